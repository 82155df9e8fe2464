// The lemmatizer's tables: from a pipeline's lookups.bin into a model file, and out of it.
#include <algorithm>
#include <map>
#include <optional>

#include "language/chars.h"
#include "language/hash.h"
#include "language/lemmatizer.h"
#include "language/msgpack.h"

namespace vedette {
namespace {

using msgpack::Kind;
using msgpack::Value;

std::string section(size_t pos, const char* table) {
  return "lemma." + chars::lower(to_string(static_cast<Pos>(pos))) + "." + table;
}

// The tables' keys are ids of part-of-speech names in lower case.
std::optional<size_t> pos_of(const Value& key, size_t count) {
  for (size_t p = 1; p < count; ++p) {
    const std::string name = chars::lower(to_string(static_cast<Pos>(p)));
    if (key.is_integer() ? key.bits() == string_id(name) : key.text == name) return p;
  }
  return std::nullopt;
}

// The entries of one table by part of speech.
Result<std::map<size_t, const Value*>> by_pos(const Value& root, const char* table, size_t count, const std::string& where) {
  std::map<size_t, const Value*> out;
  const Value* entries = root.get(table);
  if (entries == nullptr) return out;
  if (entries->kind != Kind::kMap) return Error{ErrorCode::kMalformed, std::string(table) + " is not a map", where};
  for (size_t i = 0; i < entries->size(); ++i) {
    const auto pos = pos_of(entries->items[2 * i], count);
    if (!pos) return Error{ErrorCode::kUnsupported, std::string(table) + ": unknown part of speech", where};
    out[*pos] = &entries->items[2 * i + 1];
  }
  return out;
}

Error bad(const char* table, const std::string& where) {
  return Error{ErrorCode::kMalformed, std::string(table) + " is not as it should be", where};
}

Status add_index(const Value& words, size_t pos, ModelWriter& out, const std::string& where) {
  std::vector<std::string_view> sorted;
  for (const Value& word : words.items) {
    if (!word.is_text()) return bad("lemma_index", where);
    sorted.push_back(word.text);
  }
  std::sort(sorted.begin(), sorted.end());
  add_string_column(out, section(pos, "index"), sorted);
  return ok();
}

Status add_exceptions(const Value& map, size_t pos, ModelWriter& out, const std::string& where) {
  if (map.kind != Kind::kMap) return bad("lemma_exc", where);
  std::map<std::string_view, const Value*> sorted;
  for (size_t i = 0; i < map.size(); ++i) sorted[map.items[2 * i].text] = &map.items[2 * i + 1];
  std::vector<std::string_view> words, forms;
  std::vector<uint32_t> ends;
  for (const auto& [word, list] : sorted) {
    if (list->kind != Kind::kArray) return bad("lemma_exc", where);
    words.push_back(word);
    for (const Value& form : list->items) forms.push_back(form.text);
    ends.push_back(static_cast<uint32_t>(forms.size()));
  }
  add_string_column(out, section(pos, "exc"), words);
  add_string_column(out, section(pos, "forms"), forms);
  out.add_array<uint32_t>(section(pos, "form_ends"), ends);
  return ok();
}

Status add_rules(const Value& list, size_t pos, ModelWriter& out, const std::string& where) {
  std::vector<std::string_view> old_ends, new_ends;
  for (const Value& rule : list.items) {
    if (rule.kind != Kind::kArray || rule.items.size() != 2 || !rule.items[0].is_text()) return bad("lemma_rules", where);
    old_ends.push_back(rule.items[0].text);
    new_ends.push_back(rule.items[1].text);
  }
  add_string_column(out, section(pos, "old"), old_ends);
  add_string_column(out, section(pos, "new"), new_ends);
  return ok();
}

}  // namespace

Status add_lemmatizer_sections(const PipelineFiles& files, ModelWriter& out) {
  const std::string name = "lemmatizer/lookups/lookups.bin";
  const std::string where = files.where(name);
  VEDETTE_TRY(const std::string_view bytes, files.get(name));
  VEDETTE_TRY(const Value root, msgpack::parse(bytes, where));
  const size_t count = static_cast<size_t>(Pos::kX) + 1;
  if (root.get("lemma_rules") == nullptr) return Error{ErrorCode::kMalformed, "no lemma_rules", where};
  VEDETTE_TRY(const auto index, by_pos(root, "lemma_index", count, where));
  VEDETTE_TRY(const auto exceptions, by_pos(root, "lemma_exc", count, where));
  VEDETTE_TRY(const auto rules, by_pos(root, "lemma_rules", count, where));
  for (const auto& [pos, words] : index) VEDETTE_CHECK(add_index(*words, pos, out, where));
  for (const auto& [pos, map] : exceptions) VEDETTE_CHECK(add_exceptions(*map, pos, out, where));
  for (const auto& [pos, list] : rules) VEDETTE_CHECK(add_rules(*list, pos, out, where));
  return ok();
}

Result<Lemmatizer> Lemmatizer::load(const ModelFile& model) {
  Lemmatizer out;
  for (size_t pos = 1; pos < kPosCount; ++pos) {
    Tables& t = out.tables_[pos];
    if (model.has(section(pos, "index.ends"))) {
      VEDETTE_TRY(t.index, StringColumn::load(model, section(pos, "index")));
    }
    if (model.has(section(pos, "exc.ends"))) {
      VEDETTE_TRY(t.exceptions, StringColumn::load(model, section(pos, "exc")));
      VEDETTE_TRY(t.forms, StringColumn::load(model, section(pos, "forms")));
      VEDETTE_TRY(t.form_ends, model.array<uint32_t>(section(pos, "form_ends")));
      const bool sound = t.form_ends.size() == t.exceptions.size() && std::is_sorted(t.form_ends.begin(), t.form_ends.end()) &&
                         (t.form_ends.empty() || t.form_ends.back() <= t.forms.size());
      if (!sound) return model.malformed(section(pos, "form_ends"), "ends out of order");
    }
    if (model.has(section(pos, "old.ends"))) {
      VEDETTE_TRY(t.old_ends, StringColumn::load(model, section(pos, "old")));
      VEDETTE_TRY(t.new_ends, StringColumn::load(model, section(pos, "new")));
      if (t.old_ends.size() != t.new_ends.size()) return model.malformed(section(pos, "new"), "not one end for each");
    }
    t.any = t.index.size() != 0 || t.exceptions.size() != 0 || t.old_ends.size() != 0;
  }
  return out;
}

}  // namespace vedette
