// The formats of others → records. Rows that cannot be understood are refused, each with its line and the reason; all others are taken,
// and what they hold beyond a record's fields is kept in its origin.
//
//   Importer importer(tables, {});
//   importer.add(bytes, "events.tab");
//   for (const EventRecord& r : importer.records()) …      for (const FileFaults& f : importer.files()) …
//
// Forgiven, with a warning: columns in another order or under an R-mangled name, columns missing or too many, rows torn over lines,
// doubled ids (a row equal to an earlier one is dropped and told, another row with the same id is kept under id#2), mixed date formats,
// lost leading zeros, "None" and "NULL". The revision of CAMEO is asked for or recognised for each file, never mixed in one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "exchange/fields.h"
#include "exchange/formats.h"
#include "exchange/record.h"
#include "exchange/tables.h"

namespace vedette {

struct ImportOptions {
  std::optional<ExchangeFormat> format;                 // absent: recognised
  CameoRevision codebook = CameoRevision::kUnknown;     // kUnknown: recognised, else 1.1b3
};

// What one file gave.
struct FileReport {
  std::string file;
  std::string digest;    // of its bytes
  ExchangeFormat format = ExchangeFormat::kJsonl;
  CameoRevision codebook = CameoRevision::kUnknown;
  int32_t rows = 0;      // read, the header not counted
  int32_t taken = 0;     // became records, or joined one
  std::vector<Fault> faults;
};

class Importer {
 public:
  // `tables` must outlive the importer.
  Importer(const ExchangeTables& tables, ImportOptions options) : tables_(tables), options_(options) {}

  // kMalformed: nothing in it is in a format that we know, or its columns are not those of the format asked for.
  Status add(std::string_view bytes, const std::string& name);

  const std::vector<EventRecord>& records() const { return records_; }
  const std::vector<FileReport>& files() const { return files_; }

  // Where the record of the same index stood: the file that was added as the how-manieth, and its line there.
  struct Place {
    size_t file = 0;
    int32_t line = 0;
  };
  const std::vector<Place>& places() const { return places_; }

 private:
  Status add_table(std::string_view bytes, FileReport& report, const TableFormat& format);
  void add_lines(std::string_view bytes, FileReport& report);
  void take(EventRecord record, int32_t line, FileReport& report);
  void take_mention(EventRecord record, FileReport& report);

  const ExchangeTables& tables_;
  ImportOptions options_;
  std::vector<EventRecord> records_;
  std::vector<Place> places_;
  std::vector<FileReport> files_;
  std::unordered_map<std::string, int32_t> by_id_;      // of the first record with an id
  std::unordered_map<std::string, int32_t> id_counts_;
};

// What a file seems to be by its first lines; nullopt for nothing that we know.
std::optional<ExchangeFormat> recognise(std::string_view bytes);

}  // namespace vedette
