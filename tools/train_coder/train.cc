#include "train.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

namespace vedette {
namespace {

// A matrix of weights [rows, labels] with the sums of squared gradients that AdaGrad divides by.
struct Block {
  std::vector<float> weights, squares;
  explicit Block(size_t values) : weights(values, 0), squares(values, 1e-6F) {}
};

class Trainer {
 public:
  Trainer(const std::vector<Example>& examples, const std::vector<uint8_t>* use, size_t labels, const Pipeline& pipeline, const TrainingOptions& options)
      : labels_(labels), pipeline_(pipeline), options_(options), sparse_(0), dense_(0), rows_(0), bias_(labels) {
    for (size_t i = 0; i < examples.size(); ++i) {
      if (!use || (*use)[i]) examples_.push_back(&examples[i]);
    }
    count_keys();
    scale_dense();
    for (const Example* e : examples_) {
      if (!e->features.rows.empty()) row_width_ = pipeline.static_vector(e->features.rows.front().row).size();
    }
    sparse_ = Block(keys_.size() * labels_);
    dense_ = Block(scale_.size() * labels_);
    rows_ = Block(kRowSlots * row_width_ * labels_);
    index_keys();
  }

  void run() {
    std::vector<size_t> order(examples_.size());
    std::iota(order.begin(), order.end(), size_t{0});
    uint64_t seed = 20220215;
    for (int epoch = 0; epoch < options_.epochs; ++epoch) {
      for (size_t i = order.size(); i > 1; --i) {  // Fisher-Yates with a multiplicative generator
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        std::swap(order[i - 1], order[(seed >> 33) % i]);
      }
      for (const size_t i : order) step(i);
    }
  }

  CoderWeights finish(const std::vector<std::string>& labels) const {
    CoderWeights out;
    out.engine = pipeline_.name();
    out.labels = labels;
    out.keys = keys_;
    out.sparse = sparse_.weights;
    out.dense = dense_.weights;
    for (size_t i = 0; i < out.dense.size(); ++i) out.dense[i] *= scale_[i / labels_];
    out.bias = bias_.weights;
    if (row_width_ != 0) multiply_rows(out.rows);
    return out;
  }

 private:
  void count_keys() {
    std::unordered_map<uint64_t, std::pair<int32_t, int32_t>> seen;  // key: sentences with it, the last one
    for (const Example* e : examples_) {
      for (const uint64_t key : e->features.keys) {
        auto& [count, last] = seen.try_emplace(key, 0, -1).first->second;
        if (last != e->sentence) ++count, last = e->sentence;
      }
    }
    for (const auto& [key, s] : seen) {
      if (s.first >= options_.least_count) keys_.push_back(key);
    }
    std::sort(keys_.begin(), keys_.end());
  }

  void index_keys() {
    for (const Example* e : examples_) {
      std::vector<uint32_t> known;
      for (const uint64_t key : e->features.keys) {
        const auto at = std::lower_bound(keys_.begin(), keys_.end(), key);
        if (at != keys_.end() && *at == key) known.push_back(static_cast<uint32_t>(at - keys_.begin()));
      }
      known_.push_back(std::move(known));
    }
  }

  // One over the standard deviation of each value, times the option.
  void scale_dense() {
    size_t n = 0;
    for (const Example* e : examples_) n = std::max(n, e->features.dense.size());
    std::vector<double> squares(n, 0);
    for (const Example* e : examples_) {
      for (size_t i = 0; i < e->features.dense.size(); ++i) squares[i] += static_cast<double>(e->features.dense[i]) * static_cast<double>(e->features.dense[i]);
    }
    for (const double s : squares) {
      scale_.push_back(options_.dense_scale / static_cast<float>(std::sqrt(s / static_cast<double>(examples_.size()) + 1e-6)));
    }
  }

