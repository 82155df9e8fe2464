#include "language/parser.h"

#include <algorithm>
#include <utility>

namespace vedette {

// The state of one parse. Sentinel -1: no such word.
class Parser::State {
 public:
  State(int32_t length, ParserScratch& s) : s_(s), length_(length) {
    const auto n = static_cast<size_t>(length);
    s.stack.clear();
    s.rebuffer.clear();
    s.last_left.assign(n, -1);
    s.last_right.assign(n, -1);
    s.previous_right.assign(n, -1);
    s.breaks.assign(n, 0);
    s.unshiftable.assign(n, 0);
    s.moves.assign(n, -1);
    if (n != 0) s.breaks[0] = 1;
  }

  bool is_final() const { return s_.stack.empty() && buffer_length() == 0; }

  void features(int32_t out[8]) const {
    const int32_t b0 = buffer(0);
    const int32_t s0 = stack(0);
    out[0] = b0;
    out[1] = buffer(1);
    out[2] = s0;
    out[3] = stack(1);
    out[4] = stack(2);
    out[5] = b0 >= 0 ? s_.last_left[b0] : -1;
    out[6] = s0 >= 0 ? s_.last_left[s0] : -1;
    out[7] = s0 >= 0 ? s_.last_right[s0] : -1;
  }

  void valid(bool out[kParserActions]) const {
    const int32_t left = buffer_length();
    const int32_t b0 = buffer(0);
    const bool starts = b0 >= 0 && s_.breaks[b0] != 0;
    const bool empty = s_.stack.empty();
    out[static_cast<int>(ParserAction::kShift)] = empty || (left >= 2 && !starts && s_.unshiftable[b0] == 0);
    out[static_cast<int>(ParserAction::kReduce)] = !empty;
    const bool arc = !empty && left > 0 && !starts;
    out[static_cast<int>(ParserAction::kLeft)] = arc;
    out[static_cast<int>(ParserAction::kRight)] = arc;
    const int32_t b1 = buffer(1);
    out[static_cast<int>(ParserAction::kBreak)] = left >= 2 && b1 == b0 + 1 && s_.breaks[b1] == 0;
  }

  void apply(ParserAction action, int32_t move, ParseTree& tree) {
    switch (action) {
      case ParserAction::kShift: push(); break;
      case ParserAction::kReduce:
        if (tree.heads[s_.stack.back()] >= 0 || s_.stack.size() == 1) {
          s_.stack.pop_back();
        } else {
          s_.unshiftable[s_.stack.back()] = 1;
          s_.rebuffer.push_back(s_.stack.back());
          s_.stack.pop_back();
        }
        break;
      case ParserAction::kLeft:
        add_arc(buffer(0), stack(0), move, tree);
        s_.unshiftable[buffer(0)] = 0;
        s_.stack.pop_back();
        break;
      case ParserAction::kRight:
        add_arc(stack(0), buffer(0), move, tree);
        push();
        break;
      case ParserAction::kBreak: s_.breaks[buffer(1)] = 1; break;
    }
  }

 private:
  int32_t stack(size_t i) const { return i < s_.stack.size() ? s_.stack[s_.stack.size() - 1 - i] : -1; }
  int32_t buffer(int32_t i) const {
    const auto again = static_cast<int32_t>(s_.rebuffer.size());
    if (i < again) return s_.rebuffer[static_cast<size_t>(again - 1 - i)];
    const int32_t at = next_ + (i - again);
    return at < length_ ? at : -1;
  }
  int32_t buffer_length() const { return length_ - next_ + static_cast<int32_t>(s_.rebuffer.size()); }

  void push() {
    if (s_.rebuffer.empty()) {
      s_.stack.push_back(next_++);
    } else {
      s_.stack.push_back(s_.rebuffer.back());
      s_.rebuffer.pop_back();
    }
  }

  void add_arc(int32_t head, int32_t child, int32_t move, ParseTree& tree) {
    // A head is replaced only by a left arc over a word that a right arc had pushed: it is that head's last child.
    const int32_t old = tree.heads[child];
    if (old >= 0 && old < child && s_.last_right[old] == child) s_.last_right[old] = s_.previous_right[child];
    tree.heads[child] = head;
    s_.moves[child] = move;
    if (head > child) {
      s_.last_left[head] = child;
    } else {
      s_.previous_right[child] = s_.last_right[head];
      s_.last_right[head] = child;
    }
  }

