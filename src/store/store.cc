#include "store/store.h"

#include <fmt/format.h>

#include "store/reading_codec.h"
#include "store/report_rest.h"
#include "store/schema.h"
#include "store/times.h"

namespace vedette {
namespace {

Moment moment_of(const Query& row, int column) {
  if (row.is_null(column)) return {};
  return {from_seconds(row.integer(column)), static_cast<Precision>(row.integer(column + 1))};
}

constexpr std::string_view kReadingColumns =
    "r.seq, r.version, r.known, r.id, r.digest, r.outlet, r.url, r.lang, r.country, r.codebook, r.article, r.author, r.rest, "
    "t.title, t.text, g.body, g.sketch, m.vedette, m.model, m.data, m.codebook";
constexpr std::string_view kReadingTables =
    "reports r JOIN texts t ON t.report = r.seq JOIN readings g ON g.report = r.seq JOIN made_by m ON m.id = g.made_by";

Result<Report> report_of(const Query& row) {
  Report out;
  std::string* const texts[] = {&out.id, &out.digest, &out.outlet, &out.url, &out.lang, &out.country, &out.codebook, &out.article, &out.author};
  for (int i = 0; i < 9; ++i) *texts[i] = row.text(3 + i);
  out.title = row.text(13);
  out.text = row.text(14);
  VEDETTE_CHECK(decode_rest(row.text(12), out));
  return out;
}

Result<StoredReading> reading_of(const Query& row) {
  StoredReading out;
  out.seq = row.integer(0);
  out.version = static_cast<int32_t>(row.integer(1));
  out.known = from_seconds(row.integer(2));
  VEDETTE_TRY(out.read.report, report_of(row));
  out.made_by = {std::string(row.text(17)), std::string(row.text(18)), std::string(row.text(19)), std::string(row.text(20))};
  Result<Reading> reading = decode_reading(row.text(15), out.read.report.text);
  if (!reading.has_value()) {
    const std::string message = fmt::format("the reading of {} cannot be used ({}); `vedette ingest --reread` makes it anew", out.read.report.id,
                                            reading.error().message);
    return Error{reading.error().code, message, ""};
  }
  out.read.reading = std::move(*reading);
  VEDETTE_TRY(out.read.sketch, decode_sketch(row.text(16)));
  return out;
}

}  // namespace

int64_t published_limit(const AsOf& at) { return at.published_by ? seconds_of(*at.published_by) : kUndated; }
int64_t known_limit(const AsOf& at) { return at.known_by ? seconds_of(*at.known_by) : kUndated; }

Store::Clock Store::system_clock() {
  return [] { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); };
}

Result<Store> Store::open(const std::string& path, Mode mode, Clock clock) {
  VEDETTE_TRY(Database db, Database::open(path, mode));
  VEDETTE_CHECK(prepare_schema(db, mode));
  return Store(std::move(db), std::move(clock));
}

Status Store::each_reading(const AsOf& at, const std::function<bool(StoredReading)>& take) const {
  VEDETTE_TRY(Query rows, db_.prepare(fmt::format("SELECT {} FROM {} WHERE {} AND r.seq > ?3 ORDER BY r.seq", kReadingColumns,
                                                  kReadingTables, kInForce)));
  rows.bind(published_limit(at), known_limit(at), at.after);
  for (;;) {
    VEDETTE_TRY(const bool row, rows.step());
    if (!row) return ok();
    VEDETTE_TRY(StoredReading reading, reading_of(rows));
    if (!take(std::move(reading))) return ok();
  }
}

