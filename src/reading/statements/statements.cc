#include "reading/statements/statements.h"

#include <algorithm>

#include "reading/statements/chain.h"
#include "reading/statements/coordination.h"
#include "reading/statements/layout.h"
#include "reading/statements/quoting.h"
#include "reading/statements/speakers.h"

namespace vedette {
namespace {

bool asserts(CueKind kind) { return kind != CueKind::kAttitude && kind != CueKind::kIntent && kind != CueKind::kTopic; }

// "said while speaking to reporters": who is spoken to; -1 where the cue's clause does not tell.
int32_t spoken_to(const ReadingContext& context, int32_t cue) {
  const Doc& doc = context.doc;
  for (const int32_t c : context.tree.children(cue)) {
    if (doc.deps[c] != Dep::kAdvcl || (doc.lemma(c) != "speak" && doc.lemma(c) != "talk")) continue;
    for (const int32_t prep : context.tree.children(c)) {
      if (doc.deps[prep] == Dep::kPrep && (doc.lemma(prep) == "to" || doc.lemma(prep) == "with")) return context.tree.child(prep, Dep::kPobj);
    }
  }
  return -1;
}

}  // namespace

Result<StatementReader> StatementReader::load(const DataFiles& data, Lexicon& lexicon) {
  StatementReader out;
  VEDETTE_TRY(out.rules_, CueRules::load(data, lexicon));
  VEDETTE_TRY(out.occasions_, OccasionRules::load(data, lexicon));
  out.acts_ = ActReader::load(lexicon);
  return out;
}

// All but speakers, addressees and parent.
Statement StatementReader::make(const ReadingContext& context, const MatchText& text, const Layout& layout, const ActorMap& actors, const Cue& cue) const {
  const Doc& doc = context.doc;
  Statement s;
  for (const Span t : cue.source_spans) {
    if (!t.empty()) s.source.push_back(doc.bytes(t));
  }
  s.cue = doc.bytes(cue.words);
  for (const Span t : cue.content) s.content.push_back(doc.bytes(t));
  s.act = acts_.read(rules_, context, actors, cue);
  s.quotation = quotation_kind(doc, layout, cue);
  s.occasion = occasions_.find(context, text, layout, cue);
  s.rule = "colon";
  if (cue.pattern >= 0) {
    const CueRule& rule = rules_.rule(cue.pattern);
    s.rule = rules_.patterns().id(cue.pattern);
    s.asserts = asserts(rule.kind) && !(rule.kind == CueKind::kBelief && acts_.is_intent(context, cue));
    if (!s.occasion && rule.occasion != OccasionKind::kUnknown) s.occasion = Occasion{s.cue, rule.occasion};
  }
  return s;
}

std::vector<Statement> StatementReader::read(const ReadingContext& context, const Reading& sofar) const {
  const Doc& doc = context.doc;
  const Layout layout(doc);
  const ActorMap actors(doc, sofar.actors);
  const std::vector<int32_t> places;
  std::vector<Cue> cues = find_cues(rules_, context, layout, actors.at(), places);
  settle_coordination(rules_, context, layout, cues);
  attach_quotations(rules_, context, layout, cues);
  share_sources(rules_, context, layout, cues);
  find_colon_cues(context, layout, cues);
  std::stable_sort(cues.begin(), cues.end(), [](const Cue& a, const Cue& b) { return a.head < b.head; });
  const std::vector<int32_t> parents = nest(rules_, context, cues);
  const MatchText text{doc, context.tree, context.frames, context.words, actors.at(), places};
  std::vector<Statement> out;
  std::vector<int32_t> heads;
  for (size_t i = 0; i < cues.size(); ++i) {
    Statement& s = out.emplace_back(make(context, text, layout, actors, cues[i]));
    s.speaker = actors.behind(context, cues[i].source);
    if (cues[i].addressee.empty()) {
      const int32_t told = spoken_to(context, cues[i].head);
      if (told >= 0) cues[i].addressee.push_back(told);
    }
    s.addressee = actors.behind(context, cues[i].addressee);
    s.parent = parents[i];
    heads.push_back(cues[i].source.empty() ? -1 : cues[i].source.front());
  }
  settle_speakers(context, layout, actors, heads, out);
  return out;
}

}  // namespace vedette
