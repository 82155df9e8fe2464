// The ledgers of an assessment (DESIGN 5), one function each; all read the same facts.
#pragma once

#include <vector>

#include "types/assessment.h"
#include "watch/facts.h"

namespace vedette {

std::vector<Row> words_and_ground(const Facts& facts);
std::vector<Row> force_ledger(const Facts& facts);
std::vector<Row> conditions_ledger(const Facts& facts);
std::vector<Row> correspondence_ledger(const Facts& facts);
std::vector<Row> commitments_ledger(const Facts& facts);
std::vector<Row> calendar_ledger(const Facts& facts);
std::vector<Row> discrepancies_ledger(const Facts& facts);
std::vector<Row> sources_ledger(const Facts& facts);
std::vector<Row> indicators_ledger(const Facts& facts);
std::vector<Row> tracks_ledger(const Facts& facts);

}  // namespace vedette
