#include "reading/statements/occasions.h"

#include <algorithm>
#include <array>
#include <optional>

#include "reading/statements/spans.h"

namespace vedette {
namespace {

constexpr int32_t kReach = 40;     // tokens from the cue
constexpr int32_t kTimeReach = 14;

std::optional<OccasionKind> parse_occasion(std::string_view name) {
  constexpr std::array kAll = {OccasionKind::kPressConference, OccasionKind::kInterview, OccasionKind::kWritten, OccasionKind::kPost,
                               OccasionKind::kSpeech,          OccasionKind::kCall,      OccasionKind::kUnknown};
  for (const OccasionKind k : kAll) {
    if (to_string(k) == name) return k;
  }
  return std::nullopt;
}

bool in_content(const Cue& cue, int32_t token) {
  return std::any_of(cue.content.begin(), cue.content.end(), [&](Span s) { return s.contains(token); });
}

bool in_source(const Cue& cue, int32_t token) {
  return std::any_of(cue.source_spans.begin(), cue.source_spans.end(), [&](Span s) { return s.contains(token); });
}

// The preposition that a noun hangs on: "in" of "in a written statement"; -1.
int32_t preposition(const Doc& doc, int32_t noun) {
  const int32_t h = doc.heads[noun];
  return doc.deps[noun] == Dep::kPobj && doc.deps[h] == Dep::kPrep ? h : -1;
}

// Whether `token` hangs on the cue, or on something else than a verb beside it.
bool belongs(const Doc& doc, const Cue& cue, int32_t token) {
  for (int step = 0; step < 6; ++step) {
    if (token == cue.head || cue.words.contains(token)) return true;
    const int32_t h = doc.heads[token];
    if (h == token) return false;
    token = h;
  }
  return false;
}

}  // namespace

Result<OccasionRules> OccasionRules::load(const DataFiles& data, Lexicon& lexicon) {
  OccasionRules out;
  VEDETTE_TRY(out.patterns_, PatternSet::load(data, "statements/occasions", {}, {"occasion"}, lexicon));
  out.prepositions_ = lexicon.class_id("occasion_prep");
  for (size_t p = 0; p < out.patterns_.size(); ++p) {
    const auto kind = parse_occasion(out.patterns_.value(static_cast<int32_t>(p), "occasion"));
    if (!kind) return line_error(out.patterns_.records()[p], 3, "no such occasion");
    out.kinds_.push_back(*kind);
  }
  return out;
}

std::optional<Occasion> OccasionRules::find(const ReadingContext& context, const MatchText& text, const Layout& layout, const Cue& cue) const {
  const Doc& doc = context.doc;
  const Span sentence = doc.sentences[context.tree.sentence(cue.head)];
  const int32_t from = std::max(sentence.begin, cue.head - kReach);
  const int32_t to = std::min(sentence.end, cue.head + kReach);
  std::optional<Occasion> best;
  int32_t nearest = kReach + 1;
  for (int32_t i = from; i < to; ++i) {
    if (context.words[i] == kNoWord || in_content(cue, i) || in_source(cue, i) || layout.quote_at[i] != layout.quote_at[cue.head]) continue;
    const auto m = patterns_.match(text, context.lexicon, i);
    if (m.pattern < 0) continue;
    const bool verb = context.frames.of(i).verbal;
    const int32_t prep = verb ? -1 : preposition(doc, i);
    if (!verb && (prep < 0 || !context.lexicon.in_class(doc, context.words, prep, prepositions_))) continue;
    if (verb && i != cue.head && !belongs(doc, cue, i)) continue;
    if (!verb && !belongs(doc, cue, prep)) continue;
    const int32_t distance = std::abs(i - cue.head);
    if (distance >= nearest) continue;
    Span s = verb ? Span{i, i + 1} : Span{prep, context.tree.subtree(i).end};
    if (verb) {
      for (const Arg& a : context.frames.args(i)) {
        if (a.inherited || a.role == Role::kComp || a.role == Role::kSubj || a.token < i || in_content(cue, a.token)) continue;
        s.end = std::max(s.end, context.tree.subtree(a.token).end);
      }
    }
    while (s.end > s.begin + 1 && in_content(cue, s.end - 1)) --s.end;
    s = trim_tokens(doc, layout, s);
    nearest = distance;
    best = Occasion{doc.bytes(s), kinds_[m.pattern]};
  }
  return best;
}

namespace {

bool holds(const Statement& s, Span bytes) {
  return std::any_of(s.content.begin(), s.content.end(), [&](Span c) { return c.overlaps(bytes); });
}

// The expression that hangs on the cue; -1.
int32_t time_at(const ReadingContext& context, const std::vector<TimeExpr>& times, const Statement& s) {
  const Doc& doc = context.doc;
  const Span cue = tokens_of(doc, s.cue);
  if (cue.empty()) return -1;
  int32_t best = -1, nearest = kTimeReach + 1;
  for (size_t t = 0; t < times.size(); ++t) {
    const TimeExpr& time = times[t];
    if (time.type != TimexType::kDate && time.type != TimexType::kTime) continue;
    const Span at = tokens_of(doc, time.span);
    if (at.empty() || holds(s, time.span)) continue;
    const int32_t distance = at.begin >= cue.end ? at.begin - cue.end : cue.begin - at.end;
    if (distance < 0 || distance >= nearest) continue;
    int32_t up = at.end - 1;
    bool hangs = false;
    for (int step = 0; step < 5 && !hangs; ++step) {
      hangs = cue.contains(doc.heads[up]);
      if (doc.heads[up] == up) break;
      up = doc.heads[up];
    }
    if (!hangs) continue;
    best = static_cast<int32_t>(t);
    nearest = distance;
  }
  return best;
}

}  // namespace

void settle_said(const ReadingContext& context, const std::vector<TimeExpr>& times, const Published& published, std::vector<Statement>& statements) {
  for (Statement& s : statements) {
    const int32_t t = time_at(context, times, s);
    const auto told = t < 0 ? std::nullopt : parse_moment(times[t].value);
    // What is said after the publication is a misreading of the expression.
    if (told && !(published.moment.known() && day_of(*told) > day_of(published.moment))) {
      s.said = *told;
      s.said_from = Published::From::kText;
    } else {
      s.said = published.moment;
      s.said_from = published.from;
    }
  }
  // A statement inside another is no later than that one, and of its time where nothing else is told.
  for (Statement& s : statements) {
    if (s.parent < 0 || s.said_from == Published::From::kText) continue;
    const Statement& outer = statements[s.parent];
    if (outer.said_from == Published::From::kText) s.said = outer.said, s.said_from = outer.said_from;
  }
}

std::vector<SaidRange> said_ranges(const std::vector<Statement>& statements) {
  std::vector<SaidRange> out;
  for (const Statement& s : statements) {
    if (s.quotation == QuotationKind::kIndirect || s.said_from != Published::From::kText) continue;
    for (const Span c : s.content) out.push_back({c, s.said});
  }
  return out;
}

}  // namespace vedette
