#include "reading/places/dateline.h"

#include <algorithm>

namespace vedette {
namespace {

constexpr int32_t kFirstTokens = 250;  // a headline and a by-line may stand before it
constexpr int32_t kLongest = 16;       // tokens from the place to the dash

bool is_break(const Doc& doc, int32_t i) {
  return i < 0 || i >= doc.size() || (doc.pos[i] == Pos::kSpace && doc.word(i).find('\n') != std::string_view::npos);
}

bool is_dash(std::string_view w) { return w == "—" || w == "–" || w == "--" || w == "-"; }

bool loud(std::string_view w) {
  return w.size() > 2 && std::none_of(w.begin(), w.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Where the dateline that begins with mention m ends (a token, exclusive); 0 where it is none.
int32_t dateline_end(const Doc& doc, const Gazetteer& world, const std::vector<PlaceMention>& mentions, size_t index) {
  const PlaceMention& m = mentions[index];
  const int32_t b = m.tokens.begin;
  const bool line = is_break(doc, b - 1);
  const bool sentence = line || doc.pos[b - 1] == Pos::kPunct || doc.pos[b - 1] == Pos::kSpace;
  if (!sentence || m.people || m.road) return 0;
  const bool town = std::any_of(m.candidates.begin(), m.candidates.end(), [&](auto& c) {
    const PlaceKind k = world.place(c.place).kind;
    return k == PlaceKind::kCity || k == PlaceKind::kCapital;
  });
  const bool capitals = loud(doc.word(b));
  bool agency = false;  // "(AP)", a date or a container stands between the place and the dash
  int32_t end = m.tokens.end;
  for (int32_t i = m.tokens.end; i < std::min(doc.size() + 1, b + kLongest); ++i) {
    if (is_break(doc, i)) return line && capitals && agency ? end : 0;
    const std::string_view w = doc.word(i);
    if (is_dash(w)) return (capitals && town) || agency ? end : 0;
    if (doc.pos[i] == Pos::kVerb || doc.pos[i] == Pos::kAux) return 0;
    const bool upper = w[0] >= 'A' && w[0] <= 'Z';
    if (!(upper || doc.tags[i] == Tag::kCd || doc.pos[i] == Pos::kPunct)) return 0;
    const bool place =
        std::any_of(mentions.begin(), mentions.end(), [&](const PlaceMention& o) { return o.tokens.contains(i); });
    if (place || doc.ent_labels[i] == EntLabel::kDate) end = i + 1;
    agency = agency || place || doc.ent_labels[i] == EntLabel::kDate || w == "(";
  }
  return 0;
}

}  // namespace

std::optional<Dateline> find_dateline(const Doc& doc, const Gazetteer& world,
                                      const std::vector<PlaceMention>& mentions) {
  for (size_t i = 0; i < mentions.size() && mentions[i].tokens.begin < kFirstTokens; ++i) {
    const int32_t end = dateline_end(doc, world, mentions, i);
    if (end == 0) continue;
    return Dateline{{mentions[i].bytes.begin, std::max(mentions[i].bytes.end, doc.spans[end - 1].end)},
                    static_cast<int32_t>(i),
                    {}};
  }
  return std::nullopt;
}

}  // namespace vedette
