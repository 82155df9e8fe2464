// The sentences behind a figure or cell, in a panel beside the page: in context, with outlet, time, chain and rule.
import {brief, count, say, type Evidence, type ReadAs} from "./brief";
import {h} from "./dom";

export interface Entry extends Evidence {
  title: string;
  rule?: string;
  deed?: string;
  would_change?: string[];
}

const MOST_SENTENCES = 60; // of one entry

const body = h("div", {class: "panel-body", tabindex: 0});
const heading = h("h2", {id: "panel-title", tabindex: -1});
const close = h("button", {type: "button", class: "quiet", onclick: () => hide()}, say("ui.close"));
export const panel = h("div", {id: "panel", role: "dialog", "aria-labelledby": "panel-title", hidden: true}, h("div", {class: "panel-head"}, heading, close), body);
let opener: HTMLElement | SVGElement | null = null;

// Opens the panel for some rows; the focus comes back to what opened it.
export function show(title: string, entries: Entry[], from: Element): void {
  opener = from as HTMLElement;
  heading.textContent = title;
  body.replaceChildren(...entries.map((e) => entry(e, entries.length > 1)));
  body.scrollTop = 0;
  panel.hidden = false;
  document.body.classList.add("with-panel");
  heading.focus();
}

function hide(): void {
  if (panel.hidden) return;
  panel.hidden = true;
  document.body.classList.remove("with-panel");
  opener?.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") hide();
});

function entry(e: Entry, titled: boolean): HTMLElement {
  return h("section", {class: "entry"},
    h("h3", {class: titled ? null : "hidden"}, e.title),
    e.rule ? h("p", {class: "rule"}, `${say("ui.rule")}: ${e.rule}`) : null,
    list(e.for, "for", e.deed),
    list(e.against, "against", e.deed),
    e.for.length + e.against.length === 0 ? h("p", {class: "empty"}, say("evidence.none")) : null,
    e.would_change?.length ? h("div", {}, h("h4", {}, say("would_change.title")), h("ul", {}, ...e.would_change.map((w) => h("li", {}, w)))) : null);
}

function list(sentences: number[], side: "for" | "against", deed?: string): HTMLElement | null {
  if (sentences.length === 0) return null;
  return h("div", {class: `side ${side}`},
    h("h4", {}, `${say(`evidence.${side}`)} (${sentences.length})`),
    h("ol", {}, ...sentences.slice(0, MOST_SENTENCES).map((s) => h("li", {}, sentence(s, deed)))),
    sentences.length > MOST_SENTENCES && h("p", {class: "empty"}, say("more.sentences", {count: sentences.length - MOST_SENTENCES})));
}

// One sentence in its context.
function sentence(index: number, deed?: string): HTMLElement {
  const s = brief.sentences[index]!;
  const report = brief.reports[s.report]!;
  const marked = s.head || s.tail ? h("mark", {}, s.mark) : s.mark;
  // What the row rests on; what else was read in the sentence is a press away.
  const own = s.read.filter((r) => deed !== undefined && r.deed === deed);
  const first = own.length > 0 ? own : s.read.slice(0, 1);
  const rest = s.read.filter((r) => !first.includes(r));
  return h("article", {class: "sentence"},
    h("blockquote", {dir: "auto"},
      s.before ? h("span", {class: "context"}, s.before, " ") : null,
      h("span", {class: "said"}, s.head ?? "", marked, s.tail ?? ""),
      s.after ? h("span", {class: "context"}, " ", s.after) : null),
    h("p", {class: "source"}, h("span", {class: "cite"}, `[${index + 1}]`), ` ${report.outlet}`, report.country ? ` (${report.country})` : "", ` · ${report.published}`, report.outlet.includes(report.number) ? "" : ` · ${report.number}`,
      report.title ? h("span", {class: "headline"}, ` · ${report.title}`) : null),
    ...first.map(readAs),
    rest.length > 0 ? h("details", {}, h("summary", {}, say("ui.also", {count: rest.length})), ...rest.map(readAs)) : null);
}

function readAs(r: ReadAs): HTMLElement {
  return h("dl", {class: "read"},
    h("dt", {}, say("ui.status")), h("dd", {}, h("q", {}, r.words), ` ${r.what}`),
    h("dt", {}, say("ui.chain")), h("dd", {}, r.chain),
    ...(r.place ? [h("dt", {}, say("ui.place")), h("dd", {}, r.place)] : []),
    ...(r.rule ? [h("dt", {}, say("ui.rule")), h("dd", {class: "code"}, r.rule)] : []));
}

// A button that opens the sentences of an entry; plain text where there is none.
export function opens(entry: Entry, ...children: (Node | string)[]): HTMLElement {
  const all = entry.for.length + entry.against.length;
  if (all === 0) return h("span", {class: "no-evidence"}, ...children);
  const button = h("button", {type: "button", class: "opens", onclick: () => show(entry.title, [entry], button)}, ...children);
  return button;
}

function countParts(e: Evidence): [string, string][] {
  if (e.against.length === 0) return [e.for.length > 0 ? ["plus", count("sentence", e.for.length)] : ["none", "–"]];
  const side = (n: number, key: "for" | "against"): string => `${n} ${say(`evidence.${key}`).toLowerCase()}`;
  const against: [string, string] = ["minus", side(e.against.length, "against")];
  return e.for.length > 0 ? [["plus", side(e.for.length, "for")], against] : [against];
}

export const countText = (e: Evidence): string => countParts(e).map(([, text]) => text).join(" ");

// "3 for 1 against", and in print the sentences' numbers.
export function counts(e: Evidence): HTMLElement {
  const numbers = [...e.for.map((s) => `${s + 1}`), ...e.against.map((s) => `−${s + 1}`)];
  return h("span", {class: "counts"},
    ...countParts(e).map(([kind, text], i) => h("span", {class: kind}, i > 0 ? ` ${text}` : text)),
    h("span", {class: "print-only"}, numbers.length ? `[${numbers.slice(0, 12).join(", ")}${numbers.length > 12 ? ", …" : ""}]` : ""));
}
