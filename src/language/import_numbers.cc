#include "language/import_numbers.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "language/moves.h"
#include "language/msgpack.h"

namespace vedette {
namespace {

using msgpack::Tensor;
using msgpack::Value;

// A component's serialised network: its nodes in breadth-first order, with their parameters.
class Network {
 public:
  static Result<Network> load(const PipelineFiles& files, const std::string& name) {
    Network out;
    out.where_ = files.where(name);
    VEDETTE_TRY(const std::string_view bytes, files.get(name));
    VEDETTE_TRY(out.root_, msgpack::parse(bytes, out.where_));
    const Value* nodes = out.root_.get("nodes");
    const Value* params = out.root_.get("params");
    const Value* attrs = out.root_.get("attrs");
    if (nodes == nullptr || params == nullptr || attrs == nullptr || nodes->size() != params->size() ||
        nodes->size() != attrs->size() || nodes->kind != msgpack::Kind::kArray) {
      return out.bad("not a serialised network");
    }
    return out;
  }

  // Indices of the nodes of exactly this name, in order.
  std::vector<size_t> named(std::string_view name) const {
    std::vector<size_t> out;
    const Value& nodes = *root_.get("nodes");
    for (size_t i = 0; i < nodes.size(); ++i) {
      const Value* n = nodes.items[i].get("name");
      if (n != nullptr && n->text == name) out.push_back(i);
    }
    return out;
  }

  Result<Tensor> param(size_t node, std::string_view name, const SectionShape& shape) const {
    const Value* value = root_.get("params")->items[node].get(name);
    if (value == nullptr) return bad(fmt::format("node {} has no parameter {}", node, name));
    VEDETTE_TRY(Tensor tensor, msgpack::tensor(*value, where_));
    bool fits = tensor.shape.size() == shape.size();
    for (size_t d = 0; fits && d < shape.size(); ++d) fits = shape[d] == -1 || shape[d] == tensor.shape[d];
    if (!fits) return bad(fmt::format("parameter {} of node {} has another shape than the architecture's", name, node));
    return tensor;
  }

  // An integer attribute (they are themselves MessagePack).
  Result<int64_t> attribute(size_t node, std::string_view name) const {
    const Value* value = root_.get("attrs")->items[node].get(name);
    if (value == nullptr) return bad(fmt::format("node {} has no attribute {}", node, name));
    VEDETTE_TRY(const Value inner, msgpack::parse(value->text, where_));
    if (!inner.is_integer()) return bad(fmt::format("attribute {} of node {} is not a number", name, node));
    return inner.integer;
  }

  Error bad(std::string message) const { return {ErrorCode::kMalformed, std::move(message), where_}; }

