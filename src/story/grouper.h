// StoryGrouper: which reports tell of one news event, kept up to date as reports come in.
//
//   StoryGrouper grouper;
//   for (const ReadReport& r : reports) grouper.add(r.sketch);
//   for (const StoryPlace& p : grouper.settle().places) story_of[p.report] = p.story;
//
// What it remembers does not grow with the reports given: the newest 2,048 to 3,071 by publication are *open* and may
// change their story; older ones are *closed*, and of their stories the last reports are kept, so that new ones join them.
//
// The result follows from the set of reports, not from the order of add() and settle(): reports are taken by publication,
// then id, undated ones last. That holds as long as a report comes in before 1,024 later ones have; of an older one add()
// says by false that what is closed was closed without it. To be exact again, start from an older state, or from none.
//
// A story's id is a digest of the report that founded it, its first. story_id(REPORT) of any member so leads to the story.
// Not to be shared between threads while it changes. Source: none; the method is in similar.h and cluster.h.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "story/similar.h"
#include "types/sketch.h"

namespace vedette {

// The id of the story that this report founds, or would have founded.
std::string story_id(std::string_view report);

struct StoryPlace {
  std::string report;
  std::string story;
  bool closed = false;  // will not change any more, but for aliases
};

struct StoryAlias {
  std::string gone;    // id of a story that has closed reports
  std::string into;
  bool closed = false; // will not change any more
};

struct Grouping {
  std::vector<StoryPlace> places;   // every open report, and those closed since the last settle()
  std::vector<StoryAlias> aliases;  // likewise; the open ones replace all open ones told before
};

class StoryGrouper {
 public:
  // Takes a report. Returns false if it comes too late to be exact. O(1) for the newest, else O(open reports).
  bool add(Sketch sketch);

  // Finds the stories of all open reports. Costs what clustering two or three thousand sketches costs, however many were
  // added before.
  Grouping settle();

  // The state without the open reports. It changes only when reports are closed, some thousand at a time; whoever keeps it
  // keeps the open reports' sketches too and adds them again after load(). kMalformed for what save() did not write.
  std::string save() const;
  static Result<StoryGrouper> load(std::string_view bytes);

  size_t open_reports() const { return open_.size(); }

 private:
  struct OldStory {
    std::string id;
    std::string founder;         // id of its first report
    Moment founded;              // publication of that
    std::vector<Sketch> last;    // its newest closed reports, at most four, oldest first
  };
  struct Clustered;

  // What is known of closed reports.
  struct Past {
    std::vector<OldStory> stories;
    TermCounts seen;
    int64_t reports = 0;
  };

  static Clustered cluster(const Past& past, std::span<const Sketch> open);
  // Clusters all of `open` and closes its first reports; tells of it in `out`.
  static void close(Past& past, std::span<const Sketch> open, size_t closing, bool for_good, Grouping& out);
  static void keep_recent(Past& past, std::span<const Sketch> rest);

  Past past_;
  std::vector<Sketch> open_;  // by publication, then id
};

}  // namespace vedette
