#include "language/regex.h"

#include <algorithm>
#include <string>

#include "language/regex_ast.h"

namespace vedette {

using regex::Kind;
using regex::Node;

namespace {

constexpr size_t kMaxProgram = 20000;

bool nullable(const Node& n) {
  switch (n.kind) {
    case Kind::kSet: return false;
    case Kind::kConcat: return std::all_of(n.children.begin(), n.children.end(), nullable);
    case Kind::kAlternate: return std::any_of(n.children.begin(), n.children.end(), nullable);
    case Kind::kRepeat: return n.min == 0 || nullable(n.children[0]);
    default: return true;
  }
}

// Adds the characters that a match of `n` may start with.
void first_chars(const Node& n, CharSet& out) {
  switch (n.kind) {
    case Kind::kSet: out.add(n.set); break;
    case Kind::kAlternate:
    case Kind::kRepeat:
      for (const Node& child : n.children) first_chars(child, out);
      break;
    case Kind::kConcat:
      for (const Node& child : n.children) {
        first_chars(child, out);
        if (!nullable(child)) break;
      }
      break;
    default: break;
  }
}

// The ASCII characters that every match of `n` holds.
CharSet required_chars(const Node& n) {
  CharSet out;
  if (n.kind == Kind::kSet) {
    if (n.set.single() < 128) out.add(n.set.single());
  } else if (n.kind == Kind::kConcat || (n.kind == Kind::kRepeat && n.min > 0)) {
    for (const Node& child : n.children) out.add(required_chars(child));
  } else if (n.kind == Kind::kAlternate && !n.children.empty()) {
    std::vector<CharSet> branches;
    for (const Node& child : n.children) branches.push_back(required_chars(child));
    for (char32_t c = 0; c < 128; ++c) {
      if (std::all_of(branches.begin(), branches.end(), [c](const CharSet& s) { return s.has(c); })) out.add(c);
    }
  }
  out.finish();
  return out;
}

bool has_unbounded(const Node& n) {
  if (n.kind == Kind::kLook) return false;
  if (n.kind == Kind::kRepeat && n.max == regex::kUnbounded) return true;
  return std::any_of(n.children.begin(), n.children.end(), has_unbounded);
}

// An unbounded repetition followed by something that takes a character, or within another repetition.
bool has_inner_unbounded(const Node& n) {
  if (n.kind == Kind::kAlternate) return std::any_of(n.children.begin(), n.children.end(), has_inner_unbounded);
  if (n.kind == Kind::kRepeat) return has_unbounded(n.children[0]);
  if (n.kind != Kind::kConcat) return false;
  for (size_t i = 0; i < n.children.size(); ++i) {
    if (!has_unbounded(n.children[i])) continue;
    if (has_inner_unbounded(n.children[i])) return true;
    for (size_t j = i + 1; j < n.children.size(); ++j) {
      if (n.children[j].kind != Kind::kBegin && n.children[j].kind != Kind::kEnd) return true;
    }
  }
  return false;
}

// The tree that matches the same texts read from right to left; look-arounds stay as they are.
Node reversed(Node n) {
  if (n.kind == Kind::kLook) return n;
  for (Node& child : n.children) child = reversed(std::move(child));
  if (n.kind == Kind::kConcat) std::reverse(n.children.begin(), n.children.end());
  return n;
}

bool takes_nothing(const Node& n) { return n.kind == Kind::kBegin || n.kind == Kind::kEnd || n.kind == Kind::kLook; }

size_t size_of(const Node& n) {
  size_t size = 1;
  for (const Node& child : n.children) size += size_of(child);
  return size;
}

// Splits a tree into alternatives in order of preference: A(B|C)D becomes ABD, ACD where A takes no character, as long
// as that copies no more than `budget` nodes; it only saves time.
void alternatives(Node n, size_t& budget, std::vector<Node>& out) {
  if (n.kind == Kind::kAlternate) {
    for (Node& child : n.children) alternatives(std::move(child), budget, out);
    return;
  }
  if (n.kind == Kind::kConcat) {
    const auto found = std::find_if(n.children.begin(), n.children.end(), [](const Node& c) { return !takes_nothing(c); });
    const bool split = found != n.children.end() && found->kind == Kind::kAlternate;
    const size_t copied = split ? found->children.size() * size_of(n) : 0;
    if (split && copied <= budget) {
      budget -= copied;
      const auto i = static_cast<size_t>(found - n.children.begin());
      const std::vector<Node> branches = found->children;
      for (const Node& branch : branches) {
        Node copy = n;
        copy.children[i] = branch;
        alternatives(std::move(copy), budget, out);
      }
      return;
    }
    if (found != n.children.end() && found->kind == Kind::kConcat) {  // flatten, to look into it
      const auto i = static_cast<size_t>(found - n.children.begin());
      std::vector<Node> inner = std::move(found->children);
      n.children.erase(n.children.begin() + static_cast<ptrdiff_t>(i));
      n.children.insert(n.children.begin() + static_cast<ptrdiff_t>(i), inner.begin(), inner.end());
      alternatives(std::move(n), budget, out);
      return;
    }
  }
  out.push_back(std::move(n));
}

// Joins neighbours that differ in one set only, such as ^a|^b: preference cannot tell them apart.
bool join(Node& a, const Node& b) {
  const auto shape_of = [](const Node& n) -> std::optional<size_t> {
    if (n.kind == Kind::kSet) return 0;
    if (n.kind != Kind::kConcat) return std::nullopt;
    std::optional<size_t> at;
    for (size_t i = 0; i < n.children.size(); ++i) {
      const Kind k = n.children[i].kind;
      if (k == Kind::kSet && !at) at = i;
      else if (k != Kind::kBegin && k != Kind::kEnd) return std::nullopt;
    }
    return at;
  };
  const auto i = shape_of(a), j = shape_of(b);
  if (!i || i != j || a.kind != b.kind || a.children.size() != b.children.size()) return false;
  for (size_t k = 0; k < a.children.size(); ++k) {
    if (a.children[k].kind != b.children[k].kind) return false;
  }
  CharSet& set = a.kind == Kind::kSet ? a.set : a.children[*i].set;
  set.add(b.kind == Kind::kSet ? b.set : b.children[*i].set);
  set.finish();
  return true;
}

bool begins_with(const Node& n, Kind anchor) {
  if (n.kind == anchor) return true;
  if (n.kind == Kind::kAlternate) {
    return std::all_of(n.children.begin(), n.children.end(), [&](const Node& c) { return begins_with(c, anchor); });
  }
  if (n.kind != Kind::kConcat) return false;
  for (const Node& child : n.children) {
    if (begins_with(child, anchor)) return true;
    if (!takes_nothing(child)) return false;
  }
  return false;
}

}  // namespace

class RegexCompiler {
 public:
  static Result<Regex> compile(Node tree, Regex::Direction direction) {
    RegexCompiler c;
    c.re_.direction_ = direction;
    c.re_.required_ = required_chars(tree);
    c.re_.inner_repetition_ = has_inner_unbounded(tree);
    if (direction == Regex::Direction::kBackward) tree = reversed(std::move(tree));
    c.re_.anchored_ = begins_with(tree, direction == Regex::Direction::kForward ? Kind::kBegin : Kind::kEnd);
    std::vector<Node> all, branches;
    size_t budget = kMaxProgram * 10;
    alternatives(std::move(tree), budget, all);
    for (Node& n : all) {
      if (branches.empty() || !join(branches.back(), n)) branches.push_back(std::move(n));
    }
    for (const Node& branch : branches) {
      VEDETTE_CHECK(c.branch(branch));
    }
    return std::move(c.re_);
  }

