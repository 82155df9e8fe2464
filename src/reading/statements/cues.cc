#include "reading/statements/cues.h"

#include <algorithm>
#include <optional>

#include "reading/statements/spans.h"

namespace vedette {
namespace {

const std::vector<std::string> kRoleKeys = {"source", "content", "addressee"};
const std::vector<std::string> kPlainKeys = {"act", "kind", "scope", "span", "quote", "into", "occasion"};

template <typename T, size_t N>
std::optional<T> choice(const std::pair<std::string_view, T> (&table)[N], std::string_view name) {
  for (const auto& [known, value] : table) {
    if (known == name) return value;
  }
  return std::nullopt;
}

constexpr std::pair<std::string_view, CueKind> kKinds[] = {
    {"", CueKind::kSpeech},           {"speech", CueKind::kSpeech},     {"belief", CueKind::kBelief}, {"evidence", CueKind::kEvidence},
    {"unsourced", CueKind::kUnsourced}, {"attitude", CueKind::kAttitude}, {"intent", CueKind::kIntent},         {"judgement", CueKind::kJudgement}, {"topic", CueKind::kTopic}};
constexpr std::pair<std::string_view, CueScope> kScopes[] = {{"", CueScope::kArgs},     {"args", CueScope::kArgs},
                                                             {"quote", CueScope::kQuote}, {"host", CueScope::kHost},
                                                             {"raised", CueScope::kRaised}};
constexpr std::pair<std::string_view, OccasionKind> kOccasions[] = {
    {"", OccasionKind::kUnknown}, {"written", OccasionKind::kWritten}, {"post", OccasionKind::kPost}};
constexpr std::pair<std::string_view, int> kQuotes[] = {{"", 0}, {"yes", 1}, {"only", 2}};

Result<CueRule> parse_rule(const PatternSet& set, int32_t p, const LineRecord& record) {
  const auto bad = [&](std::string_view key) {
    return line_error(record, 3, "no such value of \"" + std::string(key) + "\": " + std::string(set.value(p, key)));
  };
  CueRule out;
  const auto act = parse_act(set.value(p, "act"));
  if (!act) return bad("act");
  out.act = *act;
  const auto kind = choice(kKinds, set.value(p, "kind"));
  if (!kind) return bad("kind");
  out.kind = *kind;
  const auto scope = choice(kScopes, set.value(p, "scope"));
  if (!scope) return bad("scope");
  out.scope = *scope;
  const auto quote = choice(kQuotes, set.value(p, "quote"));
  if (!quote) return bad("quote");
  out.takes_quote = *quote > 0;
  out.only_quote = *quote == 2;
  const auto occasion = choice(kOccasions, set.value(p, "occasion"));
  if (!occasion) return bad("occasion");
  out.occasion = *occasion;
  out.whole = set.value(p, "span") == "whole";
  out.into = set.value(p, "into") == "yes";
  return out;
}

bool is_verbal(Pos pos) { return pos == Pos::kVerb || pos == Pos::kAux; }

class CueFinder {
 public:
  CueFinder(const CueRules& rules, const ReadingContext& context, const Layout& layout, const std::vector<int32_t>& actor_at,
            const std::vector<int32_t>& place_at)
      : rules_(rules), context_(context), doc_(context.doc), tree_(context.tree), frames_(context.frames), layout_(layout),
        text_{doc_, tree_, frames_, context.words, actor_at, place_at},
        quote_verb_(context.lexicon.class_id("quote_verb")) {}

  std::vector<Cue> run() {
    for (int32_t i = 0; i < doc_.size(); ++i) {
      if (context_.words[i] == kNoWord || !may_be_cue(i)) continue;
      rules_.patterns().match_all(text_, context_.lexicon, i, matches_);
      if (!matches_.empty()) look_at();
    }
    return std::move(out_);
  }

 private:
  bool may_be_cue(int32_t i) const {
    if (doc_.pos[i] == Pos::kPropn && doc_.ent_labels[i] != EntLabel::kNone) return false;
    const Dep d = doc_.deps[i];
    return d != Dep::kAmod && d != Dep::kCompound && d != Dep::kNmod && d != Dep::kAux && d != Dep::kAuxpass;
  }

