// Signs: the kinds of sign that indications-and-warning practice looks at (data/watch/signs.txt), and the deeds of
// each.
//
//   VEDETTE_TRY(const Signs signs, Signs::load(data, codebook));
//   const Sign* s = signs.of(deed);   // withdraw_forces → pull-back, of family posture, points down
//
// Built once, then const and safe to share between threads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/codebook.h"
#include "knowledge/data_files.h"

namespace vedette {

enum class Points : uint8_t { kNone, kUp, kDown };

struct Sign {
  std::string id, family;
  Points points = Points::kNone;
  std::string name;                // with the slot {party}
  std::vector<std::string> deeds;  // ids
};

class Signs {
 public:
  // kMalformed with file:line:column for an unknown deed, a deed in two signs, an unknown direction.
  static Result<Signs> load(const DataFiles& data, const Codebook& codebook);

  // The sign of a deed (index in the codebook); nullptr for none and for -1.
  const Sign* of(int32_t deed) const;
  // The signs of a family, in the file's order.
  std::vector<const Sign*> family(std::string_view id) const;
  // All families, each once, in the file's order.
  std::vector<std::string> families() const;

 private:
  std::vector<Sign> signs_;
  std::vector<int32_t> by_deed_;  // index into signs_; -1: none
};

}  // namespace vedette
