// Sources are counted once for each claim, at the end of the attribution chain (outlet ← agency ← official ← intelligence):
// one organisation on several occasions is one; "A and B officials" in one attribution are two names and one source; an
// unnamed end counts as its nearest named holder, in the last resort the outlet; two chains that end at one imagery firm or
// agency are one; what the outlet tells on its own word counts none.
#include "story/views.h"

#include <algorithm>
#include <set>

namespace vedette {
namespace {

std::string outlet_of(const Report& r) { return r.outlet.empty() ? "outlet:" + r.id : "outlet:" + r.outlet; }

bool is_named(const Actor& a) { return a.kind != ActorKind::kUnnamed && !a.entity.empty(); }

std::string organisation_of(const Actor& a) { return a.code.empty() ? a.entity : a.code; }

std::string source_of(const ReadReport& r, const EventMention& m) {
  if (m.attribution.empty()) return outlet_of(r.report);
  const Statement& s = r.reading.statements[m.attribution.back()];
  if (!s.speaker.empty()) return r.reading.actors[s.speaker.front()].entity;
  return s.source.empty() ? outlet_of(r.report) : "words:" + std::string(slice(r.report.text, s.source.front()));
}

void add_view(const ReadReport& r, MentionRef ref, Event& e) {
  const EventMention& m = r.reading.events[ref.event];
  const std::string source = source_of(r, m);
  const auto same = std::find_if(e.views.begin(), e.views.end(), [&](const View& v) {
    return v.source == source && v.modality == m.modality && v.negative == m.negative;
  });
  if (same != e.views.end()) {
    same->mentions.push_back(ref);
    return;
  }
  View v;
  v.source = source, v.negative = m.negative, v.modality = m.modality, v.phase = m.phase, v.basis = m.basis;
  if (!m.quantities.empty()) v.quantity = std::string(slice(r.report.text, r.reading.quantities[m.quantities.front()].span));
  v.mentions = {ref};
  e.views.push_back(std::move(v));
}

// The end of a chain that can be named: from the innermost speaker outwards. An empty entity: unattributed.
SourceCount end_of_chain(const ReadReport& r, const EventMention& m) {
  SourceCount out;
  for (auto s = m.attribution.rbegin(); s != m.attribution.rend(); ++s) {
    const Statement& statement = r.reading.statements[*s];
    if (out.occasion.empty() && statement.occasion) out.occasion = std::string(to_string(statement.occasion->kind));
    std::set<std::string> organisations;
    for (const int32_t a : statement.speaker) {
      const Actor& actor = r.reading.actors[a];
      if (!is_named(actor)) continue;
      if (organisations.empty()) out.entity = actor.entity;
      organisations.insert(organisation_of(actor));
    }
    if (organisations.empty()) continue;
    for (const std::string& name : organisations) out.organisation += (out.organisation.empty() ? "" : " and ") + name;
    out.joint = organisations.size() > 1;
    return out;
  }
  const bool told_by_someone = std::any_of(m.attribution.begin(), m.attribution.end(), [&](int32_t s) {
    const Statement& statement = r.reading.statements[s];
    return !statement.speaker.empty() || !statement.source.empty();
  });
  if (told_by_someone) out.entity = out.organisation = outlet_of(r.report);
  return out;
}

void add_source(const ReadReport& r, MentionRef ref, Event& e) {
  SourceCount count = end_of_chain(r, r.reading.events[ref.event]);
  if (count.entity.empty()) return;
  const auto same = std::find_if(e.sources.begin(), e.sources.end(), [&](const SourceCount& x) { return x.organisation == count.organisation; });
  if (same != e.sources.end()) {
    same->mentions.push_back(ref);
    return;
  }
  count.mentions = {ref};
  e.sources.push_back(std::move(count));
}

}  // namespace

void add_views(const std::vector<ReadReport>& reports, Event& event) {
  std::set<std::string> outlets;
  for (const MentionRef& ref : event.mentions) {
    const ReadReport& r = reports[ref.report];
    add_view(r, ref, event);
    add_source(r, ref, event);
    outlets.insert(outlet_of(r.report));
  }
  event.outlets = static_cast<int32_t>(outlets.size());
  // The better founded view speaks for the event: observed before all, then declared, alleged, reported; the first of equals.
  const View* best = nullptr;
  for (const View& v : event.views) {
    if (best == nullptr || v.basis < best->basis) best = &v;
  }
  if (best != nullptr) event.modality = best->modality, event.basis = best->basis;
}

}  // namespace vedette