 private:
  Status branch(const Node& n) {
    Regex::Start start;
    start.pc = here();
    start.nullable = nullable(n);
    first_chars(n, start.first);
    start.first.finish();
    VEDETTE_CHECK(emit(n));
    add(Regex::Op::kMatch);
    re_.matches_empty_ = re_.matches_empty_ || start.nullable;
    for (char32_t c = 0; c < 128; ++c) {
      if (start.nullable || start.first.has(c)) re_.ascii_starts_[c].push_back(start.pc);
    }
    re_.starts_.push_back(std::move(start));
    return ok();
  }

  uint32_t here() const { return static_cast<uint32_t>(re_.insts_.size()); }
  uint32_t add(Regex::Op op, uint32_t x = 0, uint32_t y = 0) {
    Regex::Inst inst;
    inst.op = op;
    inst.x = x;
    inst.y = y;
    re_.insts_.push_back(inst);
    return here() - 1;
  }

  Status emit(const Node& n) {
    if (re_.insts_.size() > kMaxProgram) return Error{ErrorCode::kUnsupported, "pattern too large", ""};
    switch (n.kind) {
      case Kind::kEmpty: break;
      case Kind::kSet:
        add(Regex::Op::kSet, set_index(n.set));
        break;
      case Kind::kConcat:
        for (const Node& child : n.children) VEDETTE_CHECK(emit(child));
        break;
      case Kind::kAlternate: return alternate(n);
      case Kind::kRepeat: return repeat(n);
      case Kind::kLook: return look(n);
      case Kind::kBegin: add(Regex::Op::kBegin); break;
      case Kind::kEnd: add(Regex::Op::kEnd); break;
    }
    return ok();
  }

