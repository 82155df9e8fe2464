#include "reading/places/name_text.h"

#include <algorithm>

#include "knowledge/fold_name.h"

namespace vedette {
namespace {

bool upper(char c) { return c >= 'A' && c <= 'Z'; }
bool lower(char c) { return c >= 'a' && c <= 'z'; }

// Bytes of a politician's party before the name of a district.
size_t party_prefix(std::string_view word) {
  for (const std::string_view p : {"R-", "D-", "I-", "DFL-"}) {
    if (word.size() > p.size() + 1 && word.substr(0, p.size()) == p && upper(word[p.size()])) return p.size();
  }
  return 0;
}

}  // namespace

NameText::NameText(const Doc& doc, const PlaceWords& words) : doc_(doc), words_(words) {
  const int32_t n = doc_.size();
  folded_.resize(n);
  capital_.assign(n, 0);
  begin_.resize(n);
  entity_at_.assign(n, -1);
  for (int32_t i = 0; i < n; ++i) {
    begin_[i] = doc_.spans[i].begin;
    std::string_view word = doc_.word(i);
    if (const size_t dash = party_prefix(word); dash != 0) {  // "D-Harbour": the place begins after the dash
      word.remove_prefix(dash);
      begin_[i] += static_cast<int32_t>(dash);
    }
    const auto first = static_cast<unsigned char>(word.empty() ? ' ' : word[0]);
    capital_[i] = upper(word.empty() ? ' ' : word[0]) || (first >= 0x80 && doc_.pos[i] == Pos::kPropn);
    fold_name(word, folded_[i]);
    if (folded_[i].empty() && (word == "the" || word == "The")) folded_[i] = "the";
    if (doc_.ent_biluo[i] == Biluo::kBegin || doc_.ent_biluo[i] == Biluo::kUnit)
      entities_.push_back({{i, i}, doc_.ent_labels[i]});
    if (doc_.ent_biluo[i] != Biluo::kOut && !entities_.empty()) {
      entities_.back().tokens.end = i + 1;
      entity_at_[i] = static_cast<int32_t>(entities_.size()) - 1;
    }
  }
  for (const Entity& e : entities_) {
    if (e.label != EntLabel::kPerson || e.tokens.size() < 2) continue;
    for (int32_t i = e.tokens.begin; i < e.tokens.end; ++i) {
      if (folded_[i].size() > 2) ++surnames_[folded_[i]];
    }
  }
}

bool NameText::is_dash(int32_t i) const {
  if (!in(i)) return false;
  const std::string_view w = doc_.word(i);
  return w == "-" || w == "–" || w == "’" || w == "'" || w == "/";
}

bool NameText::all_caps(int32_t i) const {
  if (!in(i)) return false;
  const std::string_view w = doc_.word(i);
  return w.size() > 1 && std::none_of(w.begin(), w.end(), lower);
}

bool NameText::shouted(int32_t i) const {
  const auto loud = [&](int32_t k) {
    return in(k) && doc_.word(k).size() > 3 && all_caps(k) && upper(doc_.word(k)[0]);
  };
  if (loud(i - 1) || loud(i + 1)) return true;
  const std::string_view next = in(i + 1) ? doc_.word(i + 1) : std::string_view();
  return doc_.word(i).size() > 3 &&
         (next == "," || next == "–" || next == "—" || next == "--" || next == "-" || next == "(");
}

}  // namespace vedette
