// Feeds: bytes → Reports. Bad input is refused by name and reason; its neighbours survive.
//
//   const FeedResult in = read_inputs({"reports/", "more.jsonl", "-"});
//   for (const Report& r : in.reports) …      in.refused: one Error for each input that could not be read
//
// Forms, chosen by name and content: JSON lines (contract 4.1), CSV with a header that has a text column, plain text.
// Reports come in the order of the arguments, files of a folder by name.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "types/report.h"

namespace vedette {

struct FeedResult {
  std::vector<Report> reports;
  std::vector<Error> refused;
};

// Requires nothing of `paths`; "-" is standard input.
FeedResult read_inputs(const std::vector<std::string>& paths);

// One input's bytes; `name` is shown in errors and searched for a time.
void read_bytes(const std::string& bytes, const std::string& name, FeedResult& out);

// Fills what every report has: a valid text, digest and id.
void complete(Report& report);

}  // namespace vedette
