// PairFeatures: what the learned coder looks at for a pair of spans, "what does the source do to the target?"
//
//   const PairText text(context, actor_at, actors);           // once a text
//   PairFeatures features;                                    // reused from pair to pair
//   text.extract(source, target, features);                   // token ranges; an empty one is a party not named
//
// Features are hashed words, labels and paths of the parse (keys), the engine's token vectors pooled over spans (dense), and
// rows of the engine's static vectors (rows). Names are replaced by what they are: a person is a person whatever his name.
// PairText looks at the context and the actors, which must outlive it. Not shared between threads.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "reading/context.h"

namespace vedette {

struct PairFeatures {
  struct Row {
    int32_t slot;   // 0 … kRowSlots - 1
    int32_t row;    // of the static vectors
    float weight;   // of one slot they sum to one
  };
  std::vector<uint64_t> keys;   // ascending, each once
  std::vector<float> dense;     // [kDenseSlots, width]; empty where the Doc keeps no vectors
  std::vector<Row> rows;

  void clear() { keys.clear(), dense.clear(), rows.clear(); }
  // Adds a key made of a template's name and parts that were hashed before.
  void add(std::string_view kind, uint64_t a = 0, uint64_t b = 0, uint64_t c = 0);
  // Sorts the keys; to be called once all are added.
  void finish();
};

constexpr int32_t kDenseSlots = 5;  // top predicate, predicates, words between, source, target
constexpr int32_t kRowSlots = 4;    // top predicate, other predicates and their objects, source, target

class PairText {
 public:
  PairText(const ReadingContext& text, const std::vector<int32_t>& actor_at, const std::vector<Actor>& actors);

  // Replaces `out`, which is not finished: the caller may add keys of its own.
  void extract(Span source, Span target, PairFeatures& out) const;

  // The predicates on the way from one party's head to the other's, the topmost first; of one party alone those above it.
  struct Path {
    int32_t source = -1, target = -1;     // heads; -1: not named
    std::vector<int32_t> up, down;        // tokens from the source up to the top (included), from the target up below it
    int32_t top = -1;                     // where both meet
    std::vector<int32_t> predicates;      // verbs, nouns and adjectives on it but the parties
  };
  Path path(Span source, Span target) const;
  // The token that heads a token range: the first whose own head lies outside. -1 for an empty range.
  int32_t head(Span tokens) const;

 private:
  struct Words;
  uint64_t word(int32_t token) const { return words_[static_cast<size_t>(token)]; }
  void add_path(const Path& path, PairFeatures& out) const;
  void add_predicates(const Path& path, PairFeatures& out) const;
  void add_roles(const Path& path, PairFeatures& out) const;
  void add_window(const Path& path, Span source, Span target, PairFeatures& out) const;
  void add_party(std::string_view side, int32_t head, PairFeatures& out) const;
  void pool(const Path& path, Span source, Span target, PairFeatures& out) const;
  void pool_rows(const Path& path, PairFeatures& out) const;
  bool predicate(int32_t token) const;

  const ReadingContext& text_;
  const std::vector<int32_t>& actor_at_;
  const std::vector<Actor>& actors_;
  std::vector<uint64_t> words_;  // by token: the hash of its lemma, or of its kind of name
};

uint64_t feature_hash(std::string_view text);

}  // namespace vedette
