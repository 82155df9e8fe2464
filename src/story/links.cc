#include "story/links.h"

#include <algorithm>
#include <map>
#include <set>

#include "story/told.h"

namespace vedette {
namespace {

constexpr auto kReach = std::chrono::days{60};  // how far back a link goes

bool is_plan(const Event& e) { return e.modality == Modality::kPlanned; }
bool is_real(const Event& e) { return e.modality == Modality::kHappened || e.modality == Modality::kOngoing; }

// An event as linking sees it: when it became known, in its order.
struct Node {
  int32_t event;
  const Deed* deed;  // null: none that the codebook tells from others
  Moment known;      // publication of its first mention
};

void link(Event& from, LinkKind kind, const Event& to) {
  const bool there = std::any_of(from.links.begin(), from.links.end(), [&](const EventLink& l) { return l.kind == kind && l.event == to.id; });
  if (!there && from.id != to.id) from.links.push_back({kind, to.id});
}

bool answers(const Deed& d) { return d.id == "reply" || d.id == "accept" || d.cls == "reject" || d.id == "agree"; }
bool asks(const Deed& d) { return d.family == "proposals" && !answers(d); }

class Linker {
 public:
  Linker(const std::vector<ReadReport>& reports, const Codebook& codebook, std::vector<Event>& events) : reports_(reports), events_(events) {
    for (size_t i = 0; i < events.size(); ++i) {
      const int32_t deed = codebook.find(events[i].deed);
      const MentionRef first = events[i].mentions.front();
      nodes_.push_back({static_cast<int32_t>(i), deed < 0 || events[i].deed == "other" ? nullptr : &codebook.deed(deed), reports[first.report].reading.published.moment});
    }
    std::stable_sort(nodes_.begin(), nodes_.end(), [](const Node& a, const Node& b) { return a.known.time < b.known.time; });
    for (size_t n = 0; n < nodes_.size(); ++n) {
      if (nodes_[n].deed != nullptr) by_deed_[nodes_[n].deed->id].push_back(n);
    }
  }

  void run() {
    for (size_t n = 0; n < nodes_.size(); ++n) {
      if (nodes_[n].deed == nullptr) continue;
      Event& e = events_[nodes_[n].event];
      if (e.actor.empty()) continue;
      to_plan(n, e);
      to_reversed(n, e);
      to_previous(n, e);
      to_asked(n, e);
    }
    to_denied();
  }

 private:
  // The nearest event before n with that deed that `fits`; null: none.
  template <typename Fits>
  Event* before(size_t n, const std::string& deed, Fits&& fits) const {
    const auto it = by_deed_.find(deed);
    if (it == by_deed_.end()) return nullptr;
    auto at = std::lower_bound(it->second.begin(), it->second.end(), n);
    while (at != it->second.begin()) {
      const Node& other = nodes_[*--at];
      if (nodes_[n].known.time - other.known.time > kReach) return nullptr;
      if (fits(events_[other.event])) return &events_[other.event];
    }
    return nullptr;
  }

  void to_plan(size_t n, Event& e) const {
    if (!is_real(e) || nodes_[n].deed->verbal) return;
    Event* plan = before(n, e.deed, [&](const Event& o) { return is_plan(o) && o.actor == e.actor; });
    if (plan != nullptr) link(*plan, LinkKind::kPlanOf, e);
  }
  void to_reversed(size_t n, Event& e) const {
    if (!is_real(e) || nodes_[n].deed->reverse.empty()) return;
    const Event* undone = before(n, nodes_[n].deed->reverse, [&](const Event& o) {
      return is_real(o) && o.actor == e.actor && o.time.time <= e.time.time;
    });
    if (undone != nullptr) link(e, LinkKind::kReversalOf, *undone);
  }
  // The same deed between the same parties on another day.
  void to_previous(size_t n, Event& e) const {
    if (!is_real(e) || nodes_[n].deed->verbal || e.recipient.empty()) return;
    const Event* previous = before(n, e.deed, [&](const Event& o) {
      return is_real(o) && o.actor == e.actor && o.recipient == e.recipient && o.time.time < e.time.time && days_apart(o.time, e.time);
    });
    if (previous != nullptr) link(e, LinkKind::kSameSeries, *previous);
  }
  // An answer to what the other side asked of this one.
  void to_asked(size_t n, Event& e) const {
    if (!answers(*nodes_[n].deed) || e.recipient.empty()) return;
    for (size_t at = n; at-- > 0;) {
      const Node& other = nodes_[at];
      if (nodes_[n].known.time - other.known.time > kReach) return;
      const Event& asked = events_[other.event];
      if (other.deed == nullptr || !asks(*other.deed) || !share(asked.actor, e.recipient) || !share(asked.recipient, e.actor)) continue;
      link(e, LinkKind::kResponseTo, asked);
      return;
    }
  }

  // A denial is an event whose word is the cue of a statement; what the statement's content tells is denied.
  void to_denied() {
    std::map<MentionRef, int32_t> event_of;
    for (size_t i = 0; i < events_.size(); ++i) {
      for (const MentionRef& m : events_[i].mentions) event_of[m] = static_cast<int32_t>(i);
    }
    for (const auto& [ref, index] : event_of) {
      const Reading& reading = reports_[ref.report].reading;
      const Span anchor = reading.events[ref.event].anchor;
      for (size_t s = 0; s < reading.statements.size(); ++s) {
        const Statement& statement = reading.statements[s];
        if (statement.act != Act::kDeny || is_absent(statement.cue) || !statement.cue.overlaps(anchor)) continue;
        for (size_t other = 0; other < reading.events.size(); ++other) {
          const std::vector<int32_t>& chain = reading.events[other].attribution;
          if (chain.empty() || chain.back() != static_cast<int32_t>(s)) continue;
          link(events_[index], LinkKind::kDenialOf, events_[event_of.at({ref.report, static_cast<int32_t>(other)})]);
        }
      }
    }
  }

  const std::vector<ReadReport>& reports_;
  std::vector<Event>& events_;
  std::vector<Node> nodes_;
  std::map<std::string, std::vector<size_t>> by_deed_;
};

}  // namespace

void link_events(const std::vector<ReadReport>& reports, const Codebook& codebook, std::vector<Event>& events) {
  Linker(reports, codebook, events).run();
}

}  // namespace vedette
