// Where: outlines of the world, the places of the rows on it. Named places are points; regions, countries and places told by
// their distance are areas, for that is all that is known of them. Disputed borders are drawn as disputed.
import {geoAzimuthalEqualArea, geoCircle, geoContains, geoDistance, geoGraticule10, geoPath, type GeoProjection} from "d3-geo";
import {select} from "d3-selection";
import {zoom, zoomIdentity, type ZoomBehavior, type D3ZoomEvent} from "d3-zoom";
import {feature} from "topojson-client";
import type {Topology, GeometryCollection, MultiLineString} from "topojson-specification";
import type {Feature, Geometry} from "geojson";
import world from "world";
import {brief, count, say, type Ledger, type Place, type Row} from "./brief";
import {asButtons, h, svg} from "./dom";
import {show} from "./panel";
import {rowTitle} from "./table";

const WIDTH = 1100;
const HEIGHT = 560;
const KM_TO_DEGREES = 1 / 111.2;
const NARROWEST = 5; // degrees from the middle to the edge
const RADIUS: Record<string, number> = {relative: 60, area: 60, admin1: 90, country: 200, region: 150}; // km, where none is told
const MOST_LABELS = 30;

interface Spot {
  place: Place;
  rows: {ledger: Ledger; row: Row}[];
  ground: boolean;
}

type Outlines = Topology<{countries: GeometryCollection<{name: string}>; settled: MultiLineString; disputed: MultiLineString}>;

const isArea = (p: Place): boolean => (p.precision ?? "point") in RADIUS || p.relation !== undefined;

function spots(): Spot[] {
  const out = new Map<string, Spot>();
  for (const ledger of brief.ledgers) {
    for (const row of ledger.rows) {
      if (!row.place) continue;
      const p = row.place;
      const key = `${p.name}|${p.lat}|${p.lon}|${p.relation ?? ""}`;
      const spot = out.get(key) ?? {place: p, rows: [], ground: false};
      spot.rows.push({ledger, row});
      spot.ground ||= row.kind === "ground";
      out.set(key, spot);
    }
  }
  return [...out.values()].sort((a, b) => b.rows.length - a.rows.length || a.place.name.localeCompare(b.place.name));
}

// Looks at where most of the rows are: the middle of the places by weight, and wide enough for nine rows of ten.
function view(all: Spot[]): GeoProjection {
  const unit = ({place: {lat, lon}, rows}: Spot) => {
    const [a, b] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180];
    return [Math.cos(a) * Math.cos(b), Math.cos(a) * Math.sin(b), Math.sin(a)].map((x) => x * Math.sqrt(rows.length));
  };
  const [x, y, z] = all.map(unit).reduce((s, u) => s.map((v, i) => v + u[i]!), [0, 0, 0]) as [number, number, number];
  const middle: [number, number] = [(Math.atan2(y, x) * 180) / Math.PI, (Math.atan2(z, Math.hypot(x, y)) * 180) / Math.PI];
  const away = all.map((s) => (geoDistance(middle, [s.place.lon, s.place.lat]) * 180) / Math.PI).sort((a, b) => a - b);
  const reach = Math.min(80, Math.max(NARROWEST, (away[Math.ceil(away.length * 0.8) - 1] ?? NARROWEST) * 1.25));
  return geoAzimuthalEqualArea().rotate([-middle[0], -middle[1]]).clipAngle(Math.min(170, reach * 3 + 20)).precision(0.2)
    .fitExtent([[20, 20], [WIDTH - 20, HEIGHT - 20]], geoCircle().center(middle).radius(reach)());
}

export function map(): HTMLElement {
  const all = spots();
  if (all.length === 0) return h("p", {class: "empty"}, say("empty.map"));
  const outlines = JSON.parse(world) as Outlines;
  const {countries, settled, disputed} = outlines.objects;
  const land = feature(outlines, countries).features as Feature<Geometry, {name: string}>[];
  const projection = view(all);
  const path = geoPath(projection);
  const d = (object: Parameters<typeof path>[0]) => path(object) ?? "";
  const inFrame = geoPath(view(all).clipExtent([[0, 0], [WIDTH, HEIGHT]]));
  const layer = svg("g");
  const chart = svg("svg", {viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "map", role: "group", "aria-label": say("ui.map")},
    svg("defs", {}, hatch()), svg("rect", {class: "sea", width: WIDTH, height: HEIGHT}), layer);
  layer.append(
    svg("path", {class: "graticule", d: d(geoGraticule10())}),
    ...land.map((f) => svg("path", {class: "land", d: d(f)})),
    svg("path", {class: "border", d: d(feature(outlines, settled))}),
    svg("path", {class: "border disputed", d: d(feature(outlines, disputed))}),
    ...names(land, inFrame));
  const marks = all.map((s) => mark(s, land, d, projection));
  layer.append(...[...marks].reverse(), ...labels(all, projection));
  asButtons(marks, (i) => `${title(all[i]!)}: ${count("row", all[i]!.rows.length)}`, (i, from) => {
    show(title(all[i]!), all[i]!.rows.map(({ledger, row}) => ({title: `${ledger.title} · ${rowTitle(ledger, row)}`, rule: row.rule, deed: row.deed, for: row.for, against: row.against})), from);
  });
  return h("figure", {class: "chart where"}, h("div", {class: "map-frame"}, chart, controls(chart, layer)), key());
}

