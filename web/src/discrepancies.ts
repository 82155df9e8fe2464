// Discrepancies side by side: each value with its outlet, the words in which they differ marked.
import {brief, cell, say, type Ledger, type Row} from "./brief";
import {h} from "./dom";
import {counts, opens} from "./panel";
import {rowTitle} from "./table";

const MOST = 60; // cards; the rest stands in the table
const MOST_WORDS = 160; // of a value that is compared

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
const bare = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

// Which words of `a` stand in no longest common run of words with `b`.
function differing(a: string[], b: string[]): boolean[] {
  const common = Array.from({length: a.length + 1}, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; --i) {
    for (let j = b.length - 1; j >= 0; --j) {
      common[i]![j] = bare(a[i]!) === bare(b[j]!) ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
    }
  }
  const out = a.map(() => true);
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (bare(a[i]!) === bare(b[j]!)) out[i++] = false, ++j;
    else if (common[i + 1]![j]! >= common[i]![j + 1]!) ++i;
    else ++j;
  }
  return out;
}

function marked(value: string, other: string): (Node | string)[] {
  const own = words(value);
  const different = differing(own, words(other));
  const out: (Node | string)[] = [];
  for (let i = 0; i < own.length; ) {
    let end = i;
    while (end < own.length && different[end] === different[i]) ++end;
    const run = own.slice(i, end).join(" ");
    out.push(different[i] ? h("mark", {}, run) : run, " ");
    i = end;
  }
  return out;
}

function card(l: Ledger, row: Row): HTMLElement {
  const values = row.values ?? [];
  const sides = values.map((value, i) => {
    const sentence = brief.sentences[row.for[i] ?? -1];
    const report = sentence && brief.reports[sentence.report];
    return h("div", {class: "value"}, h("p", {dir: "auto"}, ...marked(value, values[i === 0 ? 1 : 0] ?? "")),
      report ? h("p", {class: "source"}, `${report.outlet} · ${report.published} · ${report.number}`) : null);
  });
  return h("article", {class: "discrepancy"}, h("h3", {}, cell(l, row, "kind")), h("p", {class: "note"}, cell(l, row, "why")), h("div", {class: "values"}, ...sides),
    opens({title: rowTitle(l, row), rule: row.rule, for: row.for, against: row.against}, counts(row)));
}

export function discrepancies(l: Ledger): HTMLElement {
  return h("div", {class: "discrepancies"}, ...l.rows.slice(0, MOST).map((r) => card(l, r)),
    l.rows.length > MOST ? h("p", {class: "empty"}, say("more.sentences", {count: l.rows.length - MOST})) : null);
}
