// Ledgers made from event mentions: words and ground, conditions, correspondence, commitments, calendar, indicators, tracks.
#include "watch/ledgers.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "watch/verdicts.h"

namespace vedette {
namespace {

void add_unique(std::vector<Evidence>& list, Evidence e) {
  if (std::find(list.begin(), list.end(), e) == list.end()) list.push_back(e);
}

bool is_material(const Deed* deed) { return deed != nullptr && !deed->verbal; }
bool of_force(const Deed* deed) {
  constexpr std::string_view kFamilies[] = {"posture", "readiness",  "mobilisation", "logistics", "exercise",   "air_naval_missile",
                                            "medical", "strategic",  "engineering",  "ceasefire", "fighting",   "command",
                                            "special", "blockade",   "access",       "embassy",   "evacuation", "civil_defence"};
  return deed != nullptr && std::find(std::begin(kFamilies), std::end(kFamilies), deed->family) != std::end(kFamilies);
}

// PLOVER types that are done by saying.
bool is_speech(std::string_view type) {
  constexpr std::string_view kTypes[] = {"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE"};
  return std::find(std::begin(kTypes), std::end(kTypes), type) != std::end(kTypes);
}

std::string names(const Reading& reading, const std::vector<int32_t>& actors) {
  std::string out;
  for (const int32_t a : actors) out += (out.empty() ? "" : ", ") + reading.actors[a].name;
  return out;
}

std::string anchor(const Facts& facts, const Fact& f) {
  return std::string(slice(facts.report(f).report.text, facts.mention(f).anchor));
}

// Rows collected under a key, in the order in which the keys are first met.
class RowSet {
 public:
  explicit RowSet(std::string ledger) : ledger_(std::move(ledger)) {}
  // The row of a key, new or known.
  Row& at(const std::string& key) {
    const auto [it, fresh] = index_.emplace(key, rows_.size());
    if (fresh) {
      rows_.emplace_back();
      rows_.back().id = row_id(ledger_, key);
      rows_.back().rule = ledger_;
    }
    return rows_[it->second];
  }
  bool has(const std::string& key) const { return index_.count(key) > 0; }
  std::vector<Row> take() { return std::move(rows_); }

