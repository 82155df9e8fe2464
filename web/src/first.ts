// The first screen: bottom line and direction, what changed, the indicator board, coverage, what is due.
import {brief, count, say, type Line, type Row} from "./brief";
import {h, svg} from "./dom";
import {counts, opens, show} from "./panel";
import {rowTitle} from "./table";

const LISTED = 8; // changes and things due that are shown at once

export function arrow(kind: "up" | "down" | "flat"): SVGElement {
  const path = {up: "M3 13 L13 3 M6 3 L13 3 L13 10", down: "M3 3 L13 13 M13 6 L13 13 L6 13", flat: "M2 8 L14 8 M10 4 L14 8 L10 12"}[kind];
  return svg("svg", {viewBox: "0 0 16 16", class: `arrow ${kind}`, "aria-hidden": "true"}, svg("path", {d: path}));
}

function track(t: Line): HTMLElement {
  const kind = t.tone === "bad" ? "up" : t.tone === "good" ? "down" : "flat";
  return h("li", {class: `track ${t.tone ?? ""}`}, opens({...t, title: `${t.name}: ${t.state}`},
    arrow(kind), h("span", {class: "track-name"}, t.name), h("strong", {}, t.state), h("span", {class: "note"}, t.note ?? "")));
}

function bottomLine(): HTMLElement {
  return h("section", {id: "bottom_line", class: "bottom-line", "aria-labelledby": "h-bottom"},
    h("h2", {id: "h-bottom"}, say("section.bottom_line")),
    h("p", {class: "line"}, brief.bottom_line),
    h("ul", {class: "tracks", "aria-label": say("section.tracks")}, ...brief.tracks.map(track)));
}

function changes(): HTMLElement {
  const l = brief.changes;
  const item = (row: Row) => {
    const title = rowTitle(l, row);
    return h("li", {class: row.tone ?? ""}, opens({title, rule: row.rule, for: row.for, against: row.against}, title));
  };
  const rest = l.rows.slice(LISTED);
  return h("section", {id: "changes", "aria-labelledby": "h-changes"}, h("h2", {id: "h-changes"}, say("section.changes")),
    l.rows.length === 0 ? h("p", {class: "empty"}, say("empty.changes")) : h("ul", {class: "plain"}, ...l.rows.slice(0, LISTED).map(item)),
    rest.length > 0 && h("details", {}, h("summary", {}, say("more.sentences", {count: rest.length})), h("ul", {class: "plain"}, ...rest.map(item))));
}

function indicator(i: Line): HTMLElement {
  const direction = say(i.up ? "ui.up" : "ui.down");
  const button = h("button", {type: "button", class: `indicator ${i.tone ?? ""} s-${i.code ?? ""}`},
    h("span", {class: "points"}, arrow(i.up ? "up" : "down"), h("span", {class: "direction"}, direction)),
    h("span", {class: "indicator-name"}, i.name),
    h("span", {class: "indicator-state"}, i.state),
    h("span", {class: "age"}, i.age ?? say("age.never")),
    i.note ? h("span", {class: "observed"}, i.note) : null);
  button.addEventListener("click", () => show(i.name, [{...i, title: i.name}], button));
  return h("li", {}, button);
}

function indicators(): HTMLElement {
  return h("section", {id: "indicators", "aria-labelledby": "h-indicators"}, h("h2", {id: "h-indicators"}, say("section.indicators")),
    brief.indicators.length === 0 ? h("p", {class: "empty"}, say("empty.indicators")) : h("ul", {class: "board"}, ...brief.indicators.map(indicator)));
}

function coverage(): HTMLElement {
  return h("section", {id: "coverage", "aria-labelledby": "h-coverage"}, h("h2", {id: "h-coverage"}, say("section.coverage")),
    h("dl", {class: "figures"}, ...brief.coverage.map((f) => h("div", {class: `figure f-${f.id}`}, h("dt", {}, f.name), h("dd", {}, f.value)))),
    h("p", {class: "silence"}, brief.ever_observed ? say("coverage.silence") : `${say("coverage.never.text")} ${say("coverage.silence")}`));
}

