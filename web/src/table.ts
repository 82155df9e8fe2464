// A ledger as a table that sorts and filters. Long ones hold only the rows in view, so ten thousand cost what forty do.
import {brief, count, say, type Ledger, type Row} from "./brief";
import {h} from "./dom";
import {counts, countText, show} from "./panel";

const VIRTUAL_FROM = 80; // rows
const ROW_HEIGHT = 58; // px, as in style.css (.virtual td)
const VIEW_HEIGHT = 580; // px
const OVERSCAN = 4; // rows
const MOST_IN_VIEW = 90; // characters of a cell, where two lines of it can be seen
const MOST_PRINTED = 200; // rows
const MOST_CHOICES = 24; // of a filter
const FILTERED = ["party", "kind", "state", "deed", "modality"]; // columns with a choice of their values

export function rowTitle(l: Ledger, row: Row): string {
  const told = l.columns.map((c, i) => (c.id === "words" || c.id === "items" || c.id === "since" ? "" : row.cells[i] ?? ""));
  return told.filter(Boolean).slice(0, 4).join(" · ");
}

const collator = new Intl.Collator("en", {numeric: true});

export class Table {
  readonly element: HTMLElement;
  private readonly tbody = h("tbody");
  private readonly scroller = h("div", {class: "scroller"});
  private readonly shown = h("p", {class: "shown", "aria-live": "polite"});
  private readonly haystack: string[];
  private readonly choices: {column: number; select: HTMLSelectElement}[] = [];
  private readonly heads: HTMLElement[] = [];
  private readonly table: HTMLTableElement;
  private words = "";
  private order: number[];
  private sorted: {column: number; down: boolean} | null = null;
  private first = -1;
  private inView = new Map<number, HTMLElement>(); // by place in the order
  private printing = false;

  constructor(private readonly ledger: Ledger) {
    this.haystack = ledger.rows.map((r) => r.cells.join(" ").toLowerCase());
    this.order = ledger.rows.map((_, i) => i);
    this.table = h("table", {"aria-rowcount": ledger.rows.length + 1}, h("caption", {class: "hidden"}, ledger.title), h("thead", {}, this.head()), this.tbody);
    this.scroller.append(this.table);
    this.scroller.setAttribute("role", "region");
    this.scroller.setAttribute("aria-label", say("ui.table", {table: ledger.title}));
    this.scroller.setAttribute("tabindex", "0");
    this.element = h("div", {class: `table ledger-${ledger.id}`}, ledger.rows.length > 4 ? this.controls() : null, this.scroller, this.shown);
    if (ledger.rows.length > VIRTUAL_FROM) {
      this.element.classList.add("virtual");
      let waiting = false;
      this.scroller.addEventListener("scroll", () => {
        if (waiting) return;
        waiting = true;
        requestAnimationFrame(() => ((waiting = false), this.window()));
      }, {passive: true});
    }
    addEventListener("beforeprint", () => this.print(true));
    addEventListener("afterprint", () => this.print(false));
    this.update();
  }

  // The sentences that this table cites when it is printed.
  printed(): number[] {
    return this.order.slice(0, MOST_PRINTED).flatMap((i) => [...this.ledger.rows[i]!.for.slice(0, 12), ...this.ledger.rows[i]!.against.slice(0, 12)]);
  }

  private head(): HTMLElement {
    this.ledger.columns.forEach((column, i) => {
      const button = h("button", {type: "button", class: "sort", onclick: () => this.sort(i)}, column.title);
      this.heads.push(h("th", {scope: "col", class: `c-${column.id}`, "aria-sort": "none"}, button));
    });
    return h("tr", {}, ...this.heads, h("th", {scope: "col", class: "c-evidence"}, say("column.evidence")));
  }

  private controls(): HTMLElement {
    const input = h("input", {type: "search", placeholder: say("ui.filter"), "aria-label": say("ui.filter.table", {table: this.ledger.title})});
    input.addEventListener("input", () => ((this.words = input.value.toLowerCase()), this.update()));
    const bar = h("div", {class: "controls"}, input);
    this.ledger.columns.forEach((column, i) => {
      if (!FILTERED.includes(column.id)) return;
      const values = [...new Set(this.ledger.rows.map((r) => r.cells[i] ?? ""))].filter(Boolean).sort(collator.compare);
      if (values.length < 2 || values.length > MOST_CHOICES) return;
      const select = h("select", {"aria-label": `${column.title}, ${this.ledger.title}`, onchange: () => this.update()},
        h("option", {value: ""}, `${column.title}: ${say("ui.all")}`), ...values.map((v) => h("option", {value: v}, v)));
      this.choices.push({column: i, select});
      bar.append(select);
    });
    return bar;
  }

  private sort(column: number): void {
    this.sorted = {column, down: this.sorted?.column === column ? !this.sorted.down : false};
    this.heads.forEach((th, i) => th.setAttribute("aria-sort", i !== column ? "none" : this.sorted!.down ? "descending" : "ascending"));
    this.update();
  }

