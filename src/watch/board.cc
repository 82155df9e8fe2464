// The board: every indicator of the watch, and the direction of each track.
#include <algorithm>

#include "watch/ledgers.h"
#include "watch/rows.h"
#include "watch/step_evidence.h"

namespace vedette {
namespace {

bool is_real(Modality m) { return m == Modality::kHappened || m == Modality::kOngoing; }

struct Track {
  std::string_view name;
  std::vector<Evidence> up, down;  // towards tension, away from it
};

// Which track a mention is a sign on, and which way; nothing for the mover's own word on forces: it moves no military
// track.
void count(const Facts& facts, const Fact& f, Track* tracks) {
  const EventMention& m = facts.mention(f);
  const Sign* sign = facts.sign(f);
  if (sign == nullptr || f.mover < 0 || f.past || f.habitual || m.named_only) return;
  const bool up = sign->points == Points::kUp;
  const bool down = sign->points == Points::kDown;
  if (facts.of_force(f)) {
    if (f.source == SourceClass::kMover || !facts.parties().party(f.mover).watched) return;
    if (is_real(m.modality) && (up || down)) add_unique(up ? tracks[1].up : tracks[1].down, facts.evidence(f));
    if (m.modality == Modality::kNotHappened && down && !m.attribution.empty())
      add_unique(tracks[1].up, facts.evidence(f));
  } else if (sign->family == "information") {
    if (is_real(m.modality)) add_unique(tracks[2].up, facts.evidence(f));
  } else if (sign->family == "diplomacy" || sign->family == "proposals") {
    if (down && (is_real(m.modality) || m.modality == Modality::kPlanned))
      add_unique(tracks[0].down, facts.evidence(f));
    if (up && is_real(m.modality)) add_unique(tracks[0].up, facts.evidence(f));
    if (m.modality == Modality::kNotHappened && down && m.tense != Tense::kFuture)
      add_unique(tracks[0].up, facts.evidence(f));
  }
}

}  // namespace

std::vector<Row> indicators_ledger(const Facts& facts) {
  std::vector<Row> out;
  for (const Indicator& i : facts.input().watch.indicators) {
    Row row;
    row.id = row_id("indicator", i.id);
    row.party = i.party;
    row.kind = i.id;
    row.rule = "indicator:" + i.id;
    bool seen = false, said = false, looked = false;
    Moment observed;
    for (const Fact& f : facts.all()) {
      const EventMention& m = facts.mention(f);
      if (shows(facts, f, i)) {
        const bool outside = facts.is_seen(f);
        seen = seen || outside;
        said = true;
        add_unique(row.evidence, facts.evidence(f));
        if (!row.since.known()) row.since = f.told;
        if (f.told.known()) set_field(row, "last", to_string(f.told));
        if (outside) observed = f.told;
        if (!row.place) row.place = facts.place(f);
      } else if (facts.is(f, i.party, i.deeds) && m.modality == Modality::kNotHappened && m.tense != Tense::kFuture &&
                 !m.named_only && !f.past && f.source != SourceClass::kMover && !m.attribution.empty()) {
        looked = looked || facts.is_seen(f);
        if (facts.is_seen(f)) observed = f.told;
        add_unique(row.evidence_against, facts.evidence(f));
      }
    }
    row.state = seen                           ? "seen"
                : said                         ? "said"
                : looked                       ? "looked_for_not_seen"
                : row.evidence_against.empty() ? "not_found"
                                               : "denied";
    set_field(row, "name", i.name);
    set_field(row, "points", i.up ? "up" : "down");
    if (observed.known() && facts.input().as_of.known()) {
      set_field(row, "last_observed", to_string(observed));
      set_field(row, "days_since_observed",
                std::to_string(std::max<int64_t>(0, days_between(observed.time, facts.input().as_of.time))));
    }
    set_field(row, "reports_searched", std::to_string(facts.input().reports.size()));
    out.push_back(std::move(row));
  }
  return out;
}

std::vector<Row> tracks_ledger(const Facts& facts) {
  Track tracks[] = {{"diplomatic", {}, {}}, {"military", {}, {}}, {"information", {}, {}}};
  for (const Fact& f : facts.all()) count(facts, f, tracks);
  std::vector<Row> out;
  for (Track& t : tracks) {
    Row row;
    row.id = row_id("track", t.name);
    row.kind = t.name;
    row.rule = "track:signs";
    row.state = t.up.size() == t.down.size() ? "unchanged" : t.up.size() > t.down.size() ? "deteriorated" : "improved";
    row.fields = {{"for", std::to_string(t.down.size())}, {"against", std::to_string(t.up.size())}};
    row.evidence = std::move(t.down);
    row.evidence_against = std::move(t.up);
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace vedette