function due(): HTMLElement {
  const item = (d: Line) => h("li", {}, h("span", {class: "when"}, d.state), " ",
    opens({...d, title: `${d.state}: ${d.name}`}, d.name), d.note ? h("span", {class: "note"}, ` ${d.note}`) : null);
  return h("section", {id: "calendar", "aria-labelledby": "h-calendar"}, h("h2", {id: "h-calendar"}, say("section.calendar")),
    brief.due.length === 0 ? h("p", {class: "empty"}, say("empty.calendar")) : h("ul", {class: "due"}, ...brief.due.slice(0, LISTED).map(item)),
    brief.due.length > LISTED && h("details", {}, h("summary", {}, say("more.sentences", {count: brief.due.length - LISTED})), h("ul", {class: "due"}, ...brief.due.slice(LISTED).map(item))));
}

export function firstScreen(): HTMLElement {
  return h("div", {class: "first"}, bottomLine(), changes(), indicators(), coverage(), due());
}

// A test: how far it is supported and opposed, its criteria, its hypotheses, what would change the verdict.
const SUPPORT = ["none", "declared_only", "uncorroborated", "partially_observed", "independently_observed", "verified"];

function scale(code: string): SVGElement {
  const at = SUPPORT.indexOf(code);
  return svg("svg", {viewBox: "0 0 80 8", class: "scale", preserveAspectRatio: "xMinYMid", "aria-hidden": "true"},
    ...SUPPORT.slice(1).map((_, i) => svg("rect", {x: i * 16, y: 0, width: 14, height: 8, rx: 1, class: i < at ? "on" : "off"})));
}

export function tests(): HTMLElement {
  const body = brief.tests.map((t) => {
    const claimed = t.claimed ? h("p", {class: "note"}, say("claimed", {time: t.claimed})) : null;
    const line = (l: Line) => h("tr", {}, h("th", {scope: "row"}, l.name), h("td", {}, h("span", {class: `chip ${l.tone ?? ""}`}, l.state)), h("td", {}, l.note ?? ""),
      h("td", {class: "c-evidence"}, opens({...l, title: `${l.name}: ${l.state}`}, counts(l))));
    const head = (first: string) => h("thead", {}, h("tr", {}, ...[first, say("column.state"), say("column.why"), say("column.evidence")].map((t) => h("th", {scope: "col"}, t))));
    return h("article", {class: "test"},
      h("h3", {}, t.question),
      h("div", {class: "verdict"},
        h("div", {class: `part ${t.support_tone}`}, h("p", {class: "label"}, say("support.title")), opens({...t, against: [], title: `${say("support.title")}: ${t.support}`}, h("strong", {}, t.support)), scale(t.support_code), claimed),
        h("div", {class: `part ${t.opposition_tone}`}, h("p", {class: "label"}, say("opposition.title")), opens({...t, for: [], title: `${say("opposition.title")}: ${t.opposition}`}, h("strong", {}, t.opposition)),
          h("p", {class: "note"}, count("sentence", t.against.length)))),
      t.steps.length > 0 && h("table", {class: "lines"}, h("caption", {}, say("level.step")), head(say("level.step")), h("tbody", {}, ...t.steps.map(line))),
      t.criteria.length > 0 && h("table", {class: "lines"}, h("caption", {class: "hidden"}, say("criteria.title")), head(say("criteria.title")), h("tbody", {}, ...t.criteria.map(line))),
      t.hypotheses.length > 0 && h("div", {class: "hypotheses"}, h("h4", {}, say("hypothesis.title")),
        h("ul", {}, ...t.hypotheses.map((x) => h("li", {}, h("span", {class: "hypothesis"}, x.name), h("span", {class: "note"}, ` ${x.state} `), opens({...x, title: x.name}, counts(x)))))),
      t.would_change.length > 0 && h("details", {class: "would-change"}, h("summary", {}, say("would_change.title")), h("ul", {}, ...t.would_change.map((w) => h("li", {}, w)))));
  });
  return h("div", {}, ...(body.length ? body : [h("p", {class: "empty"}, say("empty.tests"))]));
}