  Status alternate(const Node& n) {
    std::vector<uint32_t> jumps;
    for (size_t i = 0; i < n.children.size(); ++i) {
      const bool last = i + 1 == n.children.size();
      const uint32_t split = last ? 0 : add(Regex::Op::kSplit);
      if (!last) re_.insts_[split].x = here();
      VEDETTE_CHECK(emit(n.children[i]));
      if (last) break;
      jumps.push_back(add(Regex::Op::kJump));
      re_.insts_[split].y = here();
    }
    for (uint32_t j : jumps) re_.insts_[j].x = here();
    return ok();
  }

  uint32_t set_index(const CharSet& set) {
    auto found = std::find(re_.sets_.rbegin(), re_.sets_.rend(), set);
    if (found != re_.sets_.rend()) return static_cast<uint32_t>(re_.sets_.rend() - found - 1);
    re_.sets_.push_back(set);
    return static_cast<uint32_t>(re_.sets_.size() - 1);
  }

  void set_split(uint32_t at, uint32_t into, uint32_t past, bool greedy) {
    re_.insts_[at].x = greedy ? into : past;
    re_.insts_[at].y = greedy ? past : into;
  }

  Status repeat(const Node& n) {
    for (int32_t i = 0; i < n.min; ++i) VEDETTE_CHECK(emit(n.children[0]));
    if (n.max == regex::kUnbounded) {
      const uint32_t split = add(Regex::Op::kSplit);
      VEDETTE_CHECK(emit(n.children[0]));
      add(Regex::Op::kJump, split);
      set_split(split, split + 1, here(), n.greedy);
      return ok();
    }
    std::vector<uint32_t> splits;
    for (int32_t i = n.min; i < n.max; ++i) {
      splits.push_back(add(Regex::Op::kSplit));
      VEDETTE_CHECK(emit(n.children[0]));
    }
    for (uint32_t s : splits) set_split(s, s + 1, here(), n.greedy);
    return ok();
  }

  Status look(const Node& n) {
    VEDETTE_TRY(Regex inner, compile(n.children[0], n.behind ? Regex::Direction::kBackward : Regex::Direction::kForward));
    if (has_unbounded(n.children[0])) return Error{ErrorCode::kUnsupported, "look-around of unbounded length", ""};
    re_.looks_.push_back(std::move(inner));
    const uint32_t at = add(Regex::Op::kLook, static_cast<uint32_t>(re_.looks_.size() - 1));
    re_.insts_[at].negated = n.negated;
    return ok();
  }

