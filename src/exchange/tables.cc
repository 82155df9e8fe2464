#include "exchange/tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace vedette {
namespace {

// Names are compared in lower case, with nothing but letters and digits: formats differ in spaces, dots and slashes.
std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z') {
      out.push_back(static_cast<char>(c + 32));
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0) {
      out.push_back(c);
    }
  }
  return out;
}

template <typename T>
const T* found(const std::unordered_map<std::string, int32_t>& index, const std::vector<T>& items, const std::string& key) {
  const auto it = index.find(key);
  return it == index.end() ? nullptr : &items[static_cast<size_t>(it->second)];
}

std::string_view or_none(std::string_view field) { return field == "-" ? std::string_view() : field; }

}  // namespace

std::string_view to_string(CameoRevision revision) {
  switch (revision) {
    case CameoRevision::kUnknown: return "";
    case CameoRevision::k11b3: return "1.1b3";
    case CameoRevision::kEarly: return "early";
  }
  return "";
}

std::optional<CameoRevision> parse_cameo_revision(std::string_view name) {
  if (name == "1.1b3" || name == "0.9b5") return CameoRevision::k11b3;
  if (name == "early") return CameoRevision::kEarly;
  return std::nullopt;
}

Result<ExchangeTables> ExchangeTables::load(const DataFiles& data) {
  VEDETTE_TRY(Codebook codebook, Codebook::load(data));
  ExchangeTables out(std::move(codebook));
  VEDETTE_CHECK(out.load_countries(data));
  VEDETTE_CHECK(out.load_sectors(data));
  VEDETTE_CHECK(out.load_groups(data));
  VEDETTE_CHECK(out.load_early(data));
  VEDETTE_CHECK(out.load_plover(data));
  VEDETTE_CHECK(out.load_acled(data));
  return out;
}

Status ExchangeTables::load_countries(const DataFiles& data) {
  VEDETTE_TRY(const std::vector<LineRecord> records, parse_lines(data.text("exchange/countries.txt"), "exchange/countries.txt"));
  for (const LineRecord& r : records) {
    CountryCodes c;
    c.iso3 = r.field(0), c.iso2 = r.field(1), c.number = or_none(r.field(2)), c.fips = r.field(3), c.cow = r.field(4);
    c.cameo = r.field(5).empty() ? c.iso3 : std::string(r.field(5));
    c.region = r.field(6), c.name = r.field(7);
    c.icews_name = r.field(8).empty() ? c.name : std::string(r.field(8));
    const auto at = static_cast<int32_t>(countries_.size());
    if (!by_iso3_.emplace(c.iso3, at).second) return line_error(r, 0, "this country is given twice");
    by_cameo_.emplace(c.cameo, at);
    if (!c.fips.empty()) by_fips_.emplace(c.fips, at);
    std::vector<std::string_view> names = split_list(r.field(9), ';');
    names.insert(names.end(), {c.iso3, c.iso2, c.name, c.icews_name});
    for (const std::string_view name : names) by_name_.emplace(folded(name), at);
    countries_.push_back(std::move(c));
  }
  return ok();
}

Status ExchangeTables::load_sectors(const DataFiles& data) {
  VEDETTE_TRY(const std::vector<LineRecord> records, parse_lines(data.text("exchange/sectors.txt"), "exchange/sectors.txt"));
  for (const LineRecord& r : records) {
    SectorCodes s;
    s.plover = r.field(0), s.cameo = r.field(1);
    const std::vector<std::string_view> words = split_list(r.field(2), ';');
    const std::string_view acled = r.field(3);
    if (words.empty()) return line_error(r, 2, "a sector has words");
    if (std::from_chars(acled.data(), acled.data() + acled.size(), s.acled).ec != std::errc() || s.acled < 1 || s.acled > 8) {
      return line_error(r, 3, "an actor's class is 1 … 8");
    }
    s.icews = words.front();
    const auto at = static_cast<int32_t>(sectors_.size());
    if (!sector_by_plover_.emplace(s.plover, at).second) return line_error(r, 0, "this sector is given twice");
    sector_by_cameo_.emplace(s.cameo, at);
    for (const std::string_view word : words) {
      if (!sector_by_icews_.emplace(folded(word), at).second) return line_error(r, 2, fmt::format("\"{}\" is of two sectors", word));
    }
    sectors_.push_back(std::move(s));
  }
  return ok();
}

Status ExchangeTables::load_groups(const DataFiles& data) {
  const std::string file = "exchange/known_groups.txt";
  VEDETTE_TRY(const std::vector<LineRecord> records, parse_lines(data.text(file), file));
  for (const LineRecord& r : records) {
    if (!groups_.emplace(r.field(0), r.field(1)).second) return line_error(r, 0, "this body is given twice");
  }
  return ok();
}

Status ExchangeTables::load_early(const DataFiles& data) {
  const std::string file = "exchange/cameo_early.txt";
  VEDETTE_TRY(const std::vector<LineRecord> records, parse_lines(data.text(file), file));
  for (const LineRecord& r : records) {
    if (codebook_.cameo(r.field(2)) == nullptr) return line_error(r, 2, "no such code in codebook/cameo.txt");
    if (!early_.emplace(r.field(0), Early{std::string(r.field(1)), std::string(r.field(2))}).second) {
      return line_error(r, 0, "this code is given twice");
    }
  }
  return ok();
}

