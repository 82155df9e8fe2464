// Country outlines for the page: simplified, with each line between two countries told as settled or disputed.
// Reads world-atlas (Natural Earth, public domain) and map/disputed.json; nothing is fetched.
import {readFileSync} from "node:fs";
import {feature, quantize} from "topojson-client";
import {presimplify, simplify} from "topojson-simplify";

const SMALLEST = 2e-3; // square degrees: a bend of less area is straightened
const STEPS = 3e4; // of the coordinates' grid

const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url)));
const polygons = (geometry) => (geometry.type === "Polygon" ? [geometry.arcs] : geometry.arcs);
const inside = (ring, [west, south, east, north]) => ring.every(([x, y]) => x >= west && x <= east && y >= south && y <= north);

function country(countries, name) {
  const found = countries.geometries.find((g) => g.properties.name === name);
  if (!found) throw new Error(`map/disputed.json: the outlines have no "${name}"`);
  return found;
}

// Gives a piece of one country to another; returns the arcs that became a line inside the other.
function reassign(topology, countries, {from, to, within}) {
  const giver = country(countries, from);
  const taker = country(countries, to);
  const rings = feature(topology, giver).geometry.coordinates.map((polygon) => polygon[0]);
  const all = polygons(giver);
  const moved = all.filter((_, i) => inside(rings[i], within));
  if (moved.length === 0) throw new Error(`map/disputed.json: no piece of ${from} lies within ${within}`);
  const own = new Set(polygons(taker).flat(2).map((a) => (a < 0 ? ~a : a)));
  giver.arcs = all.filter((polygon) => !moved.includes(polygon));
  taker.arcs = [...polygons(taker), ...moved];
  giver.type = taker.type = "MultiPolygon";
  return moved.flat(2).map((a) => (a < 0 ? ~a : a)).filter((a) => own.has(a));
}

export function world() {
  const {reassign: pieces, pairs} = read("map/disputed.json");
  let topology = read("node_modules/world-atlas/countries-50m.json");
  const countries = topology.objects.countries;
  const disputed = new Set(pieces.flatMap((piece) => reassign(topology, countries, piece)));
  const owners = topology.arcs.map(() => new Set());
  for (const g of countries.geometries) {
    if (g.arcs) for (const a of polygons(g).flat(2)) owners[a < 0 ? ~a : a].add(g.properties.name);
  }
  for (const pair of pairs) pair.forEach((name) => country(countries, name));
  const settled = [];
  owners.forEach((names, arc) => {
    if (disputed.has(arc) || names.size !== 2) return;
    if (pairs.some((pair) => pair.every((name) => names.has(name)))) disputed.add(arc);
    else settled.push([arc]);
  });
  const lines = (arcs) => ({type: "MultiLineString", arcs});
  for (const g of countries.geometries) {
    g.properties = {name: g.properties.name};
    delete g.id;
  }
  topology.objects = {countries, settled: lines(settled), disputed: lines([...disputed].sort((a, b) => a - b).map((a) => [a]))};
  topology = simplify(presimplify(topology), SMALLEST);
  return quantize(topology, STEPS);
}
