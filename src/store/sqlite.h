// SQLite as values: a connection, a statement, a transaction that rolls back unless it is committed.
//
//   VEDETTE_TRY(Database db, Database::open("crisis.db", Database::Mode::kReadWrite));
//   VEDETTE_TRY(Query find, db.prepare("SELECT id FROM reports WHERE digest = ?"));
//   find.bind(digest);
//   VEDETTE_TRY(bool found, find.step());       // false: no more rows
//   if (found) use(find.text(0));
//
// Not to be shared between threads; a thread opens its own. The only files that know sqlite3.h are this pair's.
#pragma once

#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace vedette {

class Query {
 public:
  // Sets all parameters, in their order, and makes the statement ready to step again. Text is copied.
  template <typename... T>
  void bind(const T&... values) {
    reset();
    int at = 0;
    (bind_at(++at, values), ...);
  }
  // For a number of parameters that is only known at run time; 1-based. Requires reset() before the first.
  template <std::integral T>
  void bind_at(int at, T value) { bind_integer(at, static_cast<int64_t>(value)); }
  void bind_at(int at, double value);
  void bind_at(int at, std::string_view value);
  void bind_at(int at, std::nullptr_t);
  template <typename T>
  void bind_at(int at, const std::optional<T>& value) {
    if (value) {
      bind_at(at, *value);
    } else {
      bind_at(at, nullptr);
    }
  }
  // Bytes rather than text.
  void bind_blob(int at, std::string_view bytes);
  void reset();

  // The next row; false when there is none.
  Result<bool> step();
  // For what gives no rows.
  Status run();

  // Columns of the current row, 0-based. Views live until the next step, reset or bind.
  int64_t integer(int column) const;
  double real(int column) const;
  std::string_view text(int column) const;  // bytes of a blob too; empty for null
  bool is_null(int column) const;

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  explicit Query(sqlite3_stmt* statement) : statement_(statement) {}
  void bind_integer(int at, int64_t value);
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

class Database {
 public:
  enum class Mode { kReadOnly, kReadWrite };

  // Opens the file; kReadWrite makes it where there is none. ":memory:" is a database of its own in memory.
  // kNotFound, kUnreadable or kMalformed, each naming the file.
  static Result<Database> open(const std::string& path, Mode mode);

  Result<Query> prepare(std::string_view sql) const;
  // One or more statements without parameters or rows.
  Status run(const std::string& sql) const;
  // The first column of the first row of `sql`; nullopt without rows.
  Result<std::optional<int64_t>> integer(std::string_view sql) const;
  int64_t last_row() const;
  // Rows that the last statement changed.
  int64_t changes() const;
  const std::string& path() const { return path_; }

 private:
  struct Close {
    void operator()(sqlite3* db) const;
  };
  Database(sqlite3* db, std::string path) : db_(db), path_(std::move(path)) {}
  std::unique_ptr<sqlite3, Close> db_;
  std::string path_;
};

// Begins at once as the writer, waiting for another one to finish. Rolls back in its destructor unless committed.
class Transaction {
 public:
  static Result<Transaction> begin(const Database& db);
  // Makes all of it durable. After an Error nothing of it is kept.
  Status commit();
  Transaction(Transaction&& other) noexcept : db_(std::exchange(other.db_, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

 private:
  explicit Transaction(const Database& db) : db_(&db) {}
  const Database* db_;  // null: over
};

}  // namespace vedette
