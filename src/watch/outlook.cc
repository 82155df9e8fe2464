// What recurs, how much warning there would be, what is due.
#include <fmt/format.h>

#include <algorithm>

#include "watch/ledgers.h"
#include "watch/rows.h"

namespace vedette {
namespace {

// The latest time named in or before a sentence's own text that something is told to go on since: "since last spring".
std::string since_of(const Reading& reading, std::string_view text, Span sentence) {
  for (const TimeExpr& t : reading.times) {
    if (!sentence.contains(t.span) || t.value.empty()) continue;
    const std::string_view before = text.substr(0, static_cast<size_t>(t.span.begin));
    const size_t at = before.rfind("since");
    if (at != std::string_view::npos && before.size() - at < 12) return t.value;
  }
  return {};
}

bool is_attack(const Facts& facts, const Fact& f) {
  const Sign* sign = facts.sign(f);
  return sign != nullptr && (sign->id == "attack" || sign->id == "occupation");
}

}  // namespace

// A run of habitual sentences by one speaker in one report is one pattern.
std::vector<Row> patterns_ledger(const Facts& facts) {
  const Phrases& phrases = facts.phrases();
  RowSet rows("patterns");
  for (const Fact& f : facts.all()) {
    const EventMention& m = facts.mention(f);
    if (f.mover < 0 || !facts.parties().party(f.mover).watched || f.source == SourceClass::kMover || !facts.of_force(f))
      continue;
    const Sign* sign = facts.sign(f);
    if (m.modality == Modality::kDemanded || sign == nullptr || sign->family != "posture") continue;
    const Evidence e = facts.evidence(f);
    const Reading& reading = facts.report(f).reading;
    const std::string since = since_of(reading, facts.report(f).report.text, e.span);
    if (since.empty() && !f.habitual) continue;
    if (m.attribution.empty() && since.empty()) continue;
    bool fresh = false;
    Row& row = rows.at(fmt::format("{}|{}|{}", f.mover, facts.report(f).report.id, facts.source_name(f)), fresh);
    if (fresh) {
      row.party = facts.party_id(f.mover);
      row.kind = "recurring";
      row.state = "told";
      row.since = f.told;
    }
    add_to_field(row, "deed", m.deed);
    add_to_field(row, "source", facts.source_name(f));
    if (!since.empty()) set_field(row, "since_when", since);
    add_unique(row.evidence, e);
  }
  std::vector<Row> out = rows.take();
  // What stays: the same speaker's sentences that say so belong to the pattern.
  for (Row& row : out) {
    for (const Said& said : facts.said()) {
      const Statement& s = facts.statement(said);
      if (s.content.empty() || said.report != row.evidence.front().report ||
          facts.speaker_name(said.report, s) != field_of(row, "source"))
        continue;
      const Evidence e = facts.sentence(said.report, s.content.front());
      const std::string_view text = facts.text(e);
      if (!phrases.has("stays", text) || !phrases.has("equipment", text)) continue;
      if (e.span.begin - row.evidence.back().span.end > 600 || row.evidence.front().span.begin - e.span.end > 600)
        continue;
      set_field(row, "stays", "equipment");
      add_unique(row.evidence, e);
    }
  }
  return out;
}

// One row a speaker and report: courses of action, notice, capability, intent as he and the mover give them.
std::vector<Row> warning_ledger(const Facts& facts) {
  const Phrases& phrases = facts.phrases();
  RowSet rows("warning_time");
  const int32_t watched = facts.only_watched();
  for (const Fact& f : facts.all()) {
    const EventMention& m = facts.mention(f);
    if (!is_attack(facts, f) || f.source == SourceClass::kMover || f.past || m.modality == Modality::kHappened)
      continue;
    if (f.mover >= 0 && !facts.parties().party(f.mover).watched) continue;
    const Evidence e = facts.evidence(f);
    const std::string_view sentence = facts.text(e);
    std::optional<Span> notice = phrases.find("notice", sentence);
    if (!notice && (phrases.has("unlikely", sentence) || phrases.has("likely", sentence)))
      notice = phrases.find("soon", sentence);
    const bool capable = phrases.has("capable", sentence);
    const bool incapable = phrases.has("incapable", sentence);
    if (!notice && !capable && !incapable) continue;
    const int32_t mover = f.mover >= 0 ? f.mover : watched;
    const std::string who = facts.source_name(f);
    if (mover < 0 || who.empty()) continue;
    bool fresh = false;
    Row& row = rows.at(fmt::format("{}|{}", mover, who), fresh);
    if (fresh) {
      row.party = facts.party_id(mover);
      row.kind = "assessment";
      row.state = "unknown";
      row.since = f.told;
      row.fields = {{"who", who}, {"class", std::string(to_string(f.source))}};
    }
    add_to_field(row, "courses", m.deed);
    if (notice) add_to_field(row, "notice", std::string(slice(sentence, *notice)));
    if (notice && phrases.has("unlikely", sentence)) set_field(row, "likelihood", "unlikely");
    if (capable || incapable) row.state = incapable ? "absent" : "present";
    add_unique(row.evidence, e);
  }
  std::vector<Row> out = rows.take();
  for (Row& row : out) {
    // A build-up that goes on is capability in the making; intent is what the mover's own words say.
    std::string intent = "unknown";
    for (const Fact& f : facts.all()) {
      if (f.mover < 0 || facts.party_id(f.mover) != row.party) continue;
      const EventMention& m = facts.mention(f);
      const Sign* sign = facts.sign(f);
      if (row.state != "absent" && sign != nullptr && sign->id == "build-up" && m.modality == Modality::kOngoing &&
          f.source != SourceClass::kMover && !f.past) {
        row.state = "building";
      }
      if (!is_attack(facts, f) || f.source != SourceClass::kMover) continue;
      if (m.modality == Modality::kNotHappened) intent = "denied";
      if (m.modality == Modality::kPlanned && intent == "unknown") intent = "stated";
      if (m.modality == Modality::kNotHappened) add_unique(row.evidence_against, facts.evidence(f));
    }
    set_field(row, "capability", row.state);
    set_field(row, "intent", intent);
  }
  return out;
}

std::vector<Row> calendar_ledger(const Facts& facts) {
  RowSet rows("calendar");
  const Moment& as_of = facts.input().as_of;
  for (const Fact& f : facts.all()) {
    const EventMention& m = facts.mention(f);
    if (m.modality != Modality::kPlanned || !m.time_from_text || !m.time.known() || !as_of.known() || f.deed < 0)
      continue;
    const bool dated =
        m.time.precision >= Precision::kDay || (m.time.precision == Precision::kMonth && m.time.time > as_of.time);
    if (!dated || end_of(m.time) < as_of.time || m.deed == "other") continue;
    if (m.actor.empty() && m.recipient.empty() && f.mover < 0) continue;
    const Moment day = m.time.precision == Precision::kMonth
                           ? m.time
                           : Moment{std::chrono::floor<std::chrono::days>(m.time.time), Precision::kDay};
    const Sign* sign = facts.sign(f);
    bool fresh = false;
    Row& row = rows.at(to_string(day) + "|" + (sign != nullptr ? sign->id : m.deed), fresh);
    if (fresh) {
      row.party = facts.party_id(f.mover);
      row.kind = m.deed;
      row.state = "due";
      row.since = f.told;
      row.fields = {{"date", to_string(day)}, {"words", one_line(slice(facts.report(f).report.text, m.span))}};
    }
    add_to_field(row, "who", actor_names(facts.report(f).reading, m.actor), 3);
    add_unique(row.evidence, facts.evidence(f));
  }
  std::vector<Row> out = rows.take();
  std::stable_sort(out.begin(), out.end(),
                   [](const Row& a, const Row& b) { return field_of(a, "date") < field_of(b, "date"); });
  return out;
}

}  // namespace vedette
