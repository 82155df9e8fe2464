#include "topology.h"

#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace vedette::tool {
namespace {

namespace dom = simdjson::dom;

struct Ring {
  double area = 0;
  GeoPoint centre;
};

// Shoelace formula in degrees.
Ring measure(const std::vector<GeoPoint>& p) {
  double twice = 0, x = 0, y = 0;
  for (size_t i = 0; i + 1 < p.size(); ++i) {
    const double cross = p[i].lon * p[i + 1].lat - p[i + 1].lon * p[i].lat;
    twice += cross;
    x += (p[i].lon + p[i + 1].lon) * cross;
    y += (p[i].lat + p[i + 1].lat) * cross;
  }
  if (std::abs(twice) < 1e-12) return {0, p.empty() ? GeoPoint{} : p[0]};
  return {std::abs(twice) / 2, {y / (3 * twice), x / (3 * twice)}};
}

Status read_arcs(const dom::element& root, Topology& out) {
  double sx = 1, sy = 1, tx = 0, ty = 0;
  dom::element transform;
  if (root["transform"].get(transform) == simdjson::SUCCESS) {
    sx = double(transform["scale"].at(0));
    sy = double(transform["scale"].at(1));
    tx = double(transform["translate"].at(0));
    ty = double(transform["translate"].at(1));
  }
  for (dom::element arc : dom::array(root["arcs"])) {
    double x = 0, y = 0;
    std::vector<GeoPoint> points;
    for (dom::element p : dom::array(arc)) {
      x += double(p.at(0));
      y += double(p.at(1));
      points.push_back({y * sy + ty, x * sx + tx});
    }
    out.arcs.push_back(std::move(points));
  }
  return ok();
}

Status add_ring(const dom::element& arcs, const Topology& topology, Shape& shape) {
  std::vector<GeoPoint> ring;
  for (dom::element a : dom::array(arcs)) {
    const auto signed_index = static_cast<int>(int64_t(a));
    const int index = signed_index < 0 ? ~signed_index : signed_index;
    if (static_cast<size_t>(index) >= topology.arcs.size())
      return Error{ErrorCode::kMalformed, "an arc that is not there", {}};
    shape.arcs.push_back(index);
    std::vector<GeoPoint> points = topology.arcs[static_cast<size_t>(index)];
    if (signed_index < 0) std::reverse(points.begin(), points.end());
    ring.insert(ring.end(), points.begin() + (ring.empty() ? 0 : 1), points.end());
  }
  shape.rings.push_back(std::move(ring));
  return ok();
}

Result<Shape> read_shape(const dom::element& geometry, const Topology& topology) {
  Shape shape;
  std::string_view text;
  if (geometry["id"].get(text) == simdjson::SUCCESS) shape.id = text;
  if (geometry["properties"]["name"].get(text) == simdjson::SUCCESS) shape.name = text;
  if (geometry["type"].get(text) != simdjson::SUCCESS) return shape;
  if (text == "Polygon") {
    VEDETTE_CHECK(add_ring(geometry["arcs"].at(0), topology, shape));
  } else if (text == "MultiPolygon") {
    for (dom::element polygon : dom::array(geometry["arcs"])) VEDETTE_CHECK(add_ring(polygon.at(0), topology, shape));
  }
  shape.low = {90, 180};
  shape.high = {-90, -180};
  for (const auto& ring : shape.rings) {
    for (const GeoPoint& p : ring) {
      shape.low = {std::min(shape.low.lat, p.lat), std::min(shape.low.lon, p.lon)};
      shape.high = {std::max(shape.high.lat, p.lat), std::max(shape.high.lon, p.lon)};
    }
  }
  return shape;
}

}  // namespace

Result<Topology> read_topology(const std::string& path, const std::string& object) {
  try {  // simdjson's throwing interface: the file is pinned by its digest
    dom::parser parser;
    const dom::element root = parser.load(path);
    Topology out;
    VEDETTE_CHECK(read_arcs(root, out));
    for (dom::element geometry : dom::array(root["objects"][object]["geometries"])) {
      VEDETTE_TRY(Shape shape, read_shape(geometry, out));
      out.shapes.push_back(std::move(shape));
    }
    return out;
  } catch (const simdjson::simdjson_error& e) {
    return Error{ErrorCode::kMalformed, e.what(), path};
  }
}

GeoPoint centre(const Shape& shape) {
  Ring best;
  for (const auto& ring : shape.rings) {
    const Ring r = measure(ring);
    if (r.area >= best.area) best = r;
  }
  return best.centre;
}

bool contains(const Shape& shape, GeoPoint p) {
  if (p.lat < shape.low.lat || p.lat > shape.high.lat || p.lon < shape.low.lon || p.lon > shape.high.lon) return false;
  for (const auto& ring : shape.rings) {
    bool inside = false;
    for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
      const GeoPoint &a = ring[i], &b = ring[j];
      if ((a.lat > p.lat) != (b.lat > p.lat) && p.lon < (b.lon - a.lon) * (p.lat - a.lat) / (b.lat - a.lat) + a.lon)
        inside = !inside;
    }
    if (inside) return true;
  }
  return false;
}

}  // namespace vedette::tool
