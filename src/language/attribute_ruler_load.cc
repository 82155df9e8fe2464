// Reading the attribute ruler's patterns: MessagePack as published.
#include <algorithm>
#include <optional>

#include "language/attribute_ruler.h"

namespace vedette {

using msgpack::Kind;
using msgpack::Value;

// Builds a ruler from a pattern file's tree.
struct AttributeRuler::Reader {
  explicit Reader(const std::string& where) : where_(where) {}

  Result<AttributeRuler> read(const Value& root) {
    if (root.kind != Kind::kArray) return malformed("not a list of rules");
    morphs_ = {""};
    out_.test_count_ = 1;  // test 0 is IS_SPACE
    for (const Value& rule : root.items) {
      VEDETTE_CHECK(add_rule(rule));
    }
    out_.morph_table_ = std::make_shared<const std::vector<std::string>>(std::move(morphs_));
    return std::move(out_);
  }

 private:
  Error malformed(std::string message) const {
    return Error{ErrorCode::kMalformed, "rule " + std::to_string(out_.effects_.size()) + ": " + std::move(message), where_};
  }
  Error unsupported(std::string message) const {
    return Error{ErrorCode::kUnsupported, "rule " + std::to_string(out_.effects_.size()) + ": " + std::move(message), where_};
  }

  Status add_rule(const Value& rule) {
    const Value* patterns = rule.get("patterns");
    const Value* attrs = rule.get("attrs");
    const Value* index = rule.get("index");
    if (patterns == nullptr || attrs == nullptr || patterns->kind != Kind::kArray || attrs->kind != Kind::kMap) {
      return malformed("no patterns or attrs");
    }
    const int64_t target = index != nullptr && index->is_integer() ? index->integer : 0;
    for (const Value& pattern : patterns->items) {
      VEDETTE_CHECK(add_pattern(pattern, target));
    }
    VEDETTE_TRY(Effect effect, read_effect(*attrs));
    out_.effects_.push_back(std::move(effect));
    return ok();
  }

  Status add_pattern(const Value& pattern, int64_t target) {
    if (pattern.kind != Kind::kArray || pattern.items.empty()) return malformed("empty pattern");
    const auto length = static_cast<int64_t>(pattern.items.size());
    if (target < 0) target += length;
    if (target < 0 || target >= length) return malformed("index outside the pattern");
    Pattern p;
    p.rule = static_cast<int32_t>(out_.effects_.size());
    p.target = static_cast<int32_t>(target);
    for (const Value& token : pattern.items) {
      VEDETTE_TRY(const Test test, read_test(token));
      p.tests.push_back(test);
    }
    (p.tests.size() == 1 ? out_.single_ : out_.multi_).push_back(std::move(p));
    return ok();
  }

  Result<Test> read_test(const Value& token) {
    if (token.kind != Kind::kMap) return malformed("token pattern is not a map");
    Test out;
    for (size_t i = 0; i < token.size(); ++i) {
      const Value& key = token.items[2 * i];
      const Value& value = token.items[2 * i + 1];
      if (key.text == "TAG") {
        VEDETTE_TRY(out.tags, label_mask(value, parse_tag));
      } else if (key.text == "DEP") {
        VEDETTE_TRY(out.deps, label_mask(value, parse_dep));
      } else if (key.text == "LOWER") {
        VEDETTE_TRY(out.lower, lower_test(value));
      } else if (key.text == "IS_SPACE" && value.kind == Kind::kBool) {
        out.space = static_cast<int8_t>(value.integer != 0);
      } else {
        return unsupported("matches on " + std::string(key.text));
      }
    }
    return out;
  }

  // "X", {"IN": […]} or {"NOT_IN": […]} as a set of labels; a label that the engine does not have never occurs.
  template <typename Parse>
  Result<uint64_t> label_mask(const Value& value, Parse parse) {
    uint64_t mask = 0;
    const auto add = [&](const Value& name) {
      if (const auto label = parse(name.text)) mask |= uint64_t{1} << static_cast<size_t>(*label);
    };
    if (value.is_text()) {
      add(value);
      return mask;
    }
    const Value* in = value.get("IN");
    const Value* not_in = value.get("NOT_IN");
    const Value* list = in != nullptr ? in : not_in;
    if (list == nullptr || list->kind != Kind::kArray || value.size() != 1) return unsupported("operator on a label");
    for (const Value& name : list->items) add(name);
    return in != nullptr ? mask : ~mask;
  }

