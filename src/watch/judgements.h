// Judgements: what a person has decided about a watch (judgements.toml beside the watch file, docs/watch-file.md). Each
// has an author, a time and a reason; it holds from its time on, is shown in the brief, and is undone by deleting its
// lines.
//
//   VEDETTE_TRY(const std::vector<Judgement> list, parse_judgements(toml, "judgements.toml"));
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/codebook.h"
#include "types/assessment.h"
#include "types/story.h"
#include "types/watch.h"

namespace vedette {

enum class JudgementKind : uint8_t { kReject, kRelabel, kSplit, kMerge, kDistrust, kCamp, kNote };
std::string_view to_string(JudgementKind kind);

struct Judgement {
  JudgementKind kind = JudgementKind::kNote;
  std::vector<std::string> targets;  // ids: of event mentions (reject, relabel), events (split, merge), reports
                                     // (distrust), a row (note); a code (camp)
  std::string party;                 // of camp
  std::string deed;                  // of relabel; empty: unchanged
  std::optional<Modality> modality;  // of relabel
  std::string author, reason;
  Moment time;
};

// kMalformed with file:line:column: a kind that is not known, a judgement without author, time, reason or target, an
// unknown deed or party.
Result<std::vector<Judgement>> parse_judgements(std::string_view toml, const std::string& file, const Watch& watch,
                                                const Codebook& codebook);

// Those made up to a moment.
std::vector<Judgement> made_by(std::vector<Judgement> judgements, const Moment& as_of);

// Carries them out on what an assessment is made from. Rejected and distrusted mentions leave their events (an event
// without mentions goes); a relabelled mention is told as the judgement says.
void apply(const std::vector<Judgement>& judgements, const Codebook& codebook, Watch& watch,
           std::vector<ReadReport>& reports, StoryBook& book);

// A row for each: state `applied`, or `no_such_target` where nothing of its targets is there.
std::vector<Row> judgement_rows(const std::vector<Judgement>& judgements, const std::vector<ReadReport>& reports,
                                const StoryBook& book);

}  // namespace vedette
