// LearnedCoder: a multinomial logistic model over PairFeatures. "Which deed is this, of the source towards the target?"
//
//   VEDETTE_TRY(LearnedCoder coder, LearnedCoder::open("md.coder"));
//   std::vector<float> p(coder.labels().size());
//   coder.predict(features, p);                        // probabilities; label 0 is "no relation"
//
// Trained by tools/train_coder.cc on data/training (README there). Immutable once loaded, safe to share between threads.
// The file is a model file (language/model_file.h) with the sections learned.*; its weights fit one engine only.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "language/model_file.h"
#include "reading/learned/pair_features.h"

namespace vedette {

// What the weights are, as training makes them and the file holds them.
struct CoderWeights {
  std::string engine;               // Pipeline::name() of the engine whose vectors it was trained on
  std::vector<std::string> labels;  // deeds; the first is "none"
  std::vector<uint64_t> keys;       // ascending
  std::vector<float> sparse;        // [keys, labels]
  std::vector<float> dense;         // [values, labels]; values is kDenseSlots times the width of the vectors
  std::vector<float> rows;          // [kRowSlots, static rows, labels]; empty for an engine without static vectors
  std::vector<float> bias;          // [labels]

  std::string to_file() const;
};

class LearnedCoder {
 public:
  // kNotFound, kMalformed or kUnsupported (another version) with file and section.
  static Result<LearnedCoder> open(const std::string& path);
  static Result<LearnedCoder> load(ModelFile file);
  // The coder of a model: NAME.coder for NAME.model. None where there is no such file; kUnsupported where it was trained on
  // another engine than the one named.
  static Result<std::shared_ptr<const LearnedCoder>> beside(const std::string& model_path, std::string_view engine);

  std::string_view engine() const { return engine_; }
  const std::vector<std::string>& labels() const { return labels_; }

  // Requires finished features and out.size() == labels().size(). No allocation.
  void predict(const PairFeatures& features, std::span<float> out) const;

 private:
  explicit LearnedCoder(ModelFile file) : file_(std::move(file)) {}
  Status read();

  ModelFile file_;  // owns what the spans look at
  std::string_view engine_;
  std::vector<std::string> labels_;
  std::span<const uint64_t> keys_;
  std::span<const float> sparse_, dense_, rows_, bias_;
  std::vector<uint32_t> buckets_;  // first key of each value of the top bits
  int32_t row_count_ = 0;          // static rows of one slot
};

}  // namespace vedette
