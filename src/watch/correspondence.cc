// Threads of moves between two parties: demands and proposals, answers to them, and answers that did not come. Moves of
// one side that follow each other are one turn: a reply that brings proposals of its own opens the next. That no answer
// came is somebody's claim, with its sentence.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "watch/items.h"
#include "watch/ledgers.h"
#include "watch/rows.h"

namespace vedette {
namespace {

enum class Step : uint8_t { kOpen, kAnswer, kRefuse, kAccept, kSilence };

std::string_view name_of(Step step) {
  switch (step) {
    case Step::kOpen:
      return "opened";
    case Step::kAnswer:
      return "answered";
    case Step::kRefuse:
      return "refused";
    case Step::kAccept:
      return "accepted";
    default:
      return "no_answer";
  }
}

// What a deed is in a correspondence; nullopt for none of it.
std::optional<Step> step_of(const std::string& deed, bool negative) {
  constexpr std::string_view kOpeners[] = {
      "propose",     "demand",       "ultimatum",         "invite",       "offer",
      "offer_talks", "demand_yield", "demand_withdrawal", "demand_talks", "demand_policy",
      "request",     "write_letter", "demand_ceasefire",  "demand_rights"};
  constexpr std::string_view kRefusals[] = {"refuse",       "reject_proposal",  "reject_demand",
                                            "reject_talks", "reject_mediation", "reject_reform"};
  constexpr std::string_view kAcceptances[] = {"accept", "agree", "concede", "guarantee", "compromise"};
  const auto is = [&](const auto& list) { return std::find(std::begin(list), std::end(list), deed) != std::end(list); };
  if (deed == "no_reply") return negative ? std::nullopt : std::optional(Step::kSilence);
  if (deed == "reply" || deed == "receive_reply") return negative ? Step::kSilence : Step::kAnswer;
  if (negative) return std::nullopt;
  if (is(kOpeners)) return Step::kOpen;
  if (is(kRefusals)) return Step::kRefuse;
  if (is(kAcceptances)) return Step::kAccept;
  return std::nullopt;
}

// One turn of a side.
struct Turn {
  int32_t from = -1, to = -1;
  std::set<Step> steps;
  Moment when;  // as a text tells it; not known: told on `told`
  Moment told;
  std::vector<const Fact*> facts;
};

class Correspondence {
 public:
  explicit Correspondence(const Facts& facts) : facts_(facts) {}

  std::vector<Row> run() {
    for (const Fact& f : facts_.all()) add(f);
    std::vector<Row> out;
    for (auto& [pair, turns] : threads_) {
      if (pair.second >= 0) out.push_back(thread(pair, ordered(turns)));
    }
    return out;
  }

 private:
  using Pair = std::pair<int32_t, int32_t>;  // the lower party first

  void add(const Fact& f) {
    const EventMention& m = facts_.mention(f);
    if (f.past || m.modality == Modality::kPossible || m.modality == Modality::kDemanded) return;
    const bool negative = m.modality == Modality::kNotHappened;
    const std::optional<Step> step = step_of(m.deed, negative);
    if (!step) return;
    int32_t from = facts_.parties().party_of(f.ref.report, m.actor);
    int32_t to = facts_.parties().party_of(f.ref.report, m.recipient);
    if (m.deed == "receive_reply") std::swap(from, to);
    if (from < 0 && to < 0) return;
    // Where one side is not told, it is the other one of the crisis; who opens is told.
    if (from < 0 && *step == Step::kOpen) return;
    if (from < 0) from = counterpart(to);
    if (to < 0) to = counterpart(from);
    if (from < 0 || to < 0 || from == to) return;
    if (m.modality == Modality::kPlanned && *step != Step::kOpen) return;
    std::vector<Turn>& turns = threads_[{std::min(from, to), std::max(from, to)}];
    Turn turn{from, to, {*step}, m.time_from_text ? m.time : Moment{}, f.told, {&f}};
    const auto same = std::find_if(turns.begin(), turns.end(), [&](const Turn& t) { return joins(t, turn); });
    if (same == turns.end()) {
      turns.push_back(std::move(turn));
    } else {
      same->steps.insert(*step);
      same->facts.push_back(&f);
      if (!same->when.known()) same->when = turn.when;
    }
  }

