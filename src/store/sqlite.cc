#include "store/sqlite.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include "base/files.h"

namespace vedette {
namespace {

constexpr int kWaitMs = 20'000;  // for another writer's transaction to end

// What a person can do something about, in words; else SQLite's own.
Error make_error(sqlite3* db, int code) {
  const char* file = db != nullptr ? sqlite3_db_filename(db, "main") : nullptr;
  const std::string where = file != nullptr ? file : "";
  switch (code & 0xff) {
    case SQLITE_FULL: return {ErrorCode::kIo, "the disk is full; the store is as it was before", where};
    case SQLITE_READONLY: return {ErrorCode::kUnreadable, "the store cannot be written to: the file or its folder is read-only", where};
    case SQLITE_CANTOPEN: return {ErrorCode::kUnreadable, "the store cannot be opened", where};
    case SQLITE_BUSY: return {ErrorCode::kIo, fmt::format("another program has been writing to the store for {} s", kWaitMs / 1000), where};
    case SQLITE_NOTADB: return {ErrorCode::kMalformed, "not a store: the file is no SQLite database", where};
    case SQLITE_CORRUPT: return {ErrorCode::kMalformed, "the store is damaged", where};
    default: break;
  }
  return {ErrorCode::kIo, fmt::format("the store failed: {}", db != nullptr ? sqlite3_errmsg(db) : sqlite3_errstr(code)), where};
}

}  // namespace

void Query::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

void Query::reset() { sqlite3_reset(statement_.get()); }
void Query::bind_integer(int at, int64_t value) { sqlite3_bind_int64(statement_.get(), at, value); }
void Query::bind_at(int at, double value) { sqlite3_bind_double(statement_.get(), at, value); }
void Query::bind_at(int at, std::nullptr_t) { sqlite3_bind_null(statement_.get(), at); }
void Query::bind_at(int at, std::string_view value) {
  sqlite3_bind_text64(statement_.get(), at, value.data() == nullptr ? "" : value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}
void Query::bind_blob(int at, std::string_view bytes) {
  sqlite3_bind_blob64(statement_.get(), at, bytes.data() == nullptr ? "" : bytes.data(), bytes.size(), SQLITE_TRANSIENT);
}

Result<bool> Query::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  Error error = make_error(sqlite3_db_handle(statement_.get()), code);
  sqlite3_reset(statement_.get());
  return error;
}

Status Query::run() {
  VEDETTE_TRY(const bool row, step());
  static_cast<void>(row);
  reset();
  return ok();
}

int64_t Query::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
double Query::real(int column) const { return sqlite3_column_double(statement_.get(), column); }
bool Query::is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }
std::string_view Query::text(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

void Database::Close::operator()(sqlite3* db) const { sqlite3_close_v2(db); }

Result<Database> Database::open(const std::string& path, Mode mode) {
  const bool memory = path == ":memory:";
  if (mode == Mode::kReadOnly && !memory && !file_exists(path)) return Error{ErrorCode::kNotFound, "no such store", path};
  const int flags = mode == Mode::kReadOnly && !memory ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const auto connect = [&](const std::string& name, int more) -> Result<Database> {
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(name.c_str(), &raw, flags | more | SQLITE_OPEN_NOMUTEX, nullptr);
    Database db(raw, path);
    if (code != SQLITE_OK) {
      Error error = make_error(raw, code);
      return Error{error.code, error.message, path};
    }
    sqlite3_extended_result_codes(raw, 1);
    sqlite3_busy_timeout(raw, kWaitMs);
    // The file is only touched here: what is no database shows itself now.
    if (Status touched = db.run("PRAGMA schema_version"); !touched.has_value()) {
      return Error{touched.error().code, touched.error().message, path};
    }
    return db;
  };
  Result<Database> db = connect(path, 0);
  // A store in a folder that cannot be written to has no place for the shared index of its log. If nobody has left a log,
  // the file is all there is.
  if (!db.has_value() && mode == Mode::kReadOnly && db.error().code == ErrorCode::kUnreadable && !file_exists(path + "-wal")) {
    std::string name = "file:";
    for (const char c : path) {
      if (c == '?' || c == '#' || c == '%') {
        name += fmt::format("%{:02x}", static_cast<unsigned char>(c));
      } else {
        name += c;
      }
    }
    return connect(name + "?immutable=1", SQLITE_OPEN_URI);
  }
  return db;
}

Result<Query> Database::prepare(std::string_view sql) const {
  sqlite3_stmt* raw = nullptr;
  const int code = sqlite3_prepare_v2(db_.get(), sql.data(), static_cast<int>(sql.size()), &raw, nullptr);
  Query statement(raw);
  if (code != SQLITE_OK) return make_error(db_.get(), code);
  return statement;
}

Status Database::run(const std::string& sql) const {
  const int code = sqlite3_exec(db_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return make_error(db_.get(), code);
  return ok();
}

Result<std::optional<int64_t>> Database::integer(std::string_view sql) const {
  VEDETTE_TRY(Query statement, prepare(sql));
  VEDETTE_TRY(const bool row, statement.step());
  if (!row) return std::optional<int64_t>();
  return std::optional<int64_t>(statement.integer(0));
}

int64_t Database::last_row() const { return sqlite3_last_insert_rowid(db_.get()); }
int64_t Database::changes() const { return sqlite3_changes64(db_.get()); }

Result<Transaction> Transaction::begin(const Database& db) {
  VEDETTE_CHECK(db.run("BEGIN IMMEDIATE"));
  return Transaction(db);
}

Status Transaction::commit() {
  Status done = db_->run("COMMIT");
  if (done.has_value()) db_ = nullptr;
  return done;
}

Transaction::~Transaction() {
  // SQLite may have rolled back by itself after a failure; then this one fails, and nothing is lost by it.
  if (db_ != nullptr) static_cast<void>(db_->run("ROLLBACK"));
}

}  // namespace vedette
