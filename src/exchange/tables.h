// ExchangeTables: what the formats of others call the things that we know: countries, sectors, bodies, ACLED's types, codes of an
// earlier CAMEO, and the way from PLOVER back to CAMEO. Read from data/exchange and checked against the codebook.
//
//   VEDETTE_TRY(ExchangeTables tables, ExchangeTables::load(data));
//   tables.country("RUS")->fips   →  "RS"          tables.cameo_of("RETREAT", "ceasefire", {})  →  "0871"
//
// Built once, then const and safe to share between threads. Returned pointers live as long as the tables.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "knowledge/codebook.h"
#include "knowledge/data_files.h"

namespace vedette {

struct CountryCodes {
  std::string iso3, iso2, number;  // number: three digits; empty: none
  std::string fips, cow, cameo;
  std::string region;              // ACLED's
  std::string name, icews_name;
};

struct SectorCodes {
  std::string plover, cameo, icews;
  int acled = 8;  // inter code
};

struct AcledType {
  std::string sub_event, event, disorder;
  std::string deed;  // that the sub-event type is read as
};

// Which CAMEO the codes of a file belong to.
enum class CameoRevision { kUnknown, k11b3, kEarly };
std::string_view to_string(CameoRevision revision);  // "", "1.1b3", "early"
// "1.1b3", "0.9b5" (the one that ICEWS ships; its codes mean the same) and "early". nullopt for anything else.
std::optional<CameoRevision> parse_cameo_revision(std::string_view name);

class ExchangeTables {
 public:
  // kMalformed with file:line:column for a doubled key or a code, type, deed or sector that the codebook lacks.
  static Result<ExchangeTables> load(const DataFiles& data);

  const Codebook& codebook() const { return codebook_; }

  // By ISO alpha-3 or by any name or code that the formats use, in any case; nullptr where there is none.
  const CountryCodes* country(std::string_view iso3) const;
  const CountryCodes* country_named(std::string_view name) const;
  const CountryCodes* country_by_fips(std::string_view fips) const;
  // ISO alpha-3 of a country code of CAMEO ("ROM" → "ROU"); the code itself where it is one; empty: no country.
  std::string_view country_of_cameo(std::string_view code) const;

  const SectorCodes* sector(std::string_view plover) const;
  const SectorCodes* sector_by_cameo(std::string_view role) const;    // the first with that role
  const SectorCodes* sector_by_icews(std::string_view words) const;

  // The CAMEO code of a body or of what belongs to it ("nato.council"); empty: none of its own.
  std::string_view known_group(std::string_view entity) const;

  const AcledType* acled_by_deed(std::string_view deed) const;
  const AcledType* acled_by_sub_event(std::string_view sub_event) const;
  const std::vector<AcledType>& acled_types() const { return acled_; }

  // The code in 1.1b3 of a code of the earlier revision; the code itself where it means the same.
  std::string_view from_early(std::string_view code) const;
  // What an early code meant where that differs; empty: the same as now.
  std::string_view early_meaning(std::string_view code) const;

  // The deed of a CAMEO code where one deed alone has it; else "other".
  std::string_view deed_of_cameo(std::string_view code) const;

  // The CAMEO code of a PLOVER type; empty for no such type. An unknown mode counts as none.
  std::string_view cameo_of(std::string_view type, std::string_view mode, const std::vector<std::string>& contexts) const;

 private:
  explicit ExchangeTables(Codebook codebook) : codebook_(std::move(codebook)) {}
  Status load_countries(const DataFiles& data);
  Status load_sectors(const DataFiles& data);
  Status load_groups(const DataFiles& data);
  Status load_early(const DataFiles& data);
  Status load_plover(const DataFiles& data);
  Status load_acled(const DataFiles& data);

  struct Early {
    std::string meaning, code;
  };
  using Index = std::unordered_map<std::string, int32_t>;

  Codebook codebook_;
  std::vector<CountryCodes> countries_;
  Index by_iso3_, by_name_, by_fips_, by_cameo_;
  std::vector<SectorCodes> sectors_;
  Index sector_by_plover_, sector_by_cameo_, sector_by_icews_;
  std::unordered_map<std::string, std::string> groups_, plover_, deeds_;
  std::unordered_map<std::string, Early> early_;
  std::vector<AcledType> acled_;
  Index acled_by_deed_, acled_by_sub_event_;
};

}  // namespace vedette
