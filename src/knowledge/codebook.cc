#include "knowledge/codebook.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace vedette {
namespace {

constexpr std::array<std::string_view, 4> kCounterparts = {"intent", "demand", "refuse", "threat"};

std::string_view or_none(std::string_view field) { return field == "-" ? std::string_view() : field; }

std::optional<double> parse_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::pair<std::string_view, std::string_view> split_at(std::string_view text, char separator) {
  const size_t at = text.find(separator);
  if (at == std::string_view::npos) return {text, {}};
  return {text.substr(0, at), text.substr(at + 1)};
}

std::vector<std::pair<std::string_view, std::string_view>> pairs(std::string_view field) {
  std::vector<std::pair<std::string_view, std::string_view>> out;
  for (std::string_view piece : split_list(or_none(field), ' ')) {
    if (!piece.empty()) out.push_back(split_at(piece, '='));
  }
  return out;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

}  // namespace

DeedState deed_state(Modality modality, Tense tense, bool ordered) {
  switch (modality) {
    case Modality::kHappened:
    case Modality::kOngoing: return DeedState::kReal;
    case Modality::kPlanned: return ordered ? DeedState::kOrdered : DeedState::kPlanned;
    case Modality::kPossible: return DeedState::kPossible;
    case Modality::kDemanded: return DeedState::kDemanded;
    case Modality::kNotHappened: return tense == Tense::kFuture ? DeedState::kWillNot : DeedState::kNotDone;
  }
  return DeedState::kReal;
}

Result<Codebook> Codebook::load(const DataFiles& data) {
  Codebook out;
  VEDETTE_CHECK(out.load_types(data));
  VEDETTE_CHECK(out.load_codes(data));
  VEDETTE_CHECK(out.load_deeds(data));
  VEDETTE_CHECK(out.load_profile(data, "codebook/profile_plover.txt", "plover-2.0"));
  VEDETTE_CHECK(out.load_profile(data, "codebook/profile_plv.txt", "plv"));
  return out;
}

int32_t Codebook::find(std::string_view deed) const {
  const auto it = deed_index_.find(std::string(deed));
  return it == deed_index_.end() ? -1 : it->second;
}

int32_t Codebook::profile(std::string_view name) const {
  for (size_t i = 0; i < profiles_.size(); ++i) {
    if (profiles_[i].name == name) return static_cast<int32_t>(i);
  }
  return -1;
}

const CameoCode* Codebook::cameo(std::string_view code) const {
  const auto it = code_index_.find(std::string(code));
  return it == code_index_.end() ? nullptr : &codes_[static_cast<size_t>(it->second)];
}

const PloverType* Codebook::type(std::string_view name) const {
  for (const PloverType& t : types_) {
    if (t.name == name) return &t;
  }
  return nullptr;
}

int Codebook::quadrant(std::string_view name) const {
  const PloverType* t = type(name);
  return t ? t->quadrant : 0;
}

std::optional<double> Codebook::score(std::string_view name, std::string_view mode) const {
  const PloverType* t = type(name);
  if (!t) return std::nullopt;
  for (const auto& [m, score] : t->modes) {
    if (m == mode) return score;
  }
  return t->score;
}

Status Codebook::check_type(const LineRecord& record, size_t field, std::string_view name, std::string_view mode) const {
  const PloverType* t = type(name);
  if (!t) return line_error(record, field, fmt::format("no type \"{}\" in codebook/types.txt", name));
  const auto is_mode = [&](const auto& m) { return m.first == mode; };
  if (!mode.empty() && std::none_of(t->modes.begin(), t->modes.end(), is_mode)) {
    return line_error(record, field, fmt::format("{} has no mode \"{}\"", name, mode));
  }
  return ok();
}

Status Codebook::read_contexts(const LineRecord& record, size_t field, std::string_view list,
                               std::vector<std::string>& out) const {
  for (std::string_view name : split_list(or_none(list), ',')) {
    if (std::find(contexts_.begin(), contexts_.end(), name) == contexts_.end()) {
      return line_error(record, field, fmt::format("no context \"{}\" in codebook/contexts.txt", name));
    }
    out.emplace_back(name);
  }
  return ok();
}

Status Codebook::load_types(const DataFiles& data) {
  VEDETTE_TRY(const std::vector<LineRecord> contexts, parse_lines(data.text("codebook/contexts.txt"), "codebook/contexts.txt"));
  for (const LineRecord& r : contexts) contexts_.emplace_back(r.field(0));
  VEDETTE_TRY(const std::vector<LineRecord> records, parse_lines(data.text("codebook/types.txt"), "codebook/types.txt"));
  for (const LineRecord& r : records) {
    if (type(r.field(0))) return line_error(r, 0, "this type is given twice");
    const auto quadrant = parse_number(r.field(1)), score = parse_number(r.field(3));
    if (!quadrant || *quadrant < 1 || *quadrant > 4) return line_error(r, 1, "a quadrant is 1, 2, 3 or 4");
    if (!score) return line_error(r, 3, "a score is a number");
    PloverType t{std::string(r.field(0)), static_cast<int>(*quadrant), *score, {}};
    for (const auto& [mode, value] : pairs(r.field(4))) {
      const auto mode_score = parse_number(value);
      if (!mode_score) return line_error(r, 4, fmt::format("mode \"{}\" wants =score", mode));
      t.modes.emplace_back(std::string(mode), *mode_score);
    }
    types_.push_back(std::move(t));
  }
  return ok();
}

Status Codebook::load_codes(const DataFiles& data) {
  VEDETTE_TRY(const std::vector<LineRecord> records, parse_lines(data.text("codebook/cameo.txt"), "codebook/cameo.txt"));
  for (const LineRecord& r : records) {
    CameoCode c;
    c.code = r.field(0);
    const auto goldstein = parse_number(r.field(1));
    if (!goldstein) return line_error(r, 1, "a Goldstein value is a number");
    c.goldstein = *goldstein;
    const auto [type_name, mode] = split_at(or_none(r.field(2)), '-');
    if (!type_name.empty()) VEDETTE_CHECK(check_type(r, 2, type_name, mode));
    c.type = type_name;
    c.mode = mode;
    VEDETTE_CHECK(read_contexts(r, 3, r.field(3), c.contexts));
    for (const auto& [key, code] : pairs(r.field(4))) {
      const auto at = std::find(kCounterparts.begin(), kCounterparts.end(), key);
      if (at == kCounterparts.end()) return line_error(r, 4, fmt::format("unknown counterpart \"{}\"", key));
      c.counterparts[static_cast<size_t>(at - kCounterparts.begin())] = code;
    }
    c.name = r.field(5);
    if (!code_index_.emplace(c.code, static_cast<int32_t>(codes_.size())).second) return line_error(r, 0, "this code is given twice");
    codes_.push_back(std::move(c));
  }
  for (const LineRecord& r : records) {
    for (const auto& [key, code] : pairs(r.field(4))) {
      if (!cameo(code)) return line_error(r, 4, fmt::format("no code \"{}\"", code));
    }
  }
  return ok();
}

Status Codebook::load_deeds(const DataFiles& data) {
  VEDETTE_TRY(const std::vector<LineRecord> records, parse_lines(data.text("codebook/deeds.txt"), "codebook/deeds.txt"));
  for (const LineRecord& r : records) {
    Deed d;
    d.id = r.field(0);
    d.cls = r.field(1);
    d.meaning = r.field(4);
    for (const PloverType& t : types_) {
      if (lower(t.name) == d.cls) d.type = t.name, d.verbal = t.quadrant == 1 || t.quadrant == 3;
    }
    if (d.type.empty() && d.cls != "none") return line_error(r, 1, fmt::format("no class \"{}\"", d.cls));
    for (const auto& [key, value] : pairs(r.field(2))) {
      if (key == "mode") {
        VEDETTE_CHECK(check_type(r, 2, d.type, value));
        d.mode = value;
      } else if (key == "context") {
        VEDETTE_CHECK(read_contexts(r, 2, value, d.contexts));
      } else if (key == "cameo") {
        if (!cameo(value)) return line_error(r, 2, fmt::format("no code \"{}\" in codebook/cameo.txt", value));
        d.cameo = value;
      } else {
        return line_error(r, 2, fmt::format("unknown key \"{}\"", key));
      }
    }
    for (const auto& [key, value] : pairs(r.field(3))) {
      if (key == "family") d.family = value;
      else if (key == "reverse") d.reverse = value;
      else if (key == "kind" && (value == "verbal" || value == "material")) d.verbal = value == "verbal";
      else if (key == "mover" && value == "actor") d.mover = Mover::kActor;
      else if (key == "mover" && value == "recipient") d.mover = Mover::kRecipient;
      else if (key == "mover" && value == "both") d.mover = Mover::kBoth;
      else if (key == "mover" && value == "none") d.mover = Mover::kNone;
      else return line_error(r, 3, fmt::format("unknown attribute \"{}={}\"", key, value));
    }
    if (!deed_index_.emplace(d.id, static_cast<int32_t>(deeds_.size())).second) return line_error(r, 0, "this deed is given twice");
    deeds_.push_back(std::move(d));
  }
  for (const LineRecord& r : records) {
    const Deed& d = deeds_[static_cast<size_t>(find(r.field(0)))];
    if (!d.reverse.empty() && find(d.reverse) < 0) return line_error(r, 3, fmt::format("no deed \"{}\"", d.reverse));
  }
  if (find("other") < 0) return Error{ErrorCode::kMalformed, "the deed \"other\" is missing", "codebook/deeds.txt"};
  return ok();
}

Status Codebook::read_cell(const LineRecord& record, size_t field, Cell& cell) const {
  const std::string_view text = record.field(field);
  if (text == "=") return ok();
  if (text == "-") {
    cell.kind = Cell::Kind::kNone;
    return ok();
  }
  const auto [name, kind] = split_at(text, ' ');
  const auto [type_name, mode] = split_at(name, '-');
  VEDETTE_CHECK(check_type(record, field, type_name, mode));
  cell.kind = Cell::Kind::kOther;
  cell.type = type_name;
  cell.mode = mode;
  if (kind.empty()) return ok();
  const auto at = std::find(kCounterparts.begin(), kCounterparts.end(), trim(kind));
  if (at == kCounterparts.end()) return line_error(record, field, fmt::format("unknown kind of code \"{}\"", trim(kind)));
  cell.counterpart = static_cast<int>(at - kCounterparts.begin());
  return ok();
}

Status Codebook::load_profile(const DataFiles& data, const std::string& file, const std::string& name) {
  VEDETTE_TRY(const std::vector<LineRecord> records, parse_lines(data.text(file), file));
  Profile out;
  out.name = name;
  for (const LineRecord& r : records) {
    const std::string scope(r.field(0));
    if (find(scope) < 0 && !type(scope)) return line_error(r, 0, fmt::format("\"{}\" is neither a type nor a deed", scope));
    if (r.fields.size() != kDeedStates + 1) return line_error(r, 0, "a row has its scope and seven cells");
    Row row;
    for (size_t i = 0; i < row.size(); ++i) VEDETTE_CHECK(read_cell(r, i + 1, row[i]));
    if (!out.rows.emplace(scope, row).second) return line_error(r, 0, "this row is given twice");
  }
  profiles_.push_back(std::move(out));
  return ok();
}

Coding Codebook::code(int32_t deed_index, DeedState state, int32_t profile_index) const {
  const Deed& d = deed(deed_index);
  const Profile& p = profiles_[static_cast<size_t>(profile_index)];
  auto row = p.rows.find(d.id);
  if (row == p.rows.end()) row = p.rows.find(d.type);
  const Cell own;
  const Cell& cell = row == p.rows.end() ? own : row->second[static_cast<size_t>(state)];
  Coding out;
  out.type_plain = d.type;
  out.contexts = d.contexts;
  out.cameo = d.cameo;
  if (cell.kind == Cell::Kind::kOwn) {
    out.type = d.type;
    out.mode = d.mode;
  } else if (cell.kind == Cell::Kind::kOther) {
    out.type = cell.type;
    out.mode = cell.mode;
    const CameoCode* code = cameo(d.cameo);
    if (cell.counterpart >= 0 && code && !code->counterparts[static_cast<size_t>(cell.counterpart)].empty()) {
      out.cameo = code->counterparts[static_cast<size_t>(cell.counterpart)];
    }
  }
  if (const CameoCode* code = cameo(out.cameo)) out.goldstein = code->goldstein;
  if (!out.type.empty()) out.plover_score = score(out.type, out.mode);
  return out;
}

}  // namespace vedette
