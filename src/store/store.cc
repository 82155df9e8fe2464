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
    "r.seq, r.version, r.known, r.id, r.digest, r.outlet, r.url, r.lang, r.country, r.codebook, r.article, r.author, r.rest, t.title, t.text, "
    "m.vedette, m.model, m.data, m.codebook, g.body, g.sketch";

Result<StoredReading> reading_of(const Query& row) {
  StoredReading out;
  out.seq = row.integer(0);
  out.version = static_cast<int32_t>(row.integer(1));
  out.known = from_seconds(row.integer(2));
  Report& report = out.read.report;
  std::string* const texts[] = {&report.id, &report.digest, &report.outlet, &report.url, &report.lang, &report.country, &report.codebook, &report.article, &report.author};
  for (int i = 0; i < 9; ++i) *texts[i] = row.text(3 + i);
  report.title = row.text(13);
  report.text = row.text(14);
  VEDETTE_CHECK(decode_rest(row.text(12), report));
  out.made_by = {std::string(row.text(15)), std::string(row.text(16)), std::string(row.text(17)), std::string(row.text(18))};
  Result<Reading> reading = decode_reading(row.text(19), report.text);
  if (!reading.has_value()) {
    const std::string message = fmt::format("the reading of {} cannot be used ({}); `vedette ingest --reread` makes it anew", report.id,
                                            reading.error().message);
    return Error{reading.error().code, message, ""};
  }
  out.read.reading = std::move(*reading);
  VEDETTE_TRY(out.read.sketch, decode_sketch(row.text(20)));
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
  VEDETTE_TRY(Query rows, db_.prepare(fmt::format("SELECT {} FROM reports r JOIN texts t ON t.report = r.seq "
                                                      "JOIN readings g ON g.report = r.seq JOIN made_by m ON m.id = g.made_by "
                                                      "WHERE {} AND r.seq > ?3 ORDER BY r.seq",
                                                      kReadingColumns, kInForce)));
  rows.bind(published_limit(at), known_limit(at), at.after);
  for (;;) {
    VEDETTE_TRY(const bool row, rows.step());
    if (!row) return ok();
    VEDETTE_TRY(StoredReading reading, reading_of(rows));
    if (!take(std::move(reading))) return ok();
  }
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