  void look_at() {
    Cue best;
    for (const auto& m : matches_) {
      const CueRule& rule = rules_.rule(m.pattern);
      if (rule.takes_quote && best.quote_pattern < 0) best.quote_pattern = m.pattern;
      if (best.pattern >= 0 || rule.only_quote) continue;
      Cue c = build(m, rule);
      if (c.content.empty()) continue;
      c.quote_pattern = best.quote_pattern;
      best = std::move(c);
    }
    if (best.pattern < 0) {
      if (best.quote_pattern < 0) return;
      const auto m = *std::find_if(matches_.begin(), matches_.end(), [&](const auto& k) { return k.pattern == best.quote_pattern; });
      const int32_t quote_pattern = best.quote_pattern;
      best = base(m);
      best.quote_pattern = quote_pattern;
      best.loose = true;
    }
    out_.push_back(std::move(best));
  }

  Cue base(const PatternSet::Match& m) {
    Cue c;
    c.head = m.token;
    c.pattern = m.pattern;
    c.words = cue_span(context_, m.token, m.trigger);
    add_source(c, m);
    rules_.patterns().resolve(text_, context_.lexicon, m, "addressee", c.addressee);
    return c;
  }

  Cue build(const PatternSet::Match& m, const CueRule& rule) {
    Cue c = base(m);
    switch (rule.scope) {
      case CueScope::kArgs:
      case CueScope::kRaised: add_args(c, m, rule); break;
      case CueScope::kHost: add_host(c); break;
      case CueScope::kQuote: add_parenthetical(c); break;
    }
    finish(c);
    return c;
  }

  // The argument's own words: a relative pronoun rather than the noun it stands for.
  int32_t said_here(int32_t cue, int32_t token) const {
    for (const int32_t c : tree_.children(cue)) {
      const Dep d = doc_.deps[c];
      const bool subject = d == Dep::kNsubj || d == Dep::kNsubjpass;
      if (subject && (doc_.tags[c] == Tag::kWp || doc_.tags[c] == Tag::kWdt)) return c;
    }
    return token;
  }

  bool has_auxiliary(int32_t verb) const {
    return tree_.child(verb, Dep::kAux) >= 0 || tree_.child(verb, Dep::kAuxpass) >= 0;
  }
  // Whether a cue's source may be at `token`: in its paragraph, and not in a quotation beside it.
  bool reachable(int32_t token, int32_t cue) const {
    if (layout_.paragraph_at[token] != layout_.paragraph_at[cue]) return false;
    const int32_t q = layout_.outermost(token);
    return q < 0 || layout_.within(cue, q) || layout_.quote_tokens[q].size() < 7;
  }

  void add_source(Cue& c, const PatternSet::Match& m) {
    rules_.patterns().resolve(text_, context_.lexicon, m, "source", heads_);
    // A participle without auxiliary is passive: "Asked about the dam, the mayor …".
    if (doc_.tags[c.head] == Tag::kVbn && doc_.deps[c.head] == Dep::kAdvcl && !has_auxiliary(c.head)) heads_.clear();
    // Nobody speaks inside a quotation that the cue is not in.
    heads_.erase(std::remove_if(heads_.begin(), heads_.end(), [&](int32_t h) { return !reachable(h, c.head); }), heads_.end());
    const bool participle = doc_.tags[c.head] == Tag::kVbn;
    if (const int32_t who = quoted_one(c.head); who >= 0) heads_.assign(1, who);
    if (const int32_t who = finite_partner_subject(c.head); who >= 0) heads_.assign(1, who);
    if (heads_.empty() && !participle) guess_subject(c.head);
    if (heads_.empty()) return;
    int32_t first = heads_.front();
    for (const Arg& a : frames_.args(c.head)) {  // the head as said: "some of the officials" is whole
      if ((a.role == Role::kSubj || a.role == Role::kObj || a.role == Role::kPrep || a.role == Role::kPoss) && tree_.subtree(a.token).contains(first) &&
          a.token <= first && !tree_.subtree(first).contains(a.token)) {
        first = a.token;
        break;
      }
    }
    c.source = heads_;
    c.source_spans.push_back(source_span(context_, layout_, said_here(c.head, first), c.head));
  }

