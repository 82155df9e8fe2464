// Promises and declared steps. What a side says it will do or has begun is one commitment for each kind of sign; what
// others say of it settles its state.
#include <fmt/format.h>

#include <algorithm>

#include "watch/ledgers.h"
#include "watch/rows.h"

namespace vedette {
namespace {

bool is_real(Modality m) { return m == Modality::kHappened || m == Modality::kOngoing; }

// What others say of one commitment's deed.
struct Outside {
  std::vector<const Fact*> seen, missed, countered;
};

class Commitments {
 public:
  explicit Commitments(const Facts& facts) : facts_(facts) {}

  std::vector<Row> run() {
    for (const Fact& f : facts_.all()) {
      if (commits(f)) add(f);
    }
    std::vector<Row> out = rows_.take();
    for (Row& row : out) settle(row);
    return out;
  }

 private:
  bool commits(const Fact& f) const {
    const EventMention& m = facts_.mention(f);
    if (f.mover < 0 || f.past || f.habitual || m.named_only) return false;
    if (is_told_plan(f)) return true;
    if (f.source != SourceClass::kMover || m.attribution.empty()) return false;
    const Act act = facts_.report(f).reading.statements[m.attribution.back()].act;
    if (act == Act::kDemand) return false;  // of others
    // A side that is not watched commits itself in so many words only.
    const bool binding = act == Act::kPromise || act == Act::kAnnounce || act == Act::kThreaten;
    if (!facts_.parties().party(f.mover).watched && !binding) return false;
    const bool to_come = act == Act::kThreaten || (act == Act::kPromise && m.tense == Tense::kNone);
    if (is_real(m.modality) && to_come) return false;
    const bool done = is_real(m.modality);
    // A noun that only names a deed declares none.
    if (done) return facts_.is_material(f) && facts_.of_force(f) && (m.tense != Tense::kNone || !m.quantities.empty());
    const bool not_to = m.modality == Modality::kNotHappened && (m.tense == Tense::kFuture || denies(f));
    if (not_to) return facts_.is_material(f) && facts_.of_force(f);
    // A threat hangs on something, told or not.
    const bool conditional = m.modality == Modality::kPossible && (!is_absent(m.condition) || act == Act::kThreaten);
    if (m.modality != Modality::kPlanned && !conditional) return false;
    const std::string& family = f.deed < 0 ? std::string() : facts_.deed(f)->family;
    return facts_.of_force(f) || family == "economy" || family == "alliance" || family == "humanitarian" ||
           family == "prisoners";
  }

  // What the outlet itself tells that a watched side has decided or ordered: "Trump's order to withdraw".
  bool is_told_plan(const Fact& f) const {
    const EventMention& m = facts_.mention(f);
    return m.modality == Modality::kPlanned && m.attribution.empty() && !m.actor.empty() &&
           facts_.parties().party(f.mover).watched && facts_.of_force(f);
  }

  // "We have no plans to attack": a word about what will not be.
  bool denies(const Fact& f) const {
    const EventMention& m = facts_.mention(f);
    return m.phase == Phase::kIntended && facts_.report(f).reading.statements[m.attribution.back()].act == Act::kDeny;
  }

  void add(const Fact& f) {
    const EventMention& m = facts_.mention(f);
    const Sign* sign = facts_.sign(f);
    const bool not_to = m.modality == Modality::kNotHappened;
    bool fresh = false;
    Row& row = rows_.at(fmt::format("{}|{}|{}", f.mover, sign != nullptr ? sign->id : m.deed, not_to), fresh);
    if (fresh) {
      row.party = facts_.party_id(f.mover);
      row.kind = not_to ? "promise_not_to" : is_real(m.modality) ? "declared_step" : "promise";
      row.state = not_to                                                         ? "not_broken_so_far"
                  : !is_absent(m.condition) || m.modality == Modality::kPossible ? "conditional"
                                                                                 : "open";
      row.since = f.told;
      if (sign != nullptr) set_field(row, "sign", sign->id);
      set_field(row, "words", one_line(slice(facts_.report(f).report.text, m.span)));
    }
    if (fresh && is_told_plan(f)) row.kind = "plan";
    if (!fresh && row.kind == "plan" && !is_told_plan(f)) row.kind = "promise";  // in its own words now
    add_to_field(row, "deed", m.deed);
    add_to_field(row, "source", facts_.source_name(f));
    add_unique(row.evidence, facts_.evidence(f));
    if (is_real(m.modality)) {
      row.kind = "declared_step";
      row.state = "said_done";
      if (m.phase != Phase::kCompleted || partial(f)) set_field(row, "extent", "in part");
    }
    // A day that it was promised for; without one it is never overdue.
    if (m.modality == Modality::kPlanned && m.time_from_text && m.time.precision >= Precision::kMonth &&
        m.time.time >= f.told.time) {
      set_field(row, "due", to_string(m.time));
    }
  }

