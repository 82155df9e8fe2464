// TopoJSON: the shapes of countries or counties as shared arcs. https://github.com/topojson/topojson-specification
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "knowledge/gazetteer.h"

namespace vedette::tool {

struct Shape {
  std::string id;  // FIPS or ISO numeric
  std::string name;
  std::vector<std::vector<GeoPoint>> rings;  // outer rings of all polygons
  std::vector<int> arcs;                     // numbers of the arcs used, without direction
  GeoPoint low, high;                        // bounding box
};

struct Topology {
  std::vector<Shape> shapes;
  std::vector<std::vector<GeoPoint>> arcs;
};

// The object `object` of the file. kMalformed where it is not as the specification says.
Result<Topology> read_topology(const std::string& path, const std::string& object);

// Area-weighted centre of the largest ring.
GeoPoint centre(const Shape& shape);
bool contains(const Shape& shape, GeoPoint point);

}  // namespace vedette::tool
