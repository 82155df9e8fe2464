#include "exchange/coding.h"

#include <fmt/format.h>

#include <algorithm>

#include "knowledge/line_file.h"

namespace vedette {
namespace {

// Source, sign, modality, phase and basis of a view as one word; what would part words is left out of names.
std::string view_text(const RecordView& view) {
  std::string source = view.source;
  std::replace_if(
      source.begin(), source.end(), [](char c) { return c == ';' || c == ',' || c == '=' || c == '/' || c == '|'; },
      ' ');
  return fmt::format("{}/{}/{}/{}/{}", source, view.negative ? "-" : "+", to_string(view.modality),
                     to_string(view.phase), to_string(view.basis));
}

bool take_views(std::string_view text, EventRecord& record) {
  std::vector<RecordView> views;
  for (const std::string_view piece : split_list(text, '|')) {
    const std::vector<std::string_view> parts = split_list(piece, '/');
    if (parts.size() != 5) return false;
    const auto modality = parse_modality(parts[2]);
    const auto phase = parse_phase(parts[3]);
    const auto basis = parse_basis(parts[4]);
    if (!modality || !phase || !basis) return false;
    views.push_back({std::string(parts[0]), parts[1] == "-", *modality, *phase, *basis, {}, 0});
  }
  record.views = std::move(views);
  return true;
}

}  // namespace

bool code_by_cameo(const ExchangeTables& tables, std::string_view code, EventRecord& record) {
  const CameoCode* c = tables.codebook().cameo(code);
  if (c == nullptr) return false;
  record.cameo = c->code;
  record.type = record.type_plain = c->type;
  record.mode = c->mode;
  record.contexts = c->contexts;
  record.goldstein = c->goldstein;
  record.plover_score = c->type.empty() ? std::nullopt : tables.codebook().score(c->type, c->mode);
  record.deed = tables.deed_of_cameo(code);
  return true;
}

bool code_by_plover(const ExchangeTables& tables, std::string_view type, std::string_view mode, EventRecord& record) {
  const auto& types = tables.codebook().types();
  const auto t = std::find_if(types.begin(), types.end(), [&](const PloverType& p) { return p.name == type; });
  if (t == types.end()) return false;
  const bool known = std::any_of(t->modes.begin(), t->modes.end(), [&](const auto& m) { return m.first == mode; });
  record.type = record.type_plain = type;
  record.mode = known ? mode : std::string_view();
  record.plover_score = tables.codebook().score(type, record.mode);
  record.cameo = tables.cameo_of(type, record.mode, record.contexts);
  if (const CameoCode* c = tables.codebook().cameo(record.cameo)) record.goldstein = c->goldstein;
  record.deed = "other";
  return true;
}

int cameo_quadrant(std::string_view code) {
  const std::string_view root = code.substr(0, 2);
  if (root <= "05") return 1;
  if (root <= "08") return 2;
  return root <= "13" ? 3 : 4;
}

bool code_tells_all(const EventRecord& record) {
  if (record.type != record.type_plain) return true;
  return !record.negative && (record.modality == Modality::kHappened || record.modality == Modality::kOngoing);
}

StatusPairs status_pairs(const EventRecord& record) {
  StatusPairs out;
  out.emplace_back("deed", record.deed);
  out.emplace_back("modality", to_string(record.modality));
  out.emplace_back("phase", to_string(record.phase));
  if (record.negative) out.emplace_back("polarity", "-");
  out.emplace_back("basis", to_string(record.basis));
  out.emplace_back("recency", to_string(record.recency));
  std::string views;
  for (const RecordView& view : record.views) views += (views.empty() ? "" : "|") + view_text(view);
  if (!views.empty()) out.emplace_back("views", views);
  return out;
}

bool take_status(const ExchangeTables& tables, std::string_view key, std::string_view value, EventRecord& record) {
  const auto take = [](auto parsed, auto& field) {
    if (parsed) field = *parsed;
    return parsed.has_value();
  };
  if (key == "modality") return take(parse_modality(value), record.modality);
  if (key == "phase") return take(parse_phase(value), record.phase);
  if (key == "basis") return take(parse_basis(value), record.basis);
  if (key == "recency") return take(parse_recency(value), record.recency);
  if (key == "polarity") return record.negative = value == "-", true;
  if (key == "views") return take_views(value, record);
  const int32_t deed = key == "deed" ? tables.codebook().find(value) : -1;
  if (deed < 0) return false;
  record.deed = value;
  record.type_plain = tables.codebook().deed(deed).type;
  return true;
}

std::string status_text(const EventRecord& record) {
  std::string out;
  for (const auto& [key, value] : status_pairs(record))
    out += fmt::format("{}{}={}", out.empty() ? "" : "; ", key, value);
  return out;
}

std::string take_status_text(const ExchangeTables& tables, std::string_view text, EventRecord& record) {
  std::string rest;
  for (const std::string_view piece : split_list(text, ';')) {
    const size_t at = piece.find('=');
    if (at != std::string_view::npos && take_status(tables, piece.substr(0, at), piece.substr(at + 1), record))
      continue;
    if (!piece.empty()) rest += (rest.empty() ? "" : "; ") + std::string(piece);
  }
  return rest;
}

std::string CameoActor::code() const {
  std::string out = country;
  if (!group.empty()) out += group;
  for (const std::string& role : roles) {
    if (role != group) out += role;
  }
  return out;
}

CameoActor cameo_actor(const ExchangeTables& tables, const RecordParty& party) {
  CameoActor out;
  if (const CountryCodes* c = tables.country(party.country)) out.country = c->cameo;
  out.group = tables.known_group(party.entity);
  for (const std::string& sector : party.sectors) {
    const SectorCodes* s = tables.sector(sector);
    out.roles.push_back(s == nullptr ? sector : s->cameo);
  }
  if (out.country.empty() && out.group.empty() && out.roles.empty()) out.country = party.code;
  return out;
}

void take_actor_code(const ExchangeTables& tables, std::string_view code, RecordParty& party) {
  party.code = code;
  for (size_t at = 0; at + 3 <= code.size(); at += 3) {
    const std::string_view piece = code.substr(at, 3);
    if (const std::string_view country = tables.country_of_cameo(piece); at == 0 && !country.empty()) {
      party.country = country;
      continue;
    }
    const SectorCodes* s = tables.sector(piece);
    if (s == nullptr) s = tables.sector_by_cameo(piece);
    if (s != nullptr) party.sectors.push_back(s->plover);
  }
}

Dyad dyad_of(const EventRecord& record) {
  Dyad out;
  if (!record.actor.empty()) out.source = &record.actor.front();
  if (!record.recipient.empty()) {
    out.target = &record.recipient.front();
  } else if (record.actor.size() > 1) {
    out.target = &record.actor[1];
  }
  return out;
}

std::string country_name(const ExchangeTables& tables, std::string_view iso3) {
  const CountryCodes* c = tables.country(iso3);
  return c == nullptr ? std::string(iso3) : c->name;
}

std::string joined(const std::vector<std::string>& list, std::string_view separator) {
  std::string out;
  for (const std::string& s : list) out.append(out.empty() ? "" : separator).append(s);
  return out;
}

bool is_from(const EventRecord& record, std::string_view format) {
  return record.origin && record.origin->format == format;
}

}  // namespace vedette