  private update(): void {
    const rows = this.ledger.rows;
    const words = this.words.split(/\s+/).filter(Boolean);
    const chosen = this.choices.filter((c) => c.select.value);
    this.order = [];
    rows.forEach((row, i) => {
      if (chosen.every((c) => row.cells[c.column] === c.select.value) && words.every((w) => this.haystack[i]!.includes(w))) this.order.push(i);
    });
    if (this.sorted) {
      const {column, down} = this.sorted;
      const key = (i: number) => rows[i]!.sort?.[column] || rows[i]!.cells[column] || "";
      const keys = new Map(this.order.map((i) => [i, key(i)]));
      this.order.sort((a, b) => (down ? -1 : 1) * collator.compare(keys.get(a)!, keys.get(b)!) || a - b);
    }
    const all = rows.length;
    this.shown.textContent = this.order.length === 0 ? say("empty.filter") : this.order.length === all ? count("row", all) : say("ui.shown", {shown: this.order.length, all: count("row", all)});
    this.first = -1;
    this.inView.clear();
    this.scroller.scrollTop = 0;
    this.window();
  }

  private get isVirtual(): boolean {
    return !this.printing && this.element.classList.contains("virtual") && this.order.length > VIRTUAL_FROM;
  }

  // Fills the body with the rows in view, and blanks as high as those above and below.
  private window(): void {
    if (!this.isVirtual) {
      const most = this.printing ? MOST_PRINTED : this.order.length;
      this.tbody.replaceChildren(...this.order.slice(0, most).map((i, at) => this.row(i, at)));
      if (most < this.order.length) this.tbody.append(h("tr", {}, h("td", {colspan: this.ledger.columns.length + 1}, say("more.rows.json", {count: this.order.length - most}))));
      return;
    }
    const first = Math.max(0, Math.floor(this.scroller.scrollTop / ROW_HEIGHT) - OVERSCAN);
    if (first === this.first) return;
    this.first = first;
    const last = Math.min(this.order.length, first + Math.ceil(VIEW_HEIGHT / ROW_HEIGHT) + 2 * OVERSCAN);
    const made = new Map<number, HTMLElement>(); // rows that stay in view are kept
    this.order.slice(first, last).forEach((i, at) => made.set(first + at, this.inView.get(first + at) ?? this.row(i, first + at)));
    this.inView = made;
    this.tbody.replaceChildren(this.blank(first), ...made.values(), this.blank(this.order.length - last));
  }

  private blank(rows: number): HTMLElement {
    const out = h("tr", {class: "blank", "aria-hidden": "true"}, h("td", {colspan: this.ledger.columns.length + 1}));
    (out.firstElementChild as HTMLElement).style.height = `${rows * ROW_HEIGHT}px`;
    return out;
  }

  private row(index: number, at: number): HTMLElement {
    const row = this.ledger.rows[index]!;
    const title = rowTitle(this.ledger, row);
    const cells = this.ledger.columns.map((column, i) => {
      const whole = row.cells[i] ?? "";
      const text = this.isVirtual && whole.length > MOST_IN_VIEW ? `${whole.slice(0, MOST_IN_VIEW)}…` : whole;
      const content = column.id === "state" && row.tone ? h("span", {class: `chip ${row.tone}`}, text) : h("span", {class: "cell", dir: "auto"}, text);
      return h("td", {class: `c-${column.id}${column.number ? " number" : ""}`, "data-title": column.title}, content);
    });
    const button: HTMLElement = h("button", {type: "button", class: "opens", "aria-label": `${countText(row)}: ${title}`, onclick: (event) => (event.stopPropagation(), this.open(row, title, button))}, counts(row));
    const out = h("tr", {"aria-rowindex": at + 2}, ...cells, h("td", {class: "c-evidence"}, button));
    out.addEventListener("click", () => {
      if (!getSelection()?.toString()) this.open(row, title, button);
    });
    return out;
  }

  private open(row: Row, title: string, from: Element): void {
    const parts = (row.parts ?? []).map((p) => ({title: p.state ? `${p.state}: ${p.text}` : p.text, rule: p.rule, for: p.for, against: p.against}));
    show(title, [{title, rule: row.rule, deed: row.deed, would_change: row.would_change, for: row.for, against: row.against}, ...parts], from);
  }

  private print(printing: boolean): void {
    this.printing = printing;
    this.first = -1;
    this.inView.clear();
    this.window();
  }
}

// The reports as a ledger of the page's own.
export function reportsLedger(): Ledger {
  const ids = ["report", "outlet", "country", "title", "published", "cited"];
  const cited = new Map<number, number[]>();
  brief.sentences.forEach((s, i) => cited.set(s.report, [...(cited.get(s.report) ?? []), i]));
  return {
    id: "reports", title: say("section.reports"), hint: say("hint.reports"),
    columns: ids.map((id) => ({id, title: say(`column.${id}`), number: id === "cited"})),
    rows: brief.reports.map((r, i) => ({
      id: r.id, party: -1, kind: "report", state: "", for: cited.get(i) ?? [], against: [],
      cells: [r.number, r.outlet, r.country ?? "", r.title ?? r.id, r.published, String(r.cited)], sort: ["", "", "", "", r.time, ""],
    })),
  };
}
