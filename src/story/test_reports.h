// For tests: reports with readings written by hand.
//
//   Written w("a", "paper", "2031-03-07");
//   const int32_t officials = w.actor("XANMIL", "xan.mod");
//   w.event("withdraw_forces", {officials}).modality = Modality::kOngoing;
//   std::vector<ReadReport> reports{w.report()};
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "types/story.h"

namespace vedette {

class Written {
 public:
  Written(const std::string& id, const std::string& outlet, const std::string& published) {
    r_.report.id = id;
    r_.report.outlet = outlet;
    r_.report.text = std::string(400, '.');
    r_.reading.published = {*parse_moment(published), Published::From::kGiven};
    r_.report.published = r_.reading.published;
  }

  int32_t actor(const std::string& code, const std::string& entity, const std::string& country = "") {
    Actor a;
    a.code = code, a.entity = entity, a.country = country, a.name = entity;
    a.kind = ActorKind::kOrganisation;
    return push(r_.reading.actors, a);
  }
  int32_t unnamed(const std::string& words) {
    Actor a;
    a.entity = "name:" + words;
    return push(r_.reading.actors, a);
  }
  int32_t place(const std::string& name, const std::string& country, double lat = 0, double lon = 0) {
    Place p;
    p.name = name, p.country = country, p.lat = lat, p.lon = lon, p.precision = "city";
    return push(r_.reading.places, p);
  }
  int32_t statement(std::vector<int32_t> speaker, Act act = Act::kClaim, int32_t parent = -1) {
    Statement s;
    s.speaker = std::move(speaker), s.act = act, s.parent = parent;
    return push(r_.reading.statements, s);
  }
  // A number in the text; its words become the text where it stands.
  int32_t quantity(const std::string& number, const std::string& of, double low, double high) {
    const Span span = write(number);
    Quantity q;
    q.span = span, q.of = write(of), q.low = low, q.high = high;
    return push(r_.reading.quantities, q);
  }
  EventMention& event(const std::string& deed, std::vector<int32_t> actor = {}, std::vector<int32_t> recipient = {}) {
    EventMention m;
    m.id = r_.report.id + std::to_string(r_.reading.events.size());
    m.deed = deed, m.lemma = deed, m.actor = std::move(actor), m.recipient = std::move(recipient);
    m.anchor = m.span = write(deed);
    m.time = r_.reading.published.moment;
    r_.reading.events.push_back(m);
    return r_.reading.events.back();
  }
  // Puts words into the text and tells where they stand.
  Span write(const std::string& words) {
    const Span out{at_, at_ + static_cast<int32_t>(words.size())};
    r_.report.text.replace(static_cast<size_t>(at_), words.size(), words);
    at_ = out.end + 1;
    return out;
  }
  ReadReport& raw() { return r_; }
  ReadReport report() const {
    ReadReport out = r_;
    out.reading.sentences = {{0, static_cast<int32_t>(out.report.text.size())}};
    return out;
  }

 private:
  template <typename T>
  static int32_t push(std::vector<T>& list, T value) {
    list.push_back(std::move(value));
    return static_cast<int32_t>(list.size()) - 1;
  }
  ReadReport r_;
  int32_t at_ = 0;
};

// One story of all reports, in their order.
inline std::vector<Story> one_story(const std::vector<ReadReport>& reports) {
  Story s;
  s.id = "story";
  for (size_t i = 0; i < reports.size(); ++i) s.reports.push_back(static_cast<int32_t>(i));
  return {s};
}

}  // namespace vedette