  // "He urged them to stop and called it a shame": a verb with tense shares no subject with an infinitive; -1 elsewhere.
  int32_t finite_partner_subject(int32_t verb) const {
    const auto finite = [&](int32_t v) { return doc_.tags[v] == Tag::kVbd || doc_.tags[v] == Tag::kVbz || doc_.tags[v] == Tag::kVbp; };
    if (!finite(verb) || doc_.deps[verb] != Dep::kConj || tree_.child(verb, Dep::kNsubj) >= 0) return -1;
    int32_t up = doc_.heads[verb];
    if (doc_.tags[up] != Tag::kVb || has_finite_auxiliary(up)) return -1;
    for (int step = 0; step < 8 && !finite(up) && doc_.heads[up] != up; ++step) up = doc_.heads[up];
    return finite(up) && doc_.tags[up] == doc_.tags[verb] ? frames_.arg(up, Role::kSubj) : -1;
  }
  bool has_finite_auxiliary(int32_t verb) const {
    const int32_t aux = tree_.child(verb, Dep::kAux);
    return aux >= 0 && doc_.tags[aux] != Tag::kTo;
  }

  // "the agency quoted her as saying": she says it; -1 elsewhere.
  int32_t quoted_one(int32_t verb) const {
    const int32_t as = doc_.heads[verb];
    if (doc_.deps[verb] != Dep::kPcomp || doc_.lemma(as) != "as") return -1;
    const int32_t quotes = doc_.heads[as];
    return context_.lexicon.in_class(doc_, context_.words, quotes, quote_verb_) ? frames_.arg(quotes, Role::kObj) : -1;
  }

  // A finite verb without a subject: the parse has hung it elsewhere ("after the government on Tuesday announced …").
  void guess_subject(int32_t verb) {
    const Tag t = doc_.tags[verb];
    const Dep d = doc_.deps[verb];
    if ((t != Tag::kVbd && t != Tag::kVbz) || d == Dep::kConj || d == Dep::kRelcl || d == Dep::kAcl) return;
    int32_t i = verb - 1;
    for (int step = 0; step < 6 && i >= 0; ++step, --i) {
      const Pos pos = doc_.pos[i];
      const bool time = doc_.ent_labels[i] == EntLabel::kDate || doc_.ent_labels[i] == EntLabel::kTime;
      if (pos == Pos::kAdv || pos == Pos::kAux || time || (pos == Pos::kAdp && step > 0)) continue;
      break;
    }
    if (i >= 0 && doc_.word(i) == ",") i = before_insertion(i);
    if (i < 0 || layout_.quote_at[i] != layout_.quote_at[verb] || layout_.paragraph_at[i] != layout_.paragraph_at[verb]) return;
    if (doc_.pos[i] != Pos::kNoun && doc_.pos[i] != Pos::kPropn && doc_.pos[i] != Pos::kPron) return;
    heads_.push_back(i);
  }

  // "Lee, during a briefing, said": the token before the comma that opens what the one at `i` closes; -1 without one.
  int32_t before_insertion(int32_t i) const {
    constexpr int32_t kLongest = 20;
    for (int32_t k = i - 1; k > 0 && i - k < kLongest && layout_.paragraph_at[k] == layout_.paragraph_at[i]; --k) {
      if (doc_.word(k) == ",") return k - 1;
    }
    return -1;
  }

  bool role_is(const Arg& a, const RoleRef& ref) const {
    if (a.role != ref.role) return false;
    if (ref.role != Role::kPrep) return true;
    return context_.words[a.prep] == ref.prep && (ref.outer == kNoWord || context_.words[doc_.heads[a.prep]] == ref.outer);
  }

