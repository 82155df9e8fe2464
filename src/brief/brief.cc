#include "brief/brief.h"

#include <fmt/format.h>

#include <algorithm>

#include "brief/ledger_maker.h"
#include "brief/sentences.h"

namespace vedette {
namespace {

constexpr size_t kMostLine = 300;  // characters

class Maker {
 public:
  Maker(const BriefInput& input, const BriefText& text)
      : in_(input), a_(input.assessment), text_(text), sentences_(input.reports, text), ledgers_(in_, text, sentences_) {}

  Brief make() {
    head();
    for (const Row& row : a_.tracks) out_.tracks.push_back(track(row));
    out_.changes = ledgers_.ledger("changes", a_.changes);
    for (const Row& row : a_.indicators) out_.indicators.push_back(indicator(row));
    coverage();
    due();
    tests();
    ledger("words_and_ground", a_.words_and_ground), ledger("force", a_.force);
    ledger("correspondence", a_.correspondence), ledger("commitments", a_.commitments), ledger("conditions", a_.conditions);
    ledger("patterns", a_.patterns), ledger("warning_time", a_.warning_time), ledger("calendar", a_.calendar);
    ledger("discrepancies", a_.discrepancies), ledger("sources", a_.sources), ledger("judgements", a_.judgements);
    out_.reports = sentences_.reports();
    out_.sentences = sentences_.take();
    about();
    return std::move(out_);
  }

 private:
  void ledger(std::string_view id, const std::vector<Row>& rows) { out_.ledgers.push_back(ledgers_.ledger(id, rows)); }

  void head() {
    out_.title = shown(in_.watch.name, kMostLine);
    out_.as_of_moment = a_.as_of;
    out_.as_of = text_.say("title.as_of", {{"time", text_.date(a_.as_of)}});
    out_.bottom_line = a_.bottom_line.empty() ? text_.say("empty.bottom_line") : shown(text_.plain(a_.bottom_line));
    for (const Party& p : in_.watch.parties) out_.parties.push_back(shown(p.name, kMostLine));
  }

  // What all lines have: their sentences, their rule, the age of the newest sentence.
  BriefLine line(const Row& row, std::string_view group) {
    BriefLine out;
    out.id = row.id;
    out.code = row.state;
    out.state = text_.label(group, row.state);
    out.tone = text_.tone(group, row.state);
    out.supporting = sentences_.add(row.evidence);
    out.opposing = sentences_.add(row.evidence_against);
    out.rule = ledgers_.rule(row.rule);
    Moment newest;
    for (const auto* list : {&out.supporting, &out.opposing}) {
      for (const int32_t s : *list) {
        const Moment& m = sentences_.published(s);
        if (m.known() && (!newest.known() || m.time > newest.time)) newest = m;
      }
    }
    if (!newest.known()) newest = row.since;
    out.age = text_.age(newest, a_.as_of);
    return out;
  }

  BriefLine track(const Row& row) {
    BriefLine out = line(row, "tracks.state");
    out.name = text_.label("tracks.kind", row.kind);
    out.note = text_.say("track.signs", {{"for", std::string(LedgerMaker::field(row, "for"))}, {"against", std::string(LedgerMaker::field(row, "against"))}});
    return out;
  }

  // Its colour is that of what it points to, where it was seen; half as much where it was only said.
  BriefLine indicator(const Row& row) {
    BriefLine out = line(row, "indicators.state");
    out.name = shown(LedgerMaker::field(row, "name"), kMostLine);
    out.up = LedgerMaker::field(row, "points") != "down";
    if (row.state == "seen") out.tone = out.up ? Tone::kBad : Tone::kGood;
    if (row.state == "said") out.tone = Tone::kOpen;
    if (const auto observed = parse_moment(LedgerMaker::field(row, "last_observed"))) {
      out.note = text_.say("indicator.observed", {{"age", text_.age(*observed, a_.as_of)}});
    } else if (!out.age.empty()) {
      out.note = text_.say("indicator.unobserved");
    }
    return out;
  }

