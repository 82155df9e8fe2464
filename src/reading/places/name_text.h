// NameText: a Doc's words as the place reader looks at them: folded, with capitals and entities. Made once for a text.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reading/places/place_words.h"
#include "types/doc.h"

namespace vedette {

class NameText {
 public:
  struct Entity {
    Span tokens;
    EntLabel label = EntLabel::kNone;
  };

  // Doc and words must outlive it.
  NameText(const Doc& doc, const PlaceWords& words);

  const Doc& doc() const { return doc_; }
  // All of these take any token number; outside the text the answer is empty or false.
  std::string_view folded(int32_t i) const { return in(i) ? std::string_view(folded_[i]) : std::string_view(); }
  uint32_t classes(int32_t i) const { return in(i) ? words_.classes(folded_[i]) : 0; }
  bool capital(int32_t i) const { return in(i) && capital_[i]; }
  int32_t entity_at(int32_t i) const { return in(i) ? entity_at_[i] : -1; }
  const Entity& entity(int32_t index) const { return entities_[index]; }
  const std::vector<Entity>& entities() const { return entities_; }
  EntLabel label(int32_t i) const { return entity_at(i) < 0 ? EntLabel::kNone : entities_[entity_at_[i]].label; }
  // The byte where the name in token i begins: after the dash of "D-Harbour".
  int32_t begin(int32_t i) const { return begin_[i]; }
  bool is_surname(const std::string& folded) const { return surnames_.count(folded) != 0; }

  bool adjacent(int32_t i) const { return i > 0 && in(i) && doc_.spans[i].begin == doc_.spans[i - 1].end; }
  bool is_dash(int32_t i) const;
  bool is_possessive(int32_t i) const { return in(i) && (doc_.word(i) == "'s" || doc_.word(i) == "’s"); }
  bool has_point(int32_t i) const { return in(i) && doc_.word(i).find('.') != std::string_view::npos; }
  bool all_caps(int32_t i) const;
  // In a run of capitals, or before the dash or comma of a dateline.
  bool shouted(int32_t i) const;

 private:
  bool in(int32_t i) const { return i >= 0 && i < doc_.size(); }

  const Doc& doc_;
  const PlaceWords& words_;
  std::vector<std::string> folded_;
  std::vector<uint8_t> capital_;
  std::vector<int32_t> begin_;
  std::vector<int32_t> entity_at_;
  std::vector<Entity> entities_;
  std::unordered_map<std::string, int> surnames_;  // words of the names of persons
};

}  // namespace vedette
