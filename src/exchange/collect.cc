#include "exchange/collect.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/utf8.h"

namespace vedette {
namespace {

// Collects the records of one book.
class Collector {
 public:
  explicit Collector(const std::vector<ReadReport>& reports) : reports_(reports) {}

  EventRecord collect(const Event& event) {
    EventRecord out;
    out.id = event.id;
    out.story = event.story;
    code(event, out);
    for (const MentionRef& ref : event.mentions) {
      const ReadReport& r = reports_[static_cast<size_t>(ref.report)];
      const EventMention& m = mention(ref);
      add_parties(r, m.actor, event.actor, out.actor);
      add_parties(r, m.recipient, event.recipient, out.recipient);
      out.mentions.push_back(record_mention(ref));
    }
    // By publication: the first mention is the first that anybody could read.
    std::stable_sort(out.mentions.begin(), out.mentions.end(), [](const RecordMention& a, const RecordMention& b) {
      return a.published.time < b.published.time;
    });
    add_place(event, out);
    add_counts(event, out);
    if (!out.mentions.empty()) out.published = out.mentions.front().published;
    out.date = event.time.known() ? event.time : out.published;
    out.date_told = event.time.known();
    return out;
  }

 private:
  const EventMention& mention(const MentionRef& ref) const {
    return reports_[static_cast<size_t>(ref.report)].reading.events[static_cast<size_t>(ref.event)];
  }

  void code(const Event& event, EventRecord& out) const {
    const auto same = std::find_if(event.mentions.begin(), event.mentions.end(), [&](const MentionRef& ref) {
      return mention(ref).modality == event.modality && mention(ref).basis == event.basis;
    });
    const EventMention& m = mention(same == event.mentions.end() ? event.mentions.front() : *same);
    out.deed = event.deed;
    out.type = m.type, out.type_plain = m.type_plain, out.mode = m.mode, out.contexts = m.context, out.cameo = m.cameo;
    out.goldstein = m.goldstein, out.plover_score = m.plover_score;
    out.modality = event.modality, out.basis = event.basis;
    out.phase = m.phase, out.negative = m.negative, out.recency = m.recency, out.factuality = m.factuality;
  }

  // One party for each side of the event: a state's army and its president act for it.
  static void add_parties(const ReadReport& r, const std::vector<int32_t>& actors,
                          const std::vector<std::string>& sides, std::vector<RecordParty>& parties) {
    for (const int32_t index : actors) {
      const Actor& a = r.reading.actors[static_cast<size_t>(index)];
      const std::string& side = a.country.empty() ? a.entity : a.country;
      const auto is_side = [&](const std::string& s) { return s == side || s == a.entity || s == a.side; };
      if (std::none_of(sides.begin(), sides.end(), is_side)) continue;
      RecordParty p;
      p.name = a.name;
      p.text = std::string(slice(r.report.text, a.span));
      p.code = a.code, p.country = a.country, p.entity = a.entity;
      if (!a.sector.empty()) p.sectors.push_back(a.sector);
      const auto same = std::find_if(parties.begin(), parties.end(), [&](const RecordParty& q) {
        return (q.country.empty() ? q.entity : q.country) == side;
      });
      if (same == parties.end()) {
        parties.push_back(std::move(p));
      } else if (same->sectors.empty() && !p.sectors.empty()) {
        *same = std::move(p);  // who of that side it was, is told only now
      }
    }
  }

  const utf8::CodePointMap& map_of(int32_t report) {
    auto it = maps_.find(report);
    if (it == maps_.end())
      it = maps_.emplace(report, utf8::CodePointMap(reports_[static_cast<size_t>(report)].report.text)).first;
    return it->second;
  }

  TextRange range(const utf8::CodePointMap& map, Span span) const {
    return is_absent(span) ? TextRange{} : TextRange{map.to_code_points(span.begin), map.to_code_points(span.end)};
  }

  RecordMention record_mention(const MentionRef& ref) {
    const ReadReport& r = reports_[static_cast<size_t>(ref.report)];
    const EventMention& m = mention(ref);
    const utf8::CodePointMap& map = map_of(ref.report);
    RecordMention out;
    out.report = r.report.id, out.outlet = r.report.outlet, out.url = r.report.url, out.title = r.report.title,
    out.lang = r.report.lang;
    out.published = r.reading.published.moment;
    out.report_length = map.size();
    if (m.sentence >= 0) {
      const Span sentence = r.reading.sentences[static_cast<size_t>(m.sentence)];
      out.sentence = m.sentence + 1;
      out.span = range(map, sentence);
      out.text = std::string(slice(r.report.text, sentence));
      const size_t first_text = r.report.text.find_first_not_of(" \t\r\n");
      out.lead = static_cast<size_t>(sentence.begin) <
                 r.report.text.find('\n', first_text == std::string::npos ? 0 : first_text);
    }
    out.anchor = range(map, m.anchor);
    if (!m.actor.empty()) out.actor = range(map, r.reading.actors[static_cast<size_t>(m.actor.front())].span);
    if (!m.recipient.empty())
      out.recipient = range(map, r.reading.actors[static_cast<size_t>(m.recipient.front())].span);
    out.modality = m.modality, out.basis = m.basis, out.confidence = m.confidence;
    return out;
  }

  void add_place(const Event& event, EventRecord& out) const {
    if (event.place.empty()) return;
    for (const MentionRef& ref : event.mentions) {
      const ReadReport& r = reports_[static_cast<size_t>(ref.report)];
      if (mention(ref).place < 0) continue;
      const Place& p = r.reading.places[static_cast<size_t>(mention(ref).place)];
      if (p.name != event.place) continue;
      out.place = RecordPlace{
          p.name,     std::string(slice(r.report.text, p.span)), p.kind, p.lat, p.lon, p.geonames, p.country, p.admin1,
          p.precision};
      return;
    }
    out.place = RecordPlace{};
    out.place->name = event.place;
  }

  void add_counts(const Event& event, EventRecord& out) const {
    std::set<int32_t> reports;
    for (const MentionRef& ref : event.mentions) {
      reports.insert(ref.report);
      for (const int32_t q : mention(ref).quantities) {
        const Quantity& quantity = reports_[static_cast<size_t>(ref.report)].reading.quantities[static_cast<size_t>(q)];
        if (quantity.kind == "killed" && quantity.low && !out.fatalities) out.fatalities = quantity.low;
      }
    }
    out.outlets = event.outlets;
    out.sources = static_cast<int32_t>(event.sources.size());
    out.reports = static_cast<int32_t>(reports.size());
    out.mention_count = static_cast<int32_t>(event.mentions.size());
    for (const View& v : event.views) {
      out.views.push_back(
          {v.source, v.negative, v.modality, v.phase, v.basis, v.quantity, static_cast<int32_t>(v.mentions.size())});
    }
  }

  const std::vector<ReadReport>& reports_;
  std::unordered_map<int32_t, utf8::CodePointMap> maps_;
};

}  // namespace

std::vector<EventRecord> collect_records(const std::vector<ReadReport>& reports, const StoryBook& book) {
  Collector collector(reports);
  std::vector<EventRecord> out;
  out.reserve(book.events.size());
  for (const Event& event : book.events) {
    if (!event.mentions.empty()) out.push_back(collector.collect(event));
  }
  return out;
}

}  // namespace vedette
