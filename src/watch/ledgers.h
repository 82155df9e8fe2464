// The ledgers of an assessment (DESIGN 5), one function each; all read the same facts and give rows in the order in
// which things were told.
#pragma once

#include <vector>

#include "types/assessment.h"
#include "watch/facts.h"

namespace vedette {

// Words: what a watched side, or its camp, says of its own deeds and aims, and its speech acts. Ground: material deeds
// of a watched side told by anyone but its camp; state: seen, said_by_others, unsourced. A row for each kind of sign,
// with all its sentences.
std::vector<Row> words_and_ground(const Facts& facts);
// How many, of what, whose, as who says. A repeat of a number is no new row; "more troops" is a change without a
// number.
std::vector<Row> force_ledger(const Facts& facts);
// What a side says would satisfy or trigger it, split into items (parts).
std::vector<Row> conditions_ledger(const Facts& facts);
// Threads between two parties: moves are parts, their items parts of these. State: whose turn it is (waiting_for) or
// open.
std::vector<Row> correspondence_ledger(const Facts& facts);
// Promises and declared steps. Only sources outside the mover's camp make one kept or broken.
std::vector<Row> commitments_ledger(const Facts& facts);
// What is told as recurring.
std::vector<Row> patterns_ledger(const Facts& facts);
// Who assesses how much warning an attack would give, by which courses of action, with what capability and intent.
std::vector<Row> warning_ledger(const Facts& facts);
// What is planned for a day not yet over, by date.
std::vector<Row> calendar_ledger(const Facts& facts);
// Every indicator of the watch, seen or not: silence is told as silence.
std::vector<Row> indicators_ledger(const Facts& facts);
// Direction of the diplomatic, military and information track.
std::vector<Row> tracks_ledger(const Facts& facts);
std::vector<Row> discrepancies_ledger(const Facts& facts);
// Who speaks: one row an organisation, with class and letter.
std::vector<Row> sources_ledger(const Facts& facts);

}  // namespace vedette
