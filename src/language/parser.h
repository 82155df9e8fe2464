// The dependency parser: spaCy's arc-eager transition system, greedily decoded, then made projective no more.
//
//   VEDETTE_TRY(Parser parser, Parser::load(model, best_kernels()));
//   parser.parse(projected, is_space, tree, scratch);
//
// Moves: shift (S), reduce (D: pop; a word without head goes back to the buffer), left arc (L), right arc (R), break
// (B: the second word of the buffer starts a sentence). The first best-scored valid move is taken.
// Source: spaCy 3.8 _parser_internals/{arc_eager,_state,nonproj}.pyx. Immutable; safe to share between threads.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "language/moves.h"
#include "language/transition_net.h"

namespace vedette {

// A parse of a whole text.
struct ParseTree {
  std::vector<int32_t> heads;       // a root's own index
  std::vector<Dep> labels;
  std::vector<uint8_t> sent_start;  // 1: a sentence starts here
};

struct ParserScratch {
  FeatureRows rows;
  std::vector<float> scores;
  std::vector<int32_t> stack, rebuffer;
  std::vector<int32_t> last_left, last_right, previous_right;
  std::vector<int32_t> moves;            // the move that gave each word its head; -1: none
  std::vector<uint8_t> breaks, unshiftable;
  std::vector<int32_t> left_edge, right_edge, queue, next_queue;
};

class Parser {
 public:
  static Result<Parser> load(const ModelFile& model, const Kernels& kernels);
  const TransitionNet& net() const { return net_; }

  // projected: [n, 64] of net().project; is_space: one entry a token (n is its size).
  void parse(const float* projected, std::span<const uint8_t> is_space, ParseTree& tree, ParserScratch& scratch) const;

 private:
  explicit Parser(TransitionNet net) : net_(std::move(net)) {}
  class State;
  int32_t best_move(const float* scores, const bool valid[kParserActions]) const;
  void reattach(std::span<const uint8_t> is_space, ParseTree& tree, ParserScratch& scratch) const;

  TransitionNet net_;
  std::vector<ParserMove> moves_;
};

// Left and right edges of every subtree, as spaCy finds them (repeated sweeps for crossing arcs, eleven at most).
void find_edges(std::span<const int32_t> heads, std::vector<int32_t>& left_edge, std::vector<int32_t>& right_edge);
// 1 where the subtree of a root begins.
void mark_sentence_starts(std::span<const int32_t> heads, std::span<const int32_t> left_edge, std::vector<uint8_t>& starts);

}  // namespace vedette
