#include "brief/ledger_maker.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

namespace vedette {
namespace {

constexpr size_t kMostCell = 600;  // characters
constexpr size_t kMostTitle = 60;

// Fields that hold words of reports or names: never taken for codes.
bool is_quoted(std::string_view name) {
  constexpr std::string_view kQuoted[] = {"words", "items", "value", "source", "recipient", "who", "name", "question", "reason", "note", "author"};
  return std::find(std::begin(kQuoted), std::end(kQuoted), name) != std::end(kQuoted);
}

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<double> to_number(std::string_view text) {
  double out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

bool is_own(std::string_view column) { return column == "party" || column == "kind" || column == "state" || column == "since" || column == "number"; }

}  // namespace

LedgerMaker::LedgerMaker(const BriefInput& input, const BriefText& text, Sentences& sentences) : in_(input), text_(text), sentences_(sentences) {}

int32_t LedgerMaker::party_index(std::string_view id) const {
  const auto& parties = in_.watch.parties;
  const auto it = std::find_if(parties.begin(), parties.end(), [&](const Party& p) { return p.id == id; });
  return it == parties.end() ? -1 : static_cast<int32_t>(it - parties.begin());
}

std::string LedgerMaker::party_name(std::string_view id) const {
  const int32_t i = party_index(id);
  return shown(i < 0 ? text_.label({}, id) : in_.watch.parties[i].name, kMostCell);
}

std::string LedgerMaker::rule(std::string_view rule) const {
  const size_t colon = rule.find(':');
  if (colon == std::string_view::npos || text_.has_label("rule", rule)) return shown(text_.label("rule", rule), kMostCell);
  const std::string_view kind = rule.substr(0, colon);
  const std::string of = text_.label({text_.has_label("criterion.rule", rule) ? "criterion.rule" : ""}, text_.has_label("criterion.rule", rule) ? rule : rule.substr(colon + 1));
  return shown(fmt::format("{}: {}", text_.label("rule.of", kind), of), kMostCell);
}

std::string_view LedgerMaker::field(const Row& row, std::string_view name) {
  for (const auto& [field, value] : row.fields) {
    if (field == name) return value;
  }
  return {};
}

BriefCell LedgerMaker::value(std::string_view ledger, std::string_view name, std::string_view value) const {
  if (value.empty()) return {};
  if (is_quoted(name)) return {shown(value, kMostCell), {}};
  if (is_number(value)) return {with_thousands(value), std::string(value)};
  if (auto moment = value.size() >= 7 ? parse_moment(value) : std::nullopt) {
    if (name == "counted_on" && moment->precision > Precision::kDay) moment->precision = Precision::kDay;  // a count has no hour
    return {text_.date(*moment), std::string(value)};
  }
  if (name == "test") {
    for (const Test& t : in_.watch.tests) {
      if (t.id == value) return {shown(t.question, kMostCell), {}};
    }
  }
  return {shown(listed(ledger, name, value), kMostCell), {}};
}

// "withdraw_forces; return_to_garrison", "arland and bovia": each member in words.
std::string LedgerMaker::listed(std::string_view ledger, std::string_view name, std::string_view value) const {
  for (const std::string_view between : {std::string_view("; "), std::string_view(" and ")}) {
    const size_t at = value.find(between);
    if (at == std::string_view::npos) continue;
    const std::string first = listed(ledger, name, value.substr(0, at));
    return first + (between == "; " ? ", " : between).data() + listed(ledger, name, value.substr(at + between.size()));
  }
  if (party_index(value) >= 0) return party_name(value);
  const std::string own = fmt::format("{}.{}", ledger, name);
  for (const std::string_view group : {std::string_view(own), name, std::string_view("deed"), std::string_view("quantity"), std::string_view("class")}) {
    if (text_.has_label(group, value)) return text_.label(group, value);
  }
  return text_.plain(value);
}

std::vector<BriefColumn> LedgerMaker::columns(std::string_view id, const std::vector<Row>& rows) const {
  std::vector<std::string> names = text_.columns(id);
  std::set<std::string> hidden;
  std::set<std::string> filled;
  for (const std::string& name : names) {
    if (name.starts_with('-')) hidden.insert(name.substr(1));
  }
  std::erase_if(names, [](const std::string& name) { return name.starts_with('-'); });
  for (const Row& row : rows) {
    for (const auto& [name, value] : row.fields) {
      if (!value.empty()) filled.insert(name);
      if (hidden.count(name) == 0 && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    if (!row.party.empty()) filled.insert("party");
    if (!row.kind.empty()) filled.insert("kind");
    if (!row.state.empty()) filled.insert("state");
    if (row.since.known()) filled.insert("since");
  }
  filled.insert("number");
  if (hidden.count("since") == 0 && std::find(names.begin(), names.end(), "since") == names.end()) names.push_back("since");
  std::vector<BriefColumn> out;
  for (const std::string& name : names) {
    if (filled.count(name) == 0) continue;
    std::string title = text_.say(fmt::format("title.{}.{}", id, name));
    if (title.empty()) title = text_.say("column." + name);
    if (title.empty()) title = shown(text_.label({}, name), kMostTitle);
    const bool number = !is_own(name) && std::all_of(rows.begin(), rows.end(), [&](const Row& r) {
      const std::string_view v = field(r, name);
      return v.empty() || is_number(v);
    });
    out.push_back({name, title, number || name == "number"});
  }
  return out;
}

// A number as it was told: "at least 100,000", or the words where there is none.
BriefCell LedgerMaker::number(const Row& row) const {
  const std::string_view low = field(row, "low");
  const std::string_view high = field(row, "high");
  std::string_view bound = field(row, "bound");
  const std::string words = shown(field(row, "words"), kMostCell);
  if (bound == "range" && (low.empty() || high.empty())) bound = low.empty() ? "at_most" : "at_least";
  const bool told = bound != "vague" && !(low.empty() && high.empty());
  std::string text = told ? text_.say(fmt::format("force.{}", bound.empty() ? "exact" : bound),
                                      {{"low", with_thousands(low)}, {"high", with_thousands(high)}})
                          : text_.say("force.vague", {{"words", words}});
  return {text, std::string(low.empty() ? high : low)};
}

BriefCell LedgerMaker::cell(std::string_view id, const Row& row, const std::string& column) const {
  if (column == "party") return {party_name(row.party), {}};
  if (column == "since") return {text_.date(row.since), to_string(row.since)};
  if (column == "number") return number(row);
  if (column == "kind" || column == "state") {
    if (id == "calendar" && row.kind == "other") return {shown(field(row, "words"), kMostCell), {}};
    return {kind_or_state(id, column, column == "kind" ? row.kind : row.state), {}};
  }
  BriefCell out;
  for (const auto& [name, told] : row.fields) {
    if (name != column || told.empty()) continue;
    BriefCell more = value(id, name, told);
    out = out.text.empty() ? more : BriefCell{out.text + " / " + more.text, {}};
  }
  return out;
}

std::string LedgerMaker::kind_or_state(std::string_view ledger, std::string_view column, std::string_view code) const {
  const std::string own = fmt::format("{}.{}", ledger, column);
  if (ledger == "sources") return text_.label({own, column == "kind" ? "class" : "letter"}, code);
  const size_t plus = code.find('+');
  if (plus != std::string_view::npos) {
    return kind_or_state(ledger, column, code.substr(0, plus)) + ", " + kind_or_state(ledger, column, code.substr(plus + 1));
  }
  return shown(text_.label({own, "quantity", "deed", "modality"}, code), kMostCell);
}

std::optional<BriefPlace> LedgerMaker::place(const Row& row, std::string_view deed) {
  if (!row.place) return deed.empty() ? std::nullopt : sentences_.place_of(row.evidence, deed);
  const RowPlace& p = *row.place;
  const auto found = deed.empty() ? std::nullopt : sentences_.place_of(row.evidence, deed);
  const bool same = found && found->lat == p.lat && found->lon == p.lon;
  return BriefPlace{shown(p.name, kMostTitle), p.lat, p.lon, p.country, p.precision, shown(p.relation, kMostTitle), same ? found->km : -1,
                    same && found->along_border};
}

// "NATO → Russia · proposal, request · the words — who says so": the fields in their order, without those that are told apart.
std::string LedgerMaker::part_text(std::string_view ledger, const Row& part) const {
  constexpr std::string_view kApart[] = {"from", "to", "source", "reply_to"};
  std::string out = part.kind == "item" || part.party.empty() ? std::string() : party_name(part.party);
  if (const std::string_view to = field(part, "to"); !to.empty()) out += " → " + party_name(to);
  for (const auto& [name, told] : part.fields) {
    if (told.empty() || std::find(std::begin(kApart), std::end(kApart), name) != std::end(kApart)) continue;
    out += (out.empty() ? "" : " · ") + value(ledger, name, told).text;
  }
  if (const std::string_view source = field(part, "source"); !source.empty()) out += " — " + shown(source, kMostCell);
  if (out.empty()) out = kind_or_state(ledger, "kind", part.kind);
  return out;
}

void LedgerMaker::add_parts(std::string_view ledger, const std::vector<Row>& parts, int32_t depth, std::vector<BriefPart>& out) {
  for (const Row& part : parts) {
    BriefPart told;
    told.depth = depth;
    told.text = part_text(ledger, part);
    told.state = kind_or_state(ledger, "state", part.state);
    told.tone = text_.tone(fmt::format("{}.state", ledger), part.state);
    told.rule = rule(part.rule);
    told.supporting = sentences_.add(part.evidence);
    told.opposing = sentences_.add(part.evidence_against);
    out.push_back(std::move(told));
    add_parts(ledger, part.parts, depth + 1, out);
  }
}

BriefRow LedgerMaker::make(std::string_view id, const Row& row, const std::vector<BriefColumn>& columns) {
  BriefRow out;
  out.id = row.id;
  out.party = party_index(row.party);
  out.kind = row.kind;
  out.state = row.state;
  out.tone = text_.tone(fmt::format("{}.state", id), row.state);
  out.since = row.since;
  out.rule = rule(row.rule);
  const std::string_view deeds = field(row, "deed");
  out.deed = id == "calendar" ? row.kind : std::string(deeds.substr(0, deeds.find(';')));
  if (field(row, "bound") != "vague") out.low = to_number(field(row, "low")), out.high = to_number(field(row, "high"));
  for (const BriefColumn& column : columns) out.cells.push_back(cell(id, row, column.id));
  for (const auto& [name, told] : row.fields) {
    if (name == "value") out.values.push_back(shown(told, kMostCell));
  }
  for (const std::string& w : row.would_change) out.would_change.push_back(shown(text_.has_label("would_change", w) ? text_.label("would_change", w) : text_.plain(w), kMostCell));
  out.place = place(row, out.deed);
  out.supporting = sentences_.add(row.evidence);
  out.opposing = sentences_.add(row.evidence_against);
  add_parts(id, row.parts, 0, out.parts);
  return out;
}

BriefLedger LedgerMaker::ledger(std::string_view id, const std::vector<Row>& rows) {
  BriefLedger out;
  out.id = std::string(id);
  out.title = text_.say(fmt::format("section.{}", id));
  out.hint = text_.say(fmt::format("hint.{}", id));
  if (rows.empty()) return out;
  out.columns = columns(id, rows);
  for (const Row& row : rows) out.rows.push_back(make(id, row, out.columns));
  for (BriefColumn& column : out.columns) column.id = shown(column.id, kMostTitle);
  return out;
}

}  // namespace vedette
