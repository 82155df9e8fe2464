// The line format of data/ is read in the first room, for the feed needs it too; this name stays for those who know it.
#pragma once

#include "base/line_file.h"
