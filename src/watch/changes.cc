#include "watch/changes.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "watch/rows.h"

namespace vedette {
namespace {

using RowMap = std::map<std::string_view, const Row*>;

template <typename List>
RowMap by_id(const List& rows) {
  RowMap out;
  for (const Row& row : rows) out.emplace(row.id, &row);
  return out;
}

class Changes {
 public:
  Changes(const std::vector<ReadReport>& reports, const Moment& since) : reports_(reports), since_(since) {}

  // Rows whose state is another; with `fresh` those that were not there, too.
  template <typename List>
  void compare(std::string_view ledger, const List& before, const List& now, std::string_view name, bool fresh) {
    const RowMap old = by_id(before);
    for (const Row& row : now) {
      const auto it = old.find(row.id);
      const bool is_new = it == old.end();
      if (is_new ? fresh : it->second->state != row.state)
        add(ledger, row, name, is_new ? std::string() : it->second->state);
    }
  }

  void add(std::string_view ledger, const Row& row, std::string_view name, const std::string& was) {
    Row change;
    change.kind = ledger;
    change.id = row_id("change", std::string(ledger) + "/" + row.id + "/" + was + "/" + row.state);
    change.party = row.party;
    change.state = row.state;
    change.rule = row.rule;
    change.since = row.since;
    const std::string of = name == "kind" ? row.kind : field_of(row, name);
    change.fields = {{"of", of.empty() ? row.kind : of}, {"was", was}, {"now", row.state}, {"row", row.id}};
    change.evidence = newer(row.evidence);
    change.evidence_against = newer(row.evidence_against);
    change.place = row.place;
    rows_.push_back(std::move(change));
  }

  std::vector<Row> take() { return std::move(rows_); }

 private:
  // What has come since.
  std::vector<Evidence> newer(const std::vector<Evidence>& list) const {
    std::vector<Evidence> out;
    std::copy_if(list.begin(), list.end(), std::back_inserter(out),
                 [&](const Evidence& e) { return reports_[e.report].reading.published.moment.time > since_.time; });
    return out;
  }

  const std::vector<ReadReport>& reports_;
  const Moment& since_;
  std::vector<Row> rows_;
};

}  // namespace

std::vector<Row> changes_between(const Assessment& earlier, const Assessment& now, const std::vector<ReadReport>& reports, const Moment& since) {
  Changes changes(reports, since);
  changes.compare("verdict", earlier.verdicts, now.verdicts, "question", true);
  std::vector<Row> old_criteria, new_criteria;
  for (const Verdict& v : earlier.verdicts)
    old_criteria.insert(old_criteria.end(), v.criteria.begin(), v.criteria.end());
  for (const Verdict& v : now.verdicts) {
    if (v.level == "party") new_criteria.insert(new_criteria.end(), v.criteria.begin(), v.criteria.end());
  }
  changes.compare("criterion", old_criteria, new_criteria, "kind", false);
  changes.compare("track", earlier.tracks, now.tracks, "kind", false);
  changes.compare("indicator", earlier.indicators, now.indicators, "name", false);
  changes.compare("words_and_ground", earlier.words_and_ground, now.words_and_ground, "words", true);
  changes.compare("force", earlier.force, now.force, "words", true);
  changes.compare("conditions", earlier.conditions, now.conditions, "words", true);
  changes.compare("correspondence", earlier.correspondence, now.correspondence, "between", true);
  changes.compare("commitments", earlier.commitments, now.commitments, "words", true);
  changes.compare("warning_time", earlier.warning_time, now.warning_time, "who", true);
  changes.compare("calendar", earlier.calendar, now.calendar, "words", true);
  changes.compare("discrepancies", earlier.discrepancies, now.discrepancies, "why", true);
  return changes.take();
}

}  // namespace vedette
