#include "watch/facts.h"

#include <algorithm>
#include <map>

#include "knowledge/line_file.h"
#include "watch/rows.h"

namespace vedette {
namespace {

std::string_view words_of(PlaceRelationKind kind) {
  switch (kind) {
    case PlaceRelationKind::kNear:
      return "near";
    case PlaceRelationKind::kBorder:
      return "at the border of";
    case PlaceRelationKind::kBetween:
      return "between";
    case PlaceRelationKind::kAlong:
      return "along";
    case PlaceRelationKind::kAround:
      return "around";
    case PlaceRelationKind::kOff:
      return "off";
    default:
      return "";
  }
}

}  // namespace

Facts::Facts(const WatchInput& input) : input_(input), parties_(input.watch, input.reports, input.knowledge.phrases) {
  for (size_t e = 0; e < input.book.events.size(); ++e) {
    for (const MentionRef& ref : input.book.events[e].mentions) add(static_cast<int32_t>(e), ref);
  }
  // By time, then place in the text: rows come out in the order in which things were told.
  std::stable_sort(facts_.begin(), facts_.end(), [&](const Fact& a, const Fact& b) {
    if (a.told.time != b.told.time) return a.told.time < b.told.time;
    if (a.ref.report != b.ref.report) return report(a).report.id < report(b).report.id;
    return mention(a).anchor < mention(b).anchor;
  });
  add_statements();
}

void Facts::add_statements() {
  std::map<std::pair<int32_t, int32_t>, std::vector<int32_t>> inside;  // of a statement (report, index): its facts
  for (size_t i = 0; i < facts_.size(); ++i) {
    const EventMention& m = mention(facts_[i]);
    if (!m.attribution.empty()) inside[{facts_[i].ref.report, m.attribution.back()}].push_back(static_cast<int32_t>(i));
  }
  for (size_t r = 0; r < input_.reports.size(); ++r) {
    const Reading& reading = input_.reports[r].reading;
    for (size_t s = 0; s < reading.statements.size(); ++s) {
      const Statement& statement = reading.statements[s];
      Said said;
      said.report = static_cast<int32_t>(r);
      said.statement = static_cast<int32_t>(s);
      said.party = parties_.party_of(said.report, statement.speaker);
      for (size_t w = 0; w < input_.watch.parties.size() && said.camp_of < 0; ++w) {
        if (!input_.watch.parties[w].watched) continue;
        for (const int32_t a : statement.speaker) {
          if (parties_.class_of(said.report, a, static_cast<int32_t>(w)) == SourceClass::kMover)
            said.camp_of = static_cast<int32_t>(w);
        }
      }
      said.told = statement.said.known() ? statement.said : reading.published.moment;
      if (const auto it = inside.find({said.report, said.statement}); it != inside.end()) said.facts = it->second;
      for (const int32_t i : said.facts) {
        if (said.party >= 0 || !statement.speaker.empty() || facts_[i].source != SourceClass::kMover) continue;
        said.party = facts_[i].mover;
        if (parties_.party(said.party).watched) said.camp_of = said.party;
      }
      said_.push_back(std::move(said));
    }
  }
  std::stable_sort(said_.begin(), said_.end(), [](const Said& a, const Said& b) { return a.told.time < b.told.time; });
}

bool Facts::is_material(const Fact& f) const { return f.deed >= 0 && !deed(f)->verbal; }

bool Facts::of_force(const Fact& f) const {
  constexpr std::string_view kFamilies[] = {
      "posture",  "readiness", "mobilisation", "logistics",  "exercise",     "air_naval_missile",
      "medical",  "strategic", "engineering",  "ceasefire",  "fighting",     "command",
      "sabotage", "cyber",     "embassy",      "evacuation", "civil_defence"};
  if (f.deed < 0) return false;
  return std::find(std::begin(kFamilies), std::end(kFamilies), deed(f)->family) != std::end(kFamilies);
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
  f.mover = parties_.party_of(ref.report, recipient_moves ? m.recipient : m.actor);
  if (f.mover < 0 && m.actor.empty()) f.mover = implied_mover(f);
  f.source = parties_.class_of(ref.report, m, f.mover);
  f.told = reading.published.moment;
  if (!m.attribution.empty()) {
    const Statement& inner = reading.statements[m.attribution.back()];
    f.speaker_party = parties_.party_of(ref.report, inner.speaker);
    if (inner.said.known()) f.told = inner.said;
  } else {
    f.speaker_party = parties_.party_of_outlet(report(f).report.outlet);
  }
  f.past = m.recency == Recency::kBackground || is_history(f);
  f.habitual = of_force(f) && phrases().has("habit", text(evidence(f)));
  // "The announcement that the US will withdraw": an announcement without a speaker is the doer's.
  if (f.mover >= 0 && is_own_announcement(f)) f.source = SourceClass::kMover;
  facts_.push_back(f);
}

bool Facts::is_own_announcement(const Fact& f) const {
  const EventMention& m = mention(f);
  if (m.attribution.empty()) return false;
  const Statement& inner = report(f).reading.statements[m.attribution.back()];
  return inner.speaker.empty() && inner.source.empty() && (inner.act == Act::kAnnounce || inner.act == Act::kPromise);
}

// Told of a time long before the report, in so many words: an old promise is in every article and is no sign.
bool Facts::is_history(const Fact& f) const {
  const EventMention& m = mention(f);
  const Moment& published = report(f).reading.published.moment;
  const auto old = [&](const Moment& t) {
    return t.known() && published.known() && end_of(t) + std::chrono::days{365} < published.time;
  };
  return (m.time_from_text && old(m.time)) || old(f.told) || phrases().has("history", text(evidence(f)));
}

// Whose deed it is where the text names nobody: what observers of the one watched side have seen or miss of the deeds
// that the watch asks about. "We have not seen any de-escalation."
int32_t Facts::implied_mover(const Fact& f) const {
  const EventMention& m = mention(f);
  if (m.attribution.empty()) return -1;
  // "Russia denies that it plans an invasion": what a side denies without naming a doer is its own.
  const Statement& inner = report(f).reading.statements[m.attribution.back()];
  // So is what a watched side says will not be: "There will be no war."
  const int32_t speaker = parties_.party_of(f.ref.report, inner.speaker);
  const bool watched_speaker = speaker >= 0 && parties_.party(speaker).watched;
  const bool will_not = watched_speaker && (m.tense == Tense::kFuture || m.phase == Phase::kIntended);
  if (m.modality == Modality::kNotHappened && (inner.act == Act::kDeny || will_not) && of_force(f)) return speaker;
  // "A continued build-up", says an opponent of the one watched side: whose else.
  const int32_t only = only_watched();
  const Sign* s = sign(f);
  const bool build_up = s != nullptr && s->family == "posture" && s->points == Points::kUp &&
                        (m.modality == Modality::kOngoing || m.modality == Modality::kHappened);
  if (build_up && only >= 0 && speaker >= 0) {
    const auto& against = parties_.party(speaker).opponent_of;
    if (std::find(against.begin(), against.end(), parties_.party(only).id) != against.end()) return only;
  }
  const bool missed = m.modality == Modality::kNotHappened && m.basis != Basis::kDeclared;
  if (m.basis != Basis::kObserved && !missed) return -1;
  const int32_t watched = only_watched();
  if (watched < 0) return -1;
  const std::string& id = input_.watch.parties[watched].id;
  const auto asks = [&](const auto& list, auto member) {
    return std::any_of(list.begin(), list.end(), [&](const auto& x) {
      return x.party == id && std::find((x.*member).begin(), (x.*member).end(), m.deed) != (x.*member).end();
    });
  };
  return asks(input_.watch.tests, &Test::step) || asks(input_.watch.indicators, &Indicator::deeds) ? watched : -1;
}

int32_t Facts::only_watched() const {
  int32_t watched = -1;
  for (size_t i = 0; i < input_.watch.parties.size(); ++i) {
    if (!input_.watch.parties[i].watched) continue;
    if (watched >= 0) return -1;
    watched = static_cast<int32_t>(i);
  }
  return watched;
}

Evidence Facts::sentence(int32_t r, Span span) const {
  const std::string& text = input_.reports[r].report.text;
  Span out = span;
  const std::vector<Span>& sentences = input_.reports[r].reading.sentences;
  const auto after = std::upper_bound(sentences.begin(), sentences.end(), span.begin,
                                      [](int32_t at, const Span& s) { return at < s.begin; });
  if (after != sentences.begin() && std::prev(after)->end >= span.end) out = *std::prev(after);
  // A heading above and a paragraph below are no part of it.
  if (const size_t gap = text.rfind("\n\n", span.begin);
      gap != std::string::npos && static_cast<int32_t>(gap) >= out.begin) {
    out.begin = static_cast<int32_t>(gap) + 2;
  }
  if (const size_t gap = text.find("\n\n", span.end); gap != std::string::npos && static_cast<int32_t>(gap) < out.end) {
    out.end = static_cast<int32_t>(gap);
  }
  const std::string_view words = trim(slice(text, out));
  out.begin += static_cast<int32_t>(words.data() - slice(text, out).data());
  return {r, {out.begin, out.begin + static_cast<int32_t>(words.size())}};
}

std::optional<RowPlace> Facts::place(const Fact& f) const {
  const Reading& reading = report(f).reading;
  const EventMention& m = mention(f);
  for (const int32_t p : {m.destination, m.place, m.origin}) {
    if (p < 0 || !reading.places[p].lat || !reading.places[p].lon) continue;
    const Place& place = reading.places[p];
    return RowPlace{place.name,    *place.lat,      *place.lon,
                    place.country, place.precision, std::string(words_of(place.relation.kind))};
  }
  return std::nullopt;
}

bool Facts::is_seen(const Fact& f) const {
  if (f.source == SourceClass::kMover) return false;
  if (mention(f).basis == Basis::kObserved) return true;
  const bool by_trade = f.source == SourceClass::kMonitor || f.source == SourceClass::kMediaOrImagery;
  return by_trade && mention(f).modality != Modality::kPossible && mention(f).modality != Modality::kPlanned;
}

bool Facts::in_area(const Fact& f, const std::string& area, bool* told) const {
  const EventMention& m = mention(f);
  const bool placed = m.place >= 0 || m.destination >= 0 || m.origin >= 0;
  if (told != nullptr) *told = placed;
  if (area.empty() || !placed) return true;
  return std::any_of(input_.watch.areas.begin(), input_.watch.areas.end(), [&](const Area& a) { return a.id == area; })
             ? is_place_in_area(f.ref.report, m.place, area) || is_place_in_area(f.ref.report, m.destination, area) ||
                   is_place_in_area(f.ref.report, m.origin, area)
             : true;
}

bool Facts::is_place_in_area(int32_t r, int32_t p, const std::string& area) const {
  const auto it =
      std::find_if(input_.watch.areas.begin(), input_.watch.areas.end(), [&](const Area& a) { return a.id == area; });
  if (p < 0 || it == input_.watch.areas.end()) return false;
  const auto has = [](const std::vector<std::string>& list, const std::string& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
  };
  const Reading& reading = input_.reports[r].reading;
  const Place& place = reading.places[p];
  if (has(it->names, place.name) || has(it->near, place.name) || has(it->countries, place.country)) return true;
  return std::any_of(place.relation.of.begin(), place.relation.of.end(), [&](int32_t of) {
    return has(it->near, reading.places[of].name) || has(it->countries, reading.places[of].country);
  });
}

std::string Facts::source_name(const Fact& f) const {
  const EventMention& m = mention(f);
  return m.attribution.empty() ? std::string()
                               : speaker_name(f.ref.report, report(f).reading.statements[m.attribution.back()]);
}

std::string Facts::speaker_name(int32_t r, const Statement& statement) const {
  const ReadReport& report = input_.reports[r];
  std::string out;
  for (const int32_t a : statement.speaker) out += (out.empty() ? "" : " and ") + report.reading.actors[a].name;
  if (out.empty() && !statement.source.empty()) out = one_line(slice(report.report.text, statement.source.front()), 80);
  return out;
}

bool Facts::is(const Fact& f, const std::string& party, const std::vector<std::string>& deeds) const {
  if (!party.empty() && (f.mover < 0 || parties_.party(f.mover).id != party)) return false;
  return std::find(deeds.begin(), deeds.end(), mention(f).deed) != deeds.end();
}

}  // namespace vedette
