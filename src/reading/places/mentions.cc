// Finding place names.
//
// The engine's entities are right for about four toponyms in five and often of the wrong extent or kind: towns become
// persons and organisations, and the town in "Harbour City Council" is hidden in an organisation. So every capitalised
// run of words is looked up in the gazetteer, longest name first, and each hit is then weighed: the engine's label, how
// important the place is, the words around, the same name elsewhere in the report. Weights are points; a mention needs
// kNeededEvidence of them. They state how English news names places and were set by hand.
#include "reading/places/mentions.h"

#include <algorithm>
#include <cctype>
#include <unordered_map>

#include "reading/places/mention_weights.h"
#include "reading/places/name_text.h"

namespace vedette {
namespace {

using namespace gazetteer_format;  // NOLINT: the flags
using Words = PlaceWords;

constexpr int kLongestName = 7;  // tokens

class MentionFinder {
 public:
  MentionFinder(const Doc& doc, const Gazetteer& world, const PlaceWords& words)
      : doc_(doc), world_(world), words_(words), text_(doc, words) {}

  std::vector<PlaceMention> find() {
    scan();
    add_entities();
    link_containers();
    mark_counties();
    for (PlaceMention& m : found_) m.evidence = weigh_mention(text_, world_, words_, found_, m);
    support();
    std::erase_if(found_, [](const PlaceMention& m) { return m.evidence < kNeededEvidence; });
    link_containers();
    for (PlaceMention& m : found_) m.context_only = m.people && !modifies_place(m.tokens.end);
    return std::move(found_);
  }

 private:
  // The longest name of two words or more at token i has a word for roads in it: "Downing Street".
  bool is_known_street(int32_t i) const {
    const PlaceMention m = longest(i);
    if (m.tokens.size() < 2 || !(text_.classes(m.tokens.end - 1) & Words::kRoad)) return false;
    return std::any_of(m.candidates.begin(), m.candidates.end(),
                       [&](auto& c) { return !world_.place(c.place).id.empty(); });
  }

  // The folded words of some tokens.
  std::string joined(Span tokens) const {
    std::string out;
    for (int32_t i = tokens.begin; i < tokens.end; ++i) {
      if (text_.folded(i).empty()) continue;
      if (!out.empty()) out += ' ';
      out += text_.folded(i);
    }
    return out;
  }

  // ---- candidates ----

  // Candidates of `key` that the spelling of tokens [b, e) allows.
  std::vector<Gazetteer::Candidate> candidates(std::string_view key, int32_t b, int32_t e) const {
    std::vector<Gazetteer::Candidate> all = world_.find(key);
    const bool single = e - b == 1;
    const bool shaped = !single || text_.has_point(b) ||
                        (text_.all_caps(b) &&
                         (key.size() > 2 || key == "us" || key == "uk" || key == "eu" || key == "la" || key == "dc"));
    const bool postal =
        single && key.size() == 2 && text_.all_caps(b) && b > 1 && doc_.word(b - 1) == "," && text_.capital(b - 2);
    std::erase_if(all, [&](const Gazetteer::Candidate& c) {
      if (c.flags & kShape) return !(shaped || postal);
      if (c.flags & kPeople) return false;
      return key.size() <= 3 && !(c.flags & kMain);
    });
    const bool acronym = single && text_.all_caps(b) && key.size() <= 5 && !text_.has_point(b) && !text_.shouted(b);
    const bool points = single && text_.has_point(b) && key != "st";
    if (acronym || points || key == "us") {  // "SWAT", "U.N." are no villages
      std::erase_if(all, [](auto& c) { return !(c.flags & kShape); });
    }
    if (single && key.size() <= 3 && std::any_of(all.begin(), all.end(), [](auto& c) { return c.flags & kShape; })) {
      std::erase_if(all, [](auto& c) { return !(c.flags & kShape); });
    }
    if (single && words_.bearing(key).size() > 0) all.clear();  // "the West"
    return all;
  }

