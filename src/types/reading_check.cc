#include "types/reading_check.h"

#include <fmt/format.h>

namespace vedette {
namespace {

// Notes the first fault; the rest is only walked through.
class Checker {
 public:
  Checker(std::string_view text, const Reading& reading) : text_(text), reading_(reading) {}

  void at(std::string_view list, size_t index) { list_ = list, index_ = index; }
  void span(std::string_view field, Span s, bool may_be_absent = false) {
    if (may_be_absent && is_absent(s)) return;
    if (s.begin < 0 || s.end < s.begin || static_cast<size_t>(s.end) > text_.size()) {
      fault(field, "is outside the text");
    } else if (inside_character(s.begin) || inside_character(s.end)) {
      fault(field, "cuts a character");
    }
  }
  void spans(std::string_view field, const std::vector<Span>& list) {
    for (const Span s : list) span(field, s);
  }
  template <typename T>
  void index(std::string_view field, int32_t i, const std::vector<T>& target) {
    if (i != -1 && (i < 0 || static_cast<size_t>(i) >= target.size())) fault(field, "points to nothing");
  }
  template <typename T>
  void indices(std::string_view field, const std::vector<int32_t>& list, const std::vector<T>& target) {
    for (const int32_t i : list) {
      index(field, i, target);
      if (i < 0) fault(field, "points to nothing");
    }
  }
  void fault(std::string_view field, std::string_view why) {
    if (first_.empty()) first_ = fmt::format("{}[{}]{}{} {}", list_, index_, field.empty() ? "" : ".", field, why);
  }
  bool faulty() const { return !first_.empty(); }
  const std::string& first() const { return first_; }

  void statement(const Statement& s) {
    spans("source", s.source);
    span("cue", s.cue, true);
    spans("content", s.content);
    indices("speaker", s.speaker, reading_.actors);
    indices("addressee", s.addressee, reading_.actors);
    if (s.occasion) span("occasion", s.occasion->span, true);
    index("parent", s.parent, reading_.statements);
  }
  void event(const EventMention& e) {
    span("anchor", e.anchor);
    span("span", e.span);
    index("sentence", e.sentence, reading_.sentences);
    indices("actor", e.actor, reading_.actors);
    indices("recipient", e.recipient, reading_.actors);
    index("place", e.place, reading_.places);
    index("origin", e.origin, reading_.places);
    index("destination", e.destination, reading_.places);
    indices("quantities", e.quantities, reading_.quantities);
    span("condition", e.condition, true);
    indices("attribution", e.attribution, reading_.statements);
  }

 private:
  bool inside_character(int32_t at) const {
    return static_cast<size_t>(at) < text_.size() && (static_cast<unsigned char>(text_[static_cast<size_t>(at)]) & 0xC0) == 0x80;
  }

  std::string_view text_;
  const Reading& reading_;
  std::string_view list_;
  size_t index_ = 0;
  std::string first_;
};

// No statement may be its own ancestor: each is visited once, marked by the start of the walk that came through it.
bool parents_form_a_ring(const std::vector<Statement>& statements) {
  std::vector<size_t> walk(statements.size(), 0);
  for (size_t start = 0; start < statements.size(); ++start) {
    for (size_t at = start; walk[at] == 0;) {
      walk[at] = start + 1;
      const int32_t parent = statements[at].parent;
      if (parent < 0) break;
      at = static_cast<size_t>(parent);
      if (walk[at] == start + 1) return true;
    }
  }
  return false;
}

}  // namespace

Status check_reading(std::string_view text, const Reading& r) {
  Checker c(text, r);
  const auto each = [&](std::string_view name, const auto& list, auto&& check) {
    for (size_t i = 0; i < list.size(); ++i) c.at(name, i), check(list[i]);
  };
  if (r.dateline) {
    c.at("dateline", 0);
    c.span("span", r.dateline->span, true);
    c.index("place", r.dateline->place, r.places);
  }
  each("sentences", r.sentences, [&](const Span& s) { c.span("", s); });
  each("actors", r.actors, [&](const Actor& a) { c.span("span", a.span), c.span("head", a.head); });
  each("places", r.places, [&](const Place& p) { c.span("span", p.span), c.indices("relation.of", p.relation.of, r.places); });
  each("times", r.times, [&](const TimeExpr& t) { c.span("span", t.span); });
  each("quantities", r.quantities, [&](const Quantity& q) {
    c.span("span", q.span), c.span("of", q.of, true);
    c.index("whose", q.whose, r.actors), c.indices("attribution", q.attribution, r.statements);
  });
  each("statements", r.statements, [&](const Statement& s) { c.statement(s); });
  each("events", r.events, [&](const EventMention& e) { c.event(e); });
  if (!c.faulty() && parents_form_a_ring(r.statements)) c.at("statements", 0), c.fault("parent", "is in a ring");
  if (!c.faulty()) return ok();
  return Error{ErrorCode::kMalformed, c.first(), ""};
}

}  // namespace vedette