  void coverage() {
    const Coverage& c = a_.coverage;
    const auto figure = [&](std::string_view id, std::string value) {
      const std::string one = value == "1" ? text_.say(fmt::format("coverage.{}.1", id)) : std::string();
      out_.coverage.push_back({std::string(id), std::move(value), one.empty() ? text_.say(fmt::format("coverage.{}", id)) : one});
    };
    figure("reports", with_thousands(std::to_string(c.reports)));
    figure("outlets", with_thousands(std::to_string(c.outlets)));
    figure("countries", with_thousands(std::to_string(c.countries)));
    figure("state_media", fmt::format("{} %", c.reports == 0 ? 0 : (100 * c.state_media + c.reports / 2) / c.reports));
    out_.ever_observed = c.hours_since_observation >= 0;
    figure("observation", out_.ever_observed ? text_.hours(c.hours_since_observation) : text_.say("coverage.never"));
    if (c.undated > 0) figure("undated", with_thousands(std::to_string(c.undated)));
  }

  // "15 to 46 days" of a thread in which somebody waits; else between whom it is.
  std::string waiting(const Row& row) const {
    const std::string low(LedgerMaker::field(row, "days_low"));
    const std::string high(LedgerMaker::field(row, "days_high"));
    if (low.empty()) return ledgers_.value("correspondence", "between", LedgerMaker::field(row, "between")).text;
    return low == high ? text_.say("due.waiting", {{"days", low}}) : text_.say("due.waiting.range", {{"low", low}, {"high", high}});
  }

  // What has a date, whose turn it is, and what cannot be known before a date.
  void due() {
    for (const Row& row : a_.calendar) {
      BriefLine out = line(row, "calendar.state");
      const std::string_view words = LedgerMaker::field(row, "words");
      out.name = row.kind == "other" ? shown(words, kMostLine) : text_.label({"calendar.kind", "deed"}, row.kind);
      const std::string who = shown(LedgerMaker::field(row, "who"), kMostLine);
      out.note = !who.empty() ? who : row.party.empty() ? std::string() : ledgers_.party_name(row.party);
      out.state = ledgers_.value("calendar", "date", LedgerMaker::field(row, "date")).text;
      out_.due.push_back(std::move(out));
    }
    for (const Verdict& v : a_.verdicts) {
      if (v.level != "party") continue;
      for (const Row& c : v.criteria) {
        if (c.state != "pending") continue;
        BriefLine out = criterion(c);
        out.note = std::exchange(out.name, shown(LedgerMaker::field(v, "question"), kMostLine)) + ": " + out.note;
        out.state = text_.say("due.later");
        out_.due.push_back(std::move(out));
      }
    }
    for (const Row& row : a_.correspondence) {
      const std::string_view turn = LedgerMaker::field(row, "turn");
      if (turn.empty() && row.state != "unanswered") continue;
      BriefLine out = line(row, "correspondence.state");
      out.name = text_.say("due.turn", {{"party", ledgers_.party_name(turn.empty() ? std::string_view(row.party) : turn)}});
      out.note = waiting(row);
      out_.due.push_back(std::move(out));
    }
  }

  static std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
  }

  static std::string lower(std::string text) {
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
  }

  BriefLine criterion(const Row& row) {
    BriefLine out = line(row, "criterion.state");
    out.name = capitalised(text_.label({}, row.kind));
    out.note = shown(text_.plain(LedgerMaker::field(row, "why")), kMostLine);
    for (const auto& [name, value] : row.fields) {
      if (name == "why" || value.empty()) continue;
      out.note += fmt::format("{}{} {}", out.note.empty() ? "" : "; ", lower(text_.say("column." + name).empty() ? text_.label({}, name) : text_.say("column." + name)),
                              ledgers_.value("criterion", name, value).text);
    }
    return out;
  }

