#include "watch/judgements.h"

#include <algorithm>
#include <array>
#include <set>

#include "watch/rows.h"
#include "watch/toml_reader.h"

namespace vedette {
namespace {

constexpr std::array<std::string_view, 7> kKinds = {"reject", "relabel", "split", "merge", "distrust", "camp", "note"};

class JudgementParser : private TomlReader {
 public:
  JudgementParser(std::string_view text, const std::string& file, const Watch& watch, const Codebook& codebook)
      : TomlReader(text, file), text_(text), file_(file), watch_(watch), codebook_(codebook) {}

  Result<std::vector<Judgement>> parse() {
    const toml::parse_result result = toml::parse(text_, file_);
    if (!result) return at(result.error().source(), std::string(result.error().description()));
    VEDETTE_CHECK(keys(result.table(), {"judgement"}));
    VEDETTE_CHECK(each(result.table(), "judgement", [&](const toml::table& t) { return read(t); }));
    return std::move(out_);
  }

 private:
  Status read(const toml::table& t) {
    Judgement j;
    VEDETTE_CHECK(keys(t, {"kind", "target", "targets", "party", "deed", "modality", "author", "time", "reason"}));
    VEDETTE_CHECK(read_kind(t, j));
    std::string target;
    VEDETTE_CHECK(text(t, "target", target, false));
    if (!target.empty()) j.targets.push_back(target);
    VEDETTE_CHECK(list(t, "targets", j.targets));
    if (j.targets.empty()) return at(t.source(), "\"target\" is missing: the id of what is judged");
    VEDETTE_CHECK(text(t, "author", j.author, true));
    VEDETTE_CHECK(text(t, "reason", j.reason, true));
    VEDETTE_CHECK(read_time(t, j));
    VEDETTE_CHECK(read_party(t, j));
    VEDETTE_CHECK(read_label(t, j));
    out_.push_back(std::move(j));
    return ok();
  }

  Status read_kind(const toml::table& t, Judgement& j) const {
    std::string kind;
    VEDETTE_CHECK(text(t, "kind", kind, true));
    const auto it = std::find(kKinds.begin(), kKinds.end(), kind);
    if (it == kKinds.end()) return unknown(*t.get("kind"), "kind of judgement", kind, {kKinds.begin(), kKinds.end()});
    j.kind = static_cast<JudgementKind>(it - kKinds.begin());
    return ok();
  }

  Status read_time(const toml::table& t, Judgement& j) const {
    std::string time;
    VEDETTE_CHECK(text(t, "time", time, true));
    const auto moment = parse_moment(time);
    if (!moment) return at(t.get("time")->source(), "\"time\" is an ISO 8601 time such as \"2031-03-20T18:00Z\"");
    j.time = *moment;
    return ok();
  }

  Status read_party(const toml::table& t, Judgement& j) const {
    VEDETTE_CHECK(text(t, "party", j.party, j.kind == JudgementKind::kCamp));
    if (j.party.empty() ||
        std::any_of(watch_.parties.begin(), watch_.parties.end(), [&](const Party& p) { return p.id == j.party; }))
      return ok();
    std::vector<std::string> known;
    for (const Party& p : watch_.parties) known.push_back(p.id);
    return unknown(*t.get("party"), "party", j.party, known);
  }

  Status read_label(const toml::table& t, Judgement& j) const {
    std::string modality;
    VEDETTE_CHECK(text(t, "deed", j.deed, false));
    VEDETTE_CHECK(text(t, "modality", modality, false));
    if (!j.deed.empty() && codebook_.find(j.deed) < 0) {
      std::vector<std::string> known;
      for (const Deed& deed : codebook_.deeds()) known.push_back(deed.id);
      return unknown(*t.get("deed"), "deed", j.deed, known);
    }
    j.modality = parse_modality(modality);
    if (!modality.empty() && !j.modality)
      return at(t.get("modality")->source(), fmt::format("unknown modality \"{}\"", modality));
    const bool says = !j.deed.empty() || j.modality.has_value();
    if (j.kind == JudgementKind::kRelabel && !says)
      return at(t.source(), "a relabelling needs \"deed\" or \"modality\"");
    return ok();
  }