  // The longest name that starts at token i; an empty mention where none does.
  PlaceMention longest(int32_t i) const {
    PlaceMention best;
    std::string key;
    for (int32_t j = i; j < std::min(doc_.size(), i + kLongestName); ++j) {
      if (j > i &&
          !(text_.capital(j) || (text_.is_dash(j) && (text_.adjacent(j) || text_.classes(j - 1) & Words::kInner)) ||
            (text_.classes(j) & Words::kInner) != 0 || text_.is_possessive(j)))
        break;
      if (text_.begin(j) != doc_.spans[j].begin && j > i) break;
      if (text_.folded(j).empty()) continue;
      const bool glued = text_.is_possessive(j);
      if (!key.empty() && !glued) key += ' ';
      key += text_.folded(j);
      if (!text_.capital(j) && !(glued && j > i + 1 && best.tokens.end != j))
        continue;  // "St. Mary's", but not "Orn's"
      auto found = candidates(key, i, j + 1);
      if (found.empty()) continue;
      best.tokens = {i, j + 1};
      best.folded = key;
      best.candidates = std::move(found);
    }
    return best;
  }

  // "Northeast", "Downtown", "Greater": before a place's name.
  bool is_modifier(int32_t i) const {
    const std::string_view w = text_.folded(i);
    return (text_.classes(i) & Words::kBearing) != 0 || w == "downtown" || w == "greater" || w == "central" ||
           w == "upper" || w == "lower" || w == "metro";
  }

  void finish(PlaceMention& m) const {
    m.bytes = {text_.begin(m.tokens.begin), doc_.spans[m.tokens.end - 1].end};
    const int32_t next = m.tokens.end;  // "U.S" and its last point, cut apart at the end of a sentence
    if (next < doc_.size() && text_.adjacent(next) && doc_.word(next) == "." && text_.has_point(next - 1) &&
        slice(doc_.text, m.bytes).back() != '.')
      ++m.bytes.end;
    while (m.bytes.size() > 1 && std::string_view("-,;:").find(doc_.text[m.bytes.end - 1]) != std::string_view::npos) {
      --m.bytes.end;  // "Orn.-" of a text that was joined badly
      if (m.bytes.size() > 5 && doc_.text[m.bytes.end - 1] == '.') --m.bytes.end;
    }
    const int32_t e = text_.entity_at(m.tokens.begin);
    if (e < 0) return;
    Span core = text_.entity(e).tokens;
    m.label = text_.entity(e).label;
    while (core.begin < core.end && text_.folded(core.begin) == "the") ++core.begin;
    while (core.end > core.begin && (doc_.tags[core.end - 1] == Tag::kPos || doc_.pos[core.end - 1] == Pos::kPunct))
      --core.end;
    m.whole_entity = m.tokens.begin <= core.begin && m.tokens.end >= core.end;
    while (core.begin < m.tokens.begin && is_modifier(core.begin)) ++core.begin;
    m.leading = m.tokens.begin <= core.begin || text_.folded(m.tokens.begin - 1) == "of" ||
                text_.folded(m.tokens.begin - 1) == "in" || text_.folded(m.tokens.begin - 1) == "for" ||
                text_.folded(m.tokens.begin - 1) == "at";
  }

  // ---- the scan ----

  void scan() {
    for (int32_t i = 0; i < doc_.size();) {
      if (!text_.capital(i)) {
        i = lower_case_name(i);
        continue;
      }
      if (const PlaceMention road = road_at(i); !road.tokens.empty() && !is_known_street(i)) {
        i = add(road);
        continue;
      }
      if ((text_.classes(i) & Words::kDivision || text_.folded(i) == "city" || text_.folded(i) == "town" ||
           text_.folded(i) == "village") &&
          text_.folded(i + 1) == "of") {
        ++i;  // "the City of Orn": the place is Orn
        continue;
      }
      PlaceMention m = longest(i);
      if (m.tokens.empty() || (text_.classes(i) & Words::kFeature && !m.candidates.empty() && m.tokens.size() == 1))
        m = feature_from(i, m);
      if (m.tokens.empty()) {
        ++i;
        continue;
      }
      extend(m);
      reach_back(m);
      m.people =
          std::all_of(m.candidates.begin(), m.candidates.end(), [](auto& c) { return (c.flags & kPeople) != 0; }) &&
          !m.candidates.empty();
      i = add(m);
    }
  }

