#include "reading/settle.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "reading/statements/attributions.h"
#include "reading/status/status.h"

namespace vedette {
namespace {

constexpr auto kLongPast = std::chrono::days{60};  // told with a date older than this, a deed is history
constexpr int kClimb = 4;

bool any_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool first_person(std::string_view word) {
  return any_of(word, {"I", "me", "my", "My", "we", "We", "us", "our", "Our", "ours", "ourselves", "myself"});
}
bool singular(std::string_view word) { return any_of(word, {"I", "me", "my", "My", "myself"}); }

// `target` stands for what `speaker` is or acts for.
void stand_for(Actor& target, const std::vector<Actor>& actors, const Actor& speaker, bool side) {
  target.entity = speaker.entity, target.name = speaker.name, target.code = speaker.code;
  target.country = speaker.country, target.sector = speaker.sector, target.kind = speaker.kind, target.side = speaker.side;
  if (!side || speaker.side.empty()) return;
  target.entity = speaker.side;
  const auto named = std::find_if(actors.begin(), actors.end(), [&](const Actor& a) { return a.entity == speaker.side; });
  if (named != actors.end()) target.name = named->name, target.code = named->code, target.kind = named->kind, target.sector = named->sector;
}

bool perceives(std::string_view lemma) {
  return any_of(lemma, {"see", "witness", "receive", "observe", "watch", "await", "monitor", "detect", "hear", "wait"});
}

// "they" as the subject of seeing, receiving, waiting in what an official says.
bool speaks_for_side(const ReadingContext& text, int32_t token) {
  if (!any_of(text.doc.lemma(token), {"they"}) || text.doc.deps[token] != Dep::kNsubj) return false;
  return perceives(text.doc.lemma(text.doc.heads[token]));
}

// The beginning of a TIMEX3 value: of a decade ("196") or century ("19") its first year.
std::optional<Moment> begin_of(std::string value) {
  value = value.substr(0, std::min<size_t>(10, value.size()));
  if (value.size() == 2 || value.size() == 3) value.append(4 - value.size(), '0');
  if (value.size() == 4) std::replace(value.begin(), value.end(), 'X', '0');
  return parse_moment(value);
}

}  // namespace

std::vector<Actor> settle_first_person(const ReadingContext& text, std::vector<Actor> actors, const std::vector<Statement>& statements) {
  const Attributions attributions(statements);
  for (Actor& a : actors) {
    if (!a.pronoun) continue;
    const std::string_view word = slice(text.doc.text, a.span);
    const int32_t token = token_at(text.doc, a.head.begin);
    const bool mine = first_person(word) && a.entity.empty();
    if (!mine && (token < 0 || !speaks_for_side(text, token))) continue;
    const int32_t inner = attributions.innermost(a.span);
    if (inner < 0 || statements[inner].speaker.empty()) continue;
    const Actor& speaker = actors[statements[inner].speaker.front()];
    if (&speaker == &a || speaker.entity.empty()) continue;
    stand_for(a, actors, Actor(speaker), !singular(word));
  }
  return actors;
}

void settle_event_times(const ReadingContext& text, const std::vector<TimeExpr>& times, const Moment& published,
                        std::vector<EventMention>& events) {
  // Which event a token bears: its anchor, or the verb that carries it.
  std::vector<int32_t> bears(text.doc.size(), -1);
  for (size_t i = 0; i < events.size(); ++i) {
    const int32_t anchor = head_token(text.doc, events[i].anchor);
    if (anchor < 0) continue;
    const int32_t carrier = text.frames.of(anchor).carrier;
    if (carrier >= 0 && bears[carrier] < 0) bears[carrier] = static_cast<int32_t>(i);
    bears[anchor] = static_cast<int32_t>(i);
    if (published.known()) events[i].time = Moment{published.time, Precision::kDay};
  }
  for (const TimeExpr& t : times) {
    if (t.type != TimexType::kDate && t.type != TimexType::kTime) continue;
    const auto moment = begin_of(t.value);
    int32_t at = head_token(text.doc, t.span);
    if (!moment || at < 0) continue;
    for (int step = 0; step < kClimb && bears[at] < 0 && text.doc.heads[at] != at; ++step) at = text.doc.heads[at];
    if (bears[at] < 0 || events[bears[at]].time_from_text) continue;
    EventMention& e = events[bears[at]];
    e.time = *moment;
    e.time_from_text = true;
    const bool long_past = published.known() && published.time - moment->time > kLongPast && moment->precision != Precision::kYear;
    const bool earlier_year = published.known() && moment->precision == Precision::kYear && published.time - moment->time > std::chrono::days{400};
    if ((long_past || earlier_year) && e.modality == Modality::kHappened) e.recency = Recency::kBackground;
  }
  // "In 2014 Arland attacked the port and seized the island": conjoined deeds share the time told first.
  for (EventMention& e : events) {
    const int32_t anchor = head_token(text.doc, e.anchor);
    if (anchor < 0 || e.time_from_text) continue;
    const Frame& f = text.frames.of(anchor);
    if (f.link != Link::kConjunct || f.governor < 0 || bears[f.governor] < 0) continue;
    const EventMention& first = events[bears[f.governor]];
    if (!first.time_from_text || first.modality != e.modality) continue;
    e.time = first.time, e.time_from_text = true, e.recency = first.recency;
  }
}

void settle_quantities(const ReadingContext& text, const std::vector<Actor>& actors, const std::vector<Statement>& statements,
                       std::vector<Quantity>& quantities) {
  const Attributions attributions(statements);
  for (Quantity& q : quantities) {
    q.attribution = attributions.at(q.span);
    if (q.whose < 0) continue;
    const int32_t owner = token_at(text.doc, actors[q.whose].head.begin);
    if (owner >= 0 && text.doc.deps[owner] == Dep::kNsubj && perceives(text.doc.lemma(text.doc.heads[owner]))) q.whose = -1;
  }
}

Moment infer_publication(const ReadingContext& text, int32_t first_year, int32_t last_year) {
  using namespace std::chrono;
  constexpr std::array<std::string_view, 12> kMonths = {"January", "February", "March", "April", "May", "June", "July",
                                                        "August", "September", "October", "November", "December"};
  constexpr std::array<std::string_view, 7> kDays = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
  const Doc& doc = text.doc;
  std::vector<month_day> dates;
  std::vector<unsigned> weekdays;
  const auto number = [&](int32_t i) {
    if (i < 0 || i >= doc.size()) return 0;
    const std::string_view w = doc.word(i);
    if (w.empty() || w.size() > 2 || w.find_first_not_of("0123456789") != std::string_view::npos) return 0;
    return std::atoi(std::string(w).c_str());
  };
  for (int32_t i = 0; i < doc.size(); ++i) {
    const auto m = std::find(kMonths.begin(), kMonths.end(), doc.word(i));
    if (m != kMonths.end()) {
      const int after = number(i + 1);
      const int day = after > 0 ? after : number(i - 1);
      const month_day date{month{static_cast<unsigned>(m - kMonths.begin()) + 1}, std::chrono::day{static_cast<unsigned>(day)}};
      if (day > 0 && date.ok()) dates.push_back(date);
    }
    const auto d = std::find(kDays.begin(), kDays.end(), doc.word(i));
    if (d != kDays.end()) weekdays.push_back(static_cast<unsigned>(d - kDays.begin()));
  }
  if (dates.empty() || weekdays.empty()) return {};
  const month_day latest = *std::max_element(dates.begin(), dates.end());
  Moment out;
  for (int32_t y = first_year; y <= last_year; ++y) {
    const year_month_day date{year{y}, latest.month(), latest.day()};
    if (!date.ok()) continue;
    const unsigned falls = weekday{sys_days{date}}.c_encoding();
    if (std::find(weekdays.begin(), weekdays.end(), falls) == weekdays.end()) continue;
    if (out.known()) return {};  // two years fit: no answer
    out = Moment{sys_days{date}, Precision::kDay};
  }
  return out;
}

}  // namespace vedette
