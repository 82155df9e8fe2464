// Words above, ground below: what a side says and what others see of it.
#include <fmt/format.h>

#include <algorithm>

#include "watch/ledgers.h"
#include "watch/rows.h"

namespace vedette {
namespace {

bool is_real(Modality m) { return m == Modality::kHappened || m == Modality::kOngoing; }

// One word for what a row's mentions share of their status.
std::string_view standing(Modality m) { return is_real(m) ? "done" : to_string(m); }

// Acts that stand for themselves, whatever is told in them.
bool is_strong(Act act) {
  switch (act) {
    case Act::kDeny:
    case Act::kAccuse:
    case Act::kDemand:
    case Act::kPropose:
    case Act::kPromise:
    case Act::kWarn:
    case Act::kThreaten:
    case Act::kRefuse:
    case Act::kRespond:
      return true;
    default:
      return false;
  }
}

// The act that a speech event is, told in the outlet's own voice; nullopt for deeds that are no speech act between
// sides.
std::optional<Act> act_of(std::string_view type) {
  if (type == "ACCUSE") return Act::kAccuse;
  if (type == "REQUEST") return Act::kDemand;
  if (type == "REJECT") return Act::kRefuse;
  if (type == "THREATEN") return Act::kThreaten;
  return std::nullopt;
}

class WordsAndGround {
 public:
  explicit WordsAndGround(const Facts& facts) : facts_(facts) {}

  std::vector<Row> run() {
    for (const Said& said : facts_.said()) words_of(said);
    for (const Fact& f : facts_.all()) {
      told_speech(f);
      ground(f);
    }
    std::vector<Row> out = rows_.take();
    std::stable_sort(out.begin(), out.end(), [](const Row& a, const Row& b) { return a.since.time < b.since.time; });
    return out;
  }

 private:
  const Party& party(int32_t p) const { return facts_.parties().party(p); }
  std::string key_of(const Fact& f) const {
    const Sign* sign = facts_.sign(f);
    return sign != nullptr ? sign->id : facts_.mention(f).deed;
  }

  void fill(Row& row, bool fresh, const Evidence& e, const Moment& told, std::string_view kind, int32_t party,
            std::string_view state) {
    if (fresh) {
      row.kind = kind;
      row.party = facts_.party_id(party);
      row.state = state;
      row.since = told;
    }
    set_field(row, "last", to_string(told));
    add_unique(row.evidence, e);
  }

  // What is threatened or promised by a noun is not done yet: "threatened an incursion".
  Modality status_of(const Fact& f) const {
    const EventMention& m = facts_.mention(f);
    if (m.attribution.empty() || !is_real(m.modality)) return m.modality;
    const Act act = facts_.report(f).reading.statements[m.attribution.back()].act;
    const bool to_come = act == Act::kThreaten || (act == Act::kPromise && m.tense == Tense::kNone);
    return to_come ? Modality::kPlanned : m.modality;
  }

  void describe(Row& row, const Fact& f) {
    add_to_field(row, "deed", facts_.mention(f).deed, 3);
    if (const Sign* sign = facts_.sign(f); sign != nullptr) set_field(row, "sign", sign->id);
    set_field(row, "modality", std::string(standing(status_of(f))));
    const Reading& reading = facts_.report(f).reading;
    for (const int32_t q : facts_.mention(f).quantities) add_to_field(row, "kinds", reading.quantities[q].kind);
    if (!row.place) row.place = facts_.place(f);
    if (row.place) set_field(row, "place", row.place->name);
  }

  // What a side says of its own deeds: the deed that matters most of those told in a statement.
  const Fact* own_deed(const Said& said) const {
    const Fact* best = nullptr;
    for (const int32_t i : said.facts) {
      const Fact& f = facts_.all()[i];
      const EventMention& m = facts_.mention(f);
      if (f.mover != said.camp_of || f.source != SourceClass::kMover || f.past) continue;
      if (!facts_.of_force(f) || m.modality == Modality::kDemanded || (m.named_only && is_real(m.modality))) continue;
      if (best == nullptr) best = &f;
    }
    return best;
  }

  void words_of(const Said& said) {
    if (said.camp_of < 0 || is_old(said)) return;
    const Statement& s = facts_.statement(said);
    const Fact* deed = own_deed(said);
    if (deed == nullptr && !is_strong(s.act) && !blames(said)) return;
    if (deed != nullptr && facts_.mention(*deed).modality == Modality::kPossible && !is_strong(s.act)) return;
    const int32_t to = target(said);
    if (deed == nullptr && to < 0) return;  // between sides of the crisis, or about the watched deeds
    const Span where = !is_absent(s.cue) ? s.cue : s.content.empty() ? Span{} : s.content.front();
    const std::string about =
        deed == nullptr ? facts_.party_id(to) : key_of(*deed) + "/" + std::string(standing(status_of(*deed)));
    bool fresh = false;
    Row& row = rows_.at(fmt::format("words|{}|{}|{}", said.camp_of, to_string(s.act), about), fresh);
    fill(row, fresh, facts_.sentence(said.report, where), said.told, "words", said.camp_of, to_string(s.act));
    if (fresh && !s.content.empty())
      set_field(row, "words", one_line(slice(facts_.input().reports[said.report].report.text, s.content.front())));
    if (deed != nullptr) describe(row, *deed);
    add_to_field(row, "source", facts_.speaker_name(said.report, s), 3);
    if (to >= 0) set_field(row, "to", facts_.party_id(to));
  }

