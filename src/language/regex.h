// Regex: Python's regular expressions, as far as tokenizers use them, in linear time on any text.
//
//   VEDETTE_TRY(Regex re, Regex::compile(R"((?<=[0-9])(?:km|m)$)", Regex::Direction::kBackward));
//   re.run(points, points.size(), scratch)          // where a match that ends at the end begins
//
// A pattern becomes a program for a set of threads that advance together through the text (Thompson, Pike), so nothing
// is tried twice; the order of the threads is the order of preference, as a backtracking matcher has it. A backward
// program reads the text from right to left; look-arounds may point either way. Groups do not capture.
// Text is given as code points. A Regex is immutable and may be shared between threads; a RegexScratch may not.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "language/char_set.h"

namespace vedette {

namespace regex {
struct Node;
}

class RegexScratch;

class Regex {
 public:
  enum class Direction : uint8_t { kForward, kBackward };

  // kUnsupported names what this program does not know, kMalformed what is wrong (where: offset in the pattern).
  static Result<Regex> compile(std::string_view pattern, Direction direction);

  // The far end of the preferred match that starts at `at` (forward: at <= result; backward: result <= at);
  // nullopt where there is none. Requires at <= text.size().
  std::optional<size_t> run(std::span<const char32_t> text, size_t at, RegexScratch& scratch) const;
  // The same for the longest match instead of the preferred one.
  std::optional<size_t> run_longest(std::span<const char32_t> text, size_t at, RegexScratch& scratch) const;

  // False if no match can begin (forward) with this character, or end with it (backward).
  bool may_start(char32_t c) const { return c < 128 ? !ascii_starts_[c].empty() || matches_empty_ : may_start_slow(c); }
  // True if some match takes no character.
  bool matches_empty() const { return matches_empty_; }
  // True if every match holds this ASCII character.
  bool requires_char(char c) const { return required_.has(static_cast<unsigned char>(c)); }
  // True if an unbounded repetition stands anywhere but at the far end of an alternative.
  bool has_inner_repetition() const { return inner_repetition_; }
  // True if every match begins at the text's begin (forward), or ends at its end (backward).
  bool anchored() const { return anchored_; }

 private:
  friend class RegexScratch;
  friend class RegexCompiler;
  enum class Op : uint8_t { kSet, kSplit, kJump, kLook, kBegin, kEnd, kMatch };
  struct Inst {
    Op op = Op::kMatch;
    bool negated = false;  // kLook
    uint32_t x = 0;        // kSet: set; kSplit, kJump: preferred target; kLook: look
    uint32_t y = 0;        // kSplit: other target
  };
  struct Start {
    uint32_t pc = 0;
    CharSet first;  // characters that the alternative may start with
    bool nullable = false;
  };

  Regex() = default;
  bool may_start_slow(char32_t c) const;
  std::optional<size_t> simulate(std::span<const char32_t> text, size_t at, bool longest, RegexScratch& scratch) const;
  void add_thread(std::span<const char32_t> text, size_t at, uint32_t pc, RegexScratch& scratch) const;
  bool holds(const Inst& inst, std::span<const char32_t> text, size_t at, RegexScratch& scratch) const;

  Direction direction_ = Direction::kForward;
  std::vector<Inst> insts_;
  std::vector<CharSet> sets_;
  std::vector<Regex> looks_;
  std::vector<Start> starts_;                            // the alternatives, preferred first
  std::array<std::vector<uint32_t>, 128> ascii_starts_;  // pcs of the alternatives that may start with it
  CharSet required_;
  bool matches_empty_ = false;
  bool inner_repetition_ = false;
  bool anchored_ = false;
};

// Working memory of a run; grows to the largest program and is then reused without allocation.
class RegexScratch {
 private:
  friend class Regex;
  struct ThreadList {
    std::vector<uint32_t> pcs;   // in order of preference
    std::vector<uint32_t> mark;  // mark[pc] == generation: in the list
    uint32_t generation = 0;
  };
  ThreadList now_, next_;
  std::vector<uint32_t> stack_;
  std::unique_ptr<RegexScratch> inner_;  // for look-arounds
};

}  // namespace vedette
