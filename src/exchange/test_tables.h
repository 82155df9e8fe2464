// The project's own tables, for tests.
#pragma once

#include <cstdlib>

#include "exchange/tables.h"
#include "knowledge/data_files.h"

namespace vedette {

inline const ExchangeTables& installed_tables() {
  static const ExchangeTables kTables = [] {
    auto data = DataFiles::from_folder(VEDETTE_SOURCE_DIR "/data");
    if (!data.has_value()) std::abort();
    auto tables = ExchangeTables::load(*data);
    if (!tables.has_value()) std::fputs(tables.error().to_string().c_str(), stderr), std::abort();
    return std::move(*tables);
  }();
  return kTables;
}

}  // namespace vedette