  // A static vector of length static_scale, times the row's weight.
  void unit_vector(const PairFeatures::Row& row, std::vector<float>& out) const {
    const std::span<const float> v = pipeline_.static_vector(row.row);
    float length = 0;
    for (const float x : v) length += x * x;
    const float by = length > 0 ? row.weight * options_.static_scale / std::sqrt(length) : 0;
    out.resize(v.size());
    for (size_t i = 0; i < v.size(); ++i) out[i] = by * v[i];
  }

  void score(size_t example, std::vector<float>& out) {
    const Example& e = *examples_[example];
    out = bias_.weights;
    const auto add = [&](const Block& block, size_t row, float value) {
      for (size_t l = 0; l < labels_; ++l) out[l] += value * block.weights[row * labels_ + l];
    };
    for (const uint32_t key : known_[example]) add(sparse_, key, 1);
    for (size_t i = 0; i < e.features.dense.size(); ++i) add(dense_, i, scale_[i] * e.features.dense[i]);
    for (const auto& row : e.features.rows) {
      unit_vector(row, buffer_);
      for (size_t i = 0; i < buffer_.size(); ++i) add(rows_, static_cast<size_t>(row.slot) * row_width_ + i, buffer_[i]);
    }
    const float most = *std::max_element(out.begin(), out.end());
    float sum = 0;
    for (float& s : out) sum += s = std::exp(s - most);
    for (float& s : out) s /= sum;
  }

  void step(size_t example) {
    const Example& e = *examples_[example];
    score(example, gradient_);
    gradient_[static_cast<size_t>(e.label)] -= 1;
    const auto move = [&](Block& block, size_t row, float value) {
      if (value == 0) return;
      for (size_t l = 0; l < labels_; ++l) {
        const size_t i = row * labels_ + l;
        const float g = e.weight * gradient_[l] * value + options_.decay * block.weights[i];
        block.squares[i] += g * g;
        block.weights[i] -= options_.rate * g / std::sqrt(block.squares[i]);
      }
    };
    move(bias_, 0, 1);
    for (const uint32_t key : known_[example]) move(sparse_, key, 1);
    for (size_t i = 0; i < e.features.dense.size(); ++i) move(dense_, i, scale_[i] * e.features.dense[i]);
    for (const auto& row : e.features.rows) {
      unit_vector(row, buffer_);
      for (size_t i = 0; i < buffer_.size(); ++i) move(rows_, static_cast<size_t>(row.slot) * row_width_ + i, buffer_[i]);
    }
  }

  // What each static row adds to each label, in each slot: the reader needs no vectors.
  void multiply_rows(std::vector<float>& out) const {
    size_t count = 0;
    while (!pipeline_.static_vector(static_cast<int32_t>(count)).empty()) ++count;
    out.assign(kRowSlots * count * labels_, 0);
    std::vector<float> unit;
    for (size_t slot = 0; slot < kRowSlots; ++slot) {
      for (size_t row = 0; row < count; ++row) {
        unit_vector({static_cast<int32_t>(slot), static_cast<int32_t>(row), 1}, unit);
        float* to = &out[(slot * count + row) * labels_];
        for (size_t i = 0; i < unit.size(); ++i) {
          for (size_t l = 0; l < labels_; ++l) to[l] += unit[i] * rows_.weights[(slot * row_width_ + i) * labels_ + l];
        }
      }
    }
  }

  size_t labels_;
  const Pipeline& pipeline_;
  const TrainingOptions& options_;
  std::vector<const Example*> examples_;
  std::vector<uint64_t> keys_;
  std::vector<std::vector<uint32_t>> known_;  // by example: indices of its keys
  std::vector<float> scale_;                  // by dense value
  size_t row_width_ = 0;
  Block sparse_, dense_, rows_, bias_;
  std::vector<float> gradient_, buffer_;
};

}  // namespace

CoderWeights train(const std::vector<Example>& examples, const std::vector<uint8_t>* use, const std::vector<std::string>& labels,
                   const Pipeline& pipeline, const TrainingOptions& options) {
  Trainer trainer(examples, use, labels.size(), pipeline, options);
  trainer.run();
  return trainer.finish(labels);
}

}  // namespace vedette