  // "eastern Orn", "the western military district": names that the lists know and English writes small. Returns where
  // to go on.
  int32_t lower_case_name(int32_t i) {
    if (!(text_.classes(i) & Words::kBearing)) return i + 1;
    const bool district = text_.folded(i + 1) == "military" && text_.folded(i + 2) == "district";
    PlaceMention m = text_.capital(i + 1) ? longest(i) : PlaceMention{};
    if (district) {
      m.tokens = {i, i + 3};
      m.folded = std::string(text_.folded(i)) + " military district";
      m.candidates = candidates(m.folded, i, i + 3);
    }
    if (m.candidates.empty() || m.tokens.size() < 2) return i + 1;
    std::erase_if(m.candidates,
                  [&](auto& c) { return world_.place(c.place).id.empty(); });  // no village called "East Orn"
    if (m.candidates.empty()) return i + 1;
    m.evidence = 100;
    return add(m);
  }

  int32_t add(PlaceMention m) {
    finish(m);
    if (m.label == EntLabel::kGpe && !m.whole_entity && !m.leading && text_.capital(m.tokens.begin - 1) &&
        !(text_.classes(m.tokens.begin - 1) & Words::kBearing) &&
        text_.entity_at(m.tokens.begin - 1) == text_.entity_at(m.tokens.begin)) {
      return m.tokens.end;  // part of a longer name that the gazetteer lacks: add_entities() takes the whole
    }
    const int32_t end = m.tokens.end;
    found_.push_back(std::move(m));
    return end;
  }

  // "Harbour Street", "County Road 43", "Highway 7": the run of capitalised words that ends with a word for roads.
  PlaceMention road_at(int32_t i) const {
    PlaceMention m;
    int32_t j = i;
    if (text_.folded(i) == "the") return m;
    while (j < doc_.size() && j < i + 5 && text_.capital(j) && !(j > i && doc_.word(j - 1) == ",")) ++j;
    for (int32_t k = i + 1; k < j; ++k) {
      if ((text_.classes(k) & Words::kRoad) == 0 || (text_.folded(k) == "st" && k + 1 < j)) continue;
      if (text_.entity_at(k) >= 0 && text_.label(k) == EntLabel::kOrg &&
          text_.entity(text_.entity_at(k)).tokens.end > k + 2)
        break;  // "Road Safety Board"
      m.tokens = {i, k + 1};
      break;
    }
    const bool numbered = (text_.classes(i) & Words::kNumberedRoad) != 0 || (m.tokens.size() >= 2);
    const int32_t last = m.tokens.empty() ? i : m.tokens.end - 1;
    if (numbered && (text_.classes(last) & Words::kNumberedRoad) != 0 && last + 1 < doc_.size() &&
        doc_.tags[last + 1] == Tag::kCd && std::isdigit(static_cast<unsigned char>(doc_.word(last + 1)[0])) &&
        text_.folded(i) != "us") {
      m.tokens = {i, last + 2};
    }
    m.road = !m.tokens.empty();
    m.folded = joined(m.tokens);
    return m;
  }

  // "Lake Vell", "Mount Orn": a feature's word and a name that the gazetteer does not have together.
  PlaceMention feature_from(int32_t i, const PlaceMention& found) const {
    const bool before = text_.folded(i) == "lake" || text_.folded(i) == "mt" || text_.folded(i) == "cape" ||
                        text_.folded(i) == "ft" || text_.folded(i) == "camp";
    if (!before || !text_.capital(i + 1) || found.tokens.size() > 1)
      return found.tokens.size() == 1 && (text_.classes(i) & Words::kOrdinary) ? PlaceMention{} : found;
    PlaceMention m;
    m.tokens = {i, i + 2};
    m.folded = joined({i, i + 2});
    m.type_word = Words::kFeature;
    return m;
  }

