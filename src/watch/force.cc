// How many of what stand where, as who says.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "watch/ledgers.h"
#include "watch/rows.h"

namespace vedette {
namespace {

// The wider kinds whose quantities are forces.
bool is_force(std::string_view widest) {
  constexpr std::string_view kForces[] = {"personnel", "armour",  "artillery", "air_defence", "aircraft",
                                          "ship",      "missile", "logistics", "vehicle",     "unit"};
  return std::find(std::begin(kForces), std::end(kForces), widest) != std::end(kForces);
}

// Whether a number can be told: not of "some", "more", "large numbers of".
bool is_counted(const Quantity& q) {
  return (q.low || q.high) && (q.bound != Bound::kVague || q.low.value_or(0) >= 1000);
}

class ForceLedger {
 public:
  explicit ForceLedger(const Facts& facts) : facts_(facts), kinds_(facts.input().knowledge.kinds) {}

  std::vector<Row> run() {
    for (const Fact& f : facts_.all()) {
      for (const int32_t q : facts_.mention(f).quantities) deed_of_[{f.ref.report, q}] = &f;
    }
    for (size_t r = 0; r < facts_.input().reports.size(); ++r) add_report(static_cast<int32_t>(r));
    return rows_.take();
  }

 private:
  void add_report(int32_t r) {
    const Reading& reading = facts_.input().reports[r].reading;
    for (size_t i = 0; i < reading.quantities.size(); ++i) {
      const Quantity& q = reading.quantities[i];
      if (!is_force(kinds_.widest(q.kind)) || q.measure == Measure::kLoss) continue;
      const auto it = deed_of_.find({r, static_cast<int32_t>(i)});
      const Fact* deed = it == deed_of_.end() ? nullptr : it->second;
      int32_t party = q.whose < 0 ? -1 : facts_.parties().party_of(r, q.whose);
      if (party < 0 && deed != nullptr) party = deed->mover;  // whose deed it belongs to
      if (party < 0) continue;
      if (deed != nullptr && deed->past) continue;
      add(r, q, party, deed);
    }
  }

  void add(int32_t r, const Quantity& q, int32_t party, const Fact* deed) {
    const ReadReport& report = facts_.input().reports[r];
    const bool counted = is_counted(q);
    if (!counted && q.measure == Measure::kStock) return;  // "some troops" tells nothing of a stock
    const std::string amount = counted ? number_text(q.low) + "-" + number_text(q.high) : "";
    bool fresh = false;
    // Soldiers are personnel: one number, however its people are called.
    const std::string_view widest = kinds_.widest(q.kind);
    const std::string kind(widest == "personnel" ? widest : std::string_view(q.kind));
    Row& row = rows_.at(fmt::format("{}|{}|{}|{}", party, kind, to_string(q.measure), amount), fresh);
    const Moment told = told_of(report.reading, q);
    if (fresh) {
      row.party = facts_.party_id(party);
      row.kind = kind;
      row.state = to_string(q.measure);
      row.since = told;
      row.fields = {{"low", counted ? number_text(q.low) : ""},
                    {"high", counted ? number_text(q.high) : ""},
                    {"bound", std::string(to_string(q.bound))},
                    {"words", one_line(words_of(report, q), 80)},
                    {"counted_on", to_string(counted_on(deed, told))}};
    }
    set_field(row, "last", to_string(told));
    add_to_field(row, "source", sayer(r, q));
    if (deed != nullptr && !row.place) row.place = facts_.place(*deed);
    if (row.place) set_field(row, "area", row.place->name);
    add_unique(row.evidence, facts_.sentence(r, q.span));
  }

  static std::string_view words_of(const ReadReport& report, const Quantity& q) {
    Span span = q.span;
    if (!is_absent(q.of)) span = {std::min(q.span.begin, q.of.begin), std::max(q.span.end, q.of.end)};
    return slice(report.report.text, span);
  }

  static Moment told_of(const Reading& reading, const Quantity& q) {
    if (!q.attribution.empty() && reading.statements[q.attribution.back()].said.known())
      return reading.statements[q.attribution.back()].said;
    return reading.published.moment;
  }

  // The time that the text gives for it, not the day of printing.
  Moment counted_on(const Fact* deed, const Moment& told) const {
    return deed != nullptr && facts_.mention(*deed).time_from_text ? facts_.mention(*deed).time : told;
  }

  std::string sayer(int32_t r, const Quantity& q) const {
    if (q.attribution.empty()) return {};
    return facts_.speaker_name(r, facts_.input().reports[r].reading.statements[q.attribution.back()]);
  }

  const Facts& facts_;
  const Kinds& kinds_;
  std::map<std::pair<int32_t, int32_t>, const Fact*> deed_of_;  // of a quantity: report, index
  RowSet rows_{"force"};
};

}  // namespace

std::vector<Row> force_ledger(const Facts& facts) { return ForceLedger(facts).run(); }

}  // namespace vedette
