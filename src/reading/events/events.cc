#include "reading/events/events.h"

#include <fmt/format.h>

#include <algorithm>

#include "reading/events/pass.h"

namespace vedette {
namespace {

constexpr double kPatternsWeight = 4;  // of a clear pattern against a coder that is sure: it decides where they are weak or at odds
constexpr double kFullScore = 9.5;     // of a candidate with both parties where its pattern wants them
constexpr double kNone = 0.7;          // that sure must the coder be to say "no relation" of a pair that was asked about

}  // namespace

Result<EventReader> EventReader::load(const DataFiles& data, Lexicon& lexicon, std::shared_ptr<const LearnedCoder> coder) {
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
                  lexicon.class_id("light_passive"), lexicon.class_id("force"), lexicon.class_id("person_n"),
                  lexicon.class_id("base")};
  VEDETTE_CHECK(out.take_coder(data, std::move(coder)));
  return out;
}

Status EventReader::take_coder(const DataFiles& data, std::shared_ptr<const LearnedCoder> coder) {
  VEDETTE_TRY(const LabelGroups groups, LabelGroups::load(data, codebook_));
  label_of_deed_ = groups.by_deed();
  if (coder && coder->labels() != groups.labels()) {
    return Error{ErrorCode::kUnsupported, "the coder's labels are not those of training/labels.txt: train it anew", ""};
  }
  coder_ = std::move(coder);
  return Unit{};
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
  for (size_t i = 0; i < events.mentions.size(); ++i) codify(events.mentions[i], events.ordered[i] != 0, index);
  for (EventMention& e : events.asked) codify(e, false, index);
}

void EventReader::codify(EventMention& e, bool ordered, int32_t profile) const {
  const int32_t deed = codebook_.find(e.deed);
  Coding coding = codebook_.code(deed >= 0 ? deed : other_, deed_state(e.modality, e.tense, ordered), profile);
  e.type = std::move(coding.type);
  e.type_plain = std::move(coding.type_plain);
  e.mode = std::move(coding.mode);
  e.context = std::move(coding.contexts);
  e.cameo = std::move(coding.cameo);
  e.goldstein = coding.goldstein;
  e.plover_score = coding.plover_score;
}

std::vector<RelationAnswer> EventReader::answer(const Events& events) const {
  std::vector<RelationAnswer> out;
  for (const RelationCandidates& question : events.questions) {
    if (!question.learned.empty()) {
      out.push_back(answer_learned(events, question));
      continue;
    }
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

// Each label speaks for the type of the mention that stands for it, each candidate of the patterns for its own as far as the
// parties stand in it; the type that has most wins. "No relation" is an answer where the patterns found none.
RelationAnswer EventReader::answer_learned(const Events& events, const RelationCandidates& question) const {
  RelationAnswer out;
  const auto n = static_cast<int32_t>(events.mentions.size());
  struct Type {
    std::string name, mode;
    double coder = 0, patterns = 0;
    double sum() const { return coder * coder + kPatternsWeight * patterns; }
  };
  std::vector<Type> types;
  const auto type_of = [&](const EventMention& e) -> Type& {
    for (Type& t : types) {
      if (t.name == e.type) return t;
    }
    return types.emplace_back(Type{e.type, e.mode});
  };
  for (const auto& c : question.events) {
    const EventMention& e = events.mentions[c.event];
    if (e.type.empty()) continue;
    Type& t = type_of(e);
    t.patterns = std::max(t.patterns, c.score / kFullScore);
  }
  const bool silent = types.empty();
  double none = 0;
  for (size_t l = 0; l < question.learned.size(); ++l) {
    const int32_t at = question.stands_for[l];
    const EventMention* const event = at < 0 ? nullptr : at < n ? &events.mentions[at] : &events.asked[at - n];
    (event && !event->type.empty() ? type_of(*event).coder : none) += question.learned[l];
  }
  if (types.empty() || (silent && none > kNone)) return out;
  std::stable_sort(types.begin(), types.end(), [](const Type& a, const Type& b) { return a.sum() > b.sum(); });
  double total = none;
  for (const Type& t : types) total += t.sum();
  out.type = types.front().name, out.mode = types.front().mode;
  for (const Type& t : types) out.scores.emplace_back(t.name, t.sum() / total);
  return out;
}

}  // namespace vedette
