#include "reading/actors/pronoun_words.h"

namespace vedette::actors {
namespace {

constexpr PronounWord kPronouns[] = {
    {"he", Number::kSingular, Gender::kMale, ActorKind::kPerson},      {"him", Number::kSingular, Gender::kMale, ActorKind::kPerson},
    {"his", Number::kSingular, Gender::kMale, ActorKind::kPerson},     {"she", Number::kSingular, Gender::kFemale, ActorKind::kPerson},
    {"her", Number::kSingular, Gender::kFemale, ActorKind::kPerson},   {"hers", Number::kSingular, Gender::kFemale, ActorKind::kPerson},
    {"i", Number::kSingular, Gender::kUnknown, ActorKind::kPerson},    {"me", Number::kSingular, Gender::kUnknown, ActorKind::kPerson},
    {"my", Number::kSingular, Gender::kUnknown, ActorKind::kPerson},   {"we", Number::kPlural, Gender::kUnknown, ActorKind::kUnnamed},
    {"us", Number::kPlural, Gender::kUnknown, ActorKind::kUnnamed},    {"our", Number::kPlural, Gender::kUnknown, ActorKind::kUnnamed},
    {"they", Number::kPlural, Gender::kUnknown, ActorKind::kUnnamed},  {"them", Number::kPlural, Gender::kUnknown, ActorKind::kUnnamed},
    {"their", Number::kPlural, Gender::kUnknown, ActorKind::kUnnamed}, {"it", Number::kSingular, Gender::kNeuter, ActorKind::kUnnamed},
    {"its", Number::kSingular, Gender::kNeuter, ActorKind::kUnnamed},
};

}  // namespace

const PronounWord* find_pronoun(std::string_view word) {
  char buffer[8];
  if (word.size() > 5) return nullptr;
  for (size_t i = 0; i < word.size(); ++i) buffer[i] = word[i] >= 'A' && word[i] <= 'Z' ? static_cast<char>(word[i] + 32) : word[i];
  const std::string_view lower(buffer, word.size());
  for (const PronounWord& p : kPronouns) {
    if (p.form == lower) return &p;
  }
  return nullptr;
}

}  // namespace vedette::actors