  Regex re_;
};

Result<Regex> Regex::compile(std::string_view pattern, Direction direction) {
  VEDETTE_TRY(Node tree, regex::parse(pattern));
  return RegexCompiler::compile(std::move(tree), direction);
}

bool Regex::may_start_slow(char32_t c) const {
  return matches_empty_ || std::any_of(starts_.begin(), starts_.end(), [c](const Start& s) { return s.first.has(c); });
}

std::optional<size_t> Regex::run(std::span<const char32_t> text, size_t at, RegexScratch& scratch) const {
  return simulate(text, at, false, scratch);
}

std::optional<size_t> Regex::run_longest(std::span<const char32_t> text, size_t at, RegexScratch& scratch) const {
  return simulate(text, at, true, scratch);
}

bool Regex::holds(const Inst& inst, std::span<const char32_t> text, size_t at, RegexScratch& scratch) const {
  if (inst.op == Op::kBegin) return at == 0;
  if (inst.op == Op::kEnd) return at == text.size() || (at + 1 == text.size() && text[at] == '\n');
  if (!scratch.inner_) scratch.inner_ = std::make_unique<RegexScratch>();
  return looks_[inst.x].run(text, at, *scratch.inner_).has_value() != inst.negated;
}

// Follows the instructions that take no character from `pc`, preferred ones first, and lists the others in next_.
void Regex::add_thread(std::span<const char32_t> text, size_t at, uint32_t pc, RegexScratch& scratch) const {
  auto& list = scratch.next_;
  auto& stack = scratch.stack_;
  stack.assign(1, pc);
  while (!stack.empty()) {
    pc = stack.back();
    stack.pop_back();
    if (list.mark[pc] == list.generation) continue;
    list.mark[pc] = list.generation;
    const Inst& inst = insts_[pc];
    switch (inst.op) {
      case Op::kSplit:
        stack.push_back(inst.y);
        stack.push_back(inst.x);
        break;
      case Op::kJump: stack.push_back(inst.x); break;
      case Op::kLook:
      case Op::kBegin:
      case Op::kEnd:
        if (holds(inst, text, at, scratch)) stack.push_back(pc + 1);
        break;
      case Op::kSet:
      case Op::kMatch: list.pcs.push_back(pc); break;
    }
  }
}

std::optional<size_t> Regex::simulate(std::span<const char32_t> text, size_t at, bool longest,
                                      RegexScratch& scratch) const {
  const bool forward = direction_ == Direction::kForward;
  const auto at_edge = [&](size_t p) { return forward ? p == text.size() : p == 0; };
  const auto char_at = [&](size_t p) { return forward ? text[p] : text[p - 1]; };
  const auto renew = [&](RegexScratch::ThreadList& list) {
    list.pcs.clear();
    if (list.mark.size() < insts_.size() || ++list.generation == 0) {
      list.mark.assign(std::max(list.mark.size(), insts_.size()), 0);
      list.generation = 1;
    }
  };
  renew(scratch.next_);
  const bool edge = at_edge(at);
  const char32_t first = edge ? 0 : char_at(at);
  if (!edge && first < 128) {
    for (uint32_t pc : ascii_starts_[first]) add_thread(text, at, pc, scratch);
  } else {
    for (const Start& s : starts_) {
      if (s.nullable || (!edge && s.first.has(first))) add_thread(text, at, s.pc, scratch);
    }
  }
  std::optional<size_t> found;
  while (!scratch.next_.pcs.empty()) {
    std::swap(scratch.now_, scratch.next_);
    renew(scratch.next_);
    const bool end = at_edge(at);
    const char32_t c = end ? 0 : char_at(at);
    const size_t after = forward ? at + 1 : at - 1;
    for (uint32_t pc : scratch.now_.pcs) {
      const Inst& inst = insts_[pc];
      if (inst.op == Op::kMatch) {
        found = at;
        if (!longest) break;  // the threads behind it are less preferred
      } else if (!end && sets_[inst.x].has(c)) {
        add_thread(text, after, pc + 1, scratch);
      }
    }
    at = after;
  }
  return found;
}

}  // namespace vedette
