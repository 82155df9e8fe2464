#include "language/moves.h"

#include <algorithm>

#include <fmt/core.h>

namespace vedette {
namespace {

Error unknown(std::string_view what, std::string_view line, const std::string& where) {
  return {ErrorCode::kUnsupported, fmt::format("the {} \"{}\" is not one that this engine has", what, line), where};
}

}  // namespace

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

Result<std::vector<ParserMove>> parse_parser_moves(std::string_view lines, const std::string& where) {
  constexpr std::string_view kLetters = "SDLRB";
  std::vector<ParserMove> out;
  bool has_shift = false;
  bool has_reduce = false;
  for (const std::string_view line : split_lines(lines)) {
    const size_t action = line.empty() ? kLetters.npos : kLetters.find(line[0]);
    if (action == kLetters.npos || (line.size() > 1 && line[1] != '-')) return unknown("parser move", line, where);
    ParserMove move;
    move.action = static_cast<ParserAction>(action);
    const std::string_view label = line.substr(std::min<size_t>(2, line.size()));
    const size_t bars = std::min(label.find("||"), label.size());
    const auto own = parse_dep(label.substr(0, bars));
    const auto head = parse_dep(label.substr(std::min(bars + 2, label.size())));
    const bool needs_label = move.action == ParserAction::kLeft || move.action == ParserAction::kRight;
    if (!own || !head || label == "subtok" || (needs_label && *own == Dep::kNone)) {
      return unknown("dependency label", label, where);
    }
    move.label = *own;
    move.head_label = *head;
    has_shift |= move.action == ParserAction::kShift;
    has_reduce |= move.action == ParserAction::kReduce;
    out.push_back(move);
  }
  if (!has_shift || !has_reduce) return Error{ErrorCode::kMalformed, "the parser has no shift or no reduce", where};
  return out;
}

Result<std::vector<NerMove>> parse_ner_moves(std::string_view lines, const std::string& where) {
  constexpr std::string_view kLetters = "BILUO";
  std::vector<NerMove> out;
  bool has_out = false;
  for (const std::string_view line : split_lines(lines)) {
    const size_t action = line.empty() ? kLetters.npos : kLetters.find(line[0]);
    if (action == kLetters.npos || (line.size() > 1 && line[1] != '-')) return unknown("entity move", line, where);
    const std::string_view label = line.substr(std::min<size_t>(2, line.size()));
    const auto parsed = parse_ent_label(label);
    if (!parsed) return unknown("entity label", label, where);
    out.push_back({static_cast<NerAction>(action), *parsed});
    has_out |= out.back().action == NerAction::kOut;
  }
  if (!has_out) return Error{ErrorCode::kMalformed, "the entity recogniser has no move O", where};
  return out;
}

}  // namespace vedette