 private:
  std::string ledger_;
  std::vector<Row> rows_;
  std::map<std::string, size_t> index_;
};

std::string party_id(const Facts& facts, int32_t party) { return party < 0 ? std::string() : facts.parties().party(party).id; }

}  // namespace

// Words: what a watched side says of its own deeds and aims, and its speech acts. Ground: material deeds of a watched side, told by
// anyone but its camp, graded seen, said by others, unsourced.
std::vector<Row> words_and_ground(const Facts& facts) {
  RowSet rows("words_and_ground");
  for (const Fact& f : facts.all()) {
    const EventMention& m = facts.mention(f);
    const Deed* deed = facts.deed(f);
    if (f.mover < 0 || m.recency == Recency::kBackground || deed == nullptr) continue;
    if (deed->id == "announce" || deed->id == "deny" || deed->id == "say" || deed->id == "other") continue;  // what is announced or denied has a row
    if (!facts.parties().party(f.mover).watched) continue;
    const bool speaks = is_speech(deed->type) && (m.modality == Modality::kHappened || m.modality == Modality::kOngoing);
    const bool words = f.source == SourceClass::kMover || (speaks && f.source == SourceClass::kUnknown && m.attribution.empty());
    const bool ground = !words && !m.named_only && is_material(deed) && of_force(deed) &&
                        (m.modality == Modality::kHappened || m.modality == Modality::kOngoing ||
                         (m.modality == Modality::kNotHappened && m.tense != Tense::kFuture));
    if (!words && !ground) continue;
    const std::string state = words ? std::string(m.attribution.empty() ? "claim" : to_string(facts.report(f).reading.statements[m.attribution.back()].act))
                              : m.basis == Basis::kObserved ? "seen"
                              : m.basis == Basis::kReported ? "unsourced"
                                                            : "said_by_others";
    const std::string key = fmt::format("{}|{}|{}|{}|{}", words, f.mover, m.deed, to_string(m.modality), state);
    const bool fresh = !rows.has(key);
    Row& row = rows.at(key);
    if (fresh) {
      row.party = party_id(facts, f.mover);
      row.kind = words ? "words" : "ground";
      row.state = state;
      row.since = f.told;
      row.fields = {{"deed", m.deed}, {"modality", std::string(to_string(m.modality))}, {"words", anchor(facts, f)},
                    {"source", facts.source_name(f)}, {"recipient", names(facts.report(f).reading, m.recipient)}};
    }
    add_unique(row.evidence, facts.evidence(f));
  }
  return rows.take();
}

// What a side says would satisfy it: deeds that somebody demands of a party of the watch.
std::vector<Row> conditions_ledger(const Facts& facts) {
  RowSet rows("conditions");
  for (const Fact& f : facts.all()) {
    const EventMention& m = facts.mention(f);
    if (m.modality != Modality::kDemanded || m.attribution.empty() || f.speaker_party < 0 || f.deed < 0) continue;
    if (f.mover >= 0 && f.mover == f.speaker_party) continue;
    const std::string key = fmt::format("{}|{}", f.speaker_party, m.deed);
    const bool fresh = !rows.has(key);
    Row& row = rows.at(key);
    if (fresh) {
      row.party = party_id(facts, f.speaker_party);
      row.kind = "condition";
      row.state = "stated";
      row.since = f.told;
      const Span span = m.span;
      row.fields = {{"deed", m.deed}, {"of", party_id(facts, f.mover)}, {"source", facts.source_name(f)},
                    {"items", std::string(slice(facts.report(f).report.text, span))}};
    }
    add_unique(row.evidence, facts.evidence(f));
  }
  return rows.take();
}

// Moves between parties: demands, proposals, replies, refusals. A reply that did not come is a row of its own.
std::vector<Row> correspondence_ledger(const Facts& facts) {
  constexpr std::string_view kMoves[] = {"propose", "demand", "reply", "refuse", "reject", "invite", "request", "ultimatum", "accept", "answer", "respond",
                                         "reject_proposal", "reject_demand", "offer", "counter_propose", "agree", "guarantee"};
  RowSet rows("correspondence");
  for (const Fact& f : facts.all()) {
    const EventMention& m = facts.mention(f);
    if (std::find(std::begin(kMoves), std::end(kMoves), m.deed) == std::end(kMoves) || m.recency == Recency::kBackground) continue;
    const Reading& reading = facts.report(f).reading;
    const int32_t from = facts.parties().party_of(reading, m.actor);
    const int32_t to = facts.parties().party_of(reading, m.recipient);
    if (from < 0 || from == to) continue;
    const std::string key = fmt::format("{}|{}|{}|{}", from, to, m.deed, m.modality == Modality::kNotHappened);
    const bool fresh = !rows.has(key);
    Row& row = rows.at(key);
    if (fresh) {
      row.party = party_id(facts, from);
      row.kind = "move";
      row.state = m.modality == Modality::kNotHappened ? "unanswered" : std::string(to_string(m.modality));
      row.since = m.time_from_text ? m.time : f.told;
      row.fields = {{"move", m.deed}, {"to", party_id(facts, to)}, {"words", anchor(facts, f)}, {"source", facts.source_name(f)}};
    }
    add_unique(row.evidence, facts.evidence(f));
  }
  return rows.take();
}

// Promises and declared steps of a party. Only others than its camp can make one kept or broken.
std::vector<Row> commitments_ledger(const Facts& facts) {
  RowSet rows("commitments");
  for (const Fact& f : facts.all()) {
    const EventMention& m = facts.mention(f);
    if (f.mover < 0 || f.source != SourceClass::kMover || !is_material(facts.deed(f)) || m.recency == Recency::kBackground) continue;
    if (m.named_only) continue;  // spoken of, not committed to
    const bool promise = m.modality == Modality::kPlanned;
    const bool done = m.modality == Modality::kHappened || m.modality == Modality::kOngoing;
    const bool not_to = m.modality == Modality::kNotHappened && m.tense == Tense::kFuture;
    if (!promise && !done && !not_to) continue;
    if (done && !of_force(facts.deed(f))) continue;
    const std::string key = fmt::format("{}|{}", f.mover, m.deed);
    const bool fresh = !rows.has(key);
    Row& row = rows.at(key);
    if (fresh) {
      row.party = party_id(facts, f.mover);
      row.kind = not_to ? "promise_not_to" : promise ? "promise" : "declared_step";
      row.since = f.told;
      row.fields = {{"deed", m.deed}, {"words", anchor(facts, f)}, {"source", facts.source_name(f)}};
      row.state = not_to ? "not_broken_so_far" : !is_absent(m.condition) ? "conditional" : "open";
    }
    if (done) row.state = m.phase == Phase::kCompleted ? "said_done" : "partly";
    add_unique(row.evidence, facts.evidence(f));
  }
  std::vector<Row> out = rows.take();
  for (Row& row : out) {
    for (const Fact& f : facts.all()) {
      const EventMention& m = facts.mention(f);
      const bool same = f.mover >= 0 && party_id(facts, f.mover) == row.party && m.deed == row.fields.front().second;
      if (same && f.source != SourceClass::kMover && m.basis == Basis::kObserved && m.modality == Modality::kNotHappened) {
        add_unique(row.evidence_against, facts.evidence(f));
      }
    }
  }
  return out;
}

std::vector<Row> calendar_ledger(const Facts& facts) {
  RowSet rows("calendar");
  const Moment& as_of = facts.input().as_of;
  for (const Fact& f : facts.all()) {
    const EventMention& m = facts.mention(f);
    if (m.modality != Modality::kPlanned || !m.time_from_text || !m.time.known() || !as_of.known()) continue;
    if (m.time.precision < Precision::kDay || day_of(m.time) < day_of(as_of)) continue;
    const std::string day = to_string(Moment{m.time.time, Precision::kDay});
    const std::string key = day + "|" + m.deed;
    const bool fresh = !rows.has(key);
    Row& row = rows.at(key);
    if (fresh) {
      row.party = party_id(facts, f.mover);
      row.kind = m.deed;
      row.state = "due";
      row.since = f.told;
      row.fields = {{"date", day}, {"who", names(facts.report(f).reading, m.actor)}, {"words", anchor(facts, f)}};
    }
    add_unique(row.evidence, facts.evidence(f));
  }
  std::vector<Row> out = rows.take();
  std::stable_sort(out.begin(), out.end(), [](const Row& a, const Row& b) { return a.fields[0].second < b.fields[0].second; });
  return out;
}

// Every indicator has a row, shown or not: silence is told as silence.
std::vector<Row> indicators_ledger(const Facts& facts) {
  std::vector<Row> out;
  for (const Indicator& i : facts.input().watch.indicators) {
    Row row;
    row.id = row_id("indicator", i.id);
    row.party = i.party;
    row.kind = i.id;
    row.rule = "indicator:" + i.id;
    bool seen = false;
    bool said = false;
    bool looked = false;
    for (const Fact& f : facts.all()) {
      const EventMention& m = facts.mention(f);
      if (shows(facts, f, i)) {
        seen = seen || (m.basis == Basis::kObserved && f.source != SourceClass::kMover);
        said = true;
        add_unique(row.evidence, facts.evidence(f));
        row.since = f.told;
      } else if (facts.is(f, i.party, i.deeds) && m.modality == Modality::kNotHappened && m.tense != Tense::kFuture &&
                 f.source != SourceClass::kMover) {
        looked = looked || m.basis == Basis::kObserved;
        add_unique(row.evidence_against, facts.evidence(f));
      }
    }
    row.state = seen ? "seen" : said ? "said" : looked ? "looked_for_not_seen" : row.evidence_against.empty() ? "not_found" : "denied";
    row.fields = {{"name", i.name}, {"points", i.up ? "up" : "down"}};
    out.push_back(std::move(row));
  }
  return out;
}

// Direction of each track: signs up against signs down among what is new, each counted once an event.
std::vector<Row> tracks_ledger(const Facts& facts) {
  struct Track {
    std::string_view name;
    std::vector<Evidence> up, down;  // towards tension, away from it
  };
  Track tracks[] = {{"diplomatic", {}, {}}, {"military", {}, {}}, {"information", {}, {}}};
  for (const Fact& f : facts.all()) {
    const EventMention& m = facts.mention(f);
    const Deed* deed = facts.deed(f);
    if (deed == nullptr || m.recency == Recency::kBackground || f.mover < 0) continue;
    const int quadrant = facts.input().codebook.quadrant(deed->type);
    const bool real = m.modality == Modality::kHappened || m.modality == Modality::kOngoing;
    if (of_force(deed)) {
      // The mover's own word moves no military track.
      if (f.source == SourceClass::kMover) continue;
      const bool down = quadrant == 2;
      if (real) add_unique(down ? tracks[1].down : tracks[1].up, facts.evidence(f));
      if (m.modality == Modality::kNotHappened && down) add_unique(tracks[1].up, facts.evidence(f));
    } else if (deed->id == "accuse" || deed->family == "information") {
      if (real) add_unique(tracks[2].up, facts.evidence(f));
    } else if (quadrant == 1 && (real || m.modality == Modality::kPlanned)) {
      add_unique(tracks[0].down, facts.evidence(f));
    } else if (quadrant == 3 && real && deed->id != "demand" && deed->id != "request") {
      add_unique(tracks[0].up, facts.evidence(f));
    }
  }
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
