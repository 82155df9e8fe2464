// The page of a brief: builds itself once from the data that it carries, and asks nothing of anybody.
import {brief, count, ledger, say, type Ledger} from "./brief";
import {discrepancies} from "./discrepancies";
import {h} from "./dom";
import {firstScreen, tests} from "./first";
import {map} from "./map";
import {panel} from "./panel";
import {reportsLedger, Table} from "./table";
import {threads} from "./threads";
import {forces, timeline} from "./timeline";

const THEMES = ["", "light", "dark"]; // "": as the system
const ON_FIRST_SCREEN = ["calendar", "hypotheses"];
const MOST_PRINTED = 400; // sentences
const tables: Table[] = [];

function section(id: string, title: string, hint: string, ...body: (HTMLElement | null)[]): HTMLElement {
  return h("section", {id, class: "block", "aria-labelledby": `h-${id}`}, h("h2", {id: `h-${id}`}, title), hint ? h("p", {class: "hint"}, hint) : null, ...body);
}

// Built when it is about to come into view: a page of many rows opens as fast as one of few.
function later(build: () => (HTMLElement | null)[], height: number): HTMLElement {
  const out = h("div", {class: "later"});
  out.style.minHeight = `${height}px`;
  let built = false;
  const fill = () => {
    if (built) return;
    built = true;
    observer.disconnect();
    out.style.minHeight = "";
    out.replaceChildren(...build().filter((x): x is HTMLElement => x !== null));
  };
  const observer = new IntersectionObserver((entries) => entries.some((e) => e.isIntersecting) && fill(), {rootMargin: "800px"});
  observer.observe(out);
  addEventListener("beforeprint", fill);
  return out;
}

function table(l: Ledger): HTMLElement {
  const out = new Table(l);
  tables.push(out);
  return out.element;
}

function ledgerSection(l: Ledger): HTMLElement {
  const chart = l.id === "words_and_ground" ? timeline : l.id === "force" ? forces : l.id === "discrepancies" ? discrepancies : l.id === "correspondence" ? threads : () => null;
  return section(l.id, l.title, l.hint, later(() => [chart(l), l.id === "discrepancies" ? null : table(l)], 200));
}

function theme(): HTMLElement {
  const button = h("button", {type: "button", class: "quiet"}, say("ui.theme"));
  let at = 0;
  button.addEventListener("click", () => {
    at = (at + 1) % THEMES.length;
    document.documentElement.dataset.theme = THEMES[at]!;
  });
  return button;
}

function contents(sections: HTMLElement[]): HTMLElement {
  const link = (s: HTMLElement) => {
    const rows = ledger(s.id)?.rows.length;
    return h("li", {}, h("a", {href: `#${s.id}`}, s.querySelector("h2")!.textContent!, rows ? h("span", {class: "n"}, ` ${rows.toLocaleString("en-US")}`) : null));
  };
  return h("nav", {"aria-label": say("ui.contents")}, h("ul", {}, ...sections.map(link)));
}

// In print the cited sentences stand at the end, under the numbers that the tables give.
function printedSentences(): HTMLElement {
  const list = h("ol", {class: "printed"});
  const out = h("section", {class: "print-only", "aria-hidden": "true"}, h("h2", {}, say("evidence.title")), list);
  addEventListener("beforeprint", () => {
    const cited = new Set([...brief.indicators, ...brief.tests, ...brief.tests.flatMap((t) => t.criteria)].flatMap((l) => [...l.for.slice(0, 12), ...l.against.slice(0, 12)]));
    for (const t of tables) for (const s of t.printed()) cited.add(s);
    list.replaceChildren(...[...cited].sort((a, b) => a - b).slice(0, MOST_PRINTED).map((index) => {
      const s = brief.sentences[index]!;
      const r = brief.reports[s.report]!;
      const item = h("li", {}, `“${s.head ?? ""}${s.mark}${s.tail ?? ""}” ${r.outlet}, ${r.published}, ${r.number}`);
      item.value = index + 1;
      return item;
    }));
  });
  return out;
}

function build(): void {
  const first = firstScreen();
  const where = section("map", say("section.map"), say("hint.map"), later(() => [map()], 600));
  const shown = brief.ledgers.filter((l) => !ON_FIRST_SCREEN.includes(l.id) && l.rows.length > 0);
  const nothing = brief.ledgers.filter((l) => !ON_FIRST_SCREEN.includes(l.id) && l.rows.length === 0);
  const blocks = [section("tests", say("section.tests"), "", tests())];
  for (const l of shown) {
    blocks.push(ledgerSection(l));
  }
  blocks.splice(1 + shown.filter((l) => l.id === "words_and_ground" || l.id === "force").length, 0, where);
  if (nothing.length > 0) {
    const told = say("empty.ledger", {reports: count("report", brief.reports.length)});
    blocks.push(section("nothing", say("ui.nothing"), "", h("p", {}, `${told} ${nothing.map((l) => l.title).join(", ")}.`)));
  }
  const reports = reportsLedger();
  blocks.push(section("reports", reports.title, reports.hint, later(() => [table(reports)], 200)));
  blocks.push(section("about", say("section.about"), "", ...brief.about.map((line) => h("p", {}, line))));
  const header = h("header", {class: "top"}, h("div", {}, h("h1", {}, brief.title), h("p", {class: "as-of"}, h("time", {datetime: brief.as_of_time}, brief.as_of))),
    h("div", {class: "tools"}, theme(), h("button", {type: "button", class: "quiet", onclick: () => window.print()}, say("ui.print"))));
  const main = h("main", {id: "main", tabindex: -1}, first, ...blocks, printedSentences());
  document.getElementById("brief")!.replaceChildren(h("a", {class: "skip", href: "#main"}, say("ui.skip")), header, contents(blocks), main, panel);
  document.documentElement.dataset.ready = "yes";
}

build();
