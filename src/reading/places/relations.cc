#include "reading/places/relations.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>

#include "knowledge/fold_name.h"

namespace vedette {
namespace {

using Words = PlaceWords;

class Relator {
 public:
  Relator(const Doc& doc, const std::vector<PlaceMention>& mentions, const std::vector<Gazetteer::PlaceId>& resolved,
          const Gazetteer& world, const PlaceWords& words, std::vector<Place>& places)
      : doc_(doc), mentions_(mentions), resolved_(resolved), world_(world), words_(words), places_(places) {}

  void run() {
    for (size_t i = 0; i < mentions_.size(); ++i) {
      if (mentions_[i].road) continue;
      if (!mentions_[i].people) before(i);
    }
    borders();
  }

 private:
  std::string folded(int32_t i) const { return i >= 0 && i < doc_.size() ? fold_name(doc_.word(i)) : std::string(); }
  bool is(int32_t i, std::string_view word) const { return i >= 0 && i < doc_.size() && doc_.word(i) == word; }
  uint32_t classes(int32_t i) const { return words_.classes(folded(i)); }

  // The bearing that ends at token i ("north", "north - east"), and where it begins.
  std::string bearing_at(int32_t& i) const {
    if (i >= 2 && is(i - 1, "-")) {
      const std::string whole(words_.bearing(folded(i - 2) + " " + folded(i)));
      if (!whole.empty()) return i -= 2, whole;
    }
    return std::string(words_.bearing(folded(i)));
  }

  // What stands before mention m: "[40 km] north of", "40 km from", "near".
  void before(size_t index) {
    const PlaceMention& m = mentions_[index];
    int32_t i = m.tokens.begin - 1;
    if (folded(i).empty() && (is(i, "the") || is(i, "The"))) --i;
    if (i < 0) return;
    PlaceRelation& own = places_[index].relation;
    if (is(i, "of") || is(i, "from")) {
      const bool of = is(i, "of");
      int32_t at = i - 1;
      const std::string bearing = bearing_at(at);
      if (bearing.empty() && (of || !distance_before(i, index, {}))) return;
      if (bearing.empty()) return;
      int32_t left = at;
      if (is(left - 1, "the") && (is(left - 2, "to") || is(left - 2, "in"))) left -= 2;
      if (is(left - 1, "due") || is(left - 1, "just")) --left;
      if (distance_before(left, index, bearing)) return;
      if (of && own.kind == PlaceRelationKind::kNone)
        own = {PlaceRelationKind::kBearing, -1, bearing, {static_cast<int32_t>(index)}};
      return;
    }
    if (own.kind != PlaceRelationKind::kNone) return;
    if (const std::string bearing(words_.bearing(folded(i))); !bearing.empty() && i + 1 == m.tokens.begin) {
      own = {PlaceRelationKind::kIn, -1, bearing, {static_cast<int32_t>(index)}};
      return;
    }
    if (is(i, "to") && is(i - 1, "close")) --i;
    if (classes(i) & Words::kNear) {
      own = {is(i, "off")      ? PlaceRelationKind::kOff
             : is(i, "around") ? PlaceRelationKind::kAround
                               : PlaceRelationKind::kNear,
             -1,
             {},
             {static_cast<int32_t>(index)}};
    }
  }

  // A number with a unit of length that ends before token `end`; adds the place it makes with mention `index`.
  bool distance_before(int32_t end, size_t index, const std::string& bearing) {
    const double unit = words_.kilometres(folded(end - 1));
    if (unit <= 0 || end < 2 || is(end - 1, "m")) return false;
    int32_t first = end - 2;
    const auto value = number(doc_.word(first));
    if (!value) return false;
    if (is(first - 1, "-") && first >= 2 && number(doc_.word(first - 2))) first -= 2;
    Place p;
    p.span = {doc_.spans[first].begin, places_[index].span.end};
    p.name = slice(doc_.text, p.span);
    p.precision = "unknown";
    p.relation = {PlaceRelationKind::kDistance, *value * unit, bearing, {static_cast<int32_t>(index)}};
    const Place& base = places_[index];
    if (!bearing.empty() && base.lat && base.precision != "country") {
      if (const auto point = travel({*base.lat, *base.lon}, p.relation.km, bearing)) {
        p.lat = point->lat;
        p.lon = point->lon;
        p.precision = "relative";
      }
    }
    places_.push_back(std::move(p));
    return true;
  }

  // "40", "1,200", "12.5", "forty".
  static std::optional<double> number(std::string_view word) {
    constexpr std::string_view kSmall[] = {"one", "two",   "three", "four", "five",
                                           "six", "seven", "eight", "nine", "ten"};
    constexpr std::string_view kTens[] = {"ten",   "twenty",  "thirty", "forty",  "fifty",
                                          "sixty", "seventy", "eighty", "ninety", "hundred"};
    for (size_t i = 0; i < std::size(kSmall); ++i) {
      if (word == kSmall[i]) return static_cast<double>(i + 1);
      if (word == kTens[i]) return static_cast<double>(10 * (i + 1));
    }
    std::string digits;
    for (const char c : word) {
      if (c >= '0' && c <= '9')
        digits += c;
      else if (c == '.' && !digits.empty())
        digits += c;
      else if (c != ',')
        return std::nullopt;
    }
    if (digits.empty() || digits.size() > 9) return std::nullopt;
    return std::strtod(digits.c_str(), nullptr);
  }

