#include "reading/events/events.h"

#include <fmt/format.h>

#include <algorithm>

#include "reading/events/pass.h"

namespace vedette {

Result<EventReader> EventReader::load(const DataFiles& data, Lexicon& lexicon) {
  EventReader out;
  VEDETTE_TRY(out.codebook_, Codebook::load(data));
  const std::vector<std::string> role_keys = {"actor", "recipient", "origin", "destination", "place"};
  VEDETTE_TRY(out.patterns_, PatternSet::load(data, "codebook/events/", role_keys, {"deed"}, lexicon));
  VEDETTE_TRY(out.defaults_, PatternSet::load(data, "codebook/roles.txt", role_keys, {}, lexicon));
  std::unordered_map<std::string, int32_t> by_class;
  for (size_t i = 0; i < out.defaults_.size(); ++i) by_class[out.defaults_.id(static_cast<int32_t>(i))] = static_cast<int32_t>(i);
  const auto fallback = by_class.find("default");
  if (fallback == by_class.end()) return Error{ErrorCode::kMalformed, "no row \"default\"", "codebook/roles.txt"};
  out.fallback_defaults_ = fallback->second;
  const auto turned = by_class.find("turned");
  if (turned == by_class.end()) return Error{ErrorCode::kMalformed, "no row \"turned\"", "codebook/roles.txt"};
  out.turned_ = turned->second;
  for (const Deed& deed : out.codebook_.deeds()) {
    const auto own = by_class.find(deed.cls);
    out.deed_defaults_.push_back(own == by_class.end() ? out.fallback_defaults_ : own->second);
  }
  for (size_t i = 0; i < out.patterns_.size(); ++i) {
    const std::string_view deed = out.patterns_.value(static_cast<int32_t>(i), "deed");
    const int32_t index = out.codebook_.find(deed);
    if (index < 0) return line_error(out.patterns_.records()[i], 3, fmt::format("no deed \"{}\" in codebook/deeds.txt", deed));
    out.pattern_deed_.push_back(index);
  }
  out.other_ = out.codebook_.find("other");
  out.demand_ = out.codebook_.find("demand");
  if (out.demand_ < 0) return Error{ErrorCode::kMalformed, "the deed \"demand\" is missing", "codebook/deeds.txt"};
  out.classes_ = {lexicon.class_id("no_event_verb"), lexicon.class_id("order_verb"), lexicon.class_id("say_verb"), lexicon.class_id("must"),
                  lexicon.class_id("light_passive"), lexicon.class_id("force")};
  return out;
}

Events EventReader::read(const EventInput& input) const { return Pass(*this, input).run(); }

std::span<const RoleRef> EventReader::roles(int32_t pattern, int32_t deed, std::string_view key) const {
  if (pattern >= 0) {
    const auto own = patterns_.roles(pattern, key);
    if (!own.empty()) return own;
  }
  const auto of_class = defaults_.roles(deed_defaults_[deed], key);
  return of_class.empty() ? defaults_.roles(fallback_defaults_, key) : of_class;
}

void EventReader::codify(Events& events, std::string_view profile) const {
  const int32_t named = codebook_.profile(profile);
  const int32_t index = named >= 0 ? named : codebook_.profile("plover-2.0");
  for (size_t i = 0; i < events.mentions.size(); ++i) {
    EventMention& e = events.mentions[i];
    const int32_t deed = codebook_.find(e.deed);
    Coding coding = codebook_.code(deed >= 0 ? deed : other_, deed_state(e.modality, e.tense, events.ordered[i] != 0), index);
    e.type = std::move(coding.type);
    e.type_plain = std::move(coding.type_plain);
    e.mode = std::move(coding.mode);
    e.context = std::move(coding.contexts);
    e.cameo = std::move(coding.cameo);
    e.goldstein = coding.goldstein;
    e.plover_score = coding.plover_score;
  }
}

std::vector<RelationAnswer> EventReader::answer(const Events& events) const {
  std::vector<RelationAnswer> out;
  for (const RelationCandidates& question : events.questions) {
    RelationAnswer answer;
    double total = 0;
    std::vector<std::pair<std::string, double>> scores;
    for (const auto& candidate : question.events) {
      const EventMention& e = events.mentions[candidate.event];
      if (e.type.empty()) continue;
      if (answer.type.empty()) answer.type = e.type, answer.mode = e.mode;
      const auto known = std::find_if(scores.begin(), scores.end(), [&](const auto& s) { return s.first == e.type; });
      if (known == scores.end()) {
        scores.emplace_back(e.type, candidate.score);
      } else {
        known->second = std::max(known->second, candidate.score);
      }
    }
    for (const auto& s : scores) total += s.second;
    for (auto& s : scores) s.second = total > 0 ? s.second / total : 0;
    answer.scores = std::move(scores);
    out.push_back(std::move(answer));
  }
  return out;
}

}  // namespace vedette
