#include "knowledge/gazetteer_writer.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/digest.h"
#include "knowledge/fold_name.h"

namespace vedette {
namespace {

namespace format = gazetteer_format;

template <typename T>
void put(std::string& out, const T& value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof(T));  // NOLINT: writing the bytes of a plain struct
}

int32_t e5(double degrees) { return static_cast<int32_t>(std::lround(degrees * 1e5)); }

}  // namespace

uint32_t GazetteerWriter::add_place(NewPlace place) {
  const auto id = static_cast<uint32_t>(places_.size());
  places_.push_back(std::move(place));
  const std::string name = places_.back().name;
  add_name(id, name, format::kMain);
  return id;
}

void GazetteerWriter::add_name(uint32_t place, std::string_view name, uint32_t flags) {
  const std::string folded = fold_name(name);
  if (folded.empty() || folded.size() > 200) return;
  auto& postings = names_[folded];
  for (Posting& p : postings) {
    if (p.place != place) continue;
    const uint32_t shape =
        p.flags & flags & format::kShape;  // a name that also stands without points is no abbreviation
    p.flags = ((p.flags | flags) & ~uint32_t{format::kShape}) | shape;
    return;
  }
  postings.push_back({place, flags});
}

uint16_t GazetteerWriter::add_country(NewCountry country) {
  countries_.push_back(std::move(country));
  return static_cast<uint16_t>(countries_.size() - 1);
}

uint16_t GazetteerWriter::add_admin1(uint16_t country, std::string_view code, uint32_t place) {
  admin1_.push_back({country, std::string(code), place});
  return static_cast<uint16_t>(admin1_.size() - 1);
}

void GazetteerWriter::add_border(uint16_t a, uint16_t b, GeoPoint middle, uint32_t length_km) {
  borders_.push_back({std::min(a, b), std::max(a, b), middle, length_km});
}

uint32_t GazetteerWriter::add_text(std::string_view text) {
  const auto at = static_cast<uint32_t>(text_.size());
  text_.append(text);
  return at;
}

void GazetteerWriter::write_names(std::string sections[]) {
  std::vector<const std::pair<const std::string, std::vector<Posting>>*> sorted;
  sorted.reserve(names_.size());
  for (const auto& entry : names_) sorted.push_back(&entry);
  std::sort(sorted.begin(), sorted.end(), [](auto* a, auto* b) { return a->first < b->first; });

  size_t capacity = 16;
  while (capacity < sorted.size() * 3 / 2) capacity *= 2;
  std::vector<uint32_t> slots(capacity, 0);
  uint32_t postings_at = 0;
  for (size_t i = 0; i < sorted.size(); ++i) {
    const std::string& key = sorted[i]->first;
    std::vector<Posting> postings = sorted[i]->second;
    std::sort(postings.begin(), postings.end(), [&](const Posting& a, const Posting& b) {
      const bool am = a.flags & format::kMain, bm = b.flags & format::kMain;
      if (am != bm) return am;
      const uint32_t ap = places_[a.place].population, bp = places_[b.place].population;
      return ap != bp ? ap > bp : a.place < b.place;
    });
    if (postings.size() > 2000) postings.resize(2000);
    put(sections[format::kKeys], format::KeyEntry{add_text(key), postings_at, static_cast<uint16_t>(key.size()),
                                                  static_cast<uint16_t>(postings.size())});
    for (const Posting& p : postings) put(sections[format::kPostings], p.place << 4 | p.flags);
    postings_at += static_cast<uint32_t>(postings.size());
    size_t slot = format::key_hash(key) & (capacity - 1);
    while (slots[slot] != 0) slot = (slot + 1) & (capacity - 1);
    slots[slot] = static_cast<uint32_t>(i + 1);
  }
  for (const uint32_t s : slots) put(sections[format::kSlots], s);
}

void GazetteerWriter::write_tables(std::string sections[]) {
  for (const NewPlace& p : places_) {
    const std::string name = p.name.substr(0, 255);
    format::Record r{};
    r.geonames = p.geonames;
    r.lat_e5 = p.point ? e5(p.point->lat) : format::kNoPoint;
    r.lon_e5 = p.point ? e5(p.point->lon) : format::kNoPoint;
    r.population = p.population;
    r.name_at = add_text(name);
    r.id_at = 0;
    if (!p.id.empty()) {
      r.id_at = add_text(p.id);
      text_ += '\0';
    }
    r.country = p.country;
    r.admin1 = p.admin1;
    r.radius_km = static_cast<uint16_t>(std::clamp(p.radius_km, 0, 65535));
    r.kind = static_cast<uint8_t>(p.kind);
    r.name_size = static_cast<uint8_t>(name.size());
    put(sections[format::kRecords], r);
  }
  uint32_t neighbours_at = 0;
  for (const NewCountry& c : countries_) {
    format::Country e{};
    std::memcpy(e.iso2, c.iso2.data(), std::min<size_t>(2, c.iso2.size()));
    std::memcpy(e.iso3, c.iso3.data(), std::min<size_t>(3, c.iso3.size()));
    std::memcpy(e.continent, c.continent.data(), std::min<size_t>(2, c.continent.size()));
    e.record = c.place;
    e.capital = c.capital;
    e.area_km2 = c.area_km2;
    e.neighbours_at = neighbours_at;
    e.neighbours = static_cast<uint32_t>(c.neighbours.size());
    neighbours_at += e.neighbours;
    put(sections[format::kCountries], e);
    for (const uint16_t n : c.neighbours) put(sections[format::kNeighbours], n);
  }
  for (const Admin1& a : admin1_) {
    format::Admin1 e{};
    e.record = a.place;
    e.country = a.country;
    std::memcpy(e.code, a.code.data(), std::min(sizeof(e.code), a.code.size()));
    put(sections[format::kAdmin1], e);
  }
  for (const Border& b : borders_) {
    put(sections[format::kBorders], format::Border{b.a, b.b, e5(b.middle.lat), e5(b.middle.lon), b.length_km});
  }
}

std::string GazetteerWriter::finish() {
  std::string sections[format::kSectionCount];
  write_names(sections);
  write_tables(sections);
  sections[format::kText] = std::move(text_);
  std::string digests;
  for (const std::string& s : sections) digests += sha256_hex(s);
  sections[format::kDigest] = short_digest(digests);
  std::string out(format::kMagic, sizeof(format::kMagic));
  put(out, format::kVersion);
  put(out, uint32_t{format::kSectionCount});
  put(out, uint32_t{0});
  uint64_t at = (out.size() + format::kSectionCount * 16 + 7) / 8 * 8;
  for (const std::string& s : sections) {
    put(out, at);
    put(out, uint64_t{s.size()});
    at += (s.size() + 7) / 8 * 8;
  }
  for (const std::string& s : sections) {
    out.resize((out.size() + 7) / 8 * 8, '\0');
    out += s;
  }
  return out;
}

}  // namespace vedette
