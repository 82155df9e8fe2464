// Events out of mentions. Within a story, mentions of one deed, or by one word, are of one happening unless something told
// of them conflicts: parties, place, day, or plan against deed (told.h). Mentions are taken by publication, so that a later
// report never moves an earlier mention; one joins the event with the fewest conflicts, if they are not more than half of what can be compared. Whatever each
// source says of it ("is going on", "never happened") is a view of one event.
#include <algorithm>
#include <map>

#include "base/digest.h"
#include "story/links.h"
#include "story/story.h"
#include "story/told.h"
#include "story/views.h"

namespace vedette {
namespace {

constexpr double kMostConflicts = 0.5;
constexpr size_t kCompared = 32;  // newest mentions of an event that a new one is compared with

struct Merged {
  Event event;
  std::vector<Told> told;
  bool time_told = false;
};

// Of the event's newest mentions that tell something which the new one tells too, the share that it conflicts with.
double conflicts(const Told& mention, const Merged& m) {
  const size_t first = m.told.size() > kCompared ? m.told.size() - kCompared : 0;
  int32_t conflicting = 0;
  int32_t compared = 0;
  for (size_t i = first; i < m.told.size(); ++i) {
    const Match match = compare(mention, m.told[i]);
    if (match != Match::kSilent) ++compared;
    if (match == Match::kConflict) ++conflicting;
  }
  return compared == 0 ? 0 : static_cast<double>(conflicting) / compared;
}

std::string place_name(const Reading& reading, int32_t place) { return place < 0 ? std::string() : reading.places[place].name; }

void fill(std::string& field, const std::string& value) {
  if (field.empty()) field = value;
}

void absorb(const std::vector<ReadReport>& reports, const Told& t, Merged& m) {
  Event& e = m.event;
  const Reading& reading = reports[t.ref.report].reading;
  if (e.actor.empty()) e.actor = t.actor;
  if (e.recipient.empty()) e.recipient = t.recipient;
  fill(e.place, place_name(reading, t.mention->place));
  fill(e.origin, place_name(reading, t.mention->origin));
  fill(e.destination, place_name(reading, t.mention->destination));
  if (!e.time.known() || (t.mention->time_from_text && !m.time_told)) e.time = t.mention->time, m.time_told = t.mention->time_from_text;
  // A deed that the codebook knows says more than "other".
  if (e.deed == "other" || e.mentions.empty()) {
    e.deed = t.mention->deed, e.type = t.mention->type, e.mode = t.mention->mode, e.cameo = t.mention->cameo;
  }
  e.mentions.push_back(t.ref);
  m.told.push_back(t);
}

// Grows the events of one story.
class StoryEvents {
 public:
  StoryEvents(const std::vector<ReadReport>& reports, const std::string& story) : reports_(reports), story_(story) {}

  void add(MentionRef ref) {
    const Told t = look_at(reports_, ref);
    std::vector<size_t> alike;
    const std::string keys[] = {"lemma " + t.mention->lemma, "deed " + t.mention->deed};
    for (const std::string& key : keys) {
      if (key != "deed other" && key != "lemma ") std::copy(by_key_[key].begin(), by_key_[key].end(), std::back_inserter(alike));
    }
    std::sort(alike.begin(), alike.end());
    double fewest = kMostConflicts;
    size_t best = events_.size();
    for (const size_t at : alike) {
      const double share = conflicts(t, events_[at]);
      if (share < fewest || (best == events_.size() && share == fewest)) fewest = share, best = at;
    }
    if (best == events_.size()) {
      events_.emplace_back();
      events_.back().event.id = event_id(t.mention->id);
      events_.back().event.story = story_;
    }
    absorb(reports_, t, events_[best]);
    for (const std::string& key : keys) {
      std::vector<size_t>& list = by_key_[key];
      if (std::find(list.begin(), list.end(), best) == list.end()) list.push_back(best);
    }
  }

  void take(std::vector<Event>& out) {
    for (Merged& m : events_) {
      add_views(reports_, m.event);
      out.push_back(std::move(m.event));
    }
  }

 private:
  const std::vector<ReadReport>& reports_;
  const std::string& story_;
  std::vector<Merged> events_;
  std::map<std::string, std::vector<size_t>> by_key_;
};

}  // namespace

std::string event_id(std::string_view mention) { return short_digest("event:" + std::string(mention)); }

std::vector<Event> merge_events(const std::vector<ReadReport>& reports, const std::vector<Story>& stories) {
  std::vector<Event> out;
  for (const Story& story : stories) {
    StoryEvents events(reports, story.id);
    for (const int32_t r : story.reports) {
      for (size_t i = 0; i < reports[r].reading.events.size(); ++i) events.add({r, static_cast<int32_t>(i)});
    }
    events.take(out);
  }
  return out;
}

StoryBook make_stories(const std::vector<ReadReport>& reports) {
  StoryBook book;
  book.stories = group_reports(reports);
  book.events = merge_events(reports, book.stories);
  book.duplicates = find_duplicates(reports, book.stories);
  book.discrepancies = find_discrepancies(reports, book.stories, book.events);
  return book;
}

StoryBook make_stories(const std::vector<ReadReport>& reports, const Codebook& codebook) {
  StoryBook book = make_stories(reports);
  link_events(reports, codebook, book.events);
  return book;
}

}  // namespace vedette
