#include "brief/sentences.h"

#include <fmt/format.h>

#include <algorithm>

namespace vedette {
namespace {

// Characters shown: of a sentence before, in and behind the part that counts, of its neighbours, of a name.
constexpr size_t kMostMark = 1200;
constexpr size_t kMostAround = 600;
constexpr size_t kMostContext = 400;
constexpr size_t kMostName = 120;
constexpr size_t kMostRead = 8;

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// The last `most` characters, with a mark where there were more.
std::string shown_end(std::string_view text, size_t most) {
  size_t begin = text.size() > most * 4 ? text.size() - most * 4 : 0;
  while (begin < text.size() && continues(text[begin])) ++begin;
  std::string out = shown(text.substr(begin));
  size_t characters = 0;
  for (size_t at = out.size(); at > 0; --at) {
    if (continues(out[at - 1]) || ++characters < most) continue;
    return "…" + out.substr(at - 1);
  }
  return begin > 0 ? "…" + out : out;
}

bool ends_in_blank(std::string_view text) { return !text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\t'); }
bool begins_with_blank(std::string_view text) { return ends_in_blank(text.substr(0, 1)); }

// The sentences that a span lies in: first and last index; none: {-1, -1}.
std::pair<int32_t, int32_t> sentences_of(const Reading& reading, Span span) {
  const auto& list = reading.sentences;
  const auto first = std::partition_point(list.begin(), list.end(), [&](const Span& s) { return s.end <= span.begin; });
  const auto last = std::partition_point(first, list.end(), [&](const Span& s) { return s.begin < std::max(span.end, span.begin + 1); });
  if (first == last) return {-1, -1};
  return {static_cast<int32_t>(first - list.begin()), static_cast<int32_t>(last - list.begin()) - 1};
}

bool is_by_border(PlaceRelationKind kind) {
  return kind == PlaceRelationKind::kBorder || kind == PlaceRelationKind::kNear || kind == PlaceRelationKind::kAlong ||
         kind == PlaceRelationKind::kAround;
}

// A place with its coordinates, or with those of what it is relative to.
std::optional<BriefPlace> on_map(const ReadReport& r, const Place& p) {
  const Place* of = p.relation.of.empty() ? nullptr : &r.reading.places[p.relation.of.front()];
  const bool along_border = of != nullptr && p.relation.km < 0 && is_by_border(p.relation.kind) && of->kind == "country";
  const Place* at = of != nullptr && (along_border || !p.lat) ? of : &p;
  if (!at->lat || !at->lon) return std::nullopt;
  BriefPlace out{shown(p.name.empty() ? at->name : p.name, kMostName), *at->lat, *at->lon, at->country, p.precision, {}, p.relation.km, along_border};
  if (p.relation.kind != PlaceRelationKind::kNone) out.relation = shown(slice(r.report.text, p.span), kMostName);
  return out;
}

}  // namespace

Sentences::Sentences(const std::vector<ReadReport>& reports, const BriefText& text) : all_(reports), text_(text) {}

int32_t Sentences::add(const Evidence& evidence) {
  if (evidence.report < 0 || static_cast<size_t>(evidence.report) >= all_.size()) return -1;
  const auto [it, fresh] = index_.emplace(evidence, static_cast<int32_t>(sentences_.size()));
  if (fresh) sentences_.push_back(make(evidence));
  return it->second;
}

std::vector<int32_t> Sentences::add(const std::vector<Evidence>& list) {
  std::vector<int32_t> out;
  for (const Evidence& e : list) {
    if (const int32_t i = add(e); i >= 0) out.push_back(i);
  }
  return out;
}

const Moment& Sentences::published(int32_t sentence) const { return all_[sentences_[sentence].report].reading.published.moment; }

BriefSentence Sentences::make(const Evidence& evidence) {
  const ReadReport& r = all_[evidence.report];
  const std::string_view text = r.report.text;
  BriefSentence out;
  out.report = evidence.report;
  const auto [first, last] = sentences_of(r.reading, evidence.span);
  Span whole = evidence.span;
  if (first >= 0) {
    const auto& list = r.reading.sentences;
    whole = {std::min(list[first].begin, evidence.span.begin), std::max(list[last].end, evidence.span.end)};
    if (first > 0) out.before = shown_end(slice(text, list[first - 1]), kMostContext);
    if (last + 1 < static_cast<int32_t>(list.size())) out.after = shown(slice(text, list[last + 1]), kMostContext);
  }
  const std::string_view head = slice(text, {whole.begin, evidence.span.begin});
  const std::string_view tail = slice(text, {evidence.span.end, whole.end});
  out.head = shown_end(head, kMostAround) + (ends_in_blank(head) ? " " : "");
  out.mark = shown(slice(text, evidence.span), kMostMark);
  out.tail = (begins_with_blank(tail) ? " " : "") + shown(tail, kMostAround);
  if (out.head == " ") out.head.clear();
  if (out.tail == " ") out.tail.clear();
  out.read = read_in(evidence.report, whole);
  return out;
}

const std::vector<int32_t>& Sentences::events_by_anchor(int32_t report) {
  const auto [it, fresh] = by_anchor_.try_emplace(report);
  if (fresh) {
    const auto& events = all_[report].reading.events;
    for (size_t i = 0; i < events.size(); ++i) it->second.push_back(static_cast<int32_t>(i));
    std::stable_sort(it->second.begin(), it->second.end(), [&](int32_t a, int32_t b) { return events[a].anchor < events[b].anchor; });
  }
  return it->second;
}

std::vector<BriefReadAs> Sentences::read_in(int32_t report, Span sentence) {
  const ReadReport& r = all_[report];
  const auto& order = events_by_anchor(report);
  const auto& events = r.reading.events;
  std::vector<BriefReadAs> out;
  auto it = std::partition_point(order.begin(), order.end(), [&](int32_t e) { return events[e].anchor.begin < sentence.begin; });
  for (; it != order.end() && events[*it].anchor.begin < sentence.end && out.size() < kMostRead; ++it) out.push_back(as_read(r, events[*it]));
  if (!out.empty()) return out;
  for (size_t s = 0; s < r.reading.statements.size() && out.size() < kMostRead; ++s) {
    const Statement& statement = r.reading.statements[s];
    const Span cue = is_absent(statement.cue) ? (statement.content.empty() ? kNoSpan : statement.content.front()) : statement.cue;
    if (is_absent(cue) || !sentence.overlaps(cue)) continue;
    std::vector<int32_t> attribution;
    for (int32_t up = static_cast<int32_t>(s); up >= 0 && attribution.size() < kMostRead; up = r.reading.statements[up].parent) {
      attribution.insert(attribution.begin(), up);
    }
    BriefReadAs read;
    read.words = shown(slice(r.report.text, cue), kMostName);
    read.what = text_.label("act", to_string(statement.act));
    read.chain = chain(r, attribution);
    read.rule = statement.rule;
    out.push_back(std::move(read));
  }
  return out;
}

BriefReadAs Sentences::as_read(const ReadReport& r, const EventMention& event) const {
  BriefReadAs out;
  out.words = shown(slice(r.report.text, event.anchor), kMostName);
  out.deed = event.deed;
  out.what = fmt::format("{} · {} · {}", text_.label("deed", event.deed), text_.label("modality", to_string(event.modality)),
                         text_.label("basis", to_string(event.basis)));
  out.chain = chain(r, event.attribution);
  out.rule = event.rule;
  if (event.place >= 0) out.place = shown(r.reading.places[event.place].name, kMostName);
  return out;
}

std::string Sentences::number(const ReadReport& r) const { return fmt::format("R{}", &r - all_.data() + 1); }

std::string Sentences::outlet(const ReadReport& r) const {
  if (!r.report.outlet.empty()) return shown(r.report.outlet, kMostName);
  return text_.say("outlet.unknown", {{"number", number(r)}});
}

std::string Sentences::chain(const ReadReport& r, const std::vector<int32_t>& attribution) const {
  std::string out = outlet(r);
  for (const int32_t i : attribution) {
    const Statement& s = r.reading.statements[i];
    std::string who;
    for (const int32_t a : s.speaker) who += (who.empty() ? "" : ", ") + shown(r.reading.actors[a].name, kMostName);
    if (who.empty() && !s.source.empty()) who = shown(slice(r.report.text, s.source.front()), kMostName);
    if (who.empty()) continue;
    out += fmt::format(" ← {} ({})", who, text_.label("act", to_string(s.act)));
  }
  return out;
}

std::optional<BriefPlace> Sentences::place_of(const std::vector<Evidence>& list, std::string_view deed) {
  for (const Evidence& e : list) {
    if (e.report < 0) continue;
    const ReadReport& r = all_[e.report];
    const auto& order = events_by_anchor(e.report);
    auto it = std::partition_point(order.begin(), order.end(), [&](int32_t i) { return r.reading.events[i].anchor.begin < e.span.begin; });
    for (; it != order.end() && r.reading.events[*it].anchor.begin < e.span.end; ++it) {
      const EventMention& event = r.reading.events[*it];
      if (event.deed != deed || event.place < 0) continue;
      if (auto place = on_map(r, r.reading.places[event.place])) return place;
    }
  }
  return std::nullopt;
}

std::vector<BriefReport> Sentences::reports() const {
  std::vector<BriefReport> out;
  for (size_t i = 0; i < all_.size(); ++i) {
    const Report& r = all_[i].report;
    BriefReport report;
    report.number = number(all_[i]);
    report.id = shown(r.id, kMostName);
    report.outlet = outlet(all_[i]);
    report.country = r.country;
    report.title = shown(r.title, 2 * kMostName);
    report.url = shown(r.url, kMostContext);
    report.published = all_[i].reading.published.moment;
    out.push_back(std::move(report));
  }
  for (const BriefSentence& s : sentences_) ++out[s.report].cited;
  return out;
}

}  // namespace vedette
