// links: reading
// A coder file whose checksums are right and whose contents are hostile: refused, or it predicts without a fault.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "reading/learned/learned_coder.h"
#include "repair_model_file.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  repair_model_file(bytes);
  auto file = vedette::ModelFile::from_bytes(bytes, "input");
  if (!file.has_value()) return 0;
  const auto coder = vedette::LearnedCoder::load(*std::move(file));
  if (!coder.has_value()) return 0;
  vedette::PairFeatures features;
  features.keys = {0, 7, ~uint64_t{0}};
  features.dense.assign(480, 1);
  features.rows = {{0, 0, 1}, {3, 1, 1}, {3, 1 << 30, 1}, {-1, -1, 1}};
  std::vector<float> p(coder->labels().size());
  coder->predict(features, p);
  return 0;
}
