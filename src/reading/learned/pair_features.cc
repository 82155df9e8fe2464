#include "reading/learned/pair_features.h"

#include <algorithm>
#include <array>

#include "language/hash.h"

namespace vedette {
namespace {

constexpr int kClimb = 14;     // longest way up that is looked at
constexpr int32_t kBetween = 16;
constexpr size_t kPredicates = 6;

constexpr uint64_t kSourceWord = 0x51, kTargetWord = 0x7a;  // stand for the parties in windows of words

uint64_t mix(uint64_t h, uint64_t v) {
  h ^= v + 0x9e3779b97f4a7c15u + (h << 6) + (h >> 2);
  h *= 0xff51afd7ed558ccdu;
  return h ^ (h >> 32);
}

bool hides_name(EntLabel label) {
  switch (label) {
    case EntLabel::kNone:
    case EntLabel::kOrg:
    case EntLabel::kEvent:
    case EntLabel::kLaw:
    case EntLabel::kProduct:
    case EntLabel::kWorkOfArt: return false;
    default: return true;
  }
}

uint64_t lower_hash(std::string_view s) {
  std::array<char, 48> buffer;
  const size_t n = std::min(s.size(), buffer.size());
  for (size_t i = 0; i < n; ++i) buffer[i] = s[i] >= 'A' && s[i] <= 'Z' ? static_cast<char>(s[i] + ('a' - 'A')) : s[i];
  return feature_hash({buffer.data(), n});
}

// Children that say what a verb or noun is about: "held talks", "came under fire", "is willing".
bool tells(Dep dep) {
  switch (dep) {
    case Dep::kDobj:
    case Dep::kPrt:
    case Dep::kPrep:
    case Dep::kNeg:
    case Dep::kAux:
    case Dep::kAuxpass:
    case Dep::kXcomp:
    case Dep::kCcomp:
    case Dep::kAcomp:
    case Dep::kAttr:
    case Dep::kOprd:
    case Dep::kAdvmod:
    case Dep::kAmod:
    case Dep::kCompound:
    case Dep::kDative:
    case Dep::kAgent:
    case Dep::kNsubj:
    case Dep::kNsubjpass: return true;
    default: return false;
  }
}

}  // namespace

uint64_t feature_hash(std::string_view text) { return murmur64a(text, 17); }

void PairFeatures::add(std::string_view kind, uint64_t a, uint64_t b, uint64_t c) {
  keys.push_back(mix(mix(mix(feature_hash(kind), a), b), c));
}

void PairFeatures::finish() {
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

PairText::PairText(const ReadingContext& text, const std::vector<int32_t>& actor_at, const std::vector<Actor>& actors)
    : text_(text), actor_at_(actor_at), actors_(actors) {
  const Doc& doc = text.doc;
  words_.reserve(static_cast<size_t>(doc.size()));
  for (int32_t t = 0; t < doc.size(); ++t) {
    const EntLabel label = doc.ent_labels[t];
    words_.push_back(hides_name(label) ? feature_hash(to_string(label)) : lower_hash(doc.lemma(t)));
  }
}

int32_t PairText::head(Span tokens) const {
  for (int32_t t = tokens.begin; t < tokens.end; ++t) {
    const int32_t h = text_.doc.heads[t];
    if ((h == t || !tokens.contains(h)) && text_.doc.pos[t] != Pos::kPunct && text_.doc.pos[t] != Pos::kSpace) return t;
  }
  return tokens.empty() ? -1 : tokens.begin;
}

bool PairText::predicate(int32_t token) const {
  const Pos pos = text_.doc.pos[token];
  return pos == Pos::kVerb || pos == Pos::kNoun || pos == Pos::kAdj || pos == Pos::kAux;
}

PairText::Path PairText::path(Span source, Span target) const {
  const Doc& doc = text_.doc;
  Path out;
  out.source = head(source), out.target = head(target);
  const auto climb = [&](int32_t from, std::vector<int32_t>& way) {
    for (int32_t t = from, step = 0; t >= 0 && step < kClimb; ++step) {
      way.push_back(t);
      if (doc.heads[t] == t) break;
      t = doc.heads[t];
    }
  };
  if (out.source >= 0) climb(out.source, out.up);
  if (out.target >= 0) climb(out.target, out.down);
  if (out.source < 0) std::swap(out.up, out.down);
  if (out.source < 0 || out.target < 0) {  // one party: as far as the first clause
    size_t end = 1;
    while (end < out.up.size() && doc.pos[out.up[end - 1]] != Pos::kVerb) ++end;
    out.up.resize(std::min(end, out.up.size()));
    out.top = out.up.empty() ? -1 : out.up.back();
  } else {
    for (size_t i = 0; i < out.up.size() && out.top < 0; ++i) {
      const auto at = std::find(out.down.begin(), out.down.end(), out.up[i]);
      if (at == out.down.end()) continue;
      out.top = out.up[i];
      out.up.resize(i + 1);
      out.down.erase(at, out.down.end());
    }
  }
  const auto take = [&](int32_t t) {
    if (t != out.source && t != out.target && predicate(t) && out.predicates.size() < kPredicates) out.predicates.push_back(t);
  };
  for (size_t i = out.up.size(); i-- > 0;) take(out.up[i]);
  for (size_t i = out.down.size(); i-- > 0;) take(out.down[i]);
  return out;
}

void PairText::add_path(const Path& path, PairFeatures& out) const {
  const Doc& doc = text_.doc;
  uint64_t labels = 1, worded = 1;
  const auto step = [&](std::string_view side, int32_t t) {
    const auto dep = static_cast<uint64_t>(doc.deps[t]);
    labels = mix(labels, dep);
    worded = mix(mix(worded, dep), doc.pos[t] == Pos::kAdp ? word(t) : static_cast<uint64_t>(doc.pos[t]));
    const bool party = t == path.source || t == path.target;
    out.add(side, party ? 0 : word(t), dep);
  };
  for (const int32_t t : path.up) step(t == path.top ? "top" : "up", t);
  labels = mix(labels, 99), worded = mix(worded, 99);
  for (size_t i = path.down.size(); i-- > 0;) step("down", path.down[i]);
  out.add("path", labels);
  out.add("path+", worded);
  out.add("length", std::min<size_t>(path.up.size() + path.down.size(), 8), path.top < 0);
  if (path.top < 0) return;
  const uint64_t from = path.up.size() > 1 ? static_cast<uint64_t>(doc.deps[path.up[path.up.size() - 2]]) : 98;
  const int32_t below = path.down.empty() ? -1 : path.down.back();
  const uint64_t to = below < 0 ? 98 : mix(static_cast<uint64_t>(doc.deps[below]), doc.pos[below] == Pos::kAdp ? word(below) : 0);
  out.add("arms", from, to);
  out.add("arms+", word(path.top), from, to);
}

void PairText::add_predicates(const Path& path, PairFeatures& out) const {
  const Doc& doc = text_.doc;
  uint64_t before = 0;
  for (size_t i = 0; i < path.predicates.size(); ++i) {
    const int32_t p = path.predicates[i];
    out.add("predicate", word(p));
    out.add(i == 0 ? "first" : "later", word(p), static_cast<uint64_t>(doc.pos[p] == Pos::kVerb));
    if (before != 0) out.add("two", before, word(p));
    before = word(p);
    if (i == 0) out.add("tense", static_cast<uint64_t>(doc.tags[p]));
    for (const int32_t c : text_.tree.children(p)) {
      if (!tells(doc.deps[c]) || c == path.source || c == path.target) continue;
      out.add("child", word(c), static_cast<uint64_t>(doc.deps[c]));
      out.add("with", word(p), word(c));
      if (doc.deps[c] != Dep::kPrep && doc.deps[c] != Dep::kDobj) continue;
      for (const int32_t g : text_.tree.children(c)) {
        if (g == path.source || g == path.target) continue;
        if (doc.deps[g] == Dep::kPobj) out.add("phrase", word(c), word(g)), out.add("grand", word(g));
        if (doc.deps[c] == Dep::kDobj && doc.deps[g] == Dep::kPrep) out.add("about", word(c), word(g));
      }
    }
  }
  if (path.top < 0) return;
  const int32_t above = doc.heads[path.top];
  if (above != path.top) out.add("above", word(above), static_cast<uint64_t>(doc.deps[path.top]));
}

// In which roles the parties stand at a predicate, whatever the syntax: as the frames have it.
void PairText::add_roles(const Path& path, PairFeatures& out) const {
  const auto holds = [&](const Arg& arg, int32_t party) {
    return party >= 0 && (arg.token == party || (!text_.frames.of(arg.token).verbal && text_.tree.subtree(arg.token).contains(party)));
  };
  for (size_t i = 0; i < path.predicates.size(); ++i) {
    const int32_t p = path.predicates[i];
    uint64_t source = 0, target = 0;
    for (const Arg& arg : text_.frames.args(p)) {
      const uint64_t role = mix(static_cast<uint64_t>(arg.role) + 1, arg.prep >= 0 ? word(arg.prep) : 0);
      if (source == 0 && holds(arg, path.source)) source = role;
      if (target == 0 && holds(arg, path.target)) target = role;
    }
    out.add("roles", source, target, i == 0);
    out.add("roles+", word(p), source, target);
    if (source != 0) out.add("acts", word(p), source);
    if (target != 0) out.add("suffers", word(p), target);
  }
}

void PairText::add_window(const Path& path, Span source, Span target, PairFeatures& out) const {
  const Doc& doc = text_.doc;
  const auto at = [&](int32_t t) -> uint64_t {
    if (t < 0 || t >= doc.size()) return 1;
    if (source.contains(t)) return kSourceWord;
    if (target.contains(t)) return kTargetWord;
    return word(t);
  };
  for (const Span s : {source, target}) {
    if (s.empty()) continue;
    const std::string_view side = s == source ? "near source" : "near target";
    out.add(side, at(s.begin - 1), 0), out.add(side, at(s.end), 1);
    out.add(side, at(s.begin - 1), at(s.begin - 2), 2), out.add(side, at(s.end), at(s.end + 1), 3);
  }
  if (source.empty() || target.empty()) {
    out.add("one party", source.empty());
  } else {
    const bool first = source.begin < target.begin;
    const Span between{first ? source.end : target.end, first ? target.begin : source.begin};
    out.add("order", first, static_cast<uint64_t>(std::clamp(between.size() / 3, 0, 6)));
    uint64_t before = first ? kSourceWord : kTargetWord;
    for (int32_t t = between.begin; t < between.end && t < between.begin + kBetween; ++t) {
      out.add("between", word(t), first);
      out.add("bigram", before, word(t));
      before = word(t);
    }
  }
  const int32_t anywhere = path.top >= 0 ? path.top : std::max(path.source, path.target);
  if (anywhere < 0) return;
  const Span sentence = doc.sentences[static_cast<size_t>(text_.tree.sentence(anywhere))];
  for (int32_t t = sentence.begin; t < sentence.end && t < sentence.begin + 80; ++t) {
    const bool content = doc.pos[t] == Pos::kVerb || doc.pos[t] == Pos::kNoun || doc.pos[t] == Pos::kAdj;
    if (content && !source.contains(t) && !target.contains(t)) out.add("sentence", word(t));
  }
}

void PairText::add_party(std::string_view side, int32_t head, PairFeatures& out) const {
  if (head < 0) {
    out.add(side, 1);
    return;
  }
  const Doc& doc = text_.doc;
  out.add(side, 2, word(head));
  out.add(side, 3, static_cast<uint64_t>(doc.ent_labels[head]), static_cast<uint64_t>(doc.pos[head]));
  const int32_t actor = actor_at_[head];
  out.add(side, 4, actor < 0 ? 99 : static_cast<uint64_t>(actors_[actor].kind));
  if (actor >= 0) out.add(side, 5, feature_hash(actors_[actor].sector));
  for (const int32_t c : text_.tree.children(head)) {
    if (doc.deps[c] == Dep::kAmod || doc.deps[c] == Dep::kCompound) out.add(side, 6, word(c));
  }
}

void PairText::pool(const Path& path, Span source, Span target, PairFeatures& out) const {
  const Doc& doc = text_.doc;
  const auto width = static_cast<size_t>(doc.vector_width);
  if (doc.vectors.empty()) return;
  out.dense.assign(kDenseSlots * width, 0);
  const auto add = [&](size_t slot, int32_t token, float weight) {
    const float* from = &doc.vectors[static_cast<size_t>(token) * width];
    float* to = &out.dense[slot * width];
    for (size_t i = 0; i < width; ++i) to[i] += weight * from[i];
  };
  const auto& p = path.predicates;
  if (!p.empty()) add(0, p.front(), 1);
  for (const int32_t t : p) add(1, t, 1.0F / static_cast<float>(p.size()));
  if (!source.empty() && !target.empty()) {
    const Span between{std::min(source.end, target.end), std::max(source.begin, target.begin)};
    const int32_t n = std::min(between.size(), kBetween);
    for (int32_t t = between.begin; t < between.begin + n; ++t) add(2, t, 1.0F / static_cast<float>(n));
  }
  if (path.source >= 0) add(3, path.source, 1);
  if (path.target >= 0) add(4, path.target, 1);
}

void PairText::pool_rows(const Path& path, PairFeatures& out) const {
  const Doc& doc = text_.doc;
  if (doc.static_rows.empty()) return;
  const auto begin_slot = out.rows.size();
  const auto add = [&](int32_t slot, int32_t token) {
    if (token >= 0 && doc.static_rows[token] >= 0) out.rows.push_back({slot, doc.static_rows[token], 1});
  };
  if (!path.predicates.empty()) add(0, path.predicates.front());
  for (size_t i = 0; i < path.predicates.size(); ++i) {
    if (i > 0) add(1, path.predicates[i]);
    for (const int32_t c : text_.tree.children(path.predicates[i])) {
      const bool object = doc.deps[c] == Dep::kDobj || doc.deps[c] == Dep::kXcomp || doc.deps[c] == Dep::kAcomp;
      if (object && c != path.source && c != path.target) add(1, c);
    }
  }
  if (path.source >= 0 && !hides_name(doc.ent_labels[path.source])) add(2, path.source);
  if (path.target >= 0 && !hides_name(doc.ent_labels[path.target])) add(3, path.target);
  std::array<float, kRowSlots> count{};
  for (size_t i = begin_slot; i < out.rows.size(); ++i) count[static_cast<size_t>(out.rows[i].slot)] += 1;
  for (size_t i = begin_slot; i < out.rows.size(); ++i) out.rows[i].weight = 1 / count[static_cast<size_t>(out.rows[i].slot)];
}

void PairText::extract(Span source, Span target, PairFeatures& out) const {
  out.clear();
  const Path way = path(source, target);
  add_path(way, out);
  add_predicates(way, out);
  add_roles(way, out);
  add_window(way, source, target, out);
  add_party("source", way.source, out);
  add_party("target", way.target, out);
  pool(way, source, target, out);
  pool_rows(way, out);
}

}  // namespace vedette