  // Said a year and more before the report: history.
  bool is_old(const Said& said) const {
    const Moment& published = facts_.input().reports[said.report].reading.published.moment;
    return said.told.known() && published.known() && end_of(said.told) + std::chrono::days{365} < published.time;
  }

  // Whether a side tells of another's deed against it: "the West is ignoring our concerns".
  bool blames(const Said& said) const {
    return std::any_of(said.facts.begin(), said.facts.end(), [&](int32_t i) {
      const Fact& f = facts_.all()[i];
      if (f.deed < 0 || f.past || f.mover < 0 || f.mover == said.camp_of || f.mover == said.party) return false;
      return is_real(facts_.mention(f).modality) && facts_.input().codebook.quadrant(facts_.deed(f)->type) >= 3;
    });
  }

  // The other party that a statement is addressed to or about; -1.
  int32_t target(const Said& said) const {
    const Reading& reading = facts_.input().reports[said.report].reading;
    const auto other = [&](const std::vector<int32_t>& actors) {
      const int32_t p = facts_.parties().party_of(said.report, actors);
      return p == said.camp_of || p == said.party ? -1 : p;
    };
    if (const int32_t p = other(facts_.statement(said).addressee); p >= 0) return p;
    for (const int32_t i : said.facts) {
      const EventMention& m = facts_.mention(facts_.all()[i]);
      if (const int32_t p = other(m.actor); p >= 0) return p;
      if (const int32_t p = other(m.recipient); p >= 0) return p;
    }
    for (const Span& content : facts_.statement(said).content) {
      for (size_t a = 0; a < reading.actors.size(); ++a) {
        if (!content.contains(reading.actors[a].span)) continue;
        if (const int32_t p = other({static_cast<int32_t>(a)}); p >= 0) return p;
      }
    }
    return -1;
  }

  // A side's speech act that no statement holds: "Russia rejected the proposal".
  void told_speech(const Fact& f) {
    const EventMention& m = facts_.mention(f);
    if (f.deed < 0 || f.mover < 0 || !party(f.mover).watched || !is_real(m.modality) || !m.attribution.empty()) return;
    if (f.past || m.named_only || m.actor.empty()) return;
    const std::optional<Act> act = act_of(facts_.deed(f)->type);
    const int32_t to = facts_.parties().party_of(f.ref.report, m.recipient);
    if (!act || to < 0 || to == f.mover) return;
    for (const Statement& s : facts_.report(f).reading.statements) {
      if (!is_absent(s.cue) && s.cue.overlaps(m.anchor)) return;  // it has its row
    }
    bool fresh = false;
    Row& row = rows_.at(fmt::format("words|{}|{}|{}", f.mover, to_string(*act), facts_.party_id(to)), fresh);
    fill(row, fresh, facts_.evidence(f), f.told, "words", f.mover, to_string(*act));
    if (fresh) set_field(row, "words", one_line(slice(facts_.report(f).report.text, m.span)));
    add_to_field(row, "source", actor_names(facts_.report(f).reading, m.actor), 3);
    set_field(row, "to", facts_.party_id(to));
  }

  bool is_ground(const Fact& f) const {
    const EventMention& m = facts_.mention(f);
    if (f.mover < 0 || !party(f.mover).watched || f.source == SourceClass::kMover || f.past || f.habitual) return false;
    if (m.named_only && m.quantities.empty()) return false;  // what is counted is there
    if (!facts_.is_material(f) || !facts_.of_force(f)) return false;
    if (is_real(m.modality)) return in_an_area(f);
    // What is not there: looked for, or the missing of what would calm.
    if (m.modality != Modality::kNotHappened || m.tense == Tense::kFuture) return false;
    const Sign* sign = facts_.sign(f);
    const bool calming = sign != nullptr && sign->points == Points::kDown && !m.attribution.empty();
    return sign != nullptr && (facts_.is_seen(f) || calming) && in_an_area(f);
  }

  bool in_an_area(const Fact& f) const {
    const auto& areas = facts_.input().watch.areas;
    return areas.empty() ||
           std::any_of(areas.begin(), areas.end(), [&](const Area& a) { return facts_.in_area(f, a.id); });
  }

  void ground(const Fact& f) {
    if (!is_ground(f)) return;
    const EventMention& m = facts_.mention(f);
    const std::string_view grade = facts_.is_seen(f) ? "seen" : m.attribution.empty() ? "unsourced" : "said_by_others";
    bool fresh = false;
    Row& row = rows_.at(fmt::format("ground|{}|{}|{}|{}", f.mover, key_of(f), standing(m.modality), grade), fresh);
    fill(row, fresh, facts_.evidence(f), f.told, "ground", f.mover, grade);
    if (fresh) set_field(row, "words", one_line(slice(facts_.report(f).report.text, m.span)));
    describe(row, f);
    add_to_field(row, "source", facts_.source_name(f), 4);
    if (f.source != SourceClass::kUnknown) add_to_field(row, "class", std::string(to_string(f.source)), 4);
  }

  const Facts& facts_;
  RowSet rows_{"words_and_ground"};
};

}  // namespace

std::vector<Row> words_and_ground(const Facts& facts) { return WordsAndGround(facts).run(); }

}  // namespace vedette