  bool partial(const Fact& f) const {
    const Reading& reading = facts_.report(f).reading;
    const auto& list = facts_.mention(f).quantities;
    return std::any_of(list.begin(), list.end(),
                       [&](int32_t q) { return reading.quantities[q].bound == Bound::kVague; });
  }

  // What others say since, of the same kind of sign and of its reverse.
  Outside outside(const Row& row) const {
    Outside out;
    const std::string sign = field_of(row, "sign");
    const std::string deeds = field_of(row, "deed");
    for (const Fact& f : facts_.all()) {
      const EventMention& m = facts_.mention(f);
      if (f.mover < 0 || facts_.party_id(f.mover) != row.party || f.source == SourceClass::kMover || f.past) continue;
      if (m.named_only || (f.told.known() && row.since.known() && day_of(f.told) < day_of(row.since))) continue;
      const Sign* s = facts_.sign(f);
      const bool same = s != nullptr && !sign.empty() ? s->id == sign : deeds == m.deed;
      if (same && facts_.is_seen(f) && is_real(m.modality)) out.seen.push_back(&f);
      if (same && m.modality == Modality::kNotHappened && m.tense != Tense::kFuture &&
          (facts_.is_seen(f) || !m.attribution.empty())) {
        out.missed.push_back(&f);
      }
      const bool reverse = f.deed >= 0 && !facts_.deed(f)->reverse.empty() &&
                           ("; " + deeds + ";").find("; " + facts_.deed(f)->reverse + ";") != std::string::npos;
      if (reverse && facts_.is_seen(f) && is_real(m.modality)) out.countered.push_back(&f);
    }
    return out;
  }

  void settle(Row& row) const {
    const Outside told = outside(row);
    if (row.kind == "promise_not_to") {
      // Broken only by what is seen from outside the camp.
      for (const Fact* f : told.seen) add_unique(row.evidence_against, facts_.evidence(*f));
      if (!told.seen.empty()) row.state = "broken";
      row.would_change = {"seen_by_others"};
      return;
    }
    for (const auto* list : {&told.missed, &told.countered}) {
      for (const Fact* f : *list) add_unique(row.evidence_against, facts_.evidence(*f));
    }
    const bool completed = std::any_of(told.seen.begin(), told.seen.end(), [&](const Fact* f) {
      return facts_.mention(*f).phase == Phase::kCompleted && f->source != SourceClass::kUnknown;
    });
    for (const Fact* f : told.seen) add_unique(row.evidence, facts_.evidence(*f));
    if (!told.seen.empty()) {
      row.state = completed && told.missed.empty() && told.countered.empty() && field_of(row, "extent").empty()
                      ? "kept"
                      : "partly";
    } else if (const auto due = parse_moment(field_of(row, "due"));
               due && row.state == "open" && facts_.input().as_of.known()) {
      if (end_of(*due) < facts_.input().as_of.time) row.state = "overdue";
    }
    if (row.state != "kept") row.would_change = {"seen_by_others"};
  }

  const Facts& facts_;
  RowSet rows_{"commitments"};
};

}  // namespace

std::vector<Row> commitments_ledger(const Facts& facts) { return Commitments(facts).run(); }

}  // namespace vedette
