// WatchData: what the watch knows beyond its file (data/watch/). Built once, then const and safe to share between
// threads.
//
//   VEDETTE_TRY(const WatchData knowledge, WatchData::load(data, codebook));
#pragma once

#include "base/result.h"
#include "watch/kinds.h"
#include "watch/phrases.h"
#include "watch/signs.h"
#include "watch/wording.h"

namespace vedette {

struct WatchData {
  Wording wording;
  Signs signs;
  Phrases phrases;
  Kinds kinds;

  static Result<WatchData> load(const DataFiles& data, const Codebook& codebook) {
    WatchData out;
    VEDETTE_TRY(out.wording, Wording::load(data));
    VEDETTE_TRY(out.signs, Signs::load(data, codebook));
    VEDETTE_TRY(out.phrases, Phrases::load(data));
    VEDETTE_TRY(out.kinds, Kinds::load(data));
    return out;
  }
};

}  // namespace vedette