  // The one party that is opposed to this one, or that this one watches.
  int32_t counterpart(int32_t p) const {
    const auto& parties = facts_.input().watch.parties;
    if (parties[p].watched) {
      int32_t found = -1;
      for (size_t i = 0; i < parties.size(); ++i) {
        const auto& against = parties[i].opponent_of;
        if (std::find(against.begin(), against.end(), parties[p].id) == against.end()) continue;
        if (parties[i].source_class != SourceClass::kOpponent && found >= 0) continue;
        found = static_cast<int32_t>(i);
      }
      return found;
    }
    return facts_.only_watched();
  }

  // Moves of one side that are one turn: an answer and what comes with it, or one demand told twice, if their times
  // agree.
  static bool joins(const Turn& a, const Turn& b) {
    if (a.from != b.from) return false;
    const bool silent = a.steps.count(Step::kSilence) > 0;
    if (silent != (b.steps.count(Step::kSilence) > 0)) return false;
    if (!a.when.known() || !b.when.known()) return true;
    return a.when.time <= end_of(b.when) && b.when.time <= end_of(a.when);
  }

  static bool opens_only(const Turn& t) { return t.steps.size() == 1 && t.steps.count(Step::kOpen) > 0; }
  static bool answers(const Turn& t) {
    return t.steps.count(Step::kAnswer) + t.steps.count(Step::kRefuse) + t.steps.count(Step::kAccept) > 0;
  }

  // By time; an opening that no text dates stands before the first answer to it, an answer that did not come at the
  // end.
  static std::vector<Turn> ordered(std::vector<Turn> turns) {
    const auto rank = [&](const Turn& t) {
      if (t.steps.count(Step::kSilence) > 0) return std::pair(2, t.told.time);
      const auto answered = [&](const Turn& other) { return other.from == t.to && answers(other); };
      if (opens_only(t) && !t.when.known() && std::any_of(turns.begin(), turns.end(), answered))
        return std::pair(0, t.told.time);
      return std::pair(1, t.when.known() ? t.when.time : t.told.time);
    };
    std::vector<std::pair<std::pair<int, std::chrono::sys_seconds>, size_t>> order;
    for (size_t i = 0; i < turns.size(); ++i) order.emplace_back(rank(turns[i]), i);
    std::sort(order.begin(), order.end());
    std::vector<Turn> out;
    for (const auto& [key, i] : order) out.push_back(turns[i]);
    return out;
  }

  Row thread(const Pair& pair, const std::vector<Turn>& turns) const {
    Row row;
    row.kind = "thread";
    row.rule = "correspondence";
    row.id = row_id("correspondence", facts_.party_id(pair.first) + "|" + facts_.party_id(pair.second));
    row.since = turns.front().when.known() ? turns.front().when : turns.front().told;
    int32_t last_opened = -1;
    for (size_t i = 0; i < turns.size(); ++i) {
      const Turn& t = turns[i];
      row.parts.push_back(move_row(row.id, turns, i));
      if (!row.parts.back().evidence.empty()) add_unique(row.evidence, row.parts.back().evidence.front());
      if (t.steps.count(Step::kSilence) == 0 && t.steps.count(Step::kOpen) > 0) last_opened = static_cast<int32_t>(i);
    }
    const bool answered =
        last_opened >= 0 && std::any_of(turns.begin() + last_opened + 1, turns.end(),
                                        [&](const Turn& t) { return t.from == turns[last_opened].to && answers(t); });
    row.party = facts_.party_id(last_opened >= 0 ? turns[last_opened].to : turns.back().to);
    row.state = last_opened >= 0 && !answered ? "waiting" : "answered";
    row.fields = {{"between", facts_.party_id(pair.first) + " and " + facts_.party_id(pair.second)}};
    if (row.state == "waiting") wait(row, turns, last_opened);
    return row;
  }

