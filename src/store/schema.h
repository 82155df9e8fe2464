// The store's tables: made where there are none, led from an older form to the newest.
#pragma once

#include "store/sqlite.h"

namespace vedette {

constexpr int kSchemaForm = 1;  // PRAGMA user_version

// kMalformed for a database of another program, kUnsupported for a form newer than this program's, or an older one that
// cannot be brought up because the file is open for reading only.
Status prepare_schema(const Database& db, Database::Mode mode);

}  // namespace vedette
