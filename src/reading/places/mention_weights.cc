#include "reading/places/mention_weights.h"

#include <algorithm>

namespace vedette {
namespace {

using namespace gazetteer_format;  // NOLINT: the flags
using Words = PlaceWords;

class Weigher {
 public:
  Weigher(const NameText& text, const Gazetteer& world, const PlaceWords& words, const std::vector<PlaceMention>& found)
      : doc_(text.doc()), text_(text), world_(world), words_(words), found_(found) {}

  double weigh(const PlaceMention& m) const {
    if (m.evidence >= 100) return 6;
    if (m.people) return weigh_people(m);
    return label_points(m) + importance(m) + context_points(m);
  }

 private:
  double label_points(const PlaceMention& m) const {
    if (m.road)
      return m.label == EntLabel::kFac || m.label == EntLabel::kLoc || m.label == EntLabel::kGpe ? 4
             : m.label == EntLabel::kPerson                                                      ? 3
                                                                                                 : 3.5;
    switch (m.label) {
      case EntLabel::kGpe:
        return m.whole_entity ? 5 : 3.5;
      case EntLabel::kLoc:
        return m.whole_entity ? 4.5 : 2.5;
      case EntLabel::kFac:
        return m.whole_entity ? 2 : m.leading ? 1.5 : 0.5;
      case EntLabel::kOrg:
        return m.whole_entity ? 1.2 : m.leading ? 1.5 : -1;
      case EntLabel::kPerson:
        return m.whole_entity ? 0 : -4;
      case EntLabel::kNorp:
        return m.whole_entity ? 1 : 0;
      case EntLabel::kEvent:
      case EntLabel::kLaw:
      case EntLabel::kProduct:
      case EntLabel::kWorkOfArt:
        return m.leading ? 0.5 : -1;
      case EntLabel::kNone:
        return doc_.pos[m.tokens.begin] == Pos::kPropn ? 0.5 : -1;
      default:
        return -2;
    }
  }

  double importance(const PlaceMention& m) const {
    if (m.road) return 0;
    if (m.candidates.empty()) return m.type_word ? 1 : m.label == EntLabel::kFac ? 0 : -2.5;
    double best = 0;
    for (const auto& c : m.candidates) {
      const auto p = world_.place(c.place);
      double points = p.population >= 500000 ? 2.5 : p.population >= 50000 ? 1.5 : p.population >= 5000 ? 0.7 : 0.2;
      if (p.kind == PlaceKind::kCountry || p.kind == PlaceKind::kAdmin1) points = 2.5;
      if (!p.id.empty()) points = p.kind == PlaceKind::kSite ? -0.5 : 2;  // a palace is mostly its government
      if (p.kind == PlaceKind::kAirport || p.kind == PlaceKind::kAirbase) points = std::max(points, 1.5);
      if (!(c.flags & (kMain | kShape | kPeople))) points -= p.population >= 100000 ? 0.5 : 1.5;
      best = std::max(best, points);
    }
    if (m.tokens.size() > 1) best += 0.5;
    return best;
  }

  // "ORN (AP) —", "ORN, Vell —": the town that a report begins with.
  bool is_dateline(const PlaceMention& m) const {
    const int32_t b = m.tokens.begin;
    const bool starts =
        b == 0 || doc_.pos[b - 1] == Pos::kSpace || doc_.word(b - 1) == "." || doc_.pos[b - 1] == Pos::kPunct;
    if (!starts || b > 400) return false;
    const bool loud = text_.all_caps(b) && doc_.word(b).size() > 2;
    for (int32_t i = m.tokens.end; i < std::min(doc_.size(), m.tokens.end + 12); ++i) {
      const std::string_view w = doc_.word(i);
      if (w == "—" || w == "–" || w == "--" || (w == "-" && loud && doc_.spaces[i - 1]))
        return loud || i <= m.tokens.end + 6;
      const bool part = w == "," || w == "(" || w == ")" || w == "." || text_.capital(i) || doc_.tags[i] == Tag::kCd;
      if (!part || doc_.pos[i] == Pos::kVerb) return false;
    }
    return false;
  }