Status ExchangeTables::load_plover(const DataFiles& data) {
  const std::string file = "exchange/plover_cameo.txt";
  VEDETTE_TRY(const std::vector<LineRecord> records, parse_lines(data.text(file), file));
  for (const LineRecord& r : records) {
    const std::string_view key = r.field(0);
    if (codebook_.quadrant(key.substr(0, key.find('-'))) == 0) return line_error(r, 0, "no such type in codebook/types.txt");
    if (codebook_.cameo(r.field(1)) == nullptr) return line_error(r, 1, "no such code in codebook/cameo.txt");
    if (!plover_.emplace(key, r.field(1)).second) return line_error(r, 0, "this type is given twice");
  }
  for (const Deed& d : codebook_.deeds()) {
    if (d.cameo.empty()) continue;
    const auto [it, fresh] = deeds_.emplace(d.cameo, d.id);
    if (!fresh) it->second = "other";
  }
  return ok();
}

Status ExchangeTables::load_acled(const DataFiles& data) {
  const std::string file = "exchange/acled.txt";
  VEDETTE_TRY(const std::vector<LineRecord> records, parse_lines(data.text(file), file));
  for (const LineRecord& r : records) {
    AcledType t{std::string(r.field(0)), std::string(r.field(1)), std::string(r.field(2)), std::string(r.field(3))};
    const auto at = static_cast<int32_t>(acled_.size());
    if (codebook_.find(t.deed) < 0) return line_error(r, 3, "no such deed in codebook/deeds.txt");
    if (!acled_by_sub_event_.emplace(folded(t.sub_event), at).second) return line_error(r, 0, "this sub-event type is given twice");
    for (const std::string_view deed : split_list(r.field(4), ',')) {
      if (codebook_.find(deed) < 0) return line_error(r, 4, fmt::format("no deed \"{}\" in codebook/deeds.txt", deed));
      if (!acled_by_deed_.emplace(deed, at).second) return line_error(r, 4, fmt::format("\"{}\" is written as two types", deed));
    }
    acled_.push_back(std::move(t));
  }
  return ok();
}

const CountryCodes* ExchangeTables::country(std::string_view iso3) const { return found(by_iso3_, countries_, std::string(iso3)); }

const CountryCodes* ExchangeTables::country_named(std::string_view name) const {
  const std::string key = folded(name);
  return key.empty() ? nullptr : found(by_name_, countries_, key);
}

const CountryCodes* ExchangeTables::country_by_fips(std::string_view fips) const { return found(by_fips_, countries_, std::string(fips)); }

std::string_view ExchangeTables::country_of_cameo(std::string_view code) const {
  const CountryCodes* c = found(by_cameo_, countries_, std::string(code));
  if (c == nullptr) c = country(code);
  return c == nullptr ? std::string_view() : std::string_view(c->iso3);
}

const SectorCodes* ExchangeTables::sector(std::string_view plover) const { return found(sector_by_plover_, sectors_, std::string(plover)); }

const SectorCodes* ExchangeTables::sector_by_cameo(std::string_view role) const {
  return found(sector_by_cameo_, sectors_, std::string(role));
}

const SectorCodes* ExchangeTables::sector_by_icews(std::string_view words) const {
  return found(sector_by_icews_, sectors_, folded(words));
}

std::string_view ExchangeTables::known_group(std::string_view entity) const {
  auto it = groups_.find(std::string(entity));
  if (it == groups_.end()) it = groups_.find(std::string(entity.substr(0, entity.find('.'))));
  return it == groups_.end() ? std::string_view() : std::string_view(it->second);
}

const AcledType* ExchangeTables::acled_by_deed(std::string_view deed) const { return found(acled_by_deed_, acled_, std::string(deed)); }

const AcledType* ExchangeTables::acled_by_sub_event(std::string_view sub_event) const {
  return found(acled_by_sub_event_, acled_, folded(sub_event));
}

std::string_view ExchangeTables::from_early(std::string_view code) const {
  const auto it = early_.find(std::string(code));
  return it == early_.end() ? code : std::string_view(it->second.code);
}

std::string_view ExchangeTables::early_meaning(std::string_view code) const {
  const auto it = early_.find(std::string(code));
  return it == early_.end() ? std::string_view() : std::string_view(it->second.meaning);
}

std::string_view ExchangeTables::deed_of_cameo(std::string_view code) const {
  const auto it = deeds_.find(std::string(code));
  return it == deeds_.end() ? std::string_view("other") : std::string_view(it->second);
}

std::string_view ExchangeTables::cameo_of(std::string_view type, std::string_view mode, const std::vector<std::string>& contexts) const {
  if (!contexts.empty()) {
    for (const CameoCode& c : codebook_.cameo_codes()) {
      if (c.type == type && c.mode == mode && c.contexts == contexts) return c.code;
    }
  }
  auto it = mode.empty() ? plover_.end() : plover_.find(fmt::format("{}-{}", type, mode));
  if (it == plover_.end()) it = plover_.find(std::string(type));
  return it == plover_.end() ? std::string_view() : std::string_view(it->second);
}

}  // namespace vedette
