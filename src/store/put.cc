#include "store/put.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "store/reading_codec.h"
#include "store/report_rest.h"
#include "store/times.h"

namespace vedette {
namespace {

enum Sql : size_t {
  kAddReport, kAddText, kAddSearch, kPutReading, kClearMentions, kClearParties, kClearPlaces,
  kAddMention, kAddMentionParty, kAddMentionPlace, kFindDeed, kAddDeed, kFindParty, kAddParty, kFindPlace, kAddPlace, kSqlCount
};

constexpr const char* kSql[] = {
    "INSERT INTO reports(id, digest, article, version, published, published_precision, published_from, valid_from, known, outlet, author, "
    "url, lang, country, codebook, rest) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "INSERT INTO texts(report, title, text) VALUES(?, ?, ?)",
    "INSERT INTO search(rowid, title, text) VALUES(?, ?, ?)",
    "INSERT OR REPLACE INTO readings(report, made_by, made_at, body, sketch) VALUES(?, ?, ?, ?, ?)",
    "DELETE FROM mentions WHERE report = ?",
    "DELETE FROM mention_parties WHERE report = ?",
    "DELETE FROM mention_places WHERE report = ?",
    "INSERT INTO mentions(report, n, deed, modality, basis, recency, time) VALUES(?, ?, ?, ?, ?, ?, ?)",
    "INSERT OR IGNORE INTO mention_parties(report, n, role, party) VALUES(?, ?, ?, ?)",
    "INSERT OR IGNORE INTO mention_places(report, n, role, place) VALUES(?, ?, ?, ?)",
    "SELECT id FROM deeds WHERE deed = ?",
    "INSERT INTO deeds(deed) VALUES(?)",
    "SELECT id FROM parties WHERE entity = ? AND code = ? AND country = ? AND name = ?",
    "INSERT INTO parties(entity, code, country, name) VALUES(?, ?, ?, ?)",
    "SELECT id FROM places WHERE entity = ? AND name = ? AND country = ? AND admin1 = ? AND lat IS ? AND lon IS ?",
    "INSERT INTO places(entity, name, country, admin1, lat, lon) VALUES(?, ?, ?, ?, ?, ?)",
};
static_assert(std::size(kSql) == kSqlCount);

// The id that `find` finds; else that of the row that `add` adds.
Result<int64_t> find_or_add(const Database& db, Query& find, Query& add) {
  VEDETTE_TRY(const bool found, find.step());
  if (found) return find.integer(0);
  VEDETTE_CHECK(add.run());
  return db.last_row();
}

// The words of a text, lower case, as a set: enough to tell a corrected article from another one.
std::set<std::string, std::less<>> words_of(std::string_view text) {
  std::set<std::string, std::less<>> out;
  std::string word;
  for (size_t i = 0; i <= text.size(); ++i) {
    const auto c = i < text.size() ? static_cast<unsigned char>(text[i]) : ' ';
    const auto lower = static_cast<unsigned char>(c | 0x20);
    if ((lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c >= 0x80) {
      word.push_back(static_cast<char>(c < 0x80 ? lower : c));
    } else if (!word.empty()) {
      out.insert(std::move(word));
      word.clear();
    }
  }
  return out;
}

constexpr double kSameArticle = 1.0 / 3;  // share of all words of two texts that both have, in versions of one article

bool texts_are_related(std::string_view a, std::string_view b) {
  const auto words_a = words_of(a);
  const auto words_b = words_of(b);
  const auto common = std::count_if(words_a.begin(), words_a.end(), [&](const std::string& w) { return words_b.count(w) > 0; });
  const auto all = words_a.size() + words_b.size() - static_cast<size_t>(common);
  return all == 0 || static_cast<double>(common) >= kSameArticle * static_cast<double>(all);
}

// The version of an article that another one would replace.
struct Newest {
  int64_t seq = 0;
  int32_t version = 0;  // 0: there is none
  int64_t valid_from = kUndated;
  std::string outlet, url;
  bool certain = false;  // the report itself says so
};

Result<Newest> newest_where(const Database& db, const char* column, const std::string& value) {
  VEDETTE_TRY(Query find, db.prepare(fmt::format("SELECT seq, version, valid_from, outlet, url FROM reports WHERE {} = ? ORDER BY seq DESC LIMIT 1", column)));
  find.bind(value);
  VEDETTE_TRY(const bool found, find.step());
  if (!found) return Newest{};
  return Newest{find.integer(0), static_cast<int32_t>(find.integer(1)), find.integer(2), std::string(find.text(3)), std::string(find.text(4))};
}

// By what the report says that it replaces, else by its article, else by its id.
Result<Newest> replaced_by(const Database& db, const Report& report) {
  if (!report.supersedes.empty()) {
    VEDETTE_TRY(Newest old, newest_where(db, "id", report.supersedes));
    old.certain = true;
    if (old.version > 0) return old;
  }
  if (!report.article.empty()) {
    VEDETTE_TRY(Newest old, newest_where(db, "article <> '' AND article", report.article));
    old.certain = report.article.find("://") != std::string::npos;
    if (old.version > 0) return old;
  }
  return newest_where(db, "id", report.id);
}

Result<bool> is_new_version(const Database& db, const Newest& old, const Report& report) {
  if (old.certain || (!report.url.empty() && report.url == old.url)) return true;
  if (report.outlet != old.outlet) return false;
  VEDETTE_TRY(Query find, db.prepare("SELECT text FROM texts WHERE report = ?"));
  find.bind(old.seq);
  VEDETTE_TRY(const bool found, find.step());
  return found && texts_are_related(find.text(0), report.text);
}

// From when a report is in force. A new version is from the time that it names for itself, if that is later than the old
// one's; else nobody tells when the text was changed: it was between the two arrivals, and the second is what is sure.
int64_t in_force_from(const ReadReport& r, const Newest& old, int64_t now) {
  const Moment& published = r.reading.published.moment;
  const int64_t first = published.known() ? seconds_of(published.time) : kUndated;
  if (old.version == 0) return first;
  const int64_t modified = r.report.modified.known() ? seconds_of(r.report.modified.time) : first;
  if (modified == kUndated || (old.valid_from != kUndated && modified <= old.valid_from)) return std::max(now, old.valid_from == kUndated ? now : old.valid_from);
  return modified;
}

Status end_validity(const Database& db, int64_t seq, int64_t valid_to, int64_t now) {
  VEDETTE_TRY(Query end, db.prepare("UPDATE reports SET valid_to = ?, replaced = ? WHERE seq = ?"));
  end.bind(valid_to, now, seq);
  return end.run();
}

}  // namespace

Result<Keeper> Keeper::prepare(const Database& db) {
  Keeper out;
  out.db_ = &db;
  for (const char* sql : kSql) {
    VEDETTE_TRY(Query statement, db.prepare(sql));
    out.statements_.push_back(std::move(statement));
  }
  return out;
}

Result<int64_t> Keeper::add_report(const Report& r, const Published& published, int32_t version, int64_t valid_from, int64_t known) {
  const Moment& m = published.moment;
  statements_[kAddReport].bind(r.id, r.digest, r.article, version, m.known() ? std::optional(seconds_of(m.time)) : std::nullopt,
                               static_cast<int>(m.precision), static_cast<int>(published.from), valid_from, known, r.outlet, r.author,
                               r.url, r.lang, r.country, r.codebook, encode_rest(r));
  VEDETTE_CHECK(statements_[kAddReport].run());
  const int64_t seq = db_->last_row();
  for (const Sql sql : {kAddText, kAddSearch}) {
    statements_[sql].bind(seq, r.title, r.text);
    VEDETTE_CHECK(statements_[sql].run());
  }
  return seq;
}

Result<int64_t> Keeper::deed(const std::string& name) {
  statements_[kFindDeed].bind(name), statements_[kAddDeed].bind(name);
  return find_or_add(*db_, statements_[kFindDeed], statements_[kAddDeed]);
}

Result<int64_t> Keeper::party(const Actor& a) {
  statements_[kFindParty].bind(a.entity, a.code, a.country, a.name), statements_[kAddParty].bind(a.entity, a.code, a.country, a.name);
  return find_or_add(*db_, statements_[kFindParty], statements_[kAddParty]);
}

Result<int64_t> Keeper::place(const Place& p) {
  statements_[kFindPlace].bind(p.entity, p.name, p.country, p.admin1, p.lat, p.lon);
  statements_[kAddPlace].bind(p.entity, p.name, p.country, p.admin1, p.lat, p.lon);
  return find_or_add(*db_, statements_[kFindPlace], statements_[kAddPlace]);
}

Status Keeper::put_mentions(int64_t seq, const Reading& reading) {
  for (size_t n = 0; n < reading.events.size(); ++n) {
    const EventMention& e = reading.events[n];
    VEDETTE_TRY(const int64_t deed_id, deed(e.deed));
    statements_[kAddMention].bind(seq, n, deed_id, static_cast<int>(e.modality), static_cast<int>(e.basis), static_cast<int>(e.recency),
                                  e.time.known() ? std::optional(seconds_of(e.time.time)) : std::nullopt);
    VEDETTE_CHECK(statements_[kAddMention].run());
    int role = 0;
    for (const auto* list : {&e.actor, &e.recipient}) {
      for (const int32_t i : *list) {
        VEDETTE_TRY(const int64_t id, party(reading.actors[static_cast<size_t>(i)]));
        statements_[kAddMentionParty].bind(seq, n, role, id);
        VEDETTE_CHECK(statements_[kAddMentionParty].run());
      }
      ++role;
    }
    role = 0;
    for (const int32_t i : {e.place, e.origin, e.destination}) {
      if (i >= 0) {
        VEDETTE_TRY(const int64_t id, place(reading.places[static_cast<size_t>(i)]));
        statements_[kAddMentionPlace].bind(seq, n, role, id);
        VEDETTE_CHECK(statements_[kAddMentionPlace].run());
      }
      ++role;
    }
  }
  return ok();
}

Status Keeper::put_reading(int64_t seq, int64_t maker, int64_t made_at, const ReadReport& read) {
  Query& put = statements_[kPutReading];
  put.bind(seq, maker, made_at);
  put.bind_blob(4, encode_reading(read.reading));
  put.bind_blob(5, encode_sketch(read.sketch));
  VEDETTE_CHECK(put.run());
  for (const Sql sql : {kClearMentions, kClearParties, kClearPlaces}) {
    statements_[sql].bind(seq);
    VEDETTE_CHECK(statements_[sql].run());
  }
  return put_mentions(seq, read.reading);
}

Result<Store::Outcome> Store::judge(const Report& report) const {
  VEDETTE_TRY(Query same, db_.prepare("SELECT 1 FROM reports WHERE id = ? AND digest = ?"));
  same.bind(report.id, report.digest);
  VEDETTE_TRY(const bool known, same.step());
  if (known) return Outcome::kKnown;
  VEDETTE_TRY(const Newest old, replaced_by(db_, report));
  if (old.version == 0) return Outcome::kStored;
  VEDETTE_TRY(const bool version, is_new_version(db_, old, report));
  return version ? Outcome::kVersion : Outcome::kRefused;
}

Result<std::vector<Store::Outcome>> Store::put(const MadeBy& made_by, const std::vector<ReadReport>& reports) {
  VEDETTE_TRY(Transaction transaction, Transaction::begin(db_));
  VEDETTE_TRY(Keeper keeper, Keeper::prepare(db_));
  VEDETTE_TRY(const int64_t made, maker(made_by));
  const int64_t now_seconds = seconds_of(now());
  std::vector<Outcome> out;
  for (const ReadReport& r : reports) {
    VEDETTE_TRY(const Outcome outcome, judge(r.report));
    out.push_back(outcome);
    if (outcome == Outcome::kKnown || outcome == Outcome::kRefused) continue;
    VEDETTE_TRY(const Newest old, replaced_by(db_, r.report));
    const int64_t valid_from = in_force_from(r, old, now_seconds);
    if (old.version > 0) VEDETTE_CHECK(end_validity(db_, old.seq, valid_from, now_seconds));
    VEDETTE_TRY(const int64_t seq, keeper.add_report(r.report, r.reading.published, old.version + 1, valid_from, now_seconds));
    VEDETTE_CHECK(keeper.put_reading(seq, made, now_seconds, r));
    // A text that takes the article back says nothing of the world: it ends the old one, and is in no view.
    if (r.report.retracted) VEDETTE_CHECK(end_validity(db_, seq, valid_from, now_seconds));
  }
  VEDETTE_CHECK(transaction.commit());
  return out;
}

Status Store::replace_readings(const MadeBy& made_by, const std::vector<std::pair<int64_t, ReadReport>>& readings) {
  VEDETTE_TRY(Transaction transaction, Transaction::begin(db_));
  VEDETTE_TRY(Keeper keeper, Keeper::prepare(db_));
  VEDETTE_TRY(const int64_t made, maker(made_by));
  // A later version stays in force from when it was; only a first one goes by its publication.
  VEDETTE_TRY(Query publish, db_.prepare("UPDATE reports SET published = ?2, published_precision = ?3, published_from = ?4, "
                                         "valid_from = CASE version WHEN 1 THEN coalesce(?2, ?5) ELSE valid_from END WHERE seq = ?1"));
  for (const auto& [seq, read] : readings) {
    const Published& p = read.reading.published;
    publish.bind(seq, p.moment.known() ? std::optional(seconds_of(p.moment.time)) : std::nullopt, static_cast<int>(p.moment.precision),
                 static_cast<int>(p.from), kUndated);
    VEDETTE_CHECK(publish.run());
    VEDETTE_CHECK(keeper.put_reading(seq, made, seconds_of(now()), read));
  }
  return transaction.commit();
}

}  // namespace vedette
