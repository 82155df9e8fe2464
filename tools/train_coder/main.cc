// train_coder MODEL DATA WORLD OUT: trains the learned coder on DATA/training with the engine MODEL and the gazetteer WORLD.
//   --folds K       instead of writing: K-fold figures on the sentences themselves
//   --sentences N   only N of them, spread evenly (learning curve)
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "language/kernels.h"
#include "train.h"

namespace vedette {
namespace {

struct Options {
  std::string model, data, world, out;
  int folds = 0;
  int32_t sentences = 0;
  TrainingOptions training;
};

// How the labels given to left-out sentences compare with the told ones.
struct Figures {
  int listed = 0, right = 0, taken_for_none = 0, unlisted = 0, claimed = 0;
  std::vector<std::pair<int, int>> by_label;  // told, right
};

void judge(const Example& e, std::span<const float> p, Figures& out) {
  const auto said = static_cast<int32_t>(std::max_element(p.begin(), p.end()) - p.begin());
  if (e.label == 0) {
    ++out.unlisted, out.claimed += said != 0;
    return;
  }
  ++out.listed, out.right += said == e.label, out.taken_for_none += said == 0;
  auto& [told, right] = out.by_label[static_cast<size_t>(e.label)];
  ++told, right += said == e.label;
}

Status cross_validate(const std::vector<Example>& examples, const LabelGroups& groups, const Pipeline& pipeline, const Options& options) {
  Figures figures;
  figures.by_label.resize(groups.labels().size());
  for (int fold = 0; fold < options.folds; ++fold) {
    std::vector<uint8_t> use;
    for (const Example& e : examples) use.push_back(e.sentence % options.folds != fold);
    VEDETTE_TRY(ModelFile file, ModelFile::from_bytes(train(examples, &use, groups.labels(), pipeline, options.training).to_file(), "fold"));
    VEDETTE_TRY(const LearnedCoder coder, LearnedCoder::load(std::move(file)));
    std::vector<float> p(groups.labels().size());
    for (size_t i = 0; i < examples.size(); ++i) {
      if (use[i]) continue;
      coder.predict(examples[i].features, p);
      judge(examples[i], p, figures);
    }
  }
  const auto share = [](int a, int b) { return b ? static_cast<double>(a) / b : 0.0; };
  fmt::print("{} pairs with a relation: {:.3f} right, {:.3f} taken for none; {} without: {:.3f} taken for one\n", figures.listed,
             share(figures.right, figures.listed), share(figures.taken_for_none, figures.listed), figures.unlisted, share(figures.claimed, figures.unlisted));
  for (size_t l = 1; l < figures.by_label.size(); ++l) {
    fmt::print("  {:<18} {:>4} {:.3f}\n", groups.labels()[l], figures.by_label[l].first, share(figures.by_label[l].second, figures.by_label[l].first));
  }
  return Unit{};
}

Status run(const Options& options) {
  PipelineOptions plain;
  plain.kernels = &scalar_kernels();  // the same weights on every machine
  VEDETTE_TRY(const Pipeline pipeline, Pipeline::open(options.model, plain));
  VEDETTE_TRY(const DataFiles data, DataFiles::from_folder(options.data));
  VEDETTE_TRY(Gazetteer world, Gazetteer::open(options.world));
  VEDETTE_TRY(const Reader reader, Reader::load(data, std::make_shared<const Gazetteer>(std::move(world))));
  VEDETTE_TRY(const Codebook codebook, Codebook::load(data));
  VEDETTE_TRY(const LabelGroups groups, LabelGroups::load(data, codebook));
  VEDETTE_TRY(const std::vector<Example> examples,
              read_examples({options.data + "/training", pipeline, reader, codebook, groups}, options.sentences));
  if (options.folds > 1) return cross_validate(examples, groups, pipeline, options);
  return write_file(options.out, train(examples, nullptr, groups.labels(), pipeline, options.training).to_file());
}

}  // namespace
}  // namespace vedette

int main(int argc, char** argv) {
  vedette::Options options;
  CLI::App app("Trains the learned coder.");
  app.add_option("model", options.model)->required();
  app.add_option("data", options.data)->required();
  app.add_option("world", options.world)->required();
  app.add_option("out", options.out)->required();
  app.add_option("--folds", options.folds);
  app.add_option("--sentences", options.sentences);
  app.add_option("--epochs", options.training.epochs);
  app.add_option("--rate", options.training.rate);
  app.add_option("--decay", options.training.decay);
  app.add_option("--dense", options.training.dense_scale);
  app.add_option("--static", options.training.static_scale);
  app.add_option("--least", options.training.least_count);
  CLI11_PARSE(app, argc, argv);
  const vedette::Status status = vedette::run(options);
  if (status.has_value()) return 0;
  std::fprintf(stderr, "train_coder: %s\n", status.error().to_string().c_str());
  return 3;
}
