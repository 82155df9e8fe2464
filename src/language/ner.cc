#include "language/ner.h"

#include <utility>

namespace vedette {

Result<EntityRecogniser> EntityRecogniser::load(const ModelFile& model, const Kernels& kernels) {
  VEDETTE_TRY(const std::string_view lines, model.text("ner.moves"));
  VEDETTE_TRY(std::vector<NerMove> moves, parse_ner_moves(lines, model.path()));
  VEDETTE_TRY(TransitionNet net, TransitionNet::load(model, "ner", 3, static_cast<int64_t>(moves.size()), kernels));
  EntityRecogniser out(std::move(net));
  out.moves_ = std::move(moves);
  return out;
}

void EntityRecogniser::decode(const float* projected, std::span<const uint8_t> is_space,
                              std::span<const uint8_t> sent_start, std::vector<Biluo>& biluo,
                              std::vector<EntLabel>& labels, NerScratch& scratch) const {
  const auto n = static_cast<int32_t>(is_space.size());
  biluo.assign(is_space.size(), Biluo::kOut);
  labels.assign(is_space.size(), EntLabel::kNone);
  scratch.scores.resize(static_cast<size_t>(net_.score_width()));
  scratch.rows.reset(net_, projected, n);
  int32_t open = -1;  // first word of the entity under way
  EntLabel label = EntLabel::kNone;
  for (int32_t i = 0; i < n; ++i) {
    const int32_t tokens[3] = {i, open, open >= 0 ? i - 1 : -1};
    scratch.rows.score(tokens, scratch.scores.data());
    const bool may_go_on = i + 1 < n && sent_start[i + 1] == 0;
    const bool may_start = open < 0 && is_space[i] == 0;
    int32_t best = -1;
    for (size_t m = 0; m < moves_.size(); ++m) {
      const NerMove& move = moves_[m];
      bool valid = false;
      switch (move.action) {
        case NerAction::kBegin: valid = may_start && may_go_on && move.label != EntLabel::kNone; break;
        case NerAction::kIn: valid = open >= 0 && may_go_on && move.label == label; break;
        case NerAction::kLast: valid = open >= 0 && move.label == label; break;
        case NerAction::kUnit: valid = may_start && move.label != EntLabel::kNone; break;
        case NerAction::kOut: valid = open < 0; break;
      }
      if (valid && (best < 0 || scratch.scores[m] > scratch.scores[best])) best = static_cast<int32_t>(m);
    }
    if (best < 0) break;  // a model whose moves cannot end an entity
    const NerMove& move = moves_[static_cast<size_t>(best)];
    labels[i] = move.label;
    switch (move.action) {
      case NerAction::kBegin: biluo[i] = Biluo::kBegin, open = i, label = move.label; break;
      case NerAction::kIn: biluo[i] = Biluo::kIn; break;
      case NerAction::kLast: biluo[i] = Biluo::kLast, open = -1; break;
      case NerAction::kUnit: biluo[i] = Biluo::kUnit; break;
      case NerAction::kOut: break;
    }
  }
}

}  // namespace vedette
