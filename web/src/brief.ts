// The brief as the program wrote it (src/brief/page.cc), schema vedette.brief/1. All its text is for a reader; none is markup.

export type Tone = "" | "good" | "bad" | "open";

export interface Evidence {
  for: number[]; // indices into Brief.sentences
  against: number[];
}

export interface Line extends Evidence {
  id: string;
  name: string;
  state: string;
  code?: string;
  note?: string;
  tone?: Tone;
  up?: boolean;
  age?: string;
  rule?: string;
}

export interface Test extends Evidence {
  id: string;
  level: string;
  question: string;
  party: string;
  support: string;
  support_code: string;
  support_tone: Tone;
  opposition: string;
  opposition_code: string;
  opposition_tone: Tone;
  claimed: string;
  criteria: Line[];
  hypotheses: Line[];
  steps: Line[];
  would_change: string[];
}

export interface Place {
  name: string;
  lat: number;
  lon: number;
  country?: string;
  precision?: string;
  relation?: string;
  km?: number;
  along_border?: boolean;
}

export interface Part extends Evidence {
  depth: number;
  text: string;
  state?: string;
  tone?: Tone;
  rule?: string;
}

export interface Row extends Evidence {
  id: string;
  party: number; // index into Brief.parties; -1: none
  kind: string;
  state: string;
  deed?: string;
  tone?: Tone;
  rule?: string;
  since?: string; // ISO
  cells: string[];
  sort?: string[]; // what a cell sorts by; "": by its text
  values?: string[];
  would_change?: string[];
  low?: number;
  high?: number;
  place?: Place;
  parts?: Part[];
}

export interface Column {
  id: string;
  title: string;
  number: boolean;
}

export interface Ledger {
  id: string;
  title: string;
  hint: string;
  columns: Column[];
  rows: Row[];
}

export interface ReadAs {
  words: string;
  deed?: string;
  what: string;
  chain: string;
  rule?: string;
  place?: string;
}

export interface Sentence {
  report: number;
  before?: string;
  head?: string;
  mark: string;
  tail?: string;
  after?: string;
  read: ReadAs[];
}

export interface Report {
  number: string;
  id: string;
  outlet: string;
  country?: string;
  title?: string;
  url?: string;
  time: string;
  published: string;
  cited: number;
}

export interface Brief {
  schema: string;
  title: string;
  as_of: string;
  as_of_time: string;
  bottom_line: string;
  ever_observed: boolean;
  text: Record<string, string>;
  parties: string[];
  tracks: Line[];
  indicators: Line[];
  due: Line[];
  coverage: {id: string; value: string; name: string}[];
  changes: Ledger;
  tests: Test[];
  ledgers: Ledger[];
  sentences: Sentence[];
  reports: Report[];
  about: string[];
}

export const brief: Brief = JSON.parse(document.getElementById("data")!.textContent!);

// A fixed sentence with its slots filled; the key itself shows a missing one.
export function say(key: string, slots: Record<string, string | number> = {}): string {
  return (brief.text[key] ?? key).replace(/\{(\w+)\}/g, (all, name: string) => String(slots[name] ?? all));
}

export const count = (thing: string, n: number): string => say(`count.${thing}.${n === 1 ? "1" : "n"}`, {count: n.toLocaleString("en-US")});

export const ledger = (id: string): Ledger | undefined => brief.ledgers.find((l) => l.id === id);

// "15 Feb 2022" of an ISO date or time.
export function day(iso: string): string {
  const [year, month, date] = iso.slice(0, 10).split("-");
  return [date && String(Number(date)), month && say(`month.${Number(month)}`), year].filter(Boolean).join(" ");
}

// The cell of a row by its column; "" where the ledger has none.
export function cell(l: Ledger, row: Row, column: string): string {
  return row.cells[l.columns.findIndex((c) => c.id === column)] ?? "";
}