  // "Vellby Township", "Orn River": the type word belongs to the name; a river is not the town of its name.
  void extend(PlaceMention& m) const {
    const int32_t next = m.tokens.end;
    if (next >= doc_.size()) return;
    const uint32_t c = text_.classes(next);
    const bool own = (text_.classes(next - 1) & (Words::kDivision | Words::kFeature)) != 0 && m.tokens.size() > 1;
    const bool people =
        std::all_of(m.candidates.begin(), m.candidates.end(), [](auto& x) { return (x.flags & kPeople) != 0; });
    if (people) return;
    if ((c & Words::kDivision) && !own) {
      if (text_.capital(next) && text_.folded(next) != "state" && text_.folded(next) != "department" &&
          text_.folded(next) != "republic" && text_.folded(next) != "region" && text_.folded(next) != "district") {
        m.tokens.end = next + 1;
        auto whole = candidates(joined(m.tokens), m.tokens.begin, next + 1);
        const bool small = text_.folded(next) == "township" || text_.folded(next) == "twp" ||
                           text_.folded(next) == "borough" || text_.folded(next) == "municipality";
        if (!whole.empty())
          m.candidates = std::move(whole);
        else if (small)
          std::erase_if(m.candidates, [&](auto& x) { return world_.place(x.place).kind != PlaceKind::kCity; });
        m.folded = joined(m.tokens);
      }
      m.type_word = Words::kDivision;
    } else if ((c & Words::kFeature) && text_.capital(next) &&
               !(own && m.type_word == 0 && text_.folded(next) != "valley") &&
               !(text_.classes(next + 1) & (Words::kInstitution | Words::kHouseName) && text_.capital(next + 1))) {
      m.tokens.end = next + 1;
      m.folded = joined(m.tokens);
      m.candidates.clear();
      m.type_word = Words::kFeature;
      if (m.tokens.size() < kLongestName) extend(m);
    }
  }

  // "Gulf of Orn": the feature is the name, and not the place it is called after.
  void reach_back(PlaceMention& m) const {
    const int32_t b = m.tokens.begin;
    if (b < 2 || text_.folded(b - 1) != "of" || !text_.capital(b - 2) ||
        (text_.classes(b - 2) & Words::kFeature) == 0 || text_.folded(b - 2) == "island")
      return;
    m.tokens.begin = b - 2;
    m.folded = std::string(text_.folded(b - 2)) + " of " + m.folded;
    m.candidates.clear();
    m.type_word = Words::kFeature;
  }

