#include "watch/watch_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/digest.h"
#include "watch/toml_reader.h"
#include "watch/wording.h"

namespace vedette {
namespace {

// Reads one file; the first mistake ends it.
class WatchParser : private TomlReader {
 public:
  WatchParser(std::string_view text, const std::string& file, const Codebook& codebook, const Signs& signs)
      : TomlReader(text, file), text_(text), file_(file), codebook_(codebook), signs_(signs) {}

  Result<Watch> parse() {
    const toml::parse_result result = toml::parse(text_, file_);
    if (!result) return at(result.error().source(), std::string(result.error().description()));
    const toml::table& root = result.table();
    VEDETTE_CHECK(keys(root, {"watch", "party", "area", "indicator", "test", "include"}));
    out_.digest = short_digest(text_);
    VEDETTE_CHECK(read_head(root));
    VEDETTE_CHECK(each(root, "party", [&](const toml::table& t) { return read_party(t); }));
    VEDETTE_CHECK(each(root, "area", [&](const toml::table& t) { return read_area(t); }));
    VEDETTE_CHECK(each(root, "indicator", [&](const toml::table& t) { return read_indicator(t); }));
    VEDETTE_CHECK(each(root, "include", [&](const toml::table& t) { return read_include(t); }));
    VEDETTE_CHECK(each(root, "test", [&](const toml::table& t) { return read_test(t); }));
    return std::move(out_);
  }

 private:
  template <typename List>
  Status refers(const toml::table& t, std::string_view key, const std::string& id, const List& known) const {
    if (id.empty()) return ok();
    if (std::any_of(known.begin(), known.end(), [&](const auto& k) { return k.id == id; })) return ok();
    std::string message = fmt::format("no {} has the id \"{}\"", key, id);
    return at(t.get(key)->source(), message);
  }

  // The deeds of a list must be the codebook's.
  Status deeds(const toml::table& t, std::string_view key, std::vector<std::string>& out) const {
    VEDETTE_CHECK(list(t, key, out));
    for (size_t i = 0; i < out.size(); ++i) {
      if (codebook_.find(out[i]) >= 0) continue;
      std::vector<std::string> known;
      for (const Deed& deed : codebook_.deeds()) known.push_back(deed.id);
      return unknown(*t.get(key)->as_array()->get(i), "deed", out[i], known);
    }
    return ok();
  }

  Status modalities(const toml::table& t, std::vector<Modality>& out) const {
    std::vector<std::string> words;
    VEDETTE_CHECK(list(t, "modality", words));
    for (const std::string& word : words) {
      const auto known = parse_modality(word);
      if (!known) return at(t.get("modality")->source(), fmt::format("unknown modality \"{}\"", word));
      out.push_back(*known);
    }
    return ok();
  }

  Status read_head(const toml::table& root) {
    const toml::table* t = root.get_as<toml::table>("watch");
    if (t == nullptr) return at(root.source(), "the file has no [watch]");
    VEDETTE_CHECK(keys(*t, {"id", "name", "from"}));
    VEDETTE_CHECK(text(*t, "id", out_.id, true));
    VEDETTE_CHECK(text(*t, "name", out_.name, true));
    return date(*t, "from", out_.from);
  }

  Status read_party(const toml::table& t) {
    Party p;
    VEDETTE_CHECK(keys(t, {"id", "name", "actors", "names", "camp", "outlets", "opponent_of", "class", "watched"}));
    VEDETTE_CHECK(text(t, "id", p.id, true));
    VEDETTE_CHECK(text(t, "name", p.name, true));
    VEDETTE_CHECK(list(t, "actors", p.actors));
    VEDETTE_CHECK(list(t, "names", p.names));
    VEDETTE_CHECK(list(t, "camp", p.camp));
    VEDETTE_CHECK(list(t, "outlets", p.outlets));
    VEDETTE_CHECK(list(t, "opponent_of", p.opponent_of));
    std::string name;
    VEDETTE_CHECK(text(t, "class", name, false));
    if (!name.empty()) {
      p.source_class = parse_source_class(name);
      if (!p.source_class) return at(t.get("class")->source(), fmt::format("unknown class \"{}\"", name));
    }
    p.watched = t["watched"].value_or(false);
    out_.parties.push_back(std::move(p));
    return ok();
  }

  Status read_area(const toml::table& t) {
    Area a;
    VEDETTE_CHECK(keys(t, {"id", "name", "near", "countries", "names"}));
    VEDETTE_CHECK(text(t, "id", a.id, true));
    VEDETTE_CHECK(text(t, "name", a.name, true));
    VEDETTE_CHECK(list(t, "near", a.near));
    VEDETTE_CHECK(list(t, "countries", a.countries));
    VEDETTE_CHECK(list(t, "names", a.names));
    out_.areas.push_back(std::move(a));
    return ok();
  }