  ParserScratch& s_;
  int32_t length_;
  int32_t next_ = 0;
};

Result<Parser> Parser::load(const ModelFile& model, const Kernels& kernels) {
  VEDETTE_TRY(const std::string_view lines, model.text("parser.moves"));
  VEDETTE_TRY(std::vector<ParserMove> moves, parse_parser_moves(lines, model.path()));
  VEDETTE_TRY(TransitionNet net, TransitionNet::load(model, "parser", 8, static_cast<int64_t>(moves.size()), kernels));
  Parser out(std::move(net));
  out.moves_ = std::move(moves);
  return out;
}

int32_t Parser::best_move(const float* scores, const bool valid[kParserActions]) const {
  int32_t best = -1;
  for (size_t m = 0; m < moves_.size(); ++m) {
    if (!valid[static_cast<size_t>(moves_[m].action)]) continue;
    if (best < 0 || scores[m] > scores[best]) best = static_cast<int32_t>(m);
  }
  return best;
}

void Parser::parse(const float* projected, std::span<const uint8_t> is_space, ParseTree& tree,
                   ParserScratch& scratch) const {
  const auto n = static_cast<int32_t>(is_space.size());
  tree.heads.assign(is_space.size(), -1);
  tree.labels.assign(is_space.size(), Dep::kNone);
  tree.sent_start.assign(is_space.size(), 0);
  scratch.scores.resize(static_cast<size_t>(net_.score_width()));
  scratch.rows.reset(net_, projected, n);
  State state(n, scratch);
  while (!state.is_final()) {
    int32_t tokens[8];
    bool valid[kParserActions];
    state.features(tokens);
    scratch.rows.score(tokens, scratch.scores.data());
    state.valid(valid);
    const int32_t move = best_move(scratch.scores.data(), valid);
    if (move < 0) break;
    state.apply(moves_[static_cast<size_t>(move)].action, move, tree);
  }
  bool decorated = false;
  for (int32_t i = 0; i < n; ++i) {
    if (tree.heads[i] < 0) {
      tree.heads[i] = i;
      tree.labels[i] = Dep::kRoot;
    } else {
      const ParserMove& move = moves_[static_cast<size_t>(scratch.moves[i])];
      tree.labels[i] = move.label;
      decorated |= move.head_label != Dep::kNone;
    }
  }
  find_edges(tree.heads, scratch.left_edge, scratch.right_edge);
  if (decorated) {
    reattach(is_space, tree, scratch);
    find_edges(tree.heads, scratch.left_edge, scratch.right_edge);
  }
  mark_sentence_starts(tree.heads, scratch.left_edge, tree.sent_start);
}

// An arc labelled X||Y hangs from a lifted head: the true one is the first Y met breadth-first below it.
// While this runs, a word not yet reached still has its decorated label, which matches nothing.
void Parser::reattach(std::span<const uint8_t> is_space, ParseTree& tree, ParserScratch& s) const {
  const auto n = static_cast<int32_t>(is_space.size());
  const auto decorated = [&](int32_t i) {
    return s.moves[i] >= 0 && moves_[static_cast<size_t>(s.moves[i])].head_label != Dep::kNone;
  };
  const auto find_head = [&](int32_t token, Dep wanted) {
    s.queue.assign(1, tree.heads[token]);
    while (!s.queue.empty()) {
      s.next_queue.clear();
      for (const int32_t parent : s.queue) {
        for (int32_t child = s.left_edge[parent]; child <= s.right_edge[parent]; ++child) {
          if (child == parent || tree.heads[child] != parent || is_space[child] != 0 || child == token) continue;
          if (tree.labels[child] == wanted && !(child > token && decorated(child))) return child;
          s.next_queue.push_back(child);
        }
      }
      std::swap(s.queue, s.next_queue);
    }
    return tree.heads[token];
  };
  for (int32_t i = 0; i < n; ++i) {
    if (decorated(i)) tree.heads[i] = find_head(i, moves_[static_cast<size_t>(s.moves[i])].head_label);
  }
}

namespace {

bool sweep_edges(std::span<const int32_t> heads, std::vector<int32_t>& left, std::vector<int32_t>& right,
                 std::vector<uint8_t>& starts) {
  const auto n = static_cast<int32_t>(heads.size());
  const auto widen = [&](int32_t i) {
    const int32_t h = heads[i];
    left[h] = std::min(left[h], left[i]);
    right[h] = std::max(right[h], right[i]);
  };
  for (int32_t i = 0; i < n; ++i) widen(i);
  for (int32_t i = n - 1; i >= 0; --i) widen(i);
  starts.assign(heads.size(), 0);
  for (int32_t i = 0; i < n; ++i) {
    if (heads[i] == i) starts[left[i]] = 1;
  }
  int32_t begin = 0;
  for (int32_t i = 0; i < n; ++i) {
    if (!((i > 0 && starts[i] != 0) || i == n - 1)) continue;
    for (int32_t j = begin; j < i; ++j) {
      if (heads[j] < begin || heads[j] >= i + 1) return false;
    }
    begin = i;
  }
  return true;
}

}  // namespace

void find_edges(std::span<const int32_t> heads, std::vector<int32_t>& left_edge, std::vector<int32_t>& right_edge) {
  left_edge.resize(heads.size());
  right_edge.resize(heads.size());
  for (size_t i = 0; i < heads.size(); ++i) left_edge[i] = right_edge[i] = static_cast<int32_t>(i);
  std::vector<uint8_t> starts;
  for (int sweep = 0; sweep <= 11 && !sweep_edges(heads, left_edge, right_edge, starts); ++sweep) {
  }
}

void mark_sentence_starts(std::span<const int32_t> heads, std::span<const int32_t> left_edge,
                          std::vector<uint8_t>& starts) {
  starts.assign(heads.size(), 0);
  for (size_t i = 0; i < heads.size(); ++i) {
    if (heads[i] == static_cast<int32_t>(i)) starts[left_edge[i]] = 1;
  }
}

}  // namespace vedette
