// Store: all that Vedette learns, in one SQLite file, to be asked as of any moment (docs/store.md).
//
//   VEDETTE_TRY(Store store, Store::open("crisis.db", Store::Mode::kReadWrite));
//   VEDETTE_TRY(const std::vector<Store::Outcome> done, store.put(made_by, read));     // one transaction, durable on return
//   VEDETTE_TRY(const std::vector<ReadReport> known, store.readings({.published_by = as_of.time}));
//
// Any number of programs may read while one writes; a second writer waits for the first one's transaction. A Store is one
// connection: not to be shared between threads. store/event_query.h and store/search.h ask other things of it.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/sqlite.h"
#include "types/reading_json.h"
#include "types/story.h"

namespace vedette {

// What is looked at: all that is in force, or what had been published, and was known here, up to a moment. Reports
// without a date are only in views without `published_by`.
struct AsOf {
  std::optional<std::chrono::sys_seconds> published_by = {};
  std::optional<std::chrono::sys_seconds> known_by = {};
  int64_t after = 0;  // only reports that arrived after this one (StoredReading::seq)
};

struct StoredReading {
  int64_t seq = 0;    // order of arrival
  int32_t version = 1;
  std::chrono::sys_seconds known;  // when it became known here
  MadeBy made_by;
  ReadReport read;
};

// A reading that another program, model, data or codebook made.
struct OutdatedReading {
  int64_t seq = 0;
  Report report;
  std::optional<Reading> reading;  // absent where it is kept in a form that this program does not have
};

// A file as it looked when its reports had been kept.
struct TakenInput {
  std::string path;
  int64_t size = 0;
  int64_t mtime_ns = 0;
};

class Store {
 public:
  using Mode = Database::Mode;
  using Clock = std::function<std::chrono::sys_seconds()>;

  // Makes the file where there is none (kReadWrite) and brings older forms up. ":memory:" lives as long as the object.
  static Result<Store> open(const std::string& path, Mode mode, Clock clock = system_clock());
  static Clock system_clock();

  enum class Outcome {
    kStored,   // a new report
    kVersion,  // another text of a report that is there: from now on the one in force
    kKnown,    // there already, with this text: nothing done
    kRefused,  // its id is that of a report with which it has nothing in common
  };

  // What put() would do with it; cheap, so that nothing is read twice.
  Result<Outcome> judge(const Report& report) const;
  // Keeps reports with their readings, all or none; durable once it returns. One outcome for each.
  Result<std::vector<Outcome>> put(const MadeBy& made_by, const std::vector<ReadReport>& reports);

  // In order of arrival. `take` returns false to stop. A reading in a form of another version of this program is an Error
  // that names the report and says to read it again.
  Status each_reading(const AsOf& at, const std::function<bool(StoredReading)>& take) const;
  Result<std::vector<ReadReport>> readings(const AsOf& at) const;
  // Reports in the view that have no date: left out of each view with `published_by`.
  Result<int32_t> undated() const;
  // The newest publication; unknown in an empty store.
  Result<Moment> latest_publication() const;
  // Number of the last report to arrive; 0 in an empty store.
  Result<int64_t> last_seq() const;
  Result<int64_t> count(const AsOf& at) const;

  // Of all versions of all reports, those that `made_by` did not read, by arrival; at most `limit` after `after`.
  Result<std::vector<OutdatedReading>> outdated(const MadeBy& made_by, int64_t after, size_t limit) const;
  // Puts new readings in the place of the old ones, all or none.
  Status replace_readings(const MadeBy& made_by, const std::vector<std::pair<int64_t, ReadReport>>& readings);

  Result<std::vector<TakenInput>> taken_inputs() const;
  Status note_inputs(const std::vector<TakenInput>& inputs);

  const Database& database() const { return db_; }
  std::chrono::sys_seconds now() const { return clock_(); }
  // The row of made_by, added where it is not there. Requires a transaction.
  Result<int64_t> maker(const MadeBy& made_by);

 private:
  Store(Database db, Clock clock) : db_(std::move(db)), clock_(std::move(clock)) {}
  Database db_;
  Clock clock_;
};

// The condition of an AsOf on the columns of `reports` (alias r): parameters ?1 published_by and ?2 known_by, to be bound with
// these. Open where the view says nothing.
constexpr const char* kInForce = "r.valid_from <= ?1 AND r.known <= ?2 AND (r.valid_to > ?1 OR r.replaced > ?2)";
int64_t published_limit(const AsOf& at);
int64_t known_limit(const AsOf& at);

}  // namespace vedette
