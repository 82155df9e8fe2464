#include "reading/actors/metonymy.h"

namespace vedette::actors {
namespace {

bool any_of(std::string_view word, std::initializer_list<std::string_view> list) {
  for (const std::string_view w : list) {
    if (w == word) return true;
  }
  return false;
}

}  // namespace

bool seat_acts(const ReadingContext& c, ClassId act, ClassId place_prep, int32_t h) {
  const Doc& doc = c.doc;
  for (int32_t steps = 0; steps < 16 && doc.deps[static_cast<size_t>(h)] == Dep::kConj; ++steps) {
    if (doc.heads[static_cast<size_t>(h)] >= h) return false;
    h = doc.heads[static_cast<size_t>(h)];
  }
  const auto i = static_cast<size_t>(h);
  const int32_t up = doc.heads[i];
  const auto u = static_cast<size_t>(up);
  const bool deed = act >= 0 && c.lexicon.in_class(doc, c.words, up, act);
  switch (doc.deps[i]) {
    case Dep::kNsubj:
      // "Moscow is cold", "London was calm": a state of a place, unless the predicate is a deed.
      return doc.pos[u] == Pos::kVerb || doc.lemma(up) != "be" || c.tree.child(up, Dep::kAcomp) >= 0;
    case Dep::kNsubjpass:
    case Dep::kDobj:
    case Dep::kDative:
      return deed;
    case Dep::kPoss:
      return doc.ent_labels[u] != EntLabel::kGpe && doc.ent_labels[u] != EntLabel::kFac && doc.ent_labels[u] != EntLabel::kLoc &&
             !any_of(doc.lemma(up), {"street", "airport", "suburb", "outskirt", "mayor", "centre", "center", "square", "district", "station", "metro"});
    case Dep::kPobj: {
      if (place_prep >= 0 && c.lexicon.in_class(doc, c.words, up, place_prep)) return false;
      const std::string_view prep = doc.lemma(up);
      if (any_of(prep, {"with", "against", "by", "between", "on"})) return true;
      const int32_t above = doc.heads[u];
      if (prep == "to" || prep == "from" || prep == "for" || prep == "of") {
        return any_of(doc.lemma(above), {"message", "demand", "proposal", "pressure", "support", "reply", "response", "letter", "warning", "signal",
                                         "answer", "threat", "aid", "assistance", "offer", "concession", "accusation", "ally", "respond",
                                         "reply", "according", "belong", "loyal", "close", "ambassador", "policy", "tie", "relation"});
      }
      return false;
    }
    default:
      return false;
  }
}

}  // namespace vedette::actors
