// StringColumn: a list of strings in a model file, as two sections, "NAME.ends" (u32) and "NAME.bytes".
//
//   add_string_column(out, "lemma.index.noun", words);
//   VEDETTE_TRY(StringColumn words, StringColumn::load(model, "lemma.index.noun"));
//   words[0];  words.find("house");                      // find: of a column that was written sorted
//
// Views live as long as the ModelFile.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "language/model_file.h"

namespace vedette {

class StringColumn {
 public:
  // kMalformed if the ends are not ascending or run past the bytes.
  static Result<StringColumn> load(const ModelFile& model, const std::string& name);

  StringColumn() = default;
  size_t size() const { return ends_.size(); }
  // Requires i < size().
  std::string_view operator[](size_t i) const {
    const uint32_t begin = i == 0 ? 0 : ends_[i - 1];
    return bytes_.substr(begin, ends_[i] - begin);
  }
  // Index of `text` in a sorted column, or -1. O(log n). An unsorted column gives -1 or a right answer.
  int64_t find(std::string_view text) const;

 private:
  std::span<const uint32_t> ends_;
  std::string_view bytes_;
};

// Requires less than 4 GB of text.
void add_string_column(ModelWriter& out, const std::string& name, const std::vector<std::string_view>& strings);

}  // namespace vedette
