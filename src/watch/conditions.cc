// What a side says would satisfy or trigger it.
#include <fmt/format.h>

#include <algorithm>

#include "watch/items.h"
#include "watch/ledgers.h"
#include "watch/rows.h"

namespace vedette {
namespace {

class Conditions {
 public:
  explicit Conditions(const Facts& facts) : facts_(facts) {}

  std::vector<Row> run() {
    for (const Fact& f : facts_.all()) {
      if (states(f)) add(f);
    }
    return rows_.take();
  }

 private:
  // Whether a mention is a deed that its source asks of another side, or makes its own steps hang on.
  bool states(const Fact& f) const {
    const EventMention& m = facts_.mention(f);
    if (m.attribution.empty() || f.speaker_party < 0 || f.deed < 0 || f.past) return false;
    if (f.mover >= 0 && f.mover == f.speaker_party) return false;
    const std::string& family = facts_.deed(f)->family;
    if (!facts_.of_force(f) && family != "diplomacy" && family != "humanitarian" && family != "prisoners" &&
        family != "alliance")
      return false;
    const Act act = facts_.report(f).reading.statements[m.attribution.back()].act;
    const bool asks = act == Act::kDemand || act == Act::kAsk || act == Act::kPropose;
    const bool worded = facts_.phrases().has("condition", facts_.text(facts_.evidence(f)));
    if (m.modality == Modality::kDemanded) return asks || (worded && facts_.of_force(f));
    // "The condition for talks is their withdrawal": only what another party would do.
    return worded && m.modality != Modality::kNotHappened && f.mover >= 0 && facts_.of_force(f) &&
           m.basis != Basis::kObserved && m.modality != Modality::kHappened;
  }

  void add(const Fact& f) {
    const EventMention& m = facts_.mention(f);
    const Sign* sign = facts_.sign(f);
    const int32_t of = f.mover >= 0 ? f.mover : facts_.only_watched() == f.speaker_party ? -1 : facts_.only_watched();
    bool fresh = false;
    Row& row = rows_.at(fmt::format("{}|{}|{}", f.speaker_party, of, sign != nullptr ? sign->id : m.deed), fresh);
    const std::string_view phrase = slice(facts_.report(f).report.text, m.span);
    if (fresh) {
      row.party = facts_.party_id(f.speaker_party);
      row.kind = "condition";
      row.state = "stated";
      row.since = f.told;
      row.fields = {{"of", facts_.party_id(of)}, {"deed", m.deed}, {"words", one_line(phrase)}};
    }
    add_to_field(row, "deed", m.deed, 3);
    add_to_field(row, "source", facts_.source_name(f));
    add_unique(row.evidence, facts_.evidence(f));
    add_items(row, phrase, facts_.anchor(f), facts_.evidence(f));
  }

  void add_items(Row& row, std::string_view phrase, std::string_view noun, const Evidence& e) {
    const NounItems items = items_of(phrase, noun);
    for (const auto& [kind, list] : {std::pair("quality", &items.qualities), std::pair("thing", &items.things)}) {
      for (const std::string_view item : *list) {
        const std::string words = one_line(item, 80);
        if (std::any_of(row.parts.begin(), row.parts.end(),
                        [&](const Row& p) { return field_of(p, "words") == words; }))
          continue;
        Row part;
        part.id = row_id("condition", row.id + "/" + words);
        part.party = row.party;
        part.kind = kind;
        part.state = row.state;
        part.since = row.since;
        part.rule = "conditions:item";
        part.fields = {{"words", words}};
        part.evidence = {e};
        row.parts.push_back(std::move(part));
        add_to_field(row, "items", words, 12);
      }
    }
  }

  const Facts& facts_;
  RowSet rows_{"conditions"};
};

}  // namespace

std::vector<Row> conditions_ledger(const Facts& facts) { return Conditions(facts).run(); }

}  // namespace vedette
