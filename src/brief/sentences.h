// Sentences: the table of what a brief's rows rest on, each sentence once, with its context and what was read in it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "brief/brief.h"

namespace vedette {

class Sentences {
 public:
  // Both must outlive this.
  Sentences(const std::vector<ReadReport>& reports, const BriefText& text);

  // The index of a piece of evidence, new or known; -1 for one of no report.
  int32_t add(const Evidence& evidence);
  std::vector<int32_t> add(const std::vector<Evidence>& list);

  // Where the deed happened, by the first of the sentences that tells a place of it which is on the map.
  std::optional<BriefPlace> place_of(const std::vector<Evidence>& list, std::string_view deed);

  const std::vector<BriefSentence>& all() const { return sentences_; }
  // When a sentence was published.
  const Moment& published(int32_t sentence) const;
  std::vector<BriefSentence> take() { return std::move(sentences_); }
  std::vector<BriefReport> reports() const;

 private:
  BriefSentence make(const Evidence& evidence);
  std::vector<BriefReadAs> read_in(int32_t report, Span sentence);
  BriefReadAs as_read(const ReadReport& report, const EventMention& event) const;
  std::string chain(const ReadReport& report, const std::vector<int32_t>& attribution) const;
  std::string outlet(const ReadReport& report) const;
  std::string number(const ReadReport& report) const;
  const std::vector<int32_t>& events_by_anchor(int32_t report);

  const std::vector<ReadReport>& all_;
  const BriefText& text_;
  std::map<Evidence, int32_t> index_;
  std::map<int32_t, std::vector<int32_t>> by_anchor_;  // report → its events by anchor
  std::vector<BriefSentence> sentences_;
};

}  // namespace vedette
