// Latin letters without their marks; "" where there is no such letter. Data of fold_name.
#pragma once

namespace vedette::fold_table {

extern const char kLatin[0x24F - 0xC0 + 1][3];             // from U+00C0
extern const char kLatinAdditional[0x1EFF - 0x1E00 + 1][3];  // from U+1E00

}  // namespace vedette::fold_table
