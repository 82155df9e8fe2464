// vedette-parquet: Vedette's JSON lines of events to Parquet and back. `vedette export --format parquet` and `vedette import` call it.
//
//     vedette-parquet write events.parquet < events.jsonl
//     vedette-parquet read events.parquet > events.jsonl
//
// Exit codes: 0 done, 2 wrong use, 3 failed, with the reason on standard error.
#include <arrow/io/api.h>
#include <parquet/arrow/reader.h>
#include <parquet/arrow/writer.h>

#include <cstdio>
#include <iostream>
#include <string>
#include <string_view>

#include "columns.h"

namespace vedette {
namespace {

constexpr int64_t kRowGroup = 64 << 10;  // events

arrow::Status write(const std::string& path) {
  const std::shared_ptr<arrow::Schema> schema = event_schema();
  ARROW_ASSIGN_OR_RAISE(auto builder, arrow::RecordBatchBuilder::Make(schema, arrow::default_memory_pool()));
  ARROW_ASSIGN_OR_RAISE(auto file, arrow::io::FileOutputStream::Open(path));
  auto properties = parquet::WriterProperties::Builder().compression(parquet::Compression::ZSTD)->build();
  auto arrow_properties = parquet::ArrowWriterProperties::Builder().store_schema()->build();
  ARROW_ASSIGN_OR_RAISE(auto writer, parquet::arrow::FileWriter::Open(*schema, arrow::default_memory_pool(), file, properties, arrow_properties));
  int64_t number = 0;
  for (std::string line; std::getline(std::cin, line);) {
    ++number;
    const nlohmann::json event = nlohmann::json::parse(line, nullptr, false);
    if (!event.is_object()) return arrow::Status::Invalid("line ", number, ": no JSON object");
    for (int c = 0; c < schema->num_fields(); ++c) {
      const auto it = event.find(schema->field(c)->name());
      const arrow::Status status = append_value(it == event.end() ? nlohmann::json() : *it, builder->GetField(c));
      if (!status.ok()) return status.WithMessage("line ", number, ": ", schema->field(c)->name(), ": ", status.message());
    }
    if (number % kRowGroup == 0) {
      ARROW_ASSIGN_OR_RAISE(auto batch, builder->Flush());
      ARROW_RETURN_NOT_OK(writer->WriteRecordBatch(*batch));
    }
  }
  ARROW_ASSIGN_OR_RAISE(auto batch, builder->Flush());
  ARROW_RETURN_NOT_OK(writer->WriteRecordBatch(*batch));
  ARROW_RETURN_NOT_OK(writer->Close());
  return file->Close();
}

arrow::Status read(const std::string& path) {
  ARROW_ASSIGN_OR_RAISE(auto file, arrow::io::ReadableFile::Open(path));
  ARROW_ASSIGN_OR_RAISE(auto reader, parquet::arrow::OpenFile(file, arrow::default_memory_pool()));
  ARROW_ASSIGN_OR_RAISE(auto batches, reader->GetRecordBatchReader());
  while (true) {
    ARROW_ASSIGN_OR_RAISE(auto batch, batches->Next());
    if (batch == nullptr) return arrow::Status::OK();
    for (int64_t row = 0; row < batch->num_rows(); ++row) {
      nlohmann::ordered_json event;
      event["schema"] = "vedette.event/1";
      for (int c = 0; c < batch->num_columns(); ++c) event[batch->column_name(c)] = value_at(*batch->column(c), row);
      std::cout << event.dump() << '\n';
    }
    if (!std::cout) return arrow::Status::IOError("standard output cannot be written");
  }
}

}  // namespace
}  // namespace vedette

int main(int argc, char** argv) {
  const std::string_view way = argc == 3 ? argv[1] : "";
  if (way != "write" && way != "read") {
    std::fputs("usage: vedette-parquet write|read FILE\n", stderr);
    return 2;
  }
  std::ios::sync_with_stdio(false);
  const arrow::Status status = way == "write" ? vedette::write(argv[2]) : vedette::read(argv[2]);
  if (status.ok()) return std::cout.flush() ? 0 : 3;
  std::fprintf(stderr, "%s\n", status.message().c_str());
  return 3;
}