  Status read_indicator(const toml::table& t) {
    Indicator i;
    VEDETTE_CHECK(keys(t, {"id", "name", "party", "area", "deeds", "modality", "points", "window_days"}));
    VEDETTE_CHECK(text(t, "id", i.id, true));
    VEDETTE_CHECK(text(t, "name", i.name, true));
    VEDETTE_CHECK(text(t, "party", i.party, false));  // without one: anybody's deed
    VEDETTE_CHECK(refers(t, "party", i.party, out_.parties));
    VEDETTE_CHECK(text(t, "area", i.area, false));
    VEDETTE_CHECK(refers(t, "area", i.area, out_.areas));
    VEDETTE_CHECK(deeds(t, "deeds", i.deeds));
    VEDETTE_CHECK(number(t, "window_days", i.window_days));
    VEDETTE_CHECK(modalities(t, i.modality));
    std::string points;
    VEDETTE_CHECK(text(t, "points", points, true));
    if (points != "up" && points != "down") return at(t.get("points")->source(), "\"points\" is \"up\" or \"down\"");
    i.up = points == "up";
    out_.indicators.push_back(std::move(i));
    return ok();
  }

  // The signs of whole families as indicators of a party: "build-up" of russia is "russia.build-up".
  Status read_include(const toml::table& t) {
    VEDETTE_CHECK(keys(t, {"families", "party", "area", "modality", "window_days"}));
    Indicator shared;
    VEDETTE_CHECK(text(t, "party", shared.party, true));
    VEDETTE_CHECK(refers(t, "party", shared.party, out_.parties));
    VEDETTE_CHECK(text(t, "area", shared.area, false));
    VEDETTE_CHECK(refers(t, "area", shared.area, out_.areas));
    VEDETTE_CHECK(number(t, "window_days", shared.window_days));
    VEDETTE_CHECK(modalities(t, shared.modality));
    if (shared.modality.empty()) shared.modality = {Modality::kHappened, Modality::kOngoing};
    const auto party =
        std::find_if(out_.parties.begin(), out_.parties.end(), [&](const Party& p) { return p.id == shared.party; });
    std::vector<std::string> families;
    VEDETTE_CHECK(list(t, "families", families));
    for (size_t i = 0; i < families.size(); ++i) {
      const std::vector<const Sign*> signs = signs_.family(families[i]);
      if (signs.empty())
        return unknown(*t.get("families")->as_array()->get(i), "family", families[i], signs_.families());
      for (const Sign* sign : signs) {
        if (sign->points == Points::kNone) continue;
        Indicator indicator = shared;
        indicator.id = shared.party + "." + sign->id;
        indicator.name = fill(sign->name, {{"party", party->name}});
        indicator.deeds = sign->deeds;
        indicator.up = sign->points == Points::kUp;
        out_.indicators.push_back(std::move(indicator));
      }
    }
    return ok();
  }

  Status read_test(const toml::table& t) {
    Test test;
    VEDETTE_CHECK(keys(t, {"id", "question", "party", "area", "step", "since", "criterion"}));
    VEDETTE_CHECK(text(t, "id", test.id, true));
    VEDETTE_CHECK(text(t, "question", test.question, true));
    VEDETTE_CHECK(text(t, "party", test.party, true));
    VEDETTE_CHECK(refers(t, "party", test.party, out_.parties));
    VEDETTE_CHECK(text(t, "area", test.area, false));
    VEDETTE_CHECK(refers(t, "area", test.area, out_.areas));
    VEDETTE_CHECK(deeds(t, "step", test.step));
    VEDETTE_CHECK(date(t, "since", test.since));
    VEDETTE_CHECK(each(t, "criterion", [&](const toml::table& c) { return read_criterion(c, test); }));
    out_.tests.push_back(std::move(test));
    return ok();
  }

  Status read_criterion(const toml::table& t, Test& test) {
    Criterion c;
    VEDETTE_CHECK(keys(t, {"id", "kind", "of", "at_least", "kinds", "indicators", "classes", "days", "names"}));
    VEDETTE_CHECK(text(t, "id", c.id, true));
    std::string kind;
    VEDETTE_CHECK(text(t, "kind", kind, true));
    const auto known = parse_criterion_kind(kind);
    if (!known) return at(t.get("kind")->source(), fmt::format("unknown kind of criterion \"{}\"", kind));
    c.kind = *known;
    VEDETTE_CHECK(text(t, "at_least", c.at_least, false));
    VEDETTE_CHECK(list(t, "kinds", c.kinds));
    VEDETTE_CHECK(list(t, "names", c.names));
    std::string of;
    VEDETTE_CHECK(text(t, "of", of, false));
    if (!of.empty()) c.kinds.push_back(of);
    VEDETTE_CHECK(list(t, "indicators", c.indicators));
    for (const std::string& id : c.indicators) {
      const bool found =
          std::any_of(out_.indicators.begin(), out_.indicators.end(), [&](const Indicator& i) { return i.id == id; });
      if (!found) return at(t.get("indicators")->source(), fmt::format("no indicator has the id \"{}\"", id));
    }
    std::vector<std::string> classes;
    VEDETTE_CHECK(list(t, "classes", classes));
    for (const std::string& name : classes) {
      const auto source_class = parse_source_class(name);
      if (!source_class) return at(t.get("classes")->source(), fmt::format("unknown class \"{}\"", name));
      c.classes.push_back(*source_class);
    }
    VEDETTE_CHECK(number(t, "days", c.days));
    test.criteria.push_back(std::move(c));
    return ok();
  }

  std::string_view text_;
  const std::string& file_;
  const Codebook& codebook_;
  const Signs& signs_;
  Watch out_;
};

}  // namespace

Result<Watch> parse_watch(std::string_view toml, const std::string& file, const Codebook& codebook,
                          const Signs& signs) {
  return WatchParser(toml, file, codebook, signs).parse();
}

}  // namespace vedette
