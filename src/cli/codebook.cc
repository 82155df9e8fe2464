// vedette codebook: deeds, types and codes as the data has them.
#include <fmt/format.h>

#include <cstdio>

#include "cli/exchange_files.h"
#include "cli/options.h"
#include "cli/read_reports.h"
#include "exchange/tables.h"
#include "knowledge/data_files.h"

namespace vedette {
namespace {

constexpr const char* kQuadrants[] = {"", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"};

std::string joined(const std::vector<std::string>& list) {
  std::string out;
  for (const std::string& s : list) out += (out.empty() ? "" : ", ") + s;
  return out;
}

std::string or_dash(const std::string& text) { return text.empty() ? "-" : text; }

std::string type_text(const std::string& type, const std::string& mode) { return mode.empty() ? or_dash(type) : type + "-" + mode; }

std::string describe(const PloverType& t) {
  std::string out = fmt::format("{:<10} {:>5}  {}\n", t.name, t.score, kQuadrants[t.quadrant]);
  for (const auto& [mode, score] : t.modes) out += fmt::format("  {:<20} {:>5}\n", t.name + "-" + mode, score);
  return out;
}

std::string describe(const CameoCode& c) {
  constexpr const char* kWays[] = {"intending it", "demanding it", "refusing it", "threatening it"};
  std::string out = fmt::format("{:<5} {:>5}  {}  [{}{}{}]\n", c.code, c.goldstein, c.name, type_text(c.type, c.mode),
                                c.contexts.empty() ? "" : "; ", joined(c.contexts));
  for (size_t i = 0; i < c.counterparts.size(); ++i) {
    if (!c.counterparts[i].empty()) out += fmt::format("      {}: {}\n", kWays[i], c.counterparts[i]);
  }
  return out;
}

std::string describe(const Deed& d) {
  std::string out = fmt::format("{:<22} {:<22} {:<5} {}\n", d.id, type_text(d.type, d.mode), or_dash(d.cameo), d.meaning);
  const auto add = [&](const char* what, const std::string& value) {
    if (!value.empty()) out += fmt::format("      {}: {}\n", what, value);
  };
  add("contexts", joined(d.contexts));
  add("family", d.family);
  add("undone by", d.reverse);
  return out;
}

// What the earlier revision of CAMEO meant by a code, where that is something else.
std::string describe_early(const ExchangeTables& tables, const std::string& code) {
  const std::string_view early = tables.early_meaning(code);
  return early.empty() ? std::string() : fmt::format("      in the earlier revision: {} (now {})\n", early, tables.from_early(code));
}

template <typename List>
std::string all(const List& list) {
  std::string out;
  for (const auto& item : list) out += describe(item);
  return out;
}

// Empty for what the codebook does not know.
std::string look_up(const ExchangeTables& tables, const std::string& what) {
  const Codebook& book = tables.codebook();
  if (what == "types") return all(book.types());
  if (what == "deeds") return all(book.deeds());
  if (what == "cameo") return all(book.cameo_codes());
  if (what == "contexts") return joined(book.contexts()) + "\n";
  if (const int32_t deed = book.find(what); deed >= 0) return describe(book.deed(deed));
  if (const CameoCode* code = book.cameo(what)) return describe(*code) + describe_early(tables, what);
  const std::string type = what.substr(0, what.find('-')), mode = what.size() > type.size() ? what.substr(type.size() + 1) : std::string();
  std::string out;
  for (const PloverType& t : book.types()) {
    if (t.name != type) continue;
    if (mode.empty()) out = describe(t);
    for (const auto& [name, score] : t.modes) {
      if (name == mode) out = fmt::format("{:<22} {:>5}  {}\n", what, score, kQuadrants[t.quadrant]);
    }
  }
  if (out.empty()) return out;
  for (const CameoCode& c : book.cameo_codes()) {
    if (c.type == type && (mode.empty() || c.mode == mode)) out += fmt::format("      {:<5} {}\n", c.code, c.name);
  }
  for (const Deed& d : book.deeds()) {
    if (d.type == type && (mode.empty() || d.mode == mode)) out += fmt::format("      {:<22} {}\n", d.id, d.meaning);
  }
  return out;
}

}  // namespace

int run_codebook(const CodebookOptions& options) {
  const auto data = DataFiles::installed();
  if (!data.has_value()) return report_failure("codebook", data.error());
  const auto tables = ExchangeTables::load(*data);
  if (!tables.has_value()) return report_failure("codebook", tables.error());
  std::string text;
  bool missed = false;
  for (const std::string& what : options.what.empty() ? std::vector<std::string>{"types"} : options.what) {
    const std::string found = look_up(*tables, what);
    if (found.empty()) {
      std::fprintf(stderr, "vedette codebook: \"%s\" is no deed, type or code\n", what.c_str());
      missed = true;
    }
    text += found;
  }
  if (const Status status = write_text("", text); !status.has_value()) return report_failure("codebook", status.error());
  return missed ? kExitSomeRefused : kExitDone;
}

}  // namespace vedette
