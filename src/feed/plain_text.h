// A plain text file as one report.
#pragma once

#include <string>

#include "feed/known.h"
#include "types/report.h"

namespace vedette {

// `text` is UTF-8 and is kept whole. `name` is the file's: "20310125T090000Z_GB_en_arland-today.txt", "2031-01-25_1830_gb_7d01.txt"
// tell time, country, language and outlet (a digest tells none), each as far as it is there. The text's head tells title,
// date, by-line: a first line "date 2031-02-15 Title", lines "Source: …" and "Date: …", a headline by its shape; and the
// outlet where a credit or the dateline's agency, "PORT VELL (AP) -", names it.
Report read_plain_text(std::string text, const std::string& name, const FeedKnowledge& known);

}  // namespace vedette
