// Full text over the stored reports: which sentences hold the words.
//
//   SearchQuery q;
//   q.words = "withdraw* \"heavy equipment\" -exercise";
//   VEDETTE_TRY(const std::vector<SearchHit> hits, search(store, q));
//
// Words are folded (case, accents) and stemmed ("withdrew" is its own stem, "withdrawing" finds "withdraws"); all must be in
// the report. "a phrase", prefix*, -without, and OR between words are understood; anything else is a word.
#pragma once

#include <string>
#include <vector>

#include "store/store.h"

namespace vedette {

struct SearchQuery {
  std::string words;
  AsOf at;
  int32_t limit = 20;
};

// A sentence of Report::text with the words that were found in it. Bytes.
struct Passage {
  Span sentence;
  std::vector<Span> matches;
};

struct SearchHit {
  Report report;
  Moment published;
  std::vector<Passage> passages;  // in the order of the text; the first sentence where only the title matches
};

// The best first: by BM25, the title counting double; equals in order of arrival. kInvalid for a query without a word.
Result<std::vector<SearchHit>> search(const Store& store, const SearchQuery& query);

}  // namespace vedette