  double context_points(const PlaceMention& m) const {
    const int32_t before = m.tokens.begin - 1, after = m.tokens.end;
    const bool starts_entity =
        before < 0 || text_.entity_at(m.tokens.begin) < 0 || text_.entity_at(before) != text_.entity_at(m.tokens.begin);
    double points = 0;
    const int32_t prep = text_.folded(before) == "the" ? before - 1 : before;
    if (of_party(m)) return 6;
    if (text_.classes(prep) & Words::kInside) points += 0.8;
    if (text_.classes(prep) & Words::kLocative) points += 2;
    if (text_.classes(prep) & Words::kMaybeLocative) points += 1;
    if (m.inside >= 0) points += 3;
    if (is_inside_other(m)) points += 3;
    if (m.type_word & Words::kDivision) points += 1.5;
    if (is_dateline(m)) return points + 6;
    if ((text_.classes(after) & (Words::kFollower | Words::kDivision)) && !text_.capital(after)) points += 1;
    if ((text_.classes(after) & Words::kOfTown) && !text_.capital(after)) points += 1;
    if (is_foreign_name(m)) points += 1;
    const bool single = m.tokens.size() == 1;
    const uint32_t own = single ? words_.classes(m.folded) : 0;
    const bool surname = single && text_.is_surname(m.folded) && m.inside < 0;
    if (m.label == EntLabel::kGpe || m.label == EntLabel::kLoc) {
      if (text_.classes(before) & Words::kShip && text_.capital(before)) points -= 8;
      if (own & Words::kOrdinary) points -= m.whole_entity ? 3.5 : 5;
      if (surname && points < 2) points -= importance(m) < 1.5 ? 3 : 0;
      return points;
    }
    if (text_.classes(before) & (Words::kTitle | Words::kShip)) points -= 6;
    if (own & Words::kOrdinary) points -= 5;
    if (own & Words::kPersonal) points -= m.leading && !m.whole_entity ? 1 : 2;
    if (surname) points -= 4;
    if (m.road) return points;
    if (!m.whole_entity && (text_.entity_at(m.tokens.begin) < 0 || m.leading)) points += body_points(m);
    if (starts_entity && text_.capital(before) && text_.entity_at(before) < 0 && doc_.pos[before] == Pos::kPropn)
      points -= 2;
    const bool loose = text_.entity_at(m.tokens.begin) < 0;
    if (loose && text_.capital(after) && doc_.pos[after] == Pos::kPropn && body_points(m) <= 0) points -= 2;
    return points;
  }

  // "D-Vell", "R - Orn": the town or state of a politician.
  bool of_party(const PlaceMention& m) const {
    const int32_t b = m.tokens.begin;
    if (text_.begin(b) != doc_.spans[b].begin) return true;
    if (b < 2 || !text_.is_dash(b - 1)) return false;
    const std::string_view party = doc_.word(b - 2);
    return party == "R" || party == "D" || party == "I" || party == "DFL";
  }

  // A name that only towns beyond the English-speaking world have is seldom anything else in English text.
  bool is_foreign_name(const PlaceMention& m) const {
    if (m.candidates.empty() || m.candidates.size() > 6 || m.folded.size() < 4) return false;
    if (m.tokens.size() == 1 && words_.is(m.folded, Words::kOrdinary | Words::kPersonal)) return false;
    bool settled = false;
    for (const auto& c : m.candidates) {
      const auto p = world_.place(c.place);
      const std::string_view land = world_.iso2(p.country);
      if (land == "US" || land == "GB" || land == "CA" || land == "AU" || land == "NZ" || land == "IE" ||
          land == "PH" || land == "ZA")
        return false;
      settled = settled || p.population >= 10000 || !p.id.empty();
    }
    return settled;
  }

  // The rest of an organisation's name: a public body is its town's, a school need not be.
  double body_points(const PlaceMention& m) const {
    double points = 0;
    const int32_t entity = text_.entity_at(m.tokens.begin);
    const int32_t end = entity >= 0 ? text_.entity(entity).tokens.end : m.tokens.end + 4;
    for (int32_t i = m.tokens.end; i < end; ++i) {
      if (entity < 0 && !text_.capital(i)) break;
      if (text_.classes(i) & Words::kHouseName) points = std::min(points, -0.7);
      if (text_.classes(i) & Words::kInstitution) return 0.7;
    }
    return points;
  }

  bool is_inside_other(const PlaceMention& m) const {
    const auto index = static_cast<size_t>(&m - found_.data());
    return index > 0 && found_[index - 1].inside == static_cast<int32_t>(index);
  }

  double weigh_people(const PlaceMention& m) const {
    const int32_t before = m.tokens.begin - 1;
    const std::string_view prev = text_.folded(text_.is_dash(std::max(before, 0)) ? before - 1 : before);
    if (prev == "african" || prev == "native" || prev == "latin" || prev == "asian" || prev == "mexican") {
      if (words_.classes(text_.folded(before)) == 0 && m.folded.substr(0, 8) == "american")
        return 0;  // a people within another
    }
    switch (m.label) {
      case EntLabel::kNorp:
        return m.whole_entity ? 5 : 3;
      case EntLabel::kGpe:
      case EntLabel::kLoc:
        return 4;
      case EntLabel::kLanguage:
        return 0;
      case EntLabel::kOrg:
        return m.leading && !m.whole_entity && body_points(m) > 0 ? 4 : m.whole_entity ? 3 : 1.5;
      case EntLabel::kNone:
        return doc_.pos[m.tokens.begin] == Pos::kAdj || doc_.pos[m.tokens.begin] == Pos::kPropn ? 3 : 0;
      case EntLabel::kEvent:
        return 3;
      default:
        return 0;
    }
  }

  const Doc& doc_;
  const NameText& text_;
  const Gazetteer& world_;
  const PlaceWords& words_;
  const std::vector<PlaceMention>& found_;
};

}  // namespace

double weigh_mention(const NameText& text, const Gazetteer& world, const PlaceWords& words,
                     const std::vector<PlaceMention>& found, const PlaceMention& mention) {
  return Weigher(text, world, words, found).weigh(mention);
}

}  // namespace vedette
