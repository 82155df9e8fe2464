#include "brief/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "knowledge/line_file.h"

namespace vedette {
namespace {

constexpr size_t kShortest = 6;

bool matches(const std::string& id, const std::string& asked) {
  return id == asked || (asked.size() >= kShortest && id.starts_with(asked));
}

std::string on_one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (space && (out.empty() || out.back() == ' ')) continue;
    out += space ? ' ' : static_cast<unsigned char>(c) < 0x20 ? '?' : c;
  }
  return out;
}

class Explainer {
 public:
  explicit Explainer(const ExplainInput& in) : in_(in) {}

  std::optional<std::string> run(const std::string& id) {
    if (in_.assessment != nullptr) {
      if (const Row* row = find_row(id); row != nullptr) return explain_row(*row);
    }
    for (const Event& e : in_.book.events) {
      if (matches(e.id, id)) return explain_event(e);
    }
    for (size_t r = 0; r < in_.reports.size(); ++r) {
      const auto& events = in_.reports[r].reading.events;
      for (size_t e = 0; e < events.size(); ++e) {
        if (!matches(events[e].id, id)) continue;
        mention({static_cast<int32_t>(r), static_cast<int32_t>(e)}, "");
        return finish();
      }
    }
    return std::nullopt;
  }

 private:
  template <typename List>
  const Row* find_in(const List& rows, const std::string& id) const {
    for (const Row& row : rows) {
      if (matches(row.id, id)) return &row;
      if (const Row* part = find_in(row.parts, id); part != nullptr) return part;
    }
    return nullptr;
  }

  const Row* find_row(const std::string& id) const {
    const Assessment& a = *in_.assessment;
    for (const Verdict& v : a.verdicts) {
      if (matches(v.id, id)) return &v;
      if (const Row* c = find_in(v.criteria, id); c != nullptr) return c;
    }
    for (const auto* list : {&a.tracks, &a.changes, &a.indicators, &a.words_and_ground, &a.force, &a.conditions,
                             &a.correspondence, &a.commitments, &a.patterns, &a.warning_time, &a.calendar,
                             &a.discrepancies, &a.sources, &a.hypotheses, &a.judgements}) {
      if (const Row* row = find_in(*list, id); row != nullptr) return row;
    }
    return nullptr;
  }

  std::string explain_row(const Row& row) {
    out_ += fmt::format("{} · {}{}{}\n", row.id, row.kind, row.party.empty() ? "" : " · " + row.party,
                        row.state.empty() ? "" : " · " + row.state);
    if (row.since.known()) out_ += "  since: " + to_string(row.since) + "\n";
    for (const auto& [name, value] : row.fields) {
      if (!value.empty()) out_ += fmt::format("  {}: {}\n", name, on_one_line(value));
    }
    rule(row.rule);
    for (const std::string& w : row.would_change) out_ += "  would change it: " + w + "\n";
    for (const Row& part : row.parts) out_ += fmt::format("  part {}: {} {}\n", part.id, part.kind, part.state);
    for (const Evidence& e : row.evidence) sentence(e, "+");
    for (const Evidence& e : row.evidence_against) sentence(e, "−");
    return finish();
  }

  void sentence(const Evidence& e, std::string_view sign) {
    const ReadReport& r = in_.reports[e.report];
    out_ += fmt::format("\n{} “{}”\n    {} · {} · {}\n", sign, on_one_line(slice(r.report.text, e.span)),
                        r.report.outlet.empty() ? "unknown outlet" : r.report.outlet,
                        to_string(r.reading.published.moment), r.report.id);
    for (size_t i = 0; i < r.reading.events.size(); ++i) {
      if (e.span.contains(r.reading.events[i].anchor)) mention({e.report, static_cast<int32_t>(i)}, "    ");
    }
  }

  void mention(MentionRef ref, std::string_view indent) {
    const ReadReport& r = in_.reports[ref.report];
    const EventMention& m = r.reading.events[ref.event];
    const auto names = [&](const std::vector<int32_t>& actors) {
      std::string list;
      for (const int32_t a : actors) list += (list.empty() ? "" : ", ") + r.reading.actors[a].name;
      return list.empty() ? std::string("–") : list;
    };
    out_ +=
        fmt::format("{}{} “{}”: {} {}, {} → {}; {}, {}, {}, factuality {:+.1f}, {}\n", indent, m.id,
                    on_one_line(slice(r.report.text, m.anchor)), m.deed, m.type.empty() ? "(no PLOVER type)" : m.type,
                    names(m.actor), names(m.recipient), to_string(m.modality), to_string(m.phase), to_string(m.basis),
                    m.factuality, to_string(m.recency));
    std::string chain = r.report.outlet.empty() ? "the outlet" : r.report.outlet;
    for (const int32_t s : m.attribution) {
      const Statement& statement = r.reading.statements[s];
      std::string who = names(statement.speaker);
      if (statement.speaker.empty() && !statement.source.empty())
        who = on_one_line(slice(r.report.text, statement.source.front()));
      chain += fmt::format(" ← {} ({})", who, to_string(statement.act));
    }
    out_ += fmt::format("{}  told by: {}\n", indent, chain);
    rules_.insert(m.rule);
  }

  std::string explain_event(const Event& e) {
    out_ += fmt::format("{} · event · {} {}\n  time: {}\n", e.id, e.deed, e.type, to_string(e.time));
    if (!e.place.empty()) out_ += "  place: " + e.place + "\n";
    out_ += fmt::format("  outlets: {}; sources: {}; modality: {}; basis: {}\n", e.outlets, e.sources.size(),
                        to_string(e.modality), to_string(e.basis));
    for (const View& v : e.views) {
      out_ += fmt::format("  view of {}: {}, {}, {} in {} mentions\n", v.source, to_string(v.modality),
                          to_string(v.phase), to_string(v.basis), v.mentions.size());
    }
    for (const EventLink& l : e.links) out_ += fmt::format("  {}: {}\n", to_string(l.kind), l.event);
    for (const MentionRef& m : e.mentions) {
      const Reading& reading = in_.reports[m.report].reading;
      const int32_t s = reading.events[m.event].sentence;
      if (s >= 0) sentence({m.report, reading.sentences[s]}, "+");
    }
    return finish();
  }

  void rule(const std::string& id) { rules_.insert(id); }

  // The rules that took part, each with the line of data that says it, where it is one.
  std::string finish() {
    if (!rules_.empty()) out_ += "\nRules\n";
    for (const std::string& id : rules_) {
      if (!id.empty()) out_ += "  " + id + where(id) + "\n";
    }
    return std::move(out_);
  }

  std::string where(const std::string& id) const {
    const std::string begin = id + " |";
    for (const std::string& name : in_.data.names({})) {
      const std::string_view text = in_.data.text(name);
      int line = 1;
      for (size_t at = 0; at < text.size(); ++line) {
        const size_t end = std::min(text.find('\n', at), text.size());
        if (text.substr(at, begin.size()) == begin)
          return fmt::format("  (data/{}:{})  {}", name, line,
                             trim(text.substr(at + begin.size(), end - at - begin.size())));
        at = end + 1;
      }
    }
    return {};
  }

  const ExplainInput& in_;
  std::string out_;
  std::set<std::string> rules_;
};

}  // namespace

std::optional<std::string> explain(const ExplainInput& input, const std::string& id) {
  return Explainer(input).run(id);
}

}  // namespace vedette
