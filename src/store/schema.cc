#include "store/schema.h"

#include <fmt/format.h>

#include "store/schema_sql.h"

namespace vedette {
namespace {

constexpr int64_t kApplicationId = 0x56454454;  // "VEDT": tells a store from any other SQLite file

Status mark(const Database& db) {
  VEDETTE_CHECK(db.run(fmt::format("PRAGMA application_id = {}", kApplicationId)));
  return db.run(fmt::format("PRAGMA user_version = {}", kSchemaForm));
}

Status create(const Database& db) {
  VEDETTE_TRY(Transaction transaction, Transaction::begin(db));
  // Another program may have been first while this one waited.
  VEDETTE_TRY(const auto tables, db.integer("SELECT count(*) FROM sqlite_master"));
  if (tables.value_or(0) > 0) return ok();
  VEDETTE_CHECK(db.run(kSchemaSql));
  VEDETTE_CHECK(mark(db));
  return transaction.commit();
}

Status migrate(const Database& db, int64_t from) {
  VEDETTE_TRY(Transaction transaction, Transaction::begin(db));
  VEDETTE_TRY(const auto now, db.integer("PRAGMA user_version"));
  for (int64_t form = std::max(from, now.value_or(from)); form < kSchemaForm; ++form) VEDETTE_CHECK(db.run(kMigrations[form - 1]));
  VEDETTE_CHECK(mark(db));
  return transaction.commit();
}

}  // namespace

Status prepare_schema(const Database& db, Database::Mode mode) {
  const bool write = mode == Database::Mode::kReadWrite;
  if (write) VEDETTE_CHECK(db.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL"));
  VEDETTE_TRY(const auto tables, db.integer("SELECT count(*) FROM sqlite_master"));
  if (tables.value_or(0) == 0) {
    if (!write) return Error{ErrorCode::kMalformed, "not a store: it has no tables", db.path()};
    VEDETTE_CHECK(create(db));
  }
  VEDETTE_TRY(const auto application, db.integer("PRAGMA application_id"));
  if (application != kApplicationId) return Error{ErrorCode::kMalformed, "not a store: it is another program's database", db.path()};
  VEDETTE_TRY(const auto form, db.integer("PRAGMA user_version"));
  if (*form > kSchemaForm) {
    return Error{ErrorCode::kUnsupported, fmt::format("a store of form {}; this program knows forms up to {}", *form, kSchemaForm), db.path()};
  }
  if (*form == kSchemaForm) return ok();
  if (!write) return Error{ErrorCode::kUnsupported, fmt::format("a store of the older form {}; `vedette ingest` brings it up", *form), db.path()};
  return migrate(db, *form);
}

}  // namespace vedette
