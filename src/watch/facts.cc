#include "watch/facts.h"

#include <algorithm>

#include "base/digest.h"

namespace vedette {

Facts::Facts(const WatchInput& input) : input_(input), parties_(input.watch) {
  for (size_t e = 0; e < input.book.events.size(); ++e) {
    for (const MentionRef& ref : input.book.events[e].mentions) add(static_cast<int32_t>(e), ref);
  }
  // By time, then place in the text: rows come out in the order in which things were told.
  std::stable_sort(facts_.begin(), facts_.end(), [&](const Fact& a, const Fact& b) {
    if (a.told.time != b.told.time) return a.told.time < b.told.time;
    if (a.ref.report != b.ref.report) return report(a).report.id < report(b).report.id;
    return mention(a).anchor < mention(b).anchor;
  });
}

void Facts::add(int32_t event, MentionRef ref) {
  Fact f;
  f.ref = ref;
  f.event = event;
  const EventMention& m = mention(f);
  const Reading& reading = report(f).reading;
  f.deed = input_.codebook.find(m.deed);
  const Deed* deed = this->deed(f);
  const bool recipient_moves = deed != nullptr && deed->mover == Mover::kRecipient;
  f.mover = parties_.party_of(reading, recipient_moves ? m.recipient : m.actor);
  if (f.mover < 0 && m.actor.empty()) f.mover = implied_mover(f);
  f.source = parties_.class_of(report(f), m, f.mover);
  f.told = reading.published.moment;
  if (!m.attribution.empty()) {
    const Statement& inner = reading.statements[m.attribution.back()];
    f.speaker_party = parties_.party_of(reading, inner.speaker);
    if (inner.said.known()) f.told = inner.said;
  } else {
    f.speaker_party = parties_.party_of_outlet(report(f).report.outlet);
  }
  facts_.push_back(f);
}

// Whose deed it is where the text names nobody: what observers of the one watched side have seen or miss of the deeds that the watch
// asks about. "We have not seen any de-escalation."
int32_t Facts::implied_mover(const Fact& f) const {
  const EventMention& m = mention(f);
  const bool missed = m.modality == Modality::kNotHappened && m.basis != Basis::kDeclared;
  if (m.attribution.empty() || (m.basis != Basis::kObserved && !missed)) return -1;
  int32_t watched = -1;
  for (size_t i = 0; i < input_.watch.parties.size(); ++i) {
    if (!input_.watch.parties[i].watched) continue;
    if (watched >= 0) return -1;
    watched = static_cast<int32_t>(i);
  }
  if (watched < 0) return -1;
  const std::string& id = input_.watch.parties[watched].id;
  const auto asks = [&](const auto& list, auto member) {
    return std::any_of(list.begin(), list.end(), [&](const auto& x) {
      return x.party == id && std::find((x.*member).begin(), (x.*member).end(), m.deed) != (x.*member).end();
    });
  };
  return asks(input_.watch.tests, &Test::step) || asks(input_.watch.indicators, &Indicator::deeds) ? watched : -1;
}

Evidence Facts::evidence(const Fact& f) const {
  const Reading& reading = report(f).reading;
  const int32_t sentence = mention(f).sentence;
  if (sentence >= 0 && sentence < static_cast<int32_t>(reading.sentences.size())) return {f.ref.report, reading.sentences[sentence]};
  return {f.ref.report, mention(f).span};
}

bool Facts::in_area(const Fact& f, const std::string& area, bool* told) const {
  const EventMention& m = mention(f);
  const Reading& reading = report(f).reading;
  if (told != nullptr) *told = m.place >= 0 || m.destination >= 0 || m.origin >= 0;
  if (area.empty() || (m.place < 0 && m.destination < 0 && m.origin < 0)) return true;
  const auto it = std::find_if(input_.watch.areas.begin(), input_.watch.areas.end(), [&](const Area& a) { return a.id == area; });
  if (it == input_.watch.areas.end()) return true;
  const auto has = [](const std::vector<std::string>& list, const std::string& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
  };
  for (const int32_t p : {m.place, m.destination, m.origin}) {
    if (p < 0) continue;
    const Place& place = reading.places[p];
    if (has(it->names, place.name) || has(it->near, place.name) || has(it->countries, place.country)) return true;
    for (const int32_t of : place.relation.of) {
      if (has(it->near, reading.places[of].name) || has(it->countries, reading.places[of].country)) return true;
    }
  }
  return false;
}

std::string Facts::source_name(const Fact& f) const {
  const EventMention& m = mention(f);
  if (m.attribution.empty()) return {};
  const Reading& reading = report(f).reading;
  const Statement& inner = reading.statements[m.attribution.back()];
  std::string out;
  for (const int32_t a : inner.speaker) out += (out.empty() ? "" : " and ") + reading.actors[a].name;
  if (out.empty() && !inner.source.empty()) out = std::string(slice(report(f).report.text, inner.source.front()));
  return out;
}

bool Facts::is(const Fact& f, const std::string& party, const std::vector<std::string>& deeds) const {
  if (!party.empty() && (f.mover < 0 || parties_.party(f.mover).id != party)) return false;
  return std::find(deeds.begin(), deeds.end(), mention(f).deed) != deeds.end();
}

std::string row_id(std::string_view ledger, std::string_view founded_by) {
  return short_digest(std::string(ledger) + ":" + std::string(founded_by));
}

}  // namespace vedette
