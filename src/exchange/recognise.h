// How a table's file is laid out: which of its columns is which of the format's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "exchange/formats.h"
#include "exchange/rows.h"

namespace vedette {

struct FileLayout {
  char separator = '\t';
  bool header = false;
  size_t width = 0;                                   // columns of the file
  std::vector<int32_t> source;                        // for each column of the format that of the file; -1: not there
  std::vector<std::pair<size_t, std::string>> extra;  // columns of the file that the format lacks
  std::vector<std::string> missing;                   // the other way round
};

// From a file's first row. kMalformed where it is neither a header of the format nor a row as wide as one of its
// versions.
Result<FileLayout> layout_of(const RawRow& first, ExchangeFormat format, char separator);
bool is_gdelt_width(size_t columns);

// The revision of CAMEO that the labels of an ICEWS file speak; 1.1b3 where none tells.
CameoRevision revision_of(std::string_view bytes, const FileLayout& layout, const ExchangeTables& tables);

}  // namespace vedette
