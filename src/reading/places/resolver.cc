#include "reading/places/resolver.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace vedette {
namespace {

using namespace gazetteer_format;  // NOLINT: the flags

constexpr size_t kMostCandidates = 24;  // of a name, by prior
constexpr size_t kMostNames = 40;       // of a report, by frequency
constexpr int kRounds = 4;
constexpr double kTemperature = 1.2;

struct Unit {
  double x = 0, y = 0, z = 0;
};
Unit unit(GeoPoint p) {
  constexpr double kRadians = 3.14159265358979323846 / 180;
  const double c = std::cos(p.lat * kRadians);
  return {c * std::cos(p.lon * kRadians), c * std::sin(p.lon * kRadians), std::sin(p.lat * kRadians)};
}

struct Option {
  Gazetteer::PlaceId place = Gazetteer::kNoPlace;
  uint32_t flags = 0;
  Gazetteer::Place info;
  Unit at;
  double prior = 0, score = 0, share = 0;
};

struct Name {
  std::string key;
  int32_t inside = -1;  // name of the container
  uint32_t type_word = 0;
  bool people = false;
  double weight = 0;
  std::vector<Option> options;
};

bool is_area(PlaceKind k) {
  return k == PlaceKind::kCountry || k == PlaceKind::kContinent || k == PlaceKind::kBloc || k == PlaceKind::kSea;
}

class Resolver {
 public:
  Resolver(const std::vector<PlaceMention>& mentions, const Gazetteer& world, const ResolveHints& hints)
      : mentions_(mentions), world_(world), hints_(hints) {}

  std::vector<Gazetteer::PlaceId> run() {
    collect();
    for (int round = 0; round < kRounds; ++round) {
      share();
      for (Name& n : names_) gather(n);
    }
    std::vector<Gazetteer::PlaceId> out(mentions_.size(), Gazetteer::kNoPlace);
    for (size_t i = 0; i < mentions_.size(); ++i) {
      const Name& n = names_[name_of_[i]];
      const Option* best = nullptr;
      for (const Option& o : n.options) {
        if (best == nullptr || o.score > best->score) best = &o;
      }
      if (best != nullptr) out[i] = best->place;
    }
    return out;
  }

 private:
  // One name for equal spellings with equal containers.
  void collect() {
    std::map<std::string, size_t> index;
    name_of_.resize(mentions_.size());
    for (size_t i = mentions_.size(); i-- > 0;) {  // containers come after what they contain
      const PlaceMention& m = mentions_[i];
      std::string key = m.folded;
      if (m.inside >= 0) key += ", " + mentions_[static_cast<size_t>(m.inside)].folded;
      if (m.type_word & PlaceWords::kDivision) key += " (division)";
      const auto [it, fresh] = index.emplace(key, names_.size());
      name_of_[i] = it->second;
      if (fresh) {
        Name n;
        n.key = m.folded;
        n.type_word = m.type_word;
        n.people = m.people;
        if (m.inside >= 0) n.inside = static_cast<int32_t>(name_of_[static_cast<size_t>(m.inside)]);
        fill(n, m);
        names_.push_back(std::move(n));
      }
      names_[it->second].weight += 1;
    }
    for (Name& n : names_) n.weight = std::min(2.0, 0.6 + 0.4 * std::log2(1 + n.weight)) * (n.people ? 0.7 : 1);
  }

  void fill(Name& n, const PlaceMention& m) const {
    for (const auto& c : m.candidates) {
      Option o{c.place, c.flags, world_.place(c.place), {}, 0, 0, 0};
      o.prior = prior(o, m);
      n.options.push_back(o);
    }
    std::stable_sort(n.options.begin(), n.options.end(),
                     [](const Option& a, const Option& b) { return a.prior > b.prior; });
    if (n.options.size() > kMostCandidates) n.options.resize(kMostCandidates);
    for (Option& o : n.options) {
      if (!o.info.point && o.info.admin1 != Gazetteer::kNone)
        o.info.point = world_.place(world_.admin1_place(o.info.admin1)).point;
      if (o.info.point) o.at = unit(*o.info.point);
      o.score = o.prior;
    }
    demote_seatless(n);
  }

  double prior(const Option& o, const PlaceMention& m) const {
    const PlaceKind k = o.info.kind;
    double s = std::log10(1.0 + o.info.population);
    if (k == PlaceKind::kCountry) s = std::max(s, 6.0) + 0.5;
    if (k == PlaceKind::kCapital) s += 1.5;
    const bool wide =
        k == PlaceKind::kRegion || k == PlaceKind::kContinent || k == PlaceKind::kSea || k == PlaceKind::kBloc;
    if (!o.info.id.empty()) s = k == PlaceKind::kAirport ? 2 : wide ? 8 : 6;
    if (k == PlaceKind::kAdmin2 && o.info.population == 0) s = 3;
    if (o.flags & kMain) s += 2;
    if (o.flags & kShape) s += 3;
    if (o.flags & kPeople) s += 2;
    const bool division = k == PlaceKind::kAdmin1 || k == PlaceKind::kAdmin2;
    if (m.type_word & PlaceWords::kDivision)
      s += division ? 3 : 0;
    else if (k == PlaceKind::kAdmin2)
      s -= 1;
    if (hints_.outlet_country != Gazetteer::kNone && o.info.country == hints_.outlet_country) s += 1.5;
    if (hints_.local_country != Gazetteer::kNone && o.info.country == hints_.local_country) s += hints_.local_points;
    return s;
  }