Result<std::vector<OutdatedReading>> Store::outdated(const MadeBy& now, int64_t after, size_t limit) const {
  VEDETTE_TRY(Query rows, db_.prepare(fmt::format("SELECT {} FROM {} WHERE r.seq > ? AND NOT (m.vedette = ? AND m.model = ? AND m.data = ? "
                                                  "AND m.codebook = ?) ORDER BY r.seq LIMIT ?", kReadingColumns, kReadingTables)));
  rows.bind(after, now.vedette, now.model, now.data, now.codebook, limit);
  std::vector<OutdatedReading> out;
  for (;;) {
    VEDETTE_TRY(const bool row, rows.step());
    if (!row) return out;
    OutdatedReading& old = out.emplace_back();
    old.seq = rows.integer(0);
    VEDETTE_TRY(old.report, report_of(rows));
    Result<Reading> reading = decode_reading(rows.text(15), old.report.text);
    if (reading.has_value()) old.reading = std::move(*reading);
  }
}

Result<std::vector<TakenInput>> Store::taken_inputs() const {
  VEDETTE_TRY(Query rows, db_.prepare("SELECT path, size, mtime FROM inputs ORDER BY path"));
  std::vector<TakenInput> out;
  for (;;) {
    VEDETTE_TRY(const bool row, rows.step());
    if (!row) return out;
    out.push_back({std::string(rows.text(0)), rows.integer(1), rows.integer(2)});
  }
}

Status Store::note_inputs(const std::vector<TakenInput>& inputs) {
  VEDETTE_TRY(Transaction transaction, Transaction::begin(db_));
  VEDETTE_TRY(Query note, db_.prepare("INSERT OR REPLACE INTO inputs(path, size, mtime, known) VALUES(?, ?, ?, ?)"));
  for (const TakenInput& input : inputs) {
    note.bind(input.path, input.size, input.mtime_ns, seconds_of(now()));
    VEDETTE_CHECK(note.run());
  }
  return transaction.commit();
}

Result<std::vector<ReadReport>> Store::readings(const AsOf& at) const {
  std::vector<ReadReport> out;
  VEDETTE_CHECK(each_reading(at, [&](StoredReading r) { return out.push_back(std::move(r.read)), true; }));
  return out;
}

Result<int32_t> Store::undated() const {
  VEDETTE_TRY(const auto count, db_.integer(fmt::format("SELECT count(*) FROM reports WHERE valid_from = {} AND valid_to = {}", kUndated, kForever)));
  return static_cast<int32_t>(count.value_or(0));
}

Result<Moment> Store::latest_publication() const {
  VEDETTE_TRY(Query row, db_.prepare("SELECT published, published_precision FROM reports WHERE valid_from < ? AND valid_to = ? "
                                         "ORDER BY published DESC, seq LIMIT 1"));
  row.bind(kUndated, kForever);
  VEDETTE_TRY(const bool found, row.step());
  return found ? moment_of(row, 0) : Moment{};
}

Result<int64_t> Store::last_seq() const {
  VEDETTE_TRY(const auto last, db_.integer("SELECT max(seq) FROM reports"));
  return last.value_or(0);
}

Result<int64_t> Store::count(const AsOf& at) const {
  VEDETTE_TRY(Query row, db_.prepare(fmt::format("SELECT count(*) FROM reports r WHERE {} AND r.seq > ?3", kInForce)));
  row.bind(published_limit(at), known_limit(at), at.after);
  VEDETTE_TRY(const bool found, row.step());
  return found ? row.integer(0) : 0;
}

Result<int64_t> Store::maker(const MadeBy& made_by) {
  VEDETTE_TRY(Query add, db_.prepare("INSERT OR IGNORE INTO made_by(vedette, model, data, codebook) VALUES(?, ?, ?, ?)"));
  add.bind(made_by.vedette, made_by.model, made_by.data, made_by.codebook);
  VEDETTE_CHECK(add.run());
  VEDETTE_TRY(Query find, db_.prepare("SELECT id FROM made_by WHERE vedette = ? AND model = ? AND data = ? AND codebook = ?"));
  find.bind(made_by.vedette, made_by.model, made_by.data, made_by.codebook);
  VEDETTE_TRY(const bool found, find.step());
  if (!found) return Error{ErrorCode::kIo, "the store lost a row", db_.path()};
  return find.integer(0);
}

}  // namespace vedette