  std::string_view text_;
  const std::string& file_;
  const Watch& watch_;
  const Codebook& codebook_;
  std::vector<Judgement> out_;
};

bool is_target(const Judgement& j, const std::string& id) {
  return std::find(j.targets.begin(), j.targets.end(), id) != j.targets.end();
}

template <typename Keep>
void filter_mentions(StoryBook& book, Keep&& keep) {
  for (Event& e : book.events) {
    e.mentions.erase(
        std::remove_if(e.mentions.begin(), e.mentions.end(), [&](const MentionRef& m) { return !keep(m); }),
        e.mentions.end());
  }
  book.events.erase(
      std::remove_if(book.events.begin(), book.events.end(), [](const Event& e) { return e.mentions.empty(); }),
      book.events.end());
}

void merge_events_of(const Judgement& j, StoryBook& book) {
  const auto first =
      std::find_if(book.events.begin(), book.events.end(), [&](const Event& e) { return is_target(j, e.id); });
  if (first == book.events.end()) return;
  for (auto it = std::next(first); it != book.events.end(); ++it) {
    if (!is_target(j, it->id)) continue;
    first->mentions.insert(first->mentions.end(), it->mentions.begin(), it->mentions.end());
    it->mentions.clear();
  }
  filter_mentions(book, [](const MentionRef&) { return true; });
}

void split_events_of(const Judgement& j, StoryBook& book) {
  const size_t count = book.events.size();
  for (size_t i = 0; i < count; ++i) {
    if (!is_target(j, book.events[i].id)) continue;
    const Event whole = book.events[i];
    book.events[i].mentions.resize(1);
    for (size_t m = 1; m < whole.mentions.size(); ++m) {
      Event part = whole;
      part.mentions = {whole.mentions[m]};
      part.id = row_id("split", whole.id + "/" + std::to_string(m));
      book.events.push_back(std::move(part));
    }
  }
}

}  // namespace

std::string_view to_string(JudgementKind kind) { return kKinds[static_cast<size_t>(kind)]; }

Result<std::vector<Judgement>> parse_judgements(std::string_view toml, const std::string& file, const Watch& watch,
                                                const Codebook& codebook) {
  return JudgementParser(toml, file, watch, codebook).parse();
}

std::vector<Judgement> made_by(std::vector<Judgement> judgements, const Moment& as_of) {
  judgements.erase(std::remove_if(judgements.begin(), judgements.end(),
                                  [&](const Judgement& j) { return as_of.known() && j.time.time > as_of.time; }),
                   judgements.end());
  std::stable_sort(judgements.begin(), judgements.end(),
                   [](const Judgement& a, const Judgement& b) { return a.time.time < b.time.time; });
  return judgements;
}

void apply(const std::vector<Judgement>& judgements, const Codebook& codebook, Watch& watch,
           std::vector<ReadReport>& reports, StoryBook& book) {
  const auto mention = [&](const MentionRef& m) -> EventMention& { return reports[m.report].reading.events[m.event]; };
  for (const Judgement& j : judgements) {
    switch (j.kind) {
      case JudgementKind::kReject:
        filter_mentions(book, [&](const MentionRef& m) { return !is_target(j, mention(m).id); });
        break;
      case JudgementKind::kDistrust:
        filter_mentions(book, [&](const MentionRef& m) { return !is_target(j, reports[m.report].report.id); });
        break;
      case JudgementKind::kMerge:
        merge_events_of(j, book);
        break;
      case JudgementKind::kSplit:
        split_events_of(j, book);
        break;
      case JudgementKind::kRelabel:
        for (ReadReport& r : reports) {
          for (EventMention& m : r.reading.events) {
            if (!is_target(j, m.id)) continue;
            if (!j.deed.empty()) m.deed = codebook.deed(codebook.find(j.deed)).id;
            if (j.modality) m.modality = *j.modality;
            m.named_only = false;
          }
        }
        break;
      case JudgementKind::kCamp:
        for (Party& p : watch.parties) {
          if (p.id == j.party) p.camp.insert(p.camp.end(), j.targets.begin(), j.targets.end());
        }
        break;
      case JudgementKind::kNote:
        break;
    }
  }
}

std::vector<Row> judgement_rows(const std::vector<Judgement>& judgements, const std::vector<ReadReport>& reports,
                                const StoryBook& book) {
  std::set<std::string> ids;
  for (const ReadReport& r : reports) {
    ids.insert(r.report.id);
    for (const EventMention& m : r.reading.events) ids.insert(m.id);
  }
  for (const Event& e : book.events) ids.insert(e.id);
  std::vector<Row> out;
  for (const Judgement& j : judgements) {
    Row row;
    row.kind = to_string(j.kind);
    row.rule = "judgement";
    row.party = j.party;
    row.since = j.time;
    const bool by_id = j.kind != JudgementKind::kCamp && j.kind != JudgementKind::kNote;
    const bool there = !by_id || std::any_of(j.targets.begin(), j.targets.end(),
                                             [&](const std::string& id) { return ids.count(id) > 0; });
    row.state = there ? "applied" : "no_such_target";
    std::string targets;
    for (const std::string& t : j.targets) targets += (targets.empty() ? "" : "; ") + t;
    row.fields = {{"target", targets}, {"author", j.author}, {"reason", j.reason}};
    if (!j.deed.empty()) set_field(row, "deed", j.deed);
    if (j.modality) set_field(row, "modality", std::string(to_string(*j.modality)));
    row.id = row_id("judgement", row.kind + "/" + targets + "/" + to_string(j.time));
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace vedette
