#include "reading/times/tense.h"

#include <algorithm>
#include <iterator>

namespace vedette {
namespace {

bool is_verb(Tag t) {
  switch (t) {
    case Tag::kVb: case Tag::kVbd: case Tag::kVbg: case Tag::kVbn: case Tag::kVbp: case Tag::kVbz: case Tag::kMd: return true;
    default: return false;
  }
}

// Verbs whose object or participle is yet to come whatever their tense: "planned a rally on Saturday".
bool arranges(std::string_view lemma) {
  constexpr std::string_view kWords[] = {"plan", "schedule", "slate", "expect", "due", "effective"};
  return std::find(std::begin(kWords), std::end(kWords), lemma) != std::end(kWords);
}

// Verbs whose "until" is a term set for somebody.
bool puts_off(std::string_view lemma) {
  constexpr std::string_view kWords[] = {"give", "extend", "postpone", "delay", "adjourn", "defer", "suspend", "prolong"};
  return std::find(std::begin(kWords), std::end(kWords), lemma) != std::end(kWords);
}

// Verbs and adjectives whose infinitive is yet to come.
bool looks_forward(std::string_view lemma) {
  constexpr std::string_view kWords[] = {
      "agree", "aim", "anticipate", "arrange", "ask", "await", "call", "decide", "demand", "due", "expect", "forecast",
      "hope", "intend", "invite", "look", "order", "plan", "pledge", "predict", "prepare", "promise", "ready", "schedule",
      "seek", "set", "slate", "threaten", "try", "urge", "vow", "want", "wait", "wish", "likely", "project", "propose", "be", "go", "have",
      "agreement", "deadline", "decision", "invitation", "promise", "threat", "deal",
  };
  return std::find(std::begin(kWords), std::end(kWords), lemma) != std::end(kWords);
}

struct Auxiliaries {
  bool future = false;
  bool past = false;     // had, has, was, did
  bool present = false;  // is, does
  bool have = false;     // "may have been"
  bool had = false;
  bool to = false;
};

// The auxiliaries of a verb stand before it, so only those few tokens are looked at.
Auxiliaries auxiliaries_of(const Doc& doc, int32_t verb) {
  Auxiliaries out;
  const int32_t from = std::max(0, verb - 14);
  for (int32_t i = from; i < std::min(verb + 4, doc.size()); ++i) {
    const auto t = static_cast<size_t>(i);
    if (i == verb || doc.heads[t] != verb || (doc.deps[t] != Dep::kAux && doc.deps[t] != Dep::kAuxpass)) continue;
    const std::string_view lemma = doc.lemma(i);
    switch (doc.tags[t]) {
      case Tag::kTo: out.to = true; break;
      case Tag::kMd: {
        const std::string_view w = doc.word(i);
        if (w != "could" && w != "would" && w != "might" && w != "should") out.future = true;
        if (w == "would" || w == "should" || w == "might") out.future = true;
        break;
      }
      case Tag::kVb: out.have = out.have || lemma == "have"; break;
      case Tag::kVbd:
        out.past = true;
        out.had = out.had || lemma == "have";
        break;
      case Tag::kVbn: out.past = true; break;
      case Tag::kVbz:
      case Tag::kVbp: (lemma == "have" ? out.past : out.present) = true; break;
      default: break;
    }
  }
  return out;
}

// What the verb itself says; kUnknown to climb on.
Lean own_lean(const Doc& doc, int32_t verb) {
  const Tag tag = doc.tags[static_cast<size_t>(verb)];
  if (arranges(doc.lemma(verb))) return Lean::kFuture;
  const Auxiliaries aux = auxiliaries_of(doc, verb);
  if (aux.future) return aux.have ? Lean::kPast : Lean::kFuture;
  if (tag == Tag::kMd) return Lean::kFuture;
  if (aux.past) return Lean::kPast;
  if (tag == Tag::kVbd) return Lean::kPast;
  if (aux.to) {
    const int32_t head = doc.heads[static_cast<size_t>(verb)];
    if (auxiliaries_of(doc, doc.heads[static_cast<size_t>(head)]).had || auxiliaries_of(doc, head).had) return Lean::kPast;
    if (head != verb && looks_forward(doc.lemma(head))) return Lean::kFuture;
    return Lean::kUnknown;
  }
  if (tag == Tag::kVbn && doc.deps[static_cast<size_t>(verb)] == Dep::kAcl) return Lean::kPast;
  if (aux.present) return tag == Tag::kVbg ? Lean::kFuture : Lean::kUnknown;
  const std::string_view lemma = doc.lemma(verb);
  if ((tag == Tag::kVbz || tag == Tag::kVbp) && lemma != "be" && lemma != "have") return Lean::kFuture;
  return Lean::kUnknown;
}

}  // namespace

Lean lean_of(const Doc& doc, int32_t token) {
  if (doc.heads.empty() || doc.tags.empty()) return Lean::kUnknown;
  int32_t at = token;
  bool until = false;
  // "Under a June agreement": in a name only a verb that says "will" points ahead.
  const bool names = doc.deps[static_cast<size_t>(token)] == Dep::kCompound && doc.deps[static_cast<size_t>(doc.heads[static_cast<size_t>(token)])] != Dep::kNpadvmod;
  // "Wednesday's ruling": told as known, whatever is to be done about it.
  if (doc.deps[static_cast<size_t>(token)] == Dep::kPoss) return Lean::kPast;
  for (int32_t steps = 0; steps < 32; ++steps) {
    const std::string_view lemma = doc.lemma(at);
    if (lemma == "until" || lemma == "till" || lemma == "through") until = true;
    if (lemma == "effective" || (until && puts_off(lemma))) return Lean::kFuture;
    if (is_verb(doc.tags[static_cast<size_t>(at)])) {
      const Lean lean = own_lean(doc, at);
      if (lean == Lean::kPast || (lean == Lean::kFuture && (!names || auxiliaries_of(doc, at).future))) return lean;
    }
    const int32_t head = doc.heads[static_cast<size_t>(at)];
    if (head == at) break;
    at = head;
  }
  return Lean::kUnknown;
}

}  // namespace vedette
