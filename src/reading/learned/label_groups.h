// LabelGroups: which deeds the learned coder tells apart. data/training/labels.txt lists a deed that stands for each label
// and what it stands for, deeds or whole classes; a deed named alone goes before its class.
//
//   VEDETTE_TRY(LabelGroups groups, LabelGroups::load(data, codebook));
//   groups.labels()[groups.by_deed()[codebook.find("shell")]] == "attack"
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "knowledge/codebook.h"
#include "knowledge/data_files.h"

namespace vedette {

class LabelGroups {
 public:
  // Without the file all deeds are "none". kMalformed with file:line:column for an unknown deed or class.
  static Result<LabelGroups> load(const DataFiles& data, const Codebook& codebook);

  const std::vector<std::string>& labels() const { return labels_; }     // deeds; the first is "none"
  const std::vector<int32_t>& by_deed() const { return label_of_deed_; }  // by deed of the codebook

 private:
  std::vector<std::string> labels_ = {"none"};
  std::vector<int32_t> label_of_deed_;
};

}  // namespace vedette
