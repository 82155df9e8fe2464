// Threads of a correspondence: each move under the other, its items below it, with what became of them.
import {cell, say, type Ledger, type Part, type Row} from "./brief";
import {h} from "./dom";
import {counts, opens} from "./panel";

const MOST = 20; // threads
const MOST_PARTS = 40; // of a thread

function part(p: Part): HTMLElement {
  return h("li", {class: `depth-${Math.min(p.depth, 3)}`},
    p.state ? h("span", {class: `chip ${p.tone ?? ""}`}, p.state) : null, " ",
    h("span", {dir: "auto"}, p.text), " ", opens({title: p.text, rule: p.rule, for: p.for, against: p.against}, counts(p)));
}

function thread(l: Ledger, row: Row): HTMLElement {
  const parts = row.parts ?? [];
  const title = cell(l, row, "between") || cell(l, row, "party");
  const turn = cell(l, row, "turn");
  const days = [cell(l, row, "days_low"), cell(l, row, "days_high")].filter((d, i, all) => d && all.indexOf(d) === i);
  const waiting = !turn ? "" : [say("due.turn", {party: turn}), days.length === 2 ? say("due.waiting.range", {low: days[0]!, high: days[1]!}) : days.length === 1 ? say("due.waiting", {days: days[0]!}) : ""].filter(Boolean).join(", ");
  return h("article", {class: "thread"}, h("h3", {}, title, " ", h("span", {class: `chip ${row.tone ?? ""}`}, cell(l, row, "state"))),
    waiting ? h("p", {class: "note"}, waiting) : null,
    h("ol", {class: "parts"}, ...parts.slice(0, MOST_PARTS).map(part)),
    parts.length > MOST_PARTS ? h("p", {class: "empty"}, say("more.sentences", {count: parts.length - MOST_PARTS})) : null);
}

// null where no row has parts.
export function threads(l: Ledger): HTMLElement | null {
  const rows = l.rows.filter((r) => r.parts?.length);
  return rows.length === 0 ? null : h("div", {class: "threads"}, ...rows.slice(0, MOST).map((r) => thread(l, r)));
}