  // A division that shares its name with a town inside is the town, unless a word says otherwise.
  void demote_seatless(Name& n) const {
    if (n.type_word & PlaceWords::kDivision) return;
    for (Option& a : n.options) {
      if (a.info.kind != PlaceKind::kAdmin1 && a.info.kind != PlaceKind::kAdmin2) continue;
      for (const Option& b : n.options) {
        const bool town = b.info.kind == PlaceKind::kCity || b.info.kind == PlaceKind::kCapital;
        if (!town || b.info.country != a.info.country || (b.flags & kMain) == 0) continue;
        if (b.info.admin1 == a.info.admin1 && b.info.population > 20000) {
          a.prior -= 2;
          break;
        }
      }
    }
    for (Option& a : n.options) a.score = a.prior;
  }

  void share() {
    for (Name& n : names_) {
      double top = -1e9, sum = 0;
      for (const Option& o : n.options) top = std::max(top, o.score);
      for (Option& o : n.options) sum += o.share = std::exp((o.score - top) / kTemperature);
      for (Option& o : n.options) o.share /= sum;
    }
  }

  void gather(Name& n) const {
    const auto self = static_cast<int32_t>(&n - names_.data());
    for (Option& a : n.options) {
      double near = 0, land = 0, weights = 1e-9, contained = 0, company = 0;
      for (size_t j = 0; j < names_.size() && j < kMostNames; ++j) {
        const Name& other = names_[j];
        if (static_cast<int32_t>(j) == self || other.options.empty()) continue;
        const bool holds = n.inside == static_cast<int32_t>(j), held = other.inside == self;
        double best_near = 0, same_land = 0, best_contained = 0;
        for (const Option& b : other.options) {
          if (b.share < 0.02) continue;
          if (holds) best_contained += b.share * contains(b, a);
          if (held) best_contained = std::max(best_contained, contains(a, b));
          best_near += b.share * nearness(a, b);
          if (a.info.country != Gazetteer::kNone && a.info.country == b.info.country) {
            same_land +=
                b.share * (b.info.kind == PlaceKind::kCountry ? 0.5 : 1);  // the great ones are named everywhere
          }
          if (b.info.kind == PlaceKind::kCountry) company += other.weight * b.share;
        }
        near += other.weight * best_near;
        land += other.weight * same_land;
        weights += other.weight;
        contained += best_contained;
      }
      // Countries are named in the company of countries.
      const double peers = a.info.kind == PlaceKind::kCountry ? 2.0 * company / weights : 0;
      a.score = a.prior + peers + 3.0 * (1 - std::exp(-near)) + 1.2 * near / weights + 2.0 * land / weights +
                (a.flags & (kMain | kShape) ? 6 : 3) * contained;
    }
  }

  // 1 within some tens of km, falling off over a few hundred; division and country are near to what is in them.
  double nearness(const Option& a, const Option& b) const {
    if (a.place == b.place) return 1;
    if (is_area(a.info.kind) || is_area(b.info.kind) || !a.info.point || !b.info.point) return 0;
    const bool same_admin = a.info.admin1 != Gazetteer::kNone && a.info.admin1 == b.info.admin1;
    const double dot = a.at.x * b.at.x + a.at.y * b.at.y + a.at.z * b.at.z;
    if (dot < 0.995) return same_admin ? 0.25 : 0;  // more than 640 km
    const double km = 6371 * std::sqrt(std::max(0.0, 2 - 2 * dot));
    return std::max(same_admin ? 0.3 : 0.0, km < 30 ? 1.0 : std::exp(-(km - 30) / 90));
  }

  double contains(const Option& outer, const Option& inner) const {
    if (outer.place == inner.place) return 0;
    switch (outer.info.kind) {
      case PlaceKind::kCountry:
        return inner.info.country == outer.info.country && inner.info.kind != PlaceKind::kCountry ? 1 : 0;
      case PlaceKind::kAdmin1:
        return inner.info.admin1 == outer.info.admin1 && inner.info.kind != PlaceKind::kAdmin1 ? 1 : 0;
      default:
        break;
    }
    if (!outer.info.point || !inner.info.point || outer.info.country != inner.info.country) return 0;
    return distance_km(*outer.info.point, *inner.info.point) < std::max(60, outer.info.radius_km) ? 0.8 : 0;
  }

  const std::vector<PlaceMention>& mentions_;
  const Gazetteer& world_;
  const ResolveHints& hints_;
  std::vector<Name> names_;
  std::vector<size_t> name_of_;  // by mention
};

}  // namespace

std::vector<Gazetteer::PlaceId> resolve_mentions(const std::vector<PlaceMention>& mentions, const Gazetteer& world,
                                                 const ResolveHints& hints) {
  return Resolver(mentions, world, hints).run();
}

}  // namespace vedette
