#include "reading/times/times.h"

#include "reading/times/rules.h"

namespace vedette {

Result<TimeReader> TimeReader::load(const DataFiles& data) {
  VEDETTE_TRY(TimeRuleSet rules, TimeRuleSet::load(data));
  return TimeReader(std::make_shared<const TimeRuleSet>(std::move(rules)));
}

std::vector<TimeMention> TimeReader::read(const Doc& doc) const {
  std::vector<TimeMention> out;
  if (!rules_) return out;
  const std::vector<Atom> atoms = cut_atoms(doc, rules_->lexicon);
  for (int32_t at = 0; at < static_cast<int32_t>(atoms.size());) {
    const Atom& first = atoms[static_cast<size_t>(at)];
    const TimeMatch match = match_time(*rules_, doc, atoms, at);
    if (match.rule < 0) {
      ++at;
      continue;
    }
    // A rule without a type says that its words are no time.
    if (match.meaning.has(TimeField::kType)) {
      const Span bytes{first.bytes.begin, atoms[static_cast<size_t>(match.end) - 1].bytes.end};
      out.push_back({bytes, first.token, match.rule, match.meaning});
    }
    at = match.end;
  }
  return out;
}

std::string_view TimeReader::rule_id(const TimeMention& mention) const {
  return mention.rule < 0 ? std::string_view() : std::string_view(rules_->rules[static_cast<size_t>(mention.rule)].id);
}

}  // namespace vedette
