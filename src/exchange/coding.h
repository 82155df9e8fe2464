// What the formats share: how an event is coded in CAMEO and PLOVER, how its parties and its status are put into words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exchange/record.h"
#include "exchange/tables.h"

namespace vedette {

// Fills code, type, mode, contexts, scores and deed from a code of CAMEO 1.1b3; false where the codebook lacks it. The
// deed is "other" unless one deed alone has that code.
bool code_by_cameo(const ExchangeTables& tables, std::string_view code, EventRecord& record);
// The same from a PLOVER type and mode; false where there is no such type. A mode that the type lacks is left out.
bool code_by_plover(const ExchangeTables& tables, std::string_view type, std::string_view mode, EventRecord& record);

// GDELT's and ICEWS' quadrant of a CAMEO code: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4
// material conflict.
int cameo_quadrant(std::string_view code);

// Whether the code alone tells the truth of the event: it is real, or the code itself says that it is meant, asked for
// or refused. An attack that did not happen is no such event.
bool code_tells_all(const EventRecord& record);

// What a format without fields for it can carry in a free one: pairs of key and value, "modality", "planned".
using StatusPairs = std::vector<std::pair<std::string, std::string>>;
StatusPairs status_pairs(const EventRecord& record);
// Takes one such pair; false for a key or value that is none.
bool take_status(const ExchangeTables& tables, std::string_view key, std::string_view value, EventRecord& record);
// "modality=planned; basis=declared", and back: what is no pair is returned.
std::string status_text(const EventRecord& record);
std::string take_status_text(const ExchangeTables& tables, std::string_view text, EventRecord& record);

// The actor code with CAMEO's country codes and roles, and its parts: "RUS", "", {"MIL"}.
struct CameoActor {
  std::string country, group;
  std::vector<std::string> roles;
  std::string code() const;
};
CameoActor cameo_actor(const ExchangeTables& tables, const RecordParty& party);
// Country and sectors out of an actor code, of PLOVER or CAMEO.
void take_actor_code(const ExchangeTables& tables, std::string_view code, RecordParty& party);

// Two parties for formats that have room for two: the first of each side, or the first two of a side that acts
// together.
struct Dyad {
  const RecordParty* source = nullptr;  // null: none
  const RecordParty* target = nullptr;
};
Dyad dyad_of(const EventRecord& record);

// The country's name, its code where it is not known.
std::string country_name(const ExchangeTables& tables, std::string_view iso3);
std::string joined(const std::vector<std::string>& list, std::string_view separator = "; ");
bool is_from(const EventRecord& record, std::string_view format);

}  // namespace vedette