  // The crisis's verdict has its own block, the first, only where there are several tests to sum up.
  void tests() {
    const Verdict* crisis = nullptr;
    for (const Verdict& v : a_.verdicts) {
      const auto told = [&](const BriefTest& t) { return t.id == v.test && t.level != "step"; };
      const auto before = std::find_if(out_.tests.begin(), out_.tests.end(), told);
      if (v.level == "step") {
        steps_.emplace_back(v.test, step(v));
      } else if (v.level == "crisis" && v.test.empty()) {
        crisis = &v;
      } else if (before == out_.tests.end() || before->support_code != v.support || before->opposition_code != v.opposition) {
        out_.tests.push_back(test(v));
      }
    }
    if (crisis != nullptr && out_.tests.size() > 1) out_.tests.insert(out_.tests.begin(), test(*crisis));
    for (auto& [id, step] : steps_) {
      const auto it = std::find_if(out_.tests.begin(), out_.tests.end(), [&](const BriefTest& t) { return t.id == id; });
      if (it != out_.tests.end()) it->steps.push_back(std::move(step));
    }
    for (const Row& row : a_.hypotheses) {
      const std::string_view id = LedgerMaker::field(row, "test");
      const auto it = std::find_if(out_.tests.begin(), out_.tests.end(), [&](const BriefTest& t) { return t.id == id; });
      if (it == out_.tests.end()) continue;
      BriefLine out = line(row, "hypotheses.state");
      out.name = text_.label("hypotheses.kind", row.kind);
      it->hypotheses.push_back(std::move(out));
    }
  }

  BriefLine step(const Verdict& v) {
    BriefLine out = line(v, "support");
    out.name = capitalised(text_.say("claimed", {{"time", text_.date(v.since)}}));
    out.state = text_.label("support", v.support);
    out.code = v.support;
    out.tone = text_.tone("support", v.support);
    if (v.opposition != "none") out.note = text_.label("opposition", v.opposition);
    return out;
  }

  BriefTest test(const Verdict& v) {
    BriefTest out;
    out.id = v.test;
    out.level = text_.label("level", v.level);
    out.question = shown(LedgerMaker::field(v, "question"), kMostLine);
    out.party = ledgers_.party_name(v.party);
    out.support_code = v.support;
    out.support = text_.label("support", v.support);
    out.support_tone = text_.tone("support", v.support);
    out.opposition_code = v.opposition;
    out.opposition = text_.label("opposition", v.opposition);
    out.opposition_tone = text_.tone("opposition", v.opposition);
    out.claimed = text_.date(v.since);
    out.rule = ledgers_.rule(v.rule);
    out.supporting = sentences_.add(v.evidence);
    out.opposing = sentences_.add(v.evidence_against);
    for (const Row& c : v.criteria) out.criteria.push_back(criterion(c));
    for (const Row& part : v.parts) {
      BriefLine earlier = line(part, "verdict.state");
      earlier.name = text_.label("verdict.kind", part.kind);
      out.steps.push_back(std::move(earlier));
    }
    for (const std::string& w : v.would_change) out.would_change.push_back(shown(would_change(w), kMostLine));
    return out;
  }

  // "criterion-id: why", the id as words.
  std::string would_change(std::string_view told) const {
    if (text_.has_label("would_change", told)) return capitalised(text_.label("would_change", told));
    if (told.find(' ') != std::string_view::npos && told.substr(0, told.find(':')).find(' ') != std::string_view::npos) return capitalised(text_.plain(told));
    const size_t colon = std::min(told.find(':'), told.size());
    return capitalised(text_.label({}, told.substr(0, colon))) + text_.plain(told.substr(colon));
  }

  void about() {
    const MadeBy& m = in_.made_by;
    out_.about = {text_.say("about.rules"), text_.say("about.observed"), text_.say("about.likelihood"),
                  text_.say("about.watch", {{"id", a_.watch_id}, {"digest", a_.watch_digest}}),
                  text_.say("about.made", {{"version", m.vedette}, {"model", m.model}, {"data", m.data}, {"codebook", m.codebook}}),
                  text_.say("about.places")};
  }

  const BriefInput& in_;
  const Assessment& a_;
  const BriefText& text_;
  Sentences sentences_;
  LedgerMaker ledgers_;
  std::vector<std::pair<std::string, BriefLine>> steps_;
  Brief out_;
};

}  // namespace

Brief make_brief(const BriefInput& input, const BriefText& text) { return Maker(input, text).make(); }

}  // namespace vedette