  void add_args(Cue& c, const PatternSet::Match& m, const CueRule& rule) {
    const auto roles = rules_.patterns().roles(m.pattern, "content");
    for (const Arg& a : frames_.args(c.head)) {
      const auto ref = std::find_if(roles.begin(), roles.end(), [&](const RoleRef& r) { return role_is(a, r); });
      if (ref == roles.end()) continue;
      // What is understood from elsewhere is no content of this cue, but of a raised one, or "the deal that X rejected".
      if (a.role == Role::kSubj && a.token < 0) continue;
      int32_t token = a.token;
      if (rule.scope == CueScope::kRaised && (a.role == Role::kObj || a.role == Role::kSubj)) token = said_here(c.head, token);
      if (rule.into && is_verbal(doc_.pos[token]) && descend(c, token)) continue;
      Span s = argument_span(context_, layout_, token, c.head);
      if (rule.whole && a.prep >= 0 && !c.content.empty()) s.begin = std::min(s.begin, a.prep);
      if (!rule.whole && a.prep >= 0 && a.prep < s.begin && a.prep >= c.head) c.words.end = std::max(c.words.end, adjacent_prep(c, a.prep));
      c.content.push_back(s);
    }
    drop_clause_before(c);
    if (rule.whole && c.content.size() > 1) {
      Span all = c.content.front();
      for (const Span s : c.content) {
        if ((s.begin > c.head) == (all.begin > c.head)) all = {std::min(all.begin, s.begin), std::max(all.end, s.end)};
      }
      c.content.push_back(all);
    }
  }

  // A verb has one clause: with a that-clause after it, what the parse hung on it before it is another sentence's.
  void drop_clause_before(Cue& c) const {
    const bool that = std::any_of(c.content.begin(), c.content.end(), [&](Span s) { return s.begin > c.head && !s.empty() && doc_.lemma(s.begin) == "that"; });
    if (!that || !is_verbal(doc_.pos[c.head])) return;
    c.content.erase(std::remove_if(c.content.begin(), c.content.end(), [&](Span s) { return s.begin < c.head; }), c.content.end());
  }

  // "called for", "complained about": the preposition is of the cue where it stands next to it.
  int32_t adjacent_prep(const Cue& c, int32_t prep) const { return prep == c.words.end ? prep + 1 : c.words.end; }

  // "was quoted as saying that …": the inner verb's complement.
  bool descend(Cue& c, int32_t verb) {
    const int32_t inner = frames_.arg(verb, Role::kComp);
    if (inner < 0) return false;
    c.content.push_back(argument_span(context_, layout_, inner, c.head));
    if (verb > c.head && verb - c.head < 8) c.words.end = std::max(c.words.end, verb + 1);
    return true;
  }

  // The clause that a phrase stands in, without the phrase.
  void add_host(Cue& c) {
    int32_t at = c.head;
    for (int step = 0; step < 8 && doc_.heads[at] != at; ++step) {
      at = doc_.heads[at];
      if (is_verbal(doc_.pos[at])) break;
    }
    if (at == c.head) return;
    Span own = tree_.subtree(c.head);
    // A preposition's own phrase only: "reportedly" has none.
    c.content.push_back(argument_span(context_, layout_, at, c.head));
    c.content.back() = tree_.subtree(at);
    subtract(c.content, own);
    for (const Span s : c.source_spans) subtract(c.content, s);
  }

