#include "language/tokenizer_rules.h"

#include <algorithm>
#include <map>

#include "language/chunk_splitter.h"
#include "language/msgpack.h"
#include "language/string_column.h"

namespace vedette {
namespace {

using msgpack::Value;

constexpr const char* kPatterns[] = {"prefix_search", "suffix_search", "infix_finditer", "token_match", "url_match"};
// spacy/symbols.pyx
constexpr uint64_t kOrth = 65, kNorm = 67;

std::optional<std::string>& pattern_of(TokenizerRules& rules, size_t i) {
  std::optional<std::string>* all[] = {&rules.prefix, &rules.suffix, &rules.infix, &rules.token_match, &rules.url_match};
  return *all[i];
}

Result<SpecialPiece> read_piece(const Value& value, const std::string& where) {
  if (value.kind != msgpack::Kind::kMap) return Error{ErrorCode::kMalformed, "special case is not a list of maps", where};
  SpecialPiece out;
  for (size_t i = 0; i < value.size(); ++i) {
    const Value& key = value.items[2 * i];
    const Value& text = value.items[2 * i + 1];
    const bool orth = key.is_integer() ? key.bits() == kOrth : key.is_text() && key.text == "ORTH";
    const bool norm = key.is_integer() ? key.bits() == kNorm : key.is_text() && key.text == "NORM";
    if (!orth && !norm) return Error{ErrorCode::kUnsupported, "special case sets something other than ORTH and NORM", where};
    if (!text.is_text()) return Error{ErrorCode::kMalformed, "special case's attribute is not text", where};
    if (orth) out.orth = text.text;
    if (norm) out.norm = std::string(text.text);
  }
  return out;
}

Result<TokenizerRules> read_rules(std::string_view bytes, const std::string& where) {
  VEDETTE_TRY(const Value root, msgpack::parse(bytes, where));
  TokenizerRules out;
  for (size_t i = 0; i < std::size(kPatterns); ++i) {
    const Value* value = root.get(kPatterns[i]);
    if (value != nullptr && value->is_text()) pattern_of(out, i) = std::string(value->text);
  }
  if (const Value* faster = root.get("faster_heuristics")) out.faster_heuristics = faster->integer != 0;
  const Value* exceptions = root.get("exceptions");
  if (exceptions == nullptr || exceptions->kind != msgpack::Kind::kMap) {
    return Error{ErrorCode::kMalformed, "no map of exceptions", where};
  }
  for (size_t i = 0; i < exceptions->size(); ++i) {
    SpecialCase special;
    special.text = exceptions->items[2 * i].text;
    const Value& pieces = exceptions->items[2 * i + 1];
    if (pieces.kind != msgpack::Kind::kArray) return Error{ErrorCode::kMalformed, "special case is not a list", where};
    for (const Value& piece : pieces.items) {
      VEDETTE_TRY(SpecialPiece read, read_piece(piece, where));
      special.pieces.push_back(std::move(read));
    }
    out.specials.push_back(std::move(special));
  }
  std::sort(out.specials.begin(), out.specials.end(), [](const auto& a, const auto& b) { return a.text < b.text; });
  return out;
}

// Pieces make up their text; texts ascend.
bool sound(const std::vector<SpecialCase>& specials) {
  for (size_t i = 0; i < specials.size(); ++i) {
    std::string joined;
    for (const SpecialPiece& piece : specials[i].pieces) {
      if (piece.orth.empty()) return false;
      joined += piece.orth;
    }
    if (joined != specials[i].text || joined.empty()) return false;
    if (i > 0 && !(specials[i - 1].text < specials[i].text)) return false;
  }
  return true;
}

// lookups.bin: table name → (string id → norm).
Status add_norms(const PipelineFiles& files, ModelWriter& out) {
  std::map<uint64_t, std::string_view> norms;
  Value root;
  if (files.has("vocab/lookups.bin")) {
    const std::string where = files.where("vocab/lookups.bin");
    VEDETTE_TRY(const std::string_view bytes, files.get("vocab/lookups.bin"));
    if (!bytes.empty()) {
      VEDETTE_TRY(root, msgpack::parse(bytes, where));
      const Value* table = root.get("lexeme_norm");
      for (size_t i = 0; table != nullptr && i < table->size(); ++i) {
        const Value& key = table->items[2 * i];
        const Value& norm = table->items[2 * i + 1];
        if (!key.is_integer() || !norm.is_text()) return Error{ErrorCode::kMalformed, "lexeme_norm: not id to text", where};
        norms[key.bits()] = norm.text;
      }
    }
  }
  std::vector<uint64_t> keys;
  std::vector<std::string_view> values;
  for (const auto& [key, value] : norms) {
    keys.push_back(key);
    values.push_back(value);
  }
  out.add_array<uint64_t>("lexeme.norm_keys", keys);
  add_string_column(out, "lexeme.norms", values);
  return ok();
}

}  // namespace

Result<TokenizerRules> TokenizerRules::load(const ModelFile& model) {
  TokenizerRules out;
  VEDETTE_TRY(const StringColumn patterns, StringColumn::load(model, "tokenizer.patterns"));
  VEDETTE_TRY(const auto flags, model.array<uint8_t>("tokenizer.flags"));
  if (patterns.size() != std::size(kPatterns) || flags.size() != patterns.size() + 1) {
    return model.malformed("tokenizer.patterns", "not five patterns with flags");
  }
  for (size_t i = 0; i < patterns.size(); ++i) {
    if (flags[i]) pattern_of(out, i) = std::string(patterns[i]);
  }
  out.faster_heuristics = flags[patterns.size()] != 0;
  VEDETTE_TRY(const StringColumn texts, StringColumn::load(model, "tokenizer.specials"));
  VEDETTE_TRY(const StringColumn orths, StringColumn::load(model, "tokenizer.orths"));
  VEDETTE_TRY(const StringColumn norms, StringColumn::load(model, "tokenizer.norms"));
  VEDETTE_TRY(const auto counts, model.array<uint8_t>("tokenizer.piece_counts"));
  VEDETTE_TRY(const auto has_norm, model.array<uint8_t>("tokenizer.has_norm"));
  size_t next = 0;
  if (counts.size() != texts.size() || norms.size() != orths.size() || has_norm.size() != orths.size()) {
    return model.malformed("tokenizer.specials", "columns of different lengths");
  }
  for (size_t i = 0; i < texts.size(); ++i) {
    SpecialCase special{std::string(texts[i]), {}};
    for (int k = 0; k < counts[i]; ++k, ++next) {
      if (next >= orths.size()) return model.malformed("tokenizer.orths", "fewer pieces than counted");
      SpecialPiece piece{std::string(orths[next]), std::nullopt};
      if (has_norm[next]) piece.norm = std::string(norms[next]);
      special.pieces.push_back(std::move(piece));
    }
    out.specials.push_back(std::move(special));
  }
  if (!sound(out.specials)) return model.malformed("tokenizer.specials", "special cases that do not make up their texts");
  return out;
}

Status add_tokenizer_sections(const PipelineFiles& files, ModelWriter& out) {
  const std::string where = files.where("tokenizer");
  VEDETTE_TRY(const std::string_view bytes, files.get("tokenizer"));
  VEDETTE_TRY(TokenizerRules rules, read_rules(bytes, where));
  if (!sound(rules.specials)) return Error{ErrorCode::kMalformed, "special cases that do not make up their texts", where};
  if (auto splitter = ChunkSplitter::build(rules); !splitter.has_value()) {
    Error error = splitter.error();
    error.where = where + (error.where.empty() ? "" : ": " + error.where);
    return error;
  }
  std::vector<std::string_view> patterns, texts, orths, norms;
  std::vector<uint8_t> flags, counts, has_norm;
  for (size_t i = 0; i < std::size(kPatterns); ++i) {
    const auto& pattern = pattern_of(rules, i);
    patterns.push_back(pattern ? std::string_view(*pattern) : std::string_view());
    flags.push_back(pattern.has_value());
  }
  flags.push_back(rules.faster_heuristics);
  for (const SpecialCase& special : rules.specials) {
    if (special.pieces.size() > 255) return Error{ErrorCode::kUnsupported, "special case of more than 255 tokens", where};
    texts.push_back(special.text);
    counts.push_back(static_cast<uint8_t>(special.pieces.size()));
    for (const SpecialPiece& piece : special.pieces) {
      orths.push_back(piece.orth);
      norms.push_back(piece.norm ? std::string_view(*piece.norm) : std::string_view());
      has_norm.push_back(piece.norm.has_value());
    }
  }
  add_string_column(out, "tokenizer.patterns", patterns);
  out.add_array<uint8_t>("tokenizer.flags", flags);
  add_string_column(out, "tokenizer.specials", texts);
  add_string_column(out, "tokenizer.orths", orths);
  add_string_column(out, "tokenizer.norms", norms);
  out.add_array<uint8_t>("tokenizer.piece_counts", counts);
  out.add_array<uint8_t>("tokenizer.has_norm", has_norm);
  return add_norms(files, out);
}

}  // namespace vedette
