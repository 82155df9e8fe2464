// make_kb FOLDER FILE: packs data/ into vedette.kb, if the reader accepts it.
#include <cstdio>

#include "brief/text.h"
#include "feed/feed.h"
#include "knowledge/data_files.h"
#include "reading/reader.h"

int main(int argc, char** argv) {
  using namespace vedette;
  if (argc != 3) return std::fputs("make_kb FOLDER FILE\n", stderr), 2;
  const auto failed = [](const Error& error) {
    std::fprintf(stderr, "%s\n", error.to_string().c_str());
    return 3;
  };
  const auto data = DataFiles::from_folder(argv[1]);
  if (!data.has_value()) return failed(data.error());
  if (const auto reader = Reader::load(*data); !reader.has_value()) return failed(reader.error());
  if (const auto text = BriefText::load(*data); !text.has_value()) return failed(text.error());
  const auto feed = Feed::load([&](std::string_view name) { return data->text(name); });
  if (!feed.has_value()) return failed(feed.error());
  const Status saved = data->save(argv[2]);
  return saved.has_value() ? 0 : failed(saved.error());
}
