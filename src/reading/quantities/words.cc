#include "reading/quantities/words.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>

#include "base/line_file.h"

namespace vedette {
namespace {

Result<std::vector<LineRecord>> records(const DataFiles& data, const std::string& file) {
  if (!data.has(file)) return Error{ErrorCode::kNotFound, "words of quantities are missing", file};
  return parse_lines(data.text(file), file);
}

std::optional<double> limit(std::string_view text) {
  if (text.empty()) return std::numeric_limits<double>::quiet_NaN();
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<Bound> bound_named(std::string_view name) {
  if (name == "exact") return Bound::kExact;
  if (name == "about") return Bound::kAbout;
  if (name == "at_least") return Bound::kAtLeast;
  if (name == "at_most") return Bound::kAtMost;
  return std::nullopt;
}

Status read_bounds(const DataFiles& data, QuantityWords& out) {
  VEDETTE_TRY(const std::vector<LineRecord> lines, records(data, "quantities/bounds.txt"));
  for (const LineRecord& r : lines) {
    const std::string_view where = r.field(0);
    if (where == "before" || where == "after") {
      const auto bound = bound_named(r.field(1));
      if (!bound) return line_error(r, 1, "not a bound");
      for (const std::string_view w : split_list(r.field(2), ',')) {
        (where == "before" ? out.before : out.after).add(w, static_cast<int32_t>(*bound), out.lexicon);
      }
    } else if (where == "vague" || where == "share" || where == "factor") {
      const auto low = limit(r.field(2));
      const auto high = limit(r.field(3));
      if (!low || !high) return line_error(r, low ? 3 : 2, "not a number");
      out.vague.add(r.field(1), static_cast<int32_t>(out.vague_numbers.size()), out.lexicon);
      out.vague_numbers.push_back({*low, *high, where == "share", where == "factor"});
    } else if (where == "more") {
      out.more.add(r.field(1), 1, out.lexicon);
    } else {
      return line_error(r, 0, "before, after, vague, share, factor or more is wanted");
    }
  }
  return ok();
}

Status read_units(const DataFiles& data, QuantityWords& out) {
  VEDETTE_TRY(const std::vector<LineRecord> lines, records(data, "quantities/units.txt"));
  for (const LineRecord& r : lines) {
    const auto index = static_cast<int32_t>(out.unit_list.size());
    const bool sign = r.field(1) == "before";
    const bool money = sign || r.field(1) == "money";
    out.unit_list.push_back({std::string(r.field(0)), money, !money && r.field(1) != "share"});
    for (const std::string_view w : split_list(r.field(2), ',')) (sign ? out.signs : out.units).add(w, index, out.lexicon);
  }
  return ok();
}

Status read_kinds(const DataFiles& data, QuantityWords& out) {
  VEDETTE_TRY(const std::vector<LineRecord> lines, records(data, "quantities/kinds.txt"));
  std::map<std::string, int32_t, std::less<>> ids;
  for (const LineRecord& r : lines) {
    if (!ids.emplace(r.field(0), static_cast<int32_t>(ids.size())).second) return line_error(r, 0, "the kind has been defined before");
  }
  for (const LineRecord& r : lines) {
    QuantityKind kind{std::string(r.field(0)), -1};
    if (!r.field(1).empty()) {
      const auto wider = ids.find(r.field(1));
      if (wider == ids.end()) return line_error(r, 1, "no such kind");
      kind.wider = wider->second;
    }
    const auto index = static_cast<int32_t>(out.kind_list.size());
    out.kind_list.push_back(std::move(kind));
    for (const std::string_view w : split_list(r.field(2), ',')) {
      if (!out.kinds.add(w, index, out.lexicon)) {
        return line_error(r, 2, "the word has another kind already", static_cast<size_t>(w.data() - r.field(2).data()));
      }
    }
  }
  return ok();
}

Status read_measures(const DataFiles& data, QuantityWords& out) {
  constexpr std::pair<std::string_view, Measure> kNames[] = {{"flow_in", Measure::kFlowIn}, {"flow_out", Measure::kFlowOut},
                                                             {"loss", Measure::kLoss}, {"change", Measure::kChange},
                                                             {"capability", Measure::kCapability}};
  VEDETTE_TRY(const std::vector<LineRecord> lines, records(data, "quantities/measures.txt"));
  for (const LineRecord& r : lines) {
    const auto name = std::find_if(std::begin(kNames), std::end(kNames), [&](const auto& n) { return n.first == r.field(0); });
    const bool planned = r.field(0) == "planned";
    if (name == std::end(kNames) && !planned) return line_error(r, 0, "not a measure");
    for (const std::string_view w : split_list(r.field(1), ',')) {
      if (planned) out.planning_words.emplace_back(w);
      else out.measure_words.emplace_back(std::string(w), name->second);
    }
  }
  std::stable_sort(out.measure_words.begin(), out.measure_words.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::sort(out.planning_words.begin(), out.planning_words.end());
  return ok();
}

}  // namespace

bool QuantityWords::is_a(int32_t id, std::string_view wider) const {
  for (int32_t steps = 0; id >= 0 && steps < 16; ++steps, id = kind_list[static_cast<size_t>(id)].wider) {
    if (kind_list[static_cast<size_t>(id)].id == wider) return true;
  }
  return false;
}

Result<QuantityWords> QuantityWords::load(const DataFiles& data) {
  QuantityWords out;
  VEDETTE_TRY(out.numbers, NumberWords::load(data, out.lexicon));
  for (const std::string_view w : {"and", "to", "or", "between", "from", "a", "an", "half", "one", "of"}) out.lexicon.add(w);
  VEDETTE_CHECK(read_bounds(data, out));
  VEDETTE_CHECK(read_units(data, out));
  VEDETTE_CHECK(read_kinds(data, out));
  VEDETTE_CHECK(read_measures(data, out));
  return out;
}

}  // namespace vedette
