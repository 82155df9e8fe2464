// Words above and ground below one line of time, a strip for each party. A bar is the deeds told on a day; it opens them.
import {barX, plot, rectY, ruleY, axisX, axisFy, type Markish} from "@observablehq/plot";
import {brief, cell, count, day, say, type Ledger, type Row} from "./brief";
import {asButtons, h} from "./dom";
import {show} from "./panel";
import {rowTitle} from "./table";

const DAY = 86_400_000;
const SHORTEST = 14; // days on the axis
const GRADES = ["words", "seen", "said_by_others", "unsourced"] as const; // from the line outwards: words up, ground down
type Grade = (typeof GRADES)[number];
const NAMES: Record<Grade, string> = {words: "ui.words", seen: "ui.ground.seen", said_by_others: "ui.ground.said", unsourced: "ui.ground.unsourced"};

interface Bar {
  party: string;
  start: Date;
  end: Date;
  grade: Grade;
  from: number;
  to: number;
  rows: Row[];
  label: string;
}

const grade = (row: Row): Grade => (row.kind === "words" ? "words" : row.state === "seen" || row.state === "said_by_others" ? row.state : "unsourced");

// The days on which a row was told, by publication, as starts of bins.
function binsOf(row: Row, width: number): number[] {
  const times = [...row.for, ...row.against].map((s) => Date.parse(brief.reports[brief.sentences[s]!.report]!.time));
  return [...new Set(times.filter((t) => !Number.isNaN(t)).map((t) => Math.floor(t / width) * width))];
}

function bars(l: Ledger, width: number): Bar[] {
  const groups = new Map<string, Bar>();
  for (const row of l.rows) {
    const party = brief.parties[row.party] ?? "–";
    for (const bin of binsOf(row, width)) {
      const key = `${party}|${bin}|${grade(row)}`;
      const bar = groups.get(key) ?? {party, start: new Date(bin), end: new Date(bin + width), grade: grade(row), from: 0, to: 0, rows: [], label: ""};
      bar.rows.push(row);
      groups.set(key, bar);
    }
  }
  const out = [...groups.values()].sort((a, b) => a.party.localeCompare(b.party) || +a.start - +b.start || GRADES.indexOf(a.grade) - GRADES.indexOf(b.grade));
  const depth = new Map<string, number>();
  for (const bar of out) {
    const up = bar.grade === "words";
    const key = `${bar.party}|${+bar.start}|${up}`;
    bar.from = depth.get(key) ?? 0;
    bar.to = bar.from + (up ? 1 : -1) * bar.rows.length;
    depth.set(key, bar.to);
    bar.label = say("ui.day", {party: bar.party, day: day(bar.start.toISOString()), count: count("row", bar.rows.length), grade: say(NAMES[bar.grade])});
  }
  return out;
}

// Plot names its groups for nobody; what a reader needs is said on the marks.
function quiet(chart: Element): void {
  for (const group of chart.querySelectorAll("g[aria-label]")) group.removeAttribute("aria-label");
  chart.setAttribute("role", "group");
}

export function timeline(l: Ledger): HTMLElement | null {
  const times = l.rows.flatMap((r) => binsOf(r, DAY));
  if (times.length === 0) return null;
  const last = Math.max(...times);
  const days = (last - Math.min(...times)) / DAY + 1;
  const width = DAY * (days > 1500 ? 30 : days > 200 ? 7 : 1);
  const data = bars(l, width);
  const parties = [...new Set(data.map((b) => b.party))];
  const start = Math.min(...times, last - (SHORTEST - 1) * DAY);
  const highest = Math.max(2, ...data.map((b) => b.to));
  const lowest = Math.min(-2, ...data.map((b) => b.to));
  const gap = (b: Bar) => (+b.end - +b.start) * 0.08;
  const marks: Markish[] = [
    axisX({label: null, tickSize: 3, fontSize: 12, ticks: 8}),
    axisFy({label: null, fontSize: 13, anchor: "left", textAnchor: "end"}),
    ruleY([0], {stroke: "var(--ink)"}),
    rectY(data, {x1: (b: Bar) => +b.start + gap(b), x2: (b: Bar) => +b.end - gap(b), y1: "from", y2: "to", fy: "party", fill: (b: Bar) => `var(--${b.grade})`, stroke: (b: Bar) => (b.grade === "unsourced" ? "var(--ground-line)" : "none"), className: "bars"}),
  ];
  const chart = plot({
    className: "plot", width: 1100, height: Math.max(150, 40 + parties.length * 120), marginLeft: 130, marginRight: 20, marginBottom: 30, marginTop: 10,
    x: {type: "utc", domain: [new Date(start), new Date(last + width)]},
    y: {axis: null, domain: [lowest, highest]}, fy: {domain: parties, padding: 0.08}, marks,
    ariaLabel: say("ui.timeline"),
  });
  quiet(chart);
  // Plot binds each mark to its place in the data.
  const rects = [...chart.querySelectorAll<SVGRectElement & {__data__: number}>("g.bars rect")];
  const of = (i: number) => data[rects[i]!.__data__]!;
  asButtons(rects, (i) => of(i).label, (i, mark) => {
    const bar = of(i);
    show(bar.label, bar.rows.map((r) => ({title: rowTitle(l, r), rule: r.rule, deed: r.deed, for: r.for, against: r.against})), mark);
  });
  const legend = h("ul", {class: "legend"}, ...GRADES.map((g) => h("li", {}, h("span", {class: `swatch ${g}`}), say(NAMES[g]))));
  return h("figure", {class: "chart timeline"}, legend, h("div", {class: "scroll-x"}, chart));
}