const title = (s: Spot): string => (s.place.relation ? `${s.place.relation} (${s.place.name})` : s.place.name);

function hatch(): SVGElement {
  const line = svg("path", {d: "M0 6 L6 0", class: "hatch-line"});
  return svg("pattern", {id: "hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse"}, line);
}

// A country as itself, another area as a circle of what is told of it, a named place as a point.
function mark(s: Spot, land: Feature<Geometry>[], d: (object: never) => string, projection: GeoProjection): SVGElement {
  const p = s.place;
  const kind = s.ground ? "ground" : "words";
  if (p.along_border || (p.precision === "country" && !p.relation)) {
    const country = land.find((f) => geoContains(f, [p.lon, p.lat]));
    if (country) return svg("g", {class: `spot area ${kind}${p.along_border ? " band" : ""}`}, svg("path", {d: d(country as never)}));
  }
  if (isArea(p)) {
    const km = p.km ?? RADIUS[p.precision ?? ""] ?? 60;
    return svg("g", {class: `spot area ${kind}`}, svg("path", {d: d(geoCircle().center([p.lon, p.lat]).radius(km * KM_TO_DEGREES)() as never)}));
  }
  const [x, y] = projection([p.lon, p.lat]) ?? [-99, -99];
  return svg("g", {class: `spot point ${kind}`}, svg("circle", {cx: x, cy: y, r: 4 + Math.min(8, Math.sqrt(s.rows.length))}));
}

// Names of countries where there is room for them.
function names(land: Feature<Geometry, {name: string}>[], path: ReturnType<typeof geoPath>): SVGElement[] {
  const out: SVGElement[] = [];
  for (const f of land) {
    const [[west, north], [east, south]] = path.bounds(f);
    const [x, y] = path.centroid(f);
    const name = f.properties.name;
    if (!(east - west > name.length * 8 && south - north > 24) || x < 30 || x > WIDTH - 30 || y < 15 || y > HEIGHT - 15) continue;
    out.push(svg("text", {x, y, class: "country-name", "aria-hidden": "true"}, name));
  }
  return out;
}

// Names of the places told most, where they hide no other.
function labels(all: Spot[], projection: GeoProjection): SVGElement[] {
  const taken: [number, number, number, number][] = [];
  const out: SVGElement[] = [];
  for (const s of all) {
    if (out.length >= MOST_LABELS) break;
    const at = projection([s.place.lon, s.place.lat]);
    if (!at || s.place.precision === "country" || s.place.along_border) continue;
    const box: [number, number, number, number] = [at[0] + 10, at[1] - 8, at[0] + 10 + s.place.name.length * 7.2, at[1] + 8];
    if (box[0] < 0 || box[2] > WIDTH || box[1] < 0 || box[3] > HEIGHT) continue;
    if (taken.some((t) => box[0] < t[2] && t[0] < box[2] && box[1] < t[3] && t[1] < box[3])) continue;
    taken.push(box);
    out.push(svg("text", {x: box[0], y: at[1], class: "place-name", "aria-hidden": "true"}, s.place.name));
  }
  return out;
}

function controls(chart: SVGSVGElement, layer: SVGGElement): HTMLElement {
  const surface = select(chart);
  const behaviour: ZoomBehavior<SVGSVGElement, unknown> = zoom<SVGSVGElement, unknown>()
    .scaleExtent([0.5, 12])
    // The wheel scrolls the page; with a modifier it zooms the map.
    .filter((event: MouseEvent & {ctrlKey: boolean}) => (event.type === "wheel" ? event.ctrlKey || event.metaKey : !event.button))
    .on("zoom", (event: D3ZoomEvent<SVGSVGElement, unknown>) => {
      layer.setAttribute("transform", event.transform.toString());
      layer.style.setProperty("--k", String(1 / event.transform.k));
    });
  surface.call(behaviour).on("dblclick.zoom", null);
  const button = (label: string, sign: string, press: () => void) => h("button", {type: "button", class: "quiet", "aria-label": label, title: label, onclick: press}, sign);
  return h("div", {class: "map-controls"},
    button(say("ui.zoom.in"), "+", () => surface.call(behaviour.scaleBy, 1.6)),
    button(say("ui.zoom.out"), "−", () => surface.call(behaviour.scaleBy, 1 / 1.6)),
    button(say("ui.zoom.reset"), "⤢", () => surface.call(behaviour.transform, zoomIdentity)));
}

function key(): HTMLElement {
  const line = svg("svg", {viewBox: "0 0 28 10", class: "key-line", "aria-hidden": "true"}, svg("path", {d: "M0 5 L28 5", class: "border disputed"}));
  return h("figcaption", {}, h("ul", {class: "legend"},
    h("li", {}, h("span", {class: "swatch point"}), say("ui.point")),
    h("li", {}, h("span", {class: "swatch hatched"}), say("ui.area")),
    h("li", {}, line, say("ui.disputed"))), h("p", {class: "hint"}, say("hint.borders")));
}
