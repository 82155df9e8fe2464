// What the learned coder adds to one text: its word on the pairs that are asked about.
#include <algorithm>

#include "reading/events/pass.h"

namespace vedette {
namespace {

constexpr float kWorthAMention = 0.02F;

}  // namespace

// Words are where they are uttered, at the top; other deeds at the last verb before the one they are done to.
int32_t EventReader::Pass::learned_anchor(const PairText::Path& path, const Deed& deed) const {
  if (path.predicates.empty()) return path.top >= 0 ? path.top : std::max(path.source, path.target);
  if (deed.verbal) return path.predicates.front();
  const auto verb = std::find_if(path.predicates.rbegin(), path.predicates.rend(), [&](int32_t t) { return in_.doc.pos[t] == Pos::kVerb; });
  return verb == path.predicates.rend() ? path.predicates.front() : *verb;
}

EventMention EventReader::Pass::learned_mention(int32_t anchor, const Deed& deed, double confidence) const {
  EventMention e;
  e.anchor = in_.doc.spans[anchor];
  e.span = clause(anchor);
  e.sentence = in_.tree.sentence(anchor);
  e.deed = deed.id;
  e.rule = "learned:" + deed.id;
  e.confidence = confidence;
  return e;
}

void EventReader::Pass::ask_coder(const PairText& pairs, const Ask::Relation& question, Events& events, RelationCandidates& out) {
  const auto tokens = [&](int32_t begin, int32_t end) { return begin < 0 ? Span{} : tokens_of(in_.doc, {begin, end}); };
  const Span source = tokens(question.source_begin, question.source_end);
  const Span target = tokens(question.target_begin, question.target_end);
  pairs.extract(source, target, out.features);
  const PairText::Path path = pairs.path(source, target);
  out.features.finish();
  if (!reader_.coder_) return;
  const auto& labels = reader_.coder_->labels();
  out.learned.resize(labels.size());
  out.stands_for.assign(labels.size(), -1);
  reader_.coder_->predict(out.features, out.learned);
  for (size_t l = 1; l < labels.size(); ++l) {
    const auto same = [&](const auto& c) {
      return reader_.label_of_deed_[reader_.codebook_.find(events.mentions[c.event].deed)] == static_cast<int32_t>(l);
    };
    const auto known = std::find_if(out.events.begin(), out.events.end(), same);
    if (known != out.events.end()) {
      out.stands_for[l] = known->event;
    } else if (const Deed& deed = reader_.codebook_.deed(reader_.codebook_.find(labels[l])); out.learned[l] >= kWorthAMention) {
      const int32_t anchor = learned_anchor(path, deed);
      if (anchor < 0) continue;
      out.stands_for[l] = static_cast<int32_t>(events.mentions.size() + events.asked.size());
      events.asked.push_back(learned_mention(anchor, deed, out.learned[l]));
    }
  }
}

}  // namespace vedette