// Who counts how many: a line for each claim, ranges as bars, "at least" with an open end. One chart a party and kind.
interface Claim {
  label: string;
  low: number;
  high: number;
  open: boolean;
  row: Row;
  text: string;
}

const CHART = 680; // px, of which the sources' names and the numbers as told take
const LEFT = 240;
const RIGHT = 215;
const MOST_SOURCE = 22; // characters
const MOST_CHARTS = 6;
const MOST_CLAIMS = 14;

const shortened = (text: string): string => (text.length > MOST_SOURCE ? `${text.slice(0, MOST_SOURCE - 1)}…` : text);

export function forces(l: Ledger): HTMLElement | null {
  const groups = new Map<string, Claim[]>();
  for (const row of l.rows) {
    const low = row.low ?? row.high;
    if (low === undefined || row.state === "change") continue;
    const key = `${brief.parties[row.party] ?? "–"}|${cell(l, row, "kind")}`;
    const list = groups.get(key) ?? [];
    const when = cell(l, row, "counted_on") || (row.since ? day(row.since) : "");
    const text = cell(l, row, "number");
    const open = row.high === undefined;
    list.push({label: `${shortened(cell(l, row, "source") || say("outlet.itself"))}, ${when}`, low, high: row.high ?? low, open, row, text: `${text} · ${cell(l, row, "state")}`});
    groups.set(key, list);
  }
  if (groups.size === 0) return null;
  const byCount = [...groups].sort((a, b) => b[1].length - a[1].length);
  // One claim needs no chart where others can be compared; it stands in the table.
  const compared = byCount.filter(([, claims]) => claims.length > 1).slice(0, MOST_CHARTS);
  const told = compared.length > 0 ? compared : byCount.slice(0, 2);
  return h("div", {class: "charts"}, ...told.map(([key, claims]) => forceChart(l, key, claims)));
}

function forceChart(l: Ledger, key: string, all: Claim[]): HTMLElement {
  const [party, kind] = key.split("|") as [string, string];
  const seen = new Map<string, number>();
  const claims = [...all].sort((a, b) => (a.row.since ?? "").localeCompare(b.row.since ?? "")).slice(-MOST_CLAIMS);
  for (const c of claims) {
    const same = seen.get(c.label) ?? 0;
    seen.set(c.label, same + 1);
    c.label += "\u200B".repeat(same); // one line each for two claims of one source on one day
  }
  const most = Math.max(...claims.map((c) => c.high), 1) * 1.08;
  const thin = most / 160;
  const title = say("ui.force", {party, kind});
  const chart = plot({
    className: "plot", width: CHART, height: 46 + claims.length * 34, marginLeft: LEFT, marginRight: RIGHT, marginBottom: 26, marginTop: 4,
    x: {domain: [0, most], label: null, ticks: 4}, y: {domain: claims.map((c) => c.label), label: null, padding: 0.4},
    marks: [
      axisX({label: null, ticks: 4, fontSize: 12, tickFormat: (n: number) => (n >= 10_000 ? `${n / 1000}k` : n.toLocaleString("en-US"))}),
      barX(claims, {x1: 0, x2: "low", y: "label", fill: "var(--track)"}),
      barX(claims, {x1: (c: Claim) => c.low - thin, x2: (c: Claim) => (c.open ? most : c.high + thin), y: "label", fill: (c: Claim) => (c.open ? "var(--open-range)" : "var(--seen)"), className: "claims"}),
    ],
    ariaLabel: title,
  });
  labels(chart, claims);
  quiet(chart);
  const rects = [...chart.querySelectorAll<SVGRectElement & {__data__: number}>("g.claims rect")];
  const of = (i: number) => claims[rects[i]!.__data__]!;
  asButtons(rects, (i) => `${of(i).label.replaceAll("\u200B", "")}: ${of(i).text}`, (i, mark) => {
    const r = of(i).row;
    show(rowTitle(l, r), [{title: rowTitle(l, r), rule: r.rule, for: r.for, against: r.against}], mark);
  });
  return h("figure", {class: "chart force"}, h("figcaption", {}, title), h("div", {class: "scroll-x"}, chart));
}

// The names are written here, not by Plot's axis, to be cut to their room; what was said stands at the right.
function labels(chart: Element, claims: Claim[]): void {
  const rects = [...chart.querySelectorAll<SVGRectElement & {__data__: number}>("g.claims rect")];
  for (const axis of chart.querySelectorAll("[aria-label='y-axis tick label'], [aria-label='y-axis tick']")) axis.remove();
  for (const rect of rects) {
    const claim = claims[rect.__data__]!;
    const y = Number(rect.getAttribute("y")) + Number(rect.getAttribute("height")) / 2;
    const text = (x: number, anchor: string, words: string, kind: string) => {
      const node = document.createElementNS("http://www.w3.org/2000/svg", "text");
      for (const [name, value] of Object.entries({x, y, "text-anchor": anchor, dy: "0.32em", class: kind})) node.setAttribute(name, String(value));
      node.textContent = words;
      chart.append(node);
    };
    text(LEFT - 8, "end", claim.label.replaceAll("\u200B", ""), "claim-source");
    text(CHART - RIGHT + 8, "start", claim.text, "claim-number");
  }
}