  // Entities of the engine that are places by their label and hold no mention yet.
  void add_entities() {
    std::vector<PlaceMention> more;
    for (const NameText::Entity& e : text_.entities()) {
      if (e.label != EntLabel::kGpe && e.label != EntLabel::kLoc && e.label != EntLabel::kFac) continue;
      const bool taken =
          std::any_of(found_.begin(), found_.end(), [&](const PlaceMention& m) { return m.tokens.overlaps(e.tokens); });
      if (taken) continue;
      PlaceMention m;
      m.tokens = e.tokens;
      while (m.tokens.begin < m.tokens.end && (text_.folded(m.tokens.begin) == "the" || !text_.capital(m.tokens.begin)))
        ++m.tokens.begin;
      while (m.tokens.end > m.tokens.begin &&
             (doc_.tags[m.tokens.end - 1] == Tag::kPos || doc_.pos[m.tokens.end - 1] == Pos::kPunct))
        --m.tokens.end;
      if (m.tokens.empty()) continue;
      m.folded = joined(m.tokens);
      finish(m);
      m.whole_entity = true;
      more.push_back(std::move(m));
    }
    found_.insert(found_.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    std::stable_sort(found_.begin(), found_.end(), [](auto& a, auto& b) { return a.tokens.begin < b.tokens.begin; });
  }

  // "Paris, Texas": a mention, a comma, a mention of a larger kind.
  void link_containers() {
    for (size_t i = 0; i < found_.size(); ++i) found_[i].inside = -1;
    for (size_t i = 0; i + 1 < found_.size(); ++i) {
      const PlaceMention &a = found_[i], &b = found_[i + 1];
      const int32_t gap = b.tokens.begin - a.tokens.end;
      const bool comma = gap == 1 && doc_.word(a.tokens.end) == ",";
      const bool bracket = gap == 1 && doc_.word(a.tokens.end) == "(";
      if (!(comma || bracket) || a.people || b.people || a.road || b.road) continue;
      if (is_container(b) && !is_list(a, b)) found_[i].inside = static_cast<int32_t>(i) + 1;
    }
  }

  bool is_container(const PlaceMention& m) const {
    if (m.type_word & Words::kDivision) return true;
    for (const auto& c : m.candidates) {
      const PlaceKind k = world_.place(c.place).kind;
      if ((k == PlaceKind::kCountry || k == PlaceKind::kAdmin1) && (c.flags & (kMain | kShape))) return true;
      if (k == PlaceKind::kAdmin2 && (c.flags & kMain)) return true;
    }
    return false;
  }

  // "the Jordanian city", "Ukrainian air space": a word for places follows within the phrase.
  bool modifies_place(int32_t token) const {
    for (int32_t i = token; i < std::min(doc_.size(), token + 4); ++i) {
      if (text_.classes(i) & Words::kPlaceNoun) return true;
      const bool link = text_.is_dash(i) || text_.capital(i) || doc_.pos[i] == Pos::kAdj || doc_.pos[i] == Pos::kNoun;
      if (!link) return false;
    }
    return false;
  }

  // "Orn, Vell and Strand": names of one rank one after the other, none of them the container of the one before.
  bool is_list(const PlaceMention& a, const PlaceMention& b) const {
    if (text_.has_point(b.tokens.begin)) return false;
    const PlaceKind rank = highest(a);
    if (rank != highest(b) || (rank != PlaceKind::kCountry && rank != PlaceKind::kAdmin1)) return false;
    if (rank == PlaceKind::kCountry) {  // "Georgia, United States"
      return std::none_of(a.candidates.begin(), a.candidates.end(), [&](auto& c) {
        const auto p = world_.place(c.place);
        return p.kind == PlaceKind::kAdmin1 && p.country == world_.place(b.candidates[0].place).country;
      });
    }
    const int32_t next = b.tokens.end;
    if (next + 1 >= doc_.size()) return false;
    return doc_.word(next) == "and" || doc_.word(next) == "or" ||
           (doc_.word(next) == "," && text_.capital(next + 1) && found_after(next + 1));
  }
  bool found_after(int32_t token) const {
    const auto at = std::lower_bound(found_.begin(), found_.end(), token, [](const PlaceMention& m, int32_t t) { return m.tokens.begin < t; });
    return at != found_.end() && at->tokens.begin == token;
  }
  // Country or first-level division where one of the candidates is one by its own name, else unknown.
  PlaceKind highest(const PlaceMention& m) const {
    PlaceKind best = PlaceKind::kUnknown;
    for (const auto& c : m.candidates) {
      const PlaceKind k = world_.place(c.place).kind;
      if (!(c.flags & (kMain | kShape))) continue;
      if (k == PlaceKind::kCountry) return k;
      if (k == PlaceKind::kAdmin1) best = k;
    }
    return best;
  }

  // "Orn, Vell and Strand counties": each is a county.
  void mark_counties() {
    for (size_t i = found_.size(); i-- > 0;) {
      const bool last = text_.folded(found_[i].tokens.end) == "counties";
      const bool linked = i + 1 < found_.size() && found_[i + 1].evidence >= 100 &&
                          only_list_between(found_[i].tokens.end, found_[i + 1].tokens.begin);
      if (!last && !linked) continue;
      auto counties = world_.find(found_[i].folded + " county");
      if (!counties.empty()) found_[i].candidates = std::move(counties);
      found_[i].type_word = Words::kDivision;
      found_[i].evidence = 100;  // read by weigh()
    }
  }
  bool only_list_between(int32_t b, int32_t e) const {
    for (int32_t i = b; i < e; ++i) {
      if (doc_.word(i) != "," && doc_.word(i) != "and" && doc_.word(i) != "&") return false;
    }
    return e > b;
  }
  // A name that is surely a place once is one elsewhere in the report.
  void support() {
    std::unordered_map<std::string, double> sure;
    for (const PlaceMention& m : found_) {
      if (m.road || m.people) continue;
      double& best = sure[m.folded];
      best = std::max(best, m.evidence);
    }
    for (PlaceMention& m : found_) {
      if (m.road || m.people || m.evidence >= kNeededEvidence || (m.label == EntLabel::kPerson && !m.whole_entity))
        continue;
      if (m.evidence > -3 && sure[m.folded] >= 5.5) m.evidence += 3;
    }
  }

  const Doc& doc_;
  const Gazetteer& world_;
  const PlaceWords& words_;
  NameText text_;
  std::vector<PlaceMention> found_;
};

}  // namespace

std::vector<PlaceMention> find_mentions(const Doc& doc, const Gazetteer& world, const PlaceWords& words) {
  return MentionFinder(doc, world, words).find();
}

}  // namespace vedette