  // Whose turn it is and for how long, as a range where the opening is dated by a month.
  void wait(Row& row, const std::vector<Turn>& turns, int32_t opened) const {
    const Turn& t = turns[opened];
    set_field(row, "turn", facts_.party_id(t.to));
    const Moment& as_of = facts_.input().as_of;
    if (t.when.known() && as_of.known()) {
      set_field(row, "days_low", std::to_string(std::max<int64_t>(0, days_between(end_of(t.when), as_of.time))));
      set_field(row, "days_high", std::to_string(std::max<int64_t>(0, days_between(t.when.time, as_of.time))));
    }
    for (const Turn& silent : turns) {
      if (silent.steps.count(Step::kSilence) == 0 || silent.from != t.to) continue;
      for (const Fact* f : silent.facts) add_to_field(row, "no_answer_as_said_by", facts_.source_name(*f));
    }
  }

  Row move_row(const std::string& thread, const std::vector<Turn>& turns, size_t i) const {
    const Turn& t = turns[i];
    Row row;
    row.kind = "move";
    row.rule = "correspondence:move";
    row.party = facts_.party_id(t.from);
    row.since = t.when.known() ? t.when : t.told;
    std::string state;
    for (const Step s : t.steps) state += (state.empty() ? "" : "+") + std::string(name_of(s));
    row.state = state;
    row.fields = {{"from", facts_.party_id(t.from)}, {"to", facts_.party_id(t.to)}};
    if (t.when.known()) {
      set_field(row, "when", to_string(t.when));
    } else {
      set_field(row, "when_by", to_string(t.told));
    }
    for (const Fact* f : t.facts) {
      add_to_field(row, "deed", facts_.mention(*f).deed);
      add_to_field(row, "source", facts_.source_name(*f));
      add_unique(row.evidence, facts_.evidence(*f));
    }
    row.id = row_id("move",
                    fmt::format("{}|{}|{}|{}", thread, row.party, row.state, t.when.known() ? to_string(t.when) : ""));
    if (i > 0 && turns[i - 1].from != t.from) set_field(row, "reply_to", facts_.party_id(turns[i - 1].from));
    add_items(row, turns, i);
    return row;
  }

  // What a move asks for: the members of its "including …" list, each with what the other side's answer says of its
  // topic.
  void add_items(Row& row, const std::vector<Turn>& turns, size_t i) const {
    if (turns[i].steps.count(Step::kOpen) == 0) return;
    std::set<std::string> seen;
    for (const Fact* f : turns[i].facts) {
      const Evidence e = facts_.evidence(*f);
      const std::string_view sentence = facts_.text(e);
      const std::optional<Span> list = facts_.phrases().find("including", sentence);
      if (!list) continue;
      for (const std::string_view item : split_conjunction(sentence.substr(static_cast<size_t>(list->end)))) {
        if (item.size() < 4 || !seen.insert(std::string(item)).second) continue;
        Row part;
        part.kind = "item";
        part.rule = "correspondence:item";
        part.party = row.party;
        part.since = row.since;
        part.id = row_id("item", row.id + "/" + std::string(item));
        part.fields = {{"words", one_line(item, 160)}};
        part.evidence = {e};
        answer(part, turns, i, item);
        row.parts.push_back(std::move(part));
      }
    }
  }

  // The answer's stance on an item's topic: for what the item is against is a refusal.
  void answer(Row& part, const std::vector<Turn>& turns, size_t i, std::string_view item) const {
    part.state = "unanswered";
    const std::vector<Phrases::Stance> asked = facts_.phrases().topics(item);
    for (size_t j = i + 1; j < turns.size(); ++j) {
      if (turns[j].from != turns[i].to || turns[j].steps.count(Step::kSilence) > 0) continue;
      for (const Fact* f : turns[j].facts) {
        const Evidence e = facts_.evidence(*f);
        for (const Phrases::Stance& said : facts_.phrases().topics(facts_.text(e))) {
          for (const Phrases::Stance& wanted : asked) {
            if (said.topic != wanted.topic || said.stance == 0 || wanted.stance == 0) continue;
            part.state = said.stance == wanted.stance ? "accepted" : "refused";
            set_field(part, "topic", said.topic->name);
            add_unique(part.evidence_against, e);
          }
        }
      }
    }
  }

  const Facts& facts_;
  std::map<Pair, std::vector<Turn>> threads_;
};

}  // namespace

std::vector<Row> correspondence_ledger(const Facts& facts) { return Correspondence(facts).run(); }

}  // namespace vedette