  // "The bridge, the mayor said, is closed": the clause around.
  void add_parenthetical(Cue& c) {
    if (!is_verbal(doc_.pos[c.head]) || c.source.empty()) return;
    const Dep d = doc_.deps[c.head];
    const int32_t h = doc_.heads[c.head];
    if (h == c.head || !is_verbal(doc_.pos[h])) return;
    const bool as_clause = d == Dep::kAdvcl && marked_as(c.head);
    if (d != Dep::kParataxis && d != Dep::kCcomp && !as_clause) return;
    if (d == Dep::kCcomp && tree_.child(c.head, Dep::kMark) >= 0) return;
    const Span own = tree_.subtree(c.head);
    const Span around = tree_.subtree(h);
    const bool set_off = (own.begin == around.begin || is_comma(own.begin - 1) || is_comma(own.begin)) &&
                         (own.end >= around.end || is_comma(own.end) || is_comma(own.end - 1) || doc_.pos[own.end] == Pos::kPunct);
    if (!set_off) return;
    c.content.push_back(around);
    subtract(c.content, own);
  }
  bool is_comma(int32_t i) const { return i >= 0 && i < doc_.size() && doc_.pos[i] == Pos::kPunct; }
  bool marked_as(int32_t verb) const {
    for (const int32_t c : tree_.children(verb)) {
      if (doc_.deps[c] == Dep::kMark && doc_.lemma(c) == "as") return true;
    }
    return false;
  }

  // Takes cue and source out of the content and keeps it inside the cue's quotation.
  void finish(Cue& c) {
    normalise(c.content);
    for (const Span s : c.source_spans) subtract(c.content, s);
    subtract(c.content, c.words);
    if (const int32_t q = layout_.quote_at[c.head]; q >= 0) {
      const Span inside = layout_.quote_tokens[q];
      for (Span& s : c.content) s = {std::max(s.begin, inside.begin), std::min(s.end, inside.end)};
    } else {
      cover_quotations(c);
    }
    for (Span& s : c.content) s = trim_tokens(doc_, layout_, s);
    normalise(c.content);
  }

  // "said it would let them in “at any time”": the quotation ends the clause, wherever the parse hangs it.
  bool goes_into_quotation(const Cue& c, Span s) const {
    if (s.empty() || s.begin < c.head || s.end >= doc_.size() || doc_.pos[s.end - 1] == Pos::kPunct) return false;
    const int32_t q = layout_.quote_at[s.end];
    if (q < 0 || layout_.quote_tokens[q].begin != s.end || layout_.quotations[q].parent != layout_.quote_at[c.head]) return false;
    return tree_.sentence(s.end) == tree_.sentence(c.head) && layout_.paragraph_at[s.end] == layout_.paragraph_at[c.head];
  }

  // Content that begins inside a quotation or reaches into one holds all of it.
  void cover_quotations(Cue& c) {
    for (Span& s : c.content) {
      if (goes_into_quotation(c, s)) s.end = layout_.quote_tokens[layout_.quote_at[s.end]].end;
      for (const int32_t edge : {s.begin, s.end - 1}) {
        if (s.empty()) break;
        const int32_t q = layout_.outermost(edge);
        if (q < 0) continue;
        const Span all = layout_.quote_tokens[q];
        if (all.overlaps(c.words)) continue;
        s = {std::min(s.begin, all.begin), std::max(s.end, all.end)};
      }
    }
  }

  const CueRules& rules_;
  const ReadingContext& context_;
  const Doc& doc_;
  const Tree& tree_;
  const Frames& frames_;
  const Layout& layout_;
  MatchText text_;
  ClassId quote_verb_;
  std::vector<PatternSet::Match> matches_;
  std::vector<int32_t> heads_;
  std::vector<Cue> out_;
};

}  // namespace

Result<CueRules> CueRules::load(const DataFiles& data, Lexicon& lexicon) {
  CueRules out;
  VEDETTE_TRY(out.patterns_, PatternSet::load(data, "statements/cues", kRoleKeys, kPlainKeys, lexicon));
  for (size_t p = 0; p < out.patterns_.size(); ++p) {
    VEDETTE_TRY(CueRule rule, parse_rule(out.patterns_, static_cast<int32_t>(p), out.patterns_.records()[p]));
    out.rules_.push_back(rule);
  }
  return out;
}

std::vector<Cue> find_cues(const CueRules& rules, const ReadingContext& context, const Layout& layout,
                           const std::vector<int32_t>& actor_at, const std::vector<int32_t>& place_at) {
  return CueFinder(rules, context, layout, actor_at, place_at).run();
}

}  // namespace vedette
