#include "language/chunk_splitter.h"

#include <algorithm>

#include "base/utf8.h"

namespace vedette {
namespace {

using Direction = Regex::Direction;

Error refuse(const char* name, std::string why, std::string where = "") {
  return Error{ErrorCode::kUnsupported, std::string(name) + ": " + std::move(why), std::move(where)};
}

Result<std::optional<Regex>> compile(const char* name, const std::optional<std::string>& pattern, Direction direction) {
  if (!pattern) return std::optional<Regex>();
  auto re = Regex::compile(*pattern, direction);
  if (!re.has_value()) return refuse(name, re.error().message, re.error().where);
  return std::optional<Regex>(*std::move(re));
}

// What keeps the splitter linear and exact; the published English patterns have it.
Status check_affix(const char* name, const std::optional<Regex>& re) {
  if (!re) return ok();
  if (!re->anchored()) return refuse(name, "an alternative is not anchored at the edge");
  if (re->matches_empty()) return refuse(name, "matches nothing at all");
  if (re->has_inner_repetition()) return refuse(name, "an unbounded repetition that is not the last of its alternative");
  return ok();
}

}  // namespace

Result<ChunkSplitter> ChunkSplitter::build(const TokenizerRules& rules) {
  ChunkSplitter out;
  VEDETTE_TRY(out.prefix_, compile("prefix_search", rules.prefix, Direction::kForward));
  VEDETTE_TRY(out.suffix_, compile("suffix_search", rules.suffix, Direction::kBackward));
  VEDETTE_TRY(out.infix_, compile("infix_finditer", rules.infix, Direction::kForward));
  VEDETTE_TRY(out.token_match_, compile("token_match", rules.token_match, Direction::kForward));
  VEDETTE_TRY(out.url_match_, compile("url_match", rules.url_match, Direction::kForward));
  VEDETTE_CHECK(check_affix("prefix_search", out.prefix_));
  VEDETTE_CHECK(check_affix("suffix_search", out.suffix_));
  if (out.infix_ && (out.infix_->matches_empty() || out.infix_->has_inner_repetition())) {
    return refuse("infix_finditer", "matches nothing at all, or repeats without bound in its middle");
  }
  if (out.token_match_) return refuse("token_match", "is not used by the English pipelines and not supported");
  for (const SpecialCase& special : rules.specials) {
    const Range range{static_cast<int32_t>(out.pieces_.size()), static_cast<int32_t>(special.pieces.size())};
    for (const SpecialPiece& piece : special.pieces) out.pieces_.push_back({piece.orth, piece.norm.value_or("")});
    out.specials_.emplace(special.text, range);
    out.longest_special_ = std::max(out.longest_special_, special.text.size());
  }
  for (char32_t c = 0; c < 128; ++c) out.infix_starts_[c] = out.infix_ && out.infix_->may_start(c);
  return out;
}

std::optional<ChunkSplitter::Range> ChunkSplitter::special(std::string_view text) const {
  if (text.empty() || text.size() > longest_special_) return std::nullopt;
  const auto found = specials_.find(text);
  return found == specials_.end() ? std::nullopt : std::optional(found->second);
}

void ChunkSplitter::load(std::string_view chunk, Scratch& scratch) const {
  scratch.points.clear();
  scratch.offsets.clear();
  for (size_t at = 0; at < chunk.size();) {
    const auto byte = static_cast<unsigned char>(chunk[at]);
    scratch.offsets.push_back(static_cast<int32_t>(at));
    if (byte < 128) {
      scratch.points.push_back(byte);
      ++at;
      continue;
    }
    const utf8::Decoded d = utf8::decode(chunk, at);
    scratch.points.push_back(d.code_point);
    at += static_cast<size_t>(d.length);
  }
  scratch.offsets.push_back(static_cast<int32_t>(chunk.size()));
}

size_t ChunkSplitter::prefix_length(Window w, Scratch& scratch) const {
  if (!prefix_ || w.low == w.high || !prefix_->may_start(scratch.points[w.low])) return 0;
  const std::span<const char32_t> text(scratch.points.data() + w.low, w.high - w.low);
  return prefix_->run(text, 0, scratch.regex).value_or(0);
}

// The leftmost match that ends at the end is the longest one read backwards. "$" also holds before a final newline.
size_t ChunkSplitter::suffix_length(Window w, Scratch& scratch) const {
  if (!suffix_ || w.low == w.high) return 0;
  const std::span<const char32_t> text(scratch.points.data() + w.low, w.high - w.low);
  std::optional<size_t> begin;
  size_t end = text.size();
  if (suffix_->may_start(text.back())) begin = suffix_->run_longest(text, text.size(), scratch.regex);
  if (text.back() == '\n' && text.size() > 1 && suffix_->may_start(text[text.size() - 2])) {
    const auto before = suffix_->run_longest(text, text.size() - 1, scratch.regex);
    if (before && (!begin || *before < *begin)) {
      begin = before;
      end = text.size() - 1;
    }
  }
  return begin ? end - *begin : 0;
}

bool ChunkSplitter::has_affix(std::string_view text, Scratch& scratch) const {
  load(text, scratch);
  const Window w{0, scratch.points.size()};
  return prefix_length(w, scratch) != 0 || suffix_length(w, scratch) != 0 || split_infixes(w, scratch, nullptr);
}

ChunkSplitter::Window ChunkSplitter::split_affixes(std::string_view chunk, bool with_specials, Scratch& scratch,
                                                   std::vector<ChunkPiece>& out) const {
  Window w{0, scratch.points.size()};
  const auto& offsets = scratch.offsets;
  const auto bytes = [&](size_t low, size_t high) { return offsets[high] - offsets[low]; };
  const auto is_special = [&](size_t low, size_t high) {
    return with_specials && low < high && static_cast<size_t>(bytes(low, high)) <= longest_special_ &&
           special(chunk.substr(static_cast<size_t>(offsets[low]), static_cast<size_t>(bytes(low, high)))).has_value();
  };
  while (w.low < w.high && !is_special(w.low, w.high)) {
    const size_t prefix = prefix_length(w, scratch);
    if (prefix != 0 && is_special(w.low + prefix, w.high)) {
      out.push_back({bytes(w.low, w.low + prefix), -1});
      w.low += prefix;
      break;
    }
    const size_t suffix = suffix_length({w.low + prefix, w.high}, scratch);
    if (suffix != 0 && is_special(w.low, w.high - suffix)) {
      scratch.suffixes.push_back({bytes(w.high - suffix, w.high), -1});
      w.high -= suffix;
      break;
    }
    if (prefix == 0 && suffix == 0) break;
    if (prefix != 0) out.push_back({bytes(w.low, w.low + prefix), -1});
    if (suffix != 0) scratch.suffixes.push_back({bytes(w.high - suffix, w.high), -1});
    w.low += prefix;
    w.high -= suffix;
  }
  return w;
}

bool ChunkSplitter::is_whole(std::string_view text, Window w, Scratch& scratch) const {
  if (!url_match_) return false;
  for (char c : {'.', ':', '/', '@'}) {
    if (url_match_->requires_char(c) && text.find(c) == text.npos) return false;
  }
  return url_match_->run_longest(std::span(scratch.points.data() + w.low, w.high - w.low), 0, scratch.regex).has_value();
}

// Cuts at each infix; false if there is none that is to be cut at. A null `out` only asks whether any infix is found.
bool ChunkSplitter::split_infixes(Window w, Scratch& scratch, std::vector<ChunkPiece>* out) const {
  if (!infix_) return false;
  const std::span<const char32_t> text(scratch.points.data() + w.low, w.high - w.low);
  const auto bytes = [&](size_t low, size_t high) { return scratch.offsets[w.low + high] - scratch.offsets[w.low + low]; };
  size_t start = 0;
  bool any = false;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = text[at];
    const bool may = c < 128 ? infix_starts_[c] : infix_->may_start(c);
    const auto end = may ? infix_->run(text, at, scratch.regex) : std::nullopt;
    if (!end) {
      ++at;
      continue;
    }
    any = true;
    if (out == nullptr) return true;
    if (at != 0) {  // an infix at the very start is left to what follows
      if (at != start) out->push_back({bytes(start, at), -1});
      out->push_back({bytes(at, *end), -1});
      start = *end;
    }
    at = *end;
  }
  if (any && out != nullptr && start < text.size()) out->push_back({bytes(start, text.size()), -1});
  return any;
}

void ChunkSplitter::split(std::string_view chunk, bool with_specials, Scratch& scratch,
                          std::vector<ChunkPiece>& out) const {
  const auto add_special = [&](Range range) {
    for (int32_t i = range.first; i < range.first + range.count; ++i) {
      out.push_back({static_cast<int32_t>(pieces_[static_cast<size_t>(i)].orth.size()), i});
    }
  };
  if (with_specials) {
    if (const auto whole = special(chunk)) return add_special(*whole);
  }
  load(chunk, scratch);
  scratch.suffixes.clear();
  const Window w = split_affixes(chunk, with_specials, scratch, out);
  if (w.low < w.high) {
    const int32_t low = scratch.offsets[w.low], length = scratch.offsets[w.high] - low;
    const std::string_view rest = chunk.substr(static_cast<size_t>(low), static_cast<size_t>(length));
    const auto found = with_specials ? special(rest) : std::nullopt;
    if (found) {
      add_special(*found);
    } else if (is_whole(rest, w, scratch) || !split_infixes(w, scratch, &out)) {
      out.push_back({length, -1});
    }
  }
  out.insert(out.end(), scratch.suffixes.rbegin(), scratch.suffixes.rend());
}

}  // namespace vedette
