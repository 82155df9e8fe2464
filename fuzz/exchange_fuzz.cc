// links: exchange
// Any bytes as a file of events, in each format and in the one that is recognised: records, or faults that say why. What was taken is
// written in every format and read again.
#include "exchange/export.h"
#include "exchange/import.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

const vedette::ExchangeTables& tables() {
  static const vedette::ExchangeTables kTables = [] {
    auto data = vedette::DataFiles::from_folder(VEDETTE_SOURCE_DIR "/data");
    if (!data.has_value()) std::abort();
    auto loaded = vedette::ExchangeTables::load(*data);
    if (!loaded.has_value()) std::abort();
    return *std::move(loaded);
  }();
  return kTables;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace vedette;
  if (size == 0) return 0;
  ImportOptions options;
  const int choice = data[0] % (kExchangeFormats + 1);
  if (choice < kExchangeFormats) options.format = static_cast<ExchangeFormat>(choice);
  options.codebook = static_cast<CameoRevision>(data[0] / (kExchangeFormats + 1) % 3);
  Importer importer(tables(), options);
  const Status status = importer.add({reinterpret_cast<const char*>(data) + 1, size - 1}, "fuzz");
  if (!status.has_value()) {
    if (status.error().message.empty()) std::abort();
    return 0;
  }
  const FileReport& report = importer.files().back();
  if (report.taken > report.rows || importer.records().size() != importer.places().size()) std::abort();
  for (const Fault& fault : report.faults) {
    if (fault.message.empty()) std::abort();
  }
  // A row that is neither taken nor told of would be lost in silence.
  if (report.taken < report.rows && report.faults.empty()) std::abort();
  const WriteContext context{tables(), "0"};
  for (int f = 0; f < kExchangeFormats; ++f) export_events(importer.records(), static_cast<ExchangeFormat>(f), context, {true});
  const std::string ours = export_events(importer.records(), ExchangeFormat::kJsonl, context, {}).text;
  Importer again(tables(), {ExchangeFormat::kJsonl, CameoRevision::kUnknown});
  if (!again.add(ours, "again").has_value() || export_events(again.records(), ExchangeFormat::kJsonl, context, {}).text != ours) std::abort();
  return 0;
}