  Result<int16_t> lower_test(const Value& value) {
    if (out_.test_count_ == 0x7FFF) return unsupported("too many words");
    const int16_t test = out_.test_count_++;
    if (value.is_text()) {
      out_.literals_[std::string(value.text)].push_back(test);
      return test;
    }
    if (const Value* in = value.get("IN"); in != nullptr && value.size() == 1 && in->kind == Kind::kArray) {
      for (const Value& word : in->items) {
        auto& tests = out_.literals_[std::string(word.text)];
        if (tests.empty() || tests.back() != test) tests.push_back(test);
      }
      return test;
    }
    if (const Value* regex = value.get("REGEX"); regex != nullptr && value.size() == 1 && regex->is_text()) {
      auto compiled = Regex::compile(regex->text, Regex::Direction::kForward);
      if (!compiled.has_value()) return unsupported("REGEX: " + compiled.error().to_string());
      out_.regexes_.emplace_back(test, *std::move(compiled));
      return test;
    }
    return unsupported("operator on LOWER");
  }

  Result<Effect> read_effect(const Value& attrs) {
    Effect out;
    for (size_t i = 0; i < attrs.size(); ++i) {
      const std::string_view key = attrs.items[2 * i].text;
      const Value& value = attrs.items[2 * i + 1];
      if (!value.is_text()) return malformed("attribute is not text");
      bool known = true;
      if (key == "TAG") known = (out.tag = parse_tag(value.text)).has_value();
      else if (key == "POS") known = (out.pos = parse_pos(value.text)).has_value();
      else if (key == "DEP") known = (out.dep = parse_dep(value.text)).has_value();
      else if (key == "LEMMA" && !value.text.empty()) out.lemma = std::string(value.text);
      else if (key == "MORPH") out.morph = morph_index(value.text);
      else return unsupported("sets " + std::string(key));
      if (!known) return unsupported("unknown label " + std::string(value.text));
    }
    return out;
  }

  // Features in normal order: fields sorted, values sorted; "_" is none.
  uint16_t morph_index(std::string_view text) {
    const auto split = [](std::string_view s, char at) {
      std::vector<std::string> parts;
      for (size_t begin = 0; begin <= s.size();) {
        const size_t end = std::min(s.find(at, begin), s.size());
        parts.emplace_back(s.substr(begin, end - begin));
        begin = end + 1;
      }
      return parts;
    };
    const auto join = [](std::vector<std::string> parts, char at) {
      std::sort(parts.begin(), parts.end());
      std::string out;
      for (const std::string& part : parts) out += (out.empty() ? "" : std::string(1, at)) + part;
      return out;
    };
    std::string normal;
    if (text != "_" && !text.empty()) {
      std::vector<std::string> features = split(text, '|');
      for (std::string& feature : features) {
        const size_t equals = feature.find('=');
        if (equals != feature.npos) feature = feature.substr(0, equals + 1) + join(split(feature.substr(equals + 1), ','), ',');
      }
      normal = join(std::move(features), '|');
    }
    const auto found = std::find(morphs_.begin(), morphs_.end(), normal);
    const auto index = static_cast<uint16_t>(found - morphs_.begin());
    if (found == morphs_.end()) morphs_.push_back(normal);
    return index;
  }

  const std::string& where_;
  AttributeRuler out_;
  std::vector<std::string> morphs_;
};

Result<AttributeRuler> AttributeRuler::parse(std::string_view bytes, const std::string& where) {
  VEDETTE_TRY(const Value root, msgpack::parse(bytes, where));
  if (root.items.size() > 0x7FFF) return Error{ErrorCode::kUnsupported, "more rules than supported", where};
  return Reader(where).read(root);
}

Result<AttributeRuler> AttributeRuler::load(const ModelFile& model) {
  VEDETTE_TRY(const std::string_view bytes, model.text("ruler.patterns"));
  return parse(bytes, model.path() + ": ruler.patterns");
}

Status add_ruler_sections(const PipelineFiles& files, ModelWriter& out) {
  VEDETTE_TRY(const std::string_view bytes, files.get("attribute_ruler/patterns"));
  const auto ruler = AttributeRuler::parse(bytes, files.where("attribute_ruler/patterns"));
  if (!ruler.has_value()) return ruler.error();
  out.add_text("ruler.patterns", bytes);
  return ok();
}

}  // namespace vedette