  // ---- borders ----

  void borders() {
    for (int32_t i = 0; i < doc_.size(); ++i) {
      if (doc_.pos[i] != Pos::kNoun && doc_.pos[i] != Pos::kPropn) continue;
      if (classes(i) & Words::kBorder) border_at(i);
    }
  }

  int32_t mention_ending(int32_t token) const {
    for (size_t i = 0; i < mentions_.size(); ++i) {
      if (mentions_[i].tokens.end == token && can_border(i)) return static_cast<int32_t>(i);
    }
    return -1;
  }
  int32_t mention_starting(int32_t token) const {
    if (is(token, "the")) ++token;
    for (size_t i = 0; i < mentions_.size(); ++i) {
      if (mentions_[i].tokens.begin == token && can_border(i)) return static_cast<int32_t>(i);
    }
    return -1;
  }
  bool can_border(size_t i) const {
    const std::string& k = places_[i].kind;
    return k == "country" || k == "admin1" || k == "admin2" || k == "region";
  }

  void border_at(int32_t token) {
    std::vector<int32_t> of;
    int32_t first = token, last = token;
    int32_t at = token;
    while (at > 0 && (is(at - 1, "'s") || is(at - 1, "’s") || is(at - 1, "state") || is(at - 1, "land") ||
                      !words_.bearing(folded(at - 1)).empty()))
      --at;
    if (const int32_t m = mention_ending(at); m >= 0) {
      of.push_back(m);
      first = mentions_[m].tokens.begin;
      if (is(first - 1, "-") || is(first - 1, "–") || is(first - 1, "/")) {  // "the Orn-Vell border"
        if (const int32_t n = mention_ending(first - 1); n >= 0) {
          of.insert(of.begin(), n);
          first = mentions_[n].tokens.begin;
        }
      }
    }
    if (of.size() < 2 && (is(token + 1, "with") || is(token + 1, "of") || is(token + 1, "between"))) {
      const int32_t m = mention_starting(token + 2);
      if (m >= 0) {
        of.push_back(m);
        last = mentions_[m].tokens.end - 1;
        const bool both = is(last + 1, "and") && !is(token + 1, "with");
        if (const int32_t n = both ? mention_starting(last + 2) : -1; n >= 0) {
          of.push_back(n);
          last = mentions_[n].tokens.end - 1;
        }
      }
    }
    if (!of.empty()) add_border({doc_.spans[first].begin, doc_.spans[last].end}, std::move(of));
  }

  void add_border(Span span, std::vector<int32_t> of) {
    Place p;
    p.span = span;
    p.name = slice(doc_.text, span);
    p.kind = "border";
    p.precision = "unknown";
    if (of.size() == 2 && resolved_[of[0]] != Gazetteer::kNoPlace && resolved_[of[1]] != Gazetteer::kNoPlace) {
      const auto a = world_.place(resolved_[of[0]]), b = world_.place(resolved_[of[1]]);
      if (const auto border = world_.border(a.country, b.country); border && a.country != b.country) {
        p.lat = border->middle.lat;
        p.lon = border->middle.lon;
        p.precision = "area";
      }
    }
    if (of.size() == 1) p.country = places_[of[0]].country;
    p.relation = {PlaceRelationKind::kBorder, -1, {}, std::move(of)};
    places_.push_back(std::move(p));
  }

  const Doc& doc_;
  const std::vector<PlaceMention>& mentions_;
  const std::vector<Gazetteer::PlaceId>& resolved_;
  const Gazetteer& world_;
  const PlaceWords& words_;
  std::vector<Place>& places_;
};

}  // namespace

std::optional<GeoPoint> travel(GeoPoint from, double km, std::string_view bearing) {
  constexpr std::string_view kBearings[] = {"n", "ne", "e", "se", "s", "sw", "w", "nw"};
  const auto* found = std::find(std::begin(kBearings), std::end(kBearings), bearing);
  if (found == std::end(kBearings)) return std::nullopt;
  constexpr double kRadians = 3.14159265358979323846 / 180;
  const double angle = 45.0 * static_cast<double>(found - std::begin(kBearings)) * kRadians;
  const double d = km / 6371, lat = from.lat * kRadians;
  const double lat2 = std::asin(std::sin(lat) * std::cos(d) + std::cos(lat) * std::sin(d) * std::cos(angle));
  const double turn =
      std::atan2(std::sin(angle) * std::sin(d) * std::cos(lat), std::cos(d) - std::sin(lat) * std::sin(lat2));
  double lon = from.lon + turn / kRadians;
  if (lon > 180) lon -= 360;
  if (lon < -180) lon += 360;
  return GeoPoint{lat2 / kRadians, lon};
}

void relate_places(const Doc& doc, const std::vector<PlaceMention>& mentions,
                   const std::vector<Gazetteer::PlaceId>& resolved, const Gazetteer& world, const PlaceWords& words,
                   std::vector<Place>& places) {
  Relator(doc, mentions, resolved, world, words, places).run();
}

}  // namespace vedette
