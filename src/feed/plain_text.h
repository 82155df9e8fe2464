// A plain text file as one report.
#pragma once

#include <string>

#include "types/report.h"

namespace vedette {

// The time and the outlet's country are taken from a name such as 20220125T090000Z_GB_en_7d01.txt, the outlet from one
// such as 20310303T070000Z_XA_en_arland-today.txt, the title and date from a first line "date 2022-02-15 Title". The text is kept whole: offsets count from the file's first byte.
Report read_plain_text(const std::string& bytes, const std::string& name);

}  // namespace vedette
