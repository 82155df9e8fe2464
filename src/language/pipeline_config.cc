#include "language/pipeline_config.h"

#include <algorithm>
#include <utility>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

namespace vedette {
namespace {

std::string_view trimmed(std::string_view s) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!s.empty() && is_blank(s.front())) s.remove_prefix(1);
  while (!s.empty() && is_blank(s.back())) s.remove_suffix(1);
  return s;
}

std::string unquoted(const std::string& json) {
  const nlohmann::json parsed = nlohmann::json::parse(json, nullptr, false);
  return parsed.is_string() ? parsed.get<std::string>() : json;
}

}  // namespace

Result<PipelineConfig> PipelineConfig::parse(std::string_view bytes, std::string where) {
  PipelineConfig out;
  out.where_ = std::move(where);
  std::string section;
  int number = 0;
  while (!bytes.empty()) {
    const size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view line = trimmed(bytes.substr(0, end));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    ++number;
    if (line.empty() || line.front() == '#') continue;
    if (line.front() == '[' && line.back() == ']') {
      section = line.substr(1, line.size() - 2);
      out.sections_[section];
      continue;
    }
    const size_t equals = line.find('=');
    if (equals == line.npos) {
      return Error{ErrorCode::kMalformed, "neither a section nor key = value", fmt::format("{}:{}", out.where_, number)};
    }
    out.sections_[section][std::string(trimmed(line.substr(0, equals)))] = trimmed(line.substr(equals + 1));
  }
  return out;
}

std::string PipelineConfig::value(std::string_view section, std::string_view key) const {
  const auto it = sections_.find(section);
  if (it == sections_.end()) {  // [nlp] tokenizer = {"@tokenizers": …} says the same as a section [nlp.tokenizer]
    const size_t dot = section.rfind('.');
    if (dot == section.npos) return "";
    const nlohmann::json inner = nlohmann::json::parse(value(section.substr(0, dot), section.substr(dot + 1)), nullptr, false);
    if (!inner.is_object() || !inner.contains(key)) return "";
    const nlohmann::json& found = inner[std::string(key)];
    return found.is_string() ? found.get<std::string>() : found.dump();
  }
  const auto entry = it->second.find(key);
  if (entry == it->second.end()) return "";
  const std::string& raw = entry->second;
  const size_t colon = raw.find(':');
  if (raw.starts_with("${") && raw.ends_with("}") && colon != raw.npos) {
    const auto target = sections_.find(raw.substr(2, colon - 2));
    if (target == sections_.end()) return "";
    const auto linked = target->second.find(raw.substr(colon + 1, raw.size() - colon - 2));
    return linked == target->second.end() ? "" : unquoted(linked->second);
  }
  return unquoted(raw);
}

std::vector<std::string> PipelineConfig::list(std::string_view section, std::string_view key) const {
  std::vector<std::string> out;
  const nlohmann::json parsed = nlohmann::json::parse(value(section, key), nullptr, false);
  if (!parsed.is_array()) return out;
  for (const auto& item : parsed) out.push_back(item.is_string() ? item.get<std::string>() : item.dump());
  return out;
}

Error PipelineConfig::refused(std::string message) const {
  return {ErrorCode::kUnsupported, std::move(message), where_};
}

Status PipelineConfig::expect(std::string_view section, std::string_view key, std::string_view wanted) const {
  const std::string have = value(section, key);
  if (have == wanted) return ok();
  return refused(fmt::format("[{}] {} is {}; this engine runs {}", section, key, have.empty() ? "absent" : have, wanted));
}

Status PipelineConfig::check_tok2vec(const std::string& section) const {
  VEDETTE_CHECK(expect(section, "@architectures", "spacy.Tok2Vec.v2"));
  VEDETTE_CHECK(expect(section + ".embed", "@architectures", "spacy.MultiHashEmbed.v2"));
  VEDETTE_CHECK(expect(section + ".embed", "width", "96"));
  VEDETTE_CHECK(expect(section + ".encode", "@architectures", "spacy.MaxoutWindowEncoder.v2"));
  VEDETTE_CHECK(expect(section + ".encode", "width", "96"));
  VEDETTE_CHECK(expect(section + ".encode", "depth", "4"));
  VEDETTE_CHECK(expect(section + ".encode", "window_size", "1"));
  return expect(section + ".encode", "maxout_pieces", "3");
}

Status PipelineConfig::check_transition_model(const std::string& component) const {
  const std::string section = "components." + component + ".model";
  VEDETTE_CHECK(expect(section, "@architectures", "spacy.TransitionBasedParser.v2"));
  VEDETTE_CHECK(expect(section, "state_type", component));
  VEDETTE_CHECK(expect(section, "extra_state_tokens", "false"));
  VEDETTE_CHECK(expect(section, "hidden_width", "64"));
  VEDETTE_CHECK(expect(section, "maxout_pieces", "2"));
  return expect(section, "use_upper", "true");
}

Status PipelineConfig::check_supported() const {
  VEDETTE_CHECK(expect("nlp", "lang", "en"));
  VEDETTE_CHECK(expect("nlp.tokenizer", "@tokenizers", "spacy.Tokenizer.v1"));
  const std::vector<std::string> disabled = list("nlp", "disabled");
  std::vector<std::string> enabled;
  for (const std::string& name : list("nlp", "pipeline")) {
    if (std::find(disabled.begin(), disabled.end(), name) == disabled.end()) enabled.push_back(name);
  }
  const std::vector<std::string> order = {"tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"};
  for (const std::string& name : enabled) {
    if (std::find(order.begin(), order.end(), name) == order.end()) {
      return refused(fmt::format("the component \"{}\" is not one that this engine has", name));
    }
    VEDETTE_CHECK(expect("components." + name, "factory", name));
  }
  if (enabled != order) return refused("the pipeline must be tok2vec, tagger, parser, attribute_ruler, lemmatizer, ner");
  VEDETTE_CHECK(check_tok2vec("components.tok2vec.model"));
  VEDETTE_CHECK(expect("components.tagger.model", "@architectures", "spacy.Tagger.v2"));
  for (const char* component : {"tagger", "parser"}) {
    const std::string section = fmt::format("components.{}.model.tok2vec", component);
    VEDETTE_CHECK(expect(section, "@architectures", "spacy.Tok2VecListener.v1"));
  }
  VEDETTE_CHECK(check_transition_model("parser"));
  VEDETTE_CHECK(expect("components.parser", "learn_tokens", "false"));
  VEDETTE_CHECK(check_transition_model("ner"));
  VEDETTE_CHECK(check_tok2vec("components.ner.model.tok2vec"));
  return expect("components.lemmatizer", "mode", "rule");
}

}  // namespace vedette