 private:
  Value root_;
  std::string where_;
};

void add(ModelWriter& out, const std::string& name, const Tensor& tensor) {
  out.add_array<float>(name, tensor.data, tensor.shape);
}

std::string lines(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += name + "\n";
  return out;
}

// A maxout with its layer norm.
Status add_maxout(const Network& net, size_t maxout, size_t norm, int64_t inputs, const std::string& name,
                  ModelWriter& out) {
  VEDETTE_TRY(const Tensor weight, net.param(maxout, "W", {96, 3, inputs}));
  VEDETTE_TRY(const Tensor bias, net.param(maxout, "b", {96, 3}));
  VEDETTE_TRY(const Tensor scale, net.param(norm, "G", {96}));
  VEDETTE_TRY(const Tensor shift, net.param(norm, "b", {96}));
  add(out, name + ".weight", weight);
  add(out, name + ".bias", bias);
  add(out, name + ".scale", scale);
  add(out, name + ".shift", shift);
  return ok();
}

Status add_tok2vec(const Network& net, const PipelineConfig& config, const std::string& section,
                   const std::string& name, ModelWriter& out) {
  const std::vector<std::string> attributes = config.list(section + ".embed", "attrs");
  const bool has_static = config.value(section + ".embed", "include_static_vectors") == "true";
  const std::vector<size_t> tables = net.named("hashembed");
  const std::vector<size_t> statics = net.named("static_vectors");
  const std::vector<size_t> maxouts = net.named("maxout");
  const std::vector<size_t> norms = net.named("layernorm");
  if (attributes.empty() || tables.size() != attributes.size() || statics.size() != (has_static ? 1U : 0U) ||
      maxouts.size() != 5 || norms.size() != 5) {
    return net.bad("the network does not have the layers that config.cfg says");
  }
  for (const std::string& attribute : attributes) {
    const std::vector<std::string> known = {"NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"};
    if (std::find(known.begin(), known.end(), attribute) == known.end()) {
      return Error{ErrorCode::kUnsupported, fmt::format("the embedded attribute {} is not one that this engine has", attribute),
                   section};
    }
  }
  out.add_text(name + ".attributes", lines(attributes));
  std::vector<uint32_t> seeds(tables.size());
  std::vector<bool> seen(tables.size());
  for (const size_t node : tables) {
    VEDETTE_TRY(const int64_t column, net.attribute(node, "column"));
    VEDETTE_TRY(const int64_t seed, net.attribute(node, "seed"));
    const auto at = static_cast<size_t>(column);
    if (column < 0 || at >= tables.size() || seen[at]) return net.bad("the tables' columns are not 0, 1, 2 …");
    seen[at] = true;
    seeds[at] = static_cast<uint32_t>(seed);
    VEDETTE_TRY(const Tensor table, net.param(node, "E", {-1, 96}));
    if (table.shape[0] == 0) return net.bad("an empty table");
    add(out, fmt::format("{}.table.{}", name, column), table);
  }
  out.add_array<uint32_t>(name + ".seeds", seeds);
  if (has_static) {
    VEDETTE_TRY(const Tensor projection, net.param(statics[0], "W", {96, -1}));
    add(out, name + ".static", projection);
  }
  const auto inputs = static_cast<int64_t>(96 * (attributes.size() + statics.size()));
  VEDETTE_CHECK(add_maxout(net, maxouts[0], norms[0], inputs, name + ".mixer", out));
  for (size_t k = 0; k + 1 < maxouts.size(); ++k) {
    VEDETTE_CHECK(add_maxout(net, maxouts[k + 1], norms[k + 1], 288, fmt::format("{}.conv.{}", name, k), out));
  }
  return ok();
}

Status add_tagger(const PipelineFiles& files, ModelWriter& out) {
  VEDETTE_TRY(const Network net, Network::load(files, "tagger/model"));
  VEDETTE_TRY(const std::string_view cfg, files.get("tagger/cfg"));
  const nlohmann::json parsed = nlohmann::json::parse(cfg, nullptr, false);
  const std::vector<size_t> softmax = net.named("softmax");
  if (parsed.is_discarded() || !parsed.contains("labels") || !parsed["labels"].is_array() || softmax.size() != 1) {
    return net.bad("not a tagger");
  }
  std::vector<std::string> labels;
  for (const auto& label : parsed["labels"]) {
    const std::string name = label.is_string() ? label.get<std::string>() : "";
    if (name.empty() || !parse_tag(name)) {
      return Error{ErrorCode::kUnsupported, fmt::format("the tag \"{}\" is not one of the known set", name),
                   files.where("tagger/cfg")};
    }
    labels.push_back(name);
  }
  const auto count = static_cast<int64_t>(labels.size());
  VEDETTE_TRY(const Tensor weight, net.param(softmax[0], "W", {count, 96}));
  VEDETTE_TRY(const Tensor bias, net.param(softmax[0], "b", {count}));
  out.add_text("tagger.labels", lines(labels));
  add(out, "tagger.weight", weight);
  add(out, "tagger.bias", bias);
  return ok();
}

// The moves in the order of the network's outputs: by action, then by count and label, both falling.
Result<std::vector<std::string>> read_moves(const PipelineFiles& files, const std::string& component) {
  const std::string name = component + "/moves";
  const auto bad = [&](std::string message) { return Error{ErrorCode::kMalformed, std::move(message), files.where(name)}; };
  VEDETTE_TRY(const std::string_view bytes, files.get(name));
  VEDETTE_TRY(const Value root, msgpack::parse(bytes, files.where(name)));
  const Value* text = root.get("moves");
  if (text == nullptr || !text->is_text()) return bad("no moves");
  const nlohmann::json actions = nlohmann::json::parse(text->text, nullptr, false);
  if (!actions.is_object()) return bad("the moves are not a JSON object");
  const std::string_view letters = component == "parser" ? "SDLRB" : "MBILUO";
  std::vector<std::string> out;
  for (size_t action = 0; action < letters.size(); ++action) {
    const auto it = actions.find(std::to_string(action));
    if (it == actions.end()) continue;
    if (!it->is_object()) return bad("an action's labels are not a JSON object");
    std::vector<std::pair<int64_t, std::string>> labels;
    for (const auto& [label, count] : it->items()) {
      if (!count.is_number_integer()) return bad("a label's count is not a number");
      labels.emplace_back(count.get<int64_t>(), label);
    }
    std::sort(labels.rbegin(), labels.rend());
    if (!labels.empty() && labels.back().first < 0) {
      return Error{ErrorCode::kUnsupported, "labels added after training", files.where(name)};
    }
    for (const auto& [count, label] : labels) {
      out.push_back(label.empty() ? std::string(1, letters[action]) : fmt::format("{}-{}", letters[action], label));
    }
  }
  return out;
}

Status add_transition_model(const PipelineFiles& files, const std::string& component, const Network& net,
                            ModelWriter& out) {
  VEDETTE_TRY(const std::string_view cfg, files.get(component + "/cfg"));
  const nlohmann::json parsed = nlohmann::json::parse(cfg, nullptr, false);
  if (!parsed.is_object() || parsed.value("beam_width", nlohmann::json(1)) != 1) {
    return Error{ErrorCode::kUnsupported, "beam search is not something this engine does", files.where(component + "/cfg")};
  }
  VEDETTE_TRY(const std::vector<std::string> moves, read_moves(files, component));
  const std::string text = lines(moves);
  if (component == "parser") {
    VEDETTE_TRY(const std::vector<ParserMove> checked, parse_parser_moves(text, files.where("parser/moves")));
    static_cast<void>(checked);
  } else {
    VEDETTE_TRY(const std::vector<NerMove> checked, parse_ner_moves(text, files.where("ner/moves")));
    static_cast<void>(checked);
  }
  const std::vector<size_t> lower = net.named("precomputable_affine");
  const std::vector<size_t> linear = net.named("linear");
  if (lower.size() != 1 || linear.size() != 2) return net.bad("not a transition model with an upper layer");
  const int64_t features = component == "parser" ? 8 : 3;
  const auto count = static_cast<int64_t>(moves.size());
  VEDETTE_TRY(const Tensor output, net.param(linear[0], "W", {count, 64}));
  VEDETTE_TRY(const Tensor output_bias, net.param(linear[0], "b", {count}));
  VEDETTE_TRY(const Tensor projection, net.param(linear[1], "W", {64, 96}));
  VEDETTE_TRY(const Tensor projection_bias, net.param(linear[1], "b", {64}));
  VEDETTE_TRY(const Tensor weight, net.param(lower[0], "W", {features, 64, 2, 64}));
  VEDETTE_TRY(const Tensor bias, net.param(lower[0], "b", {64, 2}));
  VEDETTE_TRY(Tensor pad, net.param(lower[0], "pad", {1, features, 64, 2}));
  pad.shape = {features, 64, 2};
  out.add_text(component + ".moves", text);
  add(out, component + ".projection.weight", projection);
  add(out, component + ".projection.bias", projection_bias);
  add(out, component + ".features.weight", weight);
  add(out, component + ".features.bias", bias);
  add(out, component + ".features.pad", pad);
  add(out, component + ".output.weight", output);
  add(out, component + ".output.bias", output_bias);
  return ok();
}

Status add_vectors(const PipelineFiles& files, ModelWriter& out) {
  if (files.has("vocab/vectors.cfg")) {
    VEDETTE_TRY(const std::string_view cfg, files.get("vocab/vectors.cfg"));
    const nlohmann::json parsed = nlohmann::json::parse(cfg, nullptr, false);
    const std::string mode = parsed.is_object() ? parsed.value("mode", "default") : "default";
    if (mode != "default") {
      return Error{ErrorCode::kUnsupported, fmt::format("the vector mode \"{}\" is not one that this engine has", mode),
                   files.where("vocab/vectors.cfg")};
    }
  }
  if (!files.has("vocab/vectors")) return ok();
  VEDETTE_TRY(const std::string_view raw, files.get("vocab/vectors"));
  VEDETTE_TRY(const Tensor data, msgpack::parse_npy(raw, files.where("vocab/vectors")));
  if (data.data.empty()) return ok();
  const std::string where = files.where("vocab/key2row");
  if (data.shape.size() != 2) return Error{ErrorCode::kMalformed, "the vectors are not a table", files.where("vocab/vectors")};
  VEDETTE_TRY(const std::string_view packed, files.get("vocab/key2row"));
  VEDETTE_TRY(const Value map, msgpack::parse(packed, where));
  std::vector<std::pair<uint64_t, int32_t>> keys;
  keys.reserve(map.size());
  for (size_t i = 0; i < map.size(); ++i) {
    const Value& key = map.items[2 * i];
    const Value& row = map.items[2 * i + 1];
    if (!key.is_integer() || !row.is_integer() || row.integer < 0 || row.integer >= data.shape[0]) {
      return Error{ErrorCode::kMalformed, "a key or its row is out of range", where};
    }
    keys.emplace_back(key.bits(), static_cast<int32_t>(row.integer));
  }
  std::sort(keys.begin(), keys.end());
  std::vector<uint64_t> hashes;
  std::vector<int32_t> rows;
  for (const auto& [hash, row] : keys) hashes.push_back(hash), rows.push_back(row);
  add(out, "vectors.data", data);
  out.add_array<uint64_t>("vectors.keys", hashes);
  out.add_array<int32_t>("vectors.rows", rows);
  return ok();
}

}  // namespace

Status add_number_sections(const PipelineFiles& files, const PipelineConfig& config, ModelWriter& out) {
  {
    VEDETTE_TRY(const Network net, Network::load(files, "tok2vec/model"));
    VEDETTE_CHECK(add_tok2vec(net, config, "components.tok2vec.model", "tok2vec", out));
  }
  VEDETTE_CHECK(add_tagger(files, out));
  VEDETTE_TRY(const Network parser, Network::load(files, "parser/model"));
  VEDETTE_CHECK(add_transition_model(files, "parser", parser, out));
  VEDETTE_TRY(const Network ner, Network::load(files, "ner/model"));
  VEDETTE_CHECK(add_transition_model(files, "ner", ner, out));
  VEDETTE_CHECK(add_tok2vec(ner, config, "components.ner.model.tok2vec", "ner.tok2vec", out));
  return add_vectors(files, out);
}

}  // namespace vedette
