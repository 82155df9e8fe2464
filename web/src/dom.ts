// Elements from values. Text only ever becomes text: nothing here, or anywhere in the page, parses markup.

type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>;

// h("button", {class: "x", onclick: f, "aria-label": "…"}, "text", node)
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const out = document.createElement(tag);
  set(out, attributes);
  add(out, children);
  return out;
}

export function svg<K extends keyof SVGElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): SVGElementTagNameMap[K] {
  const out = document.createElementNS("http://www.w3.org/2000/svg", tag);
  set(out, attributes);
  add(out, children);
  return out;
}

function set(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
}

function add(element: Element, children: Child[]): void {
  for (const child of children) if (child) element.append(child);
}

// Marks of a chart or map as buttons: one stop of the tab key for all, arrows from one to the next, Enter and Space press.
export function asButtons(marks: Element[], label: (i: number) => string, press: (i: number, mark: Element) => void): void {
  marks.forEach((mark, i) => {
    mark.setAttribute("role", "button");
    mark.setAttribute("tabindex", i === 0 ? "0" : "-1");
    mark.setAttribute("aria-label", label(i));
    mark.append(svg("title", {}, label(i)));
    mark.addEventListener("click", () => press(i, mark));
    mark.addEventListener("keydown", (event) => {
      const key = (event as KeyboardEvent).key;
      const step = key === "ArrowRight" || key === "ArrowDown" ? 1 : key === "ArrowLeft" || key === "ArrowUp" ? -1 : 0;
      if (key === "Enter" || key === " ") press(i, mark);
      else if (step) focusOne(marks, (i + step + marks.length) % marks.length);
      else return;
      event.preventDefault();
    });
  });
}

function focusOne(marks: Element[], at: number): void {
  marks.forEach((mark, i) => mark.setAttribute("tabindex", i === at ? "0" : "-1"));
  (marks[at] as SVGElement | undefined)?.focus();
}
