#include "store/imports.h"

#include "store/times.h"

namespace vedette {

Result<bool> keep_import(Store& store, const ImportedFile& file, const std::vector<ImportedRow>& rows) {
  const Database& db = store.database();
  VEDETTE_TRY(Transaction transaction, Transaction::begin(db));
  VEDETTE_TRY(Query add_file, db.prepare("INSERT OR IGNORE INTO imports(file, digest, format, codebook, known) VALUES(?, ?, ?, ?, ?)"));
  add_file.bind(std::string_view(file.file), std::string_view(file.digest), std::string_view(file.format), std::string_view(file.codebook),
                seconds_of(store.now()));
  VEDETTE_CHECK(add_file.run());
  if (db.changes() == 0) return false;
  const int64_t import = db.last_row();
  VEDETTE_TRY(Query add_row, db.prepare("INSERT INTO imported_events(import, line, id, valid_from, source, target, code, country, lat, lon, body) "
                                        "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
  for (const ImportedRow& row : rows) {
    const int64_t valid_from = row.published.known() ? seconds_of(row.published.time) : kUndated;
    add_row.bind(import, row.line, std::string_view(row.id), valid_from, std::string_view(row.source), std::string_view(row.target),
                 std::string_view(row.code), std::string_view(row.country), row.lat, row.lon, std::string_view(row.body));
    VEDETTE_CHECK(add_row.run());
  }
  VEDETTE_CHECK(transaction.commit());
  return true;
}

Status each_import(const Store& store, const AsOf& at, const std::function<bool(const ImportedRow&)>& take) {
  VEDETTE_TRY(Query find, store.database().prepare(
      "SELECT e.line, e.id, e.valid_from, e.source, e.target, e.code, e.country, e.lat, e.lon, e.body FROM imported_events e "
      "JOIN imports i ON i.id = e.import WHERE e.valid_from <= ? AND i.known <= ? ORDER BY e.import, e.line"));
  find.bind(published_limit(at), known_limit(at));
  while (true) {
    VEDETTE_TRY(const bool found, find.step());
    if (!found) return ok();
    ImportedRow row;
    row.line = static_cast<int32_t>(find.integer(0));
    row.id = find.text(1);
    if (find.integer(2) != kUndated) row.published = {from_seconds(find.integer(2)), Precision::kSecond};
    row.source = find.text(3), row.target = find.text(4), row.code = find.text(5), row.country = find.text(6);
    if (!find.is_null(7)) row.lat = find.real(7);
    if (!find.is_null(8)) row.lon = find.real(8);
    row.body = find.text(9);
    if (!take(row)) return ok();
  }
}

}  // namespace vedette
