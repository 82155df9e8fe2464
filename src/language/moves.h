// The moves of the two transition systems, as a model file lists them: one a line, in the order of the outputs.
//
//   parse_parser_moves("S\nD\nL-nsubj\nR-dobj||xcomp\nB-ROOT\n", "x.model")
//   parse_ner_moves("B-ORG\nI-ORG\nL-ORG\nU-ORG\nU\nO\n", "x.model")
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "types/labels.h"

namespace vedette {

enum class ParserAction : uint8_t { kShift, kReduce, kLeft, kRight, kBreak };
inline constexpr int kParserActions = 5;

struct ParserMove {
  ParserAction action = ParserAction::kShift;
  Dep label = Dep::kNone;
  // Pseudo-projective parsing: the true head is the nearest descendant of the head with this label. kNone: as it is.
  Dep head_label = Dep::kNone;
};

enum class NerAction : uint8_t { kBegin, kIn, kLast, kUnit, kOut };

struct NerMove {
  NerAction action = NerAction::kOut;
  EntLabel label = EntLabel::kNone;
};

// kMalformed or kUnsupported names the line, and the label that is outside the closed set.
Result<std::vector<ParserMove>> parse_parser_moves(std::string_view lines, const std::string& where);
Result<std::vector<NerMove>> parse_ner_moves(std::string_view lines, const std::string& where);

// The lines of a text section, without their ends.
std::vector<std::string_view> split_lines(std::string_view text);

}  // namespace vedette
