#include "store/search.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <optional>

#include "store/reading_codec.h"
#include "store/times.h"

namespace vedette {
namespace {

// Between these FTS5 puts what it found. Where a text has them itself, they are told apart by walking along the text.
constexpr std::string_view kOpen = "\x01";
constexpr std::string_view kClose = "\x02";

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// One term of a query as FTS5 wants it: quoted, so that no character in it has a meaning of its own.
std::string quoted(std::string_view term, bool prefix) {
  std::string out = "\"";
  for (const char c : term) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + (prefix ? "\"*" : "\"");
}

// Whether a term has anything that FTS5's tokenizer keeps; a term without would match nothing.
bool has_word(std::string_view term) {
  for (const char c : term) {
    if ((c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c & 0x80) != 0) return true;
  }
  return false;
}

// The next term of a query, taken off its front.
struct Term {
  std::string_view text;
  bool minus = false;   // must not be there
  bool bare = true;     // neither quoted nor with a minus: OR is OR, a star at the end makes a prefix
};

std::optional<Term> next_term(std::string_view& words) {
  while (!words.empty() && is_space(words.front())) words.remove_prefix(1);
  if (words.empty()) return std::nullopt;
  Term out;
  if (words.size() > 1 && words[0] == '-' && !is_space(words[1])) {
    out.minus = true, out.bare = false;
    words.remove_prefix(1);
  }
  const bool phrase = words.front() == '"';
  if (phrase) out.bare = false, words.remove_prefix(1);
  const size_t end = std::min(phrase ? words.find('"') : words.find_first_of(" \t\r\n"), words.size());
  out.text = words.substr(0, end);
  words.remove_prefix(std::min(end + (phrase ? 1 : 0), words.size()));
  return out;
}

// A person's query → FTS5's: groups of terms joined by OR, all of which must be there. Empty without a word to look for.
std::string to_match(std::string_view words) {
  std::vector<std::string> groups;
  std::vector<std::string> unwanted;
  bool either = false;  // an OR stands before the next term
  while (const auto next = next_term(words)) {
    std::string_view term = next->text;
    if (next->bare && term == "OR") {
      either = !groups.empty();
      continue;
    }
    const bool prefix = next->bare && term.size() > 1 && term.ends_with('*');
    if (prefix) term.remove_suffix(1);
    if (!has_word(term)) continue;
    if (next->minus) {
      unwanted.push_back(quoted(term, false));
    } else if (either) {
      groups.back() += " OR " + quoted(term, prefix);
    } else {
      groups.push_back(quoted(term, prefix));
    }
    either = false;
  }
  if (groups.empty()) return {};
  const std::string wanted = fmt::format("({})", fmt::join(groups, ") AND ("));
  return unwanted.empty() ? wanted : fmt::format("({}) NOT ({})", wanted, fmt::join(unwanted, " OR "));
}

// The marked text against the text itself: where they differ, it is by a mark.
std::vector<Span> marked_spans(std::string_view text, std::string_view marked) {
  std::vector<Span> out;
  size_t at = 0;
  for (size_t i = 0; i < marked.size(); ++i) {
    const std::string_view one = marked.substr(i, 1);
    const bool same = at < text.size() && text[at] == marked[i];
    if (!same && one == kOpen) {
      out.push_back({static_cast<int32_t>(at), static_cast<int32_t>(at)});
    } else if (!same && one == kClose && !out.empty()) {
      out.back().end = static_cast<int32_t>(at);
    } else {
      ++at;
    }
  }
  return out;
}

std::vector<Passage> passages_of(const std::vector<Span>& sentences, const std::vector<Span>& matches) {
  std::vector<Passage> out;
  for (const Span match : matches) {
    for (const Span& s : sentences) {
      if (!s.contains(match.begin)) continue;
      if (out.empty() || out.back().sentence != s) out.push_back({s, {}});
      out.back().matches.push_back({match.begin, std::min(match.end, s.end)});
      break;
    }
  }
  if (out.empty() && !sentences.empty()) out.push_back({sentences.front(), {}});
  return out;
}


Result<std::vector<int64_t>> best_reports(const Database& db, const std::string& match, const SearchQuery& q) {
  VEDETTE_TRY(Query find, db.prepare(fmt::format("SELECT s.rowid FROM search s CROSS JOIN reports r ON r.seq = s.rowid "
                                                 "WHERE s.search MATCH ?4 AND s.rank MATCH 'bm25(2.0, 1.0)' AND {} AND r.seq > ?3 "
                                                 "ORDER BY s.rank, s.rowid LIMIT ?5", kInForce)));
  find.bind(published_limit(q.at), known_limit(q.at), q.at.after, match, q.limit);
  std::vector<int64_t> out;
  for (;;) {
    VEDETTE_TRY(const bool row, find.step());
    if (!row) return out;
    out.push_back(find.integer(0));
  }
}

}  // namespace

Result<std::vector<SearchHit>> search(const Store& store, const SearchQuery& q) {
  const std::string match = to_match(q.words);
  if (match.empty()) return Error{ErrorCode::kInvalid, "no word to look for", q.words};
  const Database& db = store.database();
  VEDETTE_TRY(const std::vector<int64_t> best, best_reports(db, match, q));
  VEDETTE_TRY(Query show, db.prepare("SELECT highlight(search, 1, ?3, ?4), s.title, s.text, r.id, r.digest, r.outlet, r.url, r.published, "
                                     "r.published_precision, g.body FROM search s JOIN reports r ON r.seq = s.rowid "
                                     "JOIN readings g ON g.report = s.rowid WHERE s.search MATCH ?1 AND s.rowid = ?2"));
  std::vector<SearchHit> out;
  for (const int64_t seq : best) {
    show.bind(match, seq, kOpen, kClose);
    VEDETTE_TRY(const bool row, show.step());
    if (!row) continue;
    SearchHit& hit = out.emplace_back();
    std::string* const texts[] = {&hit.report.title, &hit.report.text, &hit.report.id, &hit.report.digest, &hit.report.outlet, &hit.report.url};
    for (int i = 0; i < 6; ++i) *texts[i] = show.text(1 + i);
    if (!show.is_null(7)) hit.published = {from_seconds(show.integer(7)), static_cast<Precision>(show.integer(8))};
    VEDETTE_TRY(const Reading reading, decode_reading(show.text(9), hit.report.text));
    hit.passages = passages_of(reading.sentences, marked_spans(hit.report.text, show.text(0)));
  }
  return out;
}

}  // namespace vedette
