// Events out of mentions: within a story, mentions of one deed by compatible parties at a compatible time and place are one
// happening, whatever each source says of it; each source's word is a view.
#include <algorithm>
#include <map>
#include <set>

#include "base/digest.h"
#include "story/story.h"

namespace vedette {
namespace {

constexpr auto kSameTime = std::chrono::days{3};  // told times further apart are two happenings

std::vector<std::string> entities(const Reading& reading, const std::vector<int32_t>& actors) {
  std::vector<std::string> out;
  for (const int32_t a : actors) {
    const Actor& actor = reading.actors[a];
    // Side, not person: one state's ministry and its president act for it.
    const std::string& side = actor.country.empty() ? actor.entity : actor.country;
    if (!side.empty() && std::find(out.begin(), out.end(), side) == out.end()) out.push_back(side);
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool compatible(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return true;
  return std::any_of(a.begin(), a.end(), [&](const std::string& x) { return std::find(b.begin(), b.end(), x) != b.end(); });
}

std::string place_name(const Reading& reading, int32_t place) { return place < 0 ? std::string() : reading.places[place].name; }

bool same_text(const std::string& a, const std::string& b) { return a.empty() || b.empty() || a == b; }

std::string anchor_text(const ReadReport& r, const EventMention& m) {
  std::string out(slice(r.report.text, m.anchor));
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

// What an event of a reading must share with an event to be one of its mentions.
struct Candidate {
  MentionRef ref;
  const EventMention* mention;
  std::vector<std::string> actor, recipient;
  std::string place, word;
};

struct Merged {
  Event event;
  std::string word;  // of the first mention; decides where the deed is "other"
  Moment told;
};

bool joins(const Candidate& c, const Merged& m) {
  const Event& e = m.event;
  if (c.mention->deed != e.deed || (e.deed == "other" && c.word != m.word)) return false;
  if (!compatible(c.actor, e.actor) || !compatible(c.recipient, e.recipient)) return false;
  if (e.deed == "other" && c.actor != e.actor) return false;
  if (!same_text(c.place, e.place)) return false;
  if (c.mention->time_from_text && m.told.known() && c.mention->time.known()) {
    const auto apart = c.mention->time.time - m.told.time;
    if (apart > kSameTime || -apart > kSameTime) return false;
  }
  return true;
}

std::string outlet_of(const Report& r) { return r.outlet.empty() ? "outlet:" + r.id : "outlet:" + r.outlet; }

const Statement* innermost(const Reading& reading, const EventMention& m) {
  return m.attribution.empty() ? nullptr : &reading.statements[m.attribution.back()];
}

std::string source_of(const ReadReport& r, const EventMention& m) {
  const Statement* s = innermost(r.reading, m);
  if (s == nullptr) return outlet_of(r.report);
  if (!s->speaker.empty()) return r.reading.actors[s->speaker.front()].entity;
  return s->source.empty() ? outlet_of(r.report) : "words:" + std::string(slice(r.report.text, s->source.front()));
}

void add_view(const ReadReport& r, const Candidate& c, Event& e) {
  const std::string source = source_of(r, *c.mention);
  const auto same = std::find_if(e.views.begin(), e.views.end(), [&](const View& v) {
    return v.source == source && v.modality == c.mention->modality && v.negative == c.mention->negative;
  });
  if (same != e.views.end()) {
    same->mentions.push_back(c.ref);
    return;
  }
  View v;
  v.source = source, v.negative = c.mention->negative, v.modality = c.mention->modality;
  v.phase = c.mention->phase, v.basis = c.mention->basis;
  if (!c.mention->quantities.empty()) {
    v.quantity = std::string(slice(r.report.text, r.reading.quantities[c.mention->quantities.front()].span));
  }
  v.mentions = {c.ref};
  e.views.push_back(std::move(v));
}

// Sources are the ends of the attribution chains; the joint ones of one statement count one; unattributed text counts none.
void add_source(const ReadReport& r, const Candidate& c, Event& e) {
  const Statement* s = innermost(r.reading, *c.mention);
  if (s == nullptr || s->speaker.empty()) return;
  std::set<std::string> names;
  std::string organisation;
  for (const int32_t a : s->speaker) {
    const Actor& actor = r.reading.actors[a];
    names.insert(actor.code.empty() ? actor.entity : actor.code);
  }
  for (const std::string& n : names) organisation += (organisation.empty() ? "" : " and ") + n;
  const auto same = std::find_if(e.sources.begin(), e.sources.end(), [&](const SourceCount& x) { return x.organisation == organisation; });
  if (same != e.sources.end()) {
    same->mentions.push_back(c.ref);
    return;
  }
  SourceCount count;
  count.entity = r.reading.actors[s->speaker.front()].entity;
  count.organisation = organisation;
  if (s->occasion) count.occasion = std::string(to_string(s->occasion->kind));
  count.joint = names.size() > 1;
  count.mentions = {c.ref};
  e.sources.push_back(std::move(count));
}

// The better founded view speaks for the event: observed before all, then declared, alleged, reported; the first of equals.
void settle(const std::vector<ReadReport>& reports, Event& e) {
  const View* best = nullptr;
  for (const View& v : e.views) {
    if (best == nullptr || v.basis < best->basis) best = &v;
  }
  if (best != nullptr) e.modality = best->modality, e.basis = best->basis;
  std::set<std::string> outlets;
  for (const MentionRef& m : e.mentions) outlets.insert(outlet_of(reports[m.report].report));
  e.outlets = static_cast<int32_t>(outlets.size());
}

Merged found(const ReadReport& r, const Candidate& c, const std::string& story) {
  Merged m;
  Event& e = m.event;
  e.id = short_digest("event:" + c.mention->id);
  e.story = story;
  e.deed = c.mention->deed, e.type = c.mention->type, e.mode = c.mention->mode, e.cameo = c.mention->cameo;
  e.actor = c.actor, e.recipient = c.recipient, e.place = c.place;
  e.origin = place_name(r.reading, c.mention->origin);
  e.destination = place_name(r.reading, c.mention->destination);
  e.time = c.mention->time;
  m.word = c.word;
  return m;
}

void absorb(const ReadReport& r, const Candidate& c, Merged& m) {
  Event& e = m.event;
  if (e.actor.empty()) e.actor = c.actor;
  if (e.recipient.empty()) e.recipient = c.recipient;
  if (e.place.empty()) e.place = c.place;
  if (e.origin.empty()) e.origin = place_name(r.reading, c.mention->origin);
  if (e.destination.empty()) e.destination = place_name(r.reading, c.mention->destination);
  if (c.mention->time_from_text && !m.told.known()) m.told = c.mention->time, e.time = c.mention->time;
  e.mentions.push_back(c.ref);
  add_view(r, c, e);
  add_source(r, c, e);
}

}  // namespace

std::vector<Event> merge_events(const std::vector<ReadReport>& reports, const std::vector<Story>& stories) {
  std::vector<Event> out;
  for (const Story& story : stories) {
    std::vector<Merged> merged;
    std::map<std::string, std::vector<size_t>> by_deed;
    for (const int32_t r : story.reports) {
      const ReadReport& report = reports[r];
      for (size_t i = 0; i < report.reading.events.size(); ++i) {
        const EventMention& m = report.reading.events[i];
        const Candidate c{{r, static_cast<int32_t>(i)}, &m, entities(report.reading, m.actor), entities(report.reading, m.recipient),
                          place_name(report.reading, m.place), anchor_text(report, m)};
        auto& same_deed = by_deed[m.deed];
        const auto it = std::find_if(same_deed.begin(), same_deed.end(), [&](size_t k) { return joins(c, merged[k]); });
        size_t at = merged.size();
        if (it != same_deed.end()) {
          at = *it;
        } else {
          same_deed.push_back(at);
          merged.push_back(found(report, c, story.id));
        }
        absorb(report, c, merged[at]);
      }
    }
    for (Merged& m : merged) {
      settle(reports, m.event);
      out.push_back(std::move(m.event));
    }
  }
  return out;
}

StoryBook make_stories(const std::vector<ReadReport>& reports) {
  StoryBook book;
  book.stories = group_reports(reports);
  book.events = merge_events(reports, book.stories);
  book.discrepancies = find_discrepancies(reports, book.stories, book.events);
  return book;
}

}  // namespace vedette
