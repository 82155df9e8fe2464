// vedette parse: the engine alone. One JSON line, or CoNLL-U, for each report, in the order of the inputs.
#include <cstdio>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "base/json_writer.h"
#include "base/parallel.h"
#include "base/utf8.h"
#include "cli/options.h"
#include "cli/version.h"
#include "feed/feed.h"
#include "language/model_path.h"
#include "language/pipeline.h"
#include "types/reading_json.h"

namespace vedette {
namespace {

constexpr size_t kBatchBytes = 32 << 10;  // reports that go through the engine together

void write_parse(JsonWriter& out, const MadeBy& made_by, const Report& report, const Doc& doc) {
  const utf8::CodePointMap map(doc.text);
  out.object([&] {
    out.field("schema", "vedette.parse/1");
    out.key("made_by"), write_json(out, made_by);
    out.key("report");
    out.object([&] {
      out.field("id", report.id);
      out.field("digest", report.digest);
      out.field("text", report.text);
    });
    out.key("sentences");
    out.array([&] {
      for (const Span& sentence : doc.sentences) {
        const Span bytes = doc.bytes(sentence);
        out.array([&] {
          out.value(map.to_code_points(bytes.begin));
          out.value(map.to_code_points(bytes.end));
        });
      }
    });
    out.key("tokens"), write_tokens(out, doc);
  });
  out.newline();
}

// A field of CoNLL-U: "_" where empty; white space written as Python would, for a field may hold none.
void append_field(std::string& out, std::string_view text) {
  if (text.empty()) out += '_';
  for (const char c : text) {
    switch (c) {
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      case ' ': out += "\\x20"; break;
      default: out += c;
    }
  }
}

void append_conllu(std::string& out, const Report& report, const Doc& doc) {
  out += "# newdoc id = ";
  append_field(out, report.id);
  out += '\n';
  for (const Span& sentence : doc.sentences) {
    for (int32_t i = sentence.begin; i < sentence.end; ++i) {
      out += fmt::format("{}\t", i - sentence.begin + 1);
      append_field(out, doc.word(i));
      out += '\t';
      append_field(out, doc.lemma(i));
      out += fmt::format("\t{}\t", doc.pos[i] == Pos::kNone ? "_" : to_string(doc.pos[i]));
      append_field(out, to_string(doc.tags[i]));
      out += '\t';
      append_field(out, doc.morph(i));
      const int32_t head = doc.heads[i];
      const int32_t number = head == i || !sentence.contains(head) ? 0 : head - sentence.begin + 1;
      out += fmt::format("\t{}\t{}\t_\t", number, to_string(doc.deps[i]));
      constexpr std::string_view kLetters = "OBILU";
      const char letter = kLetters[static_cast<size_t>(doc.ent_biluo[i])];
      if (letter == 'O') {
        out += doc.spaces[i] != 0 ? "_" : "SpaceAfter=No";
      } else {
        out += fmt::format("NER={}-{}{}", letter, to_string(doc.ent_labels[i]), doc.spaces[i] != 0 ? "" : "|SpaceAfter=No");
      }
      out += '\n';
    }
    out += '\n';
  }
}

// Ranges of reports with some kBatchBytes of text each.
std::vector<Span> make_batches(const std::vector<Report>& reports) {
  std::vector<Span> out;
  size_t bytes = kBatchBytes;
  for (size_t i = 0; i < reports.size(); ++i) {
    const auto at = static_cast<int32_t>(i);
    if (bytes >= kBatchBytes) out.push_back({at, at}), bytes = 0;
    out.back().end = at + 1;
    bytes += reports[i].text.size();
  }
  return out;
}

struct Worker {
  explicit Worker(const Pipeline& pipeline) : workspace(pipeline) {}
  Workspace workspace;
  std::vector<Doc> docs;
  JsonWriter json;
};

std::string parse_batch(const ParseOptions& options, const Pipeline& pipeline, const MadeBy& made_by,
                        const std::vector<Report>& reports, Span batch, Worker& worker) {
  worker.docs.resize(static_cast<size_t>(batch.size()));
  for (int32_t i = 0; i < batch.size(); ++i) worker.docs[i].text = reports[static_cast<size_t>(batch.begin + i)].text;
  pipeline.parse(worker.docs, worker.workspace);
  std::string out;
  for (int32_t i = 0; i < batch.size(); ++i) {
    const Report& report = reports[static_cast<size_t>(batch.begin + i)];
    if (options.format == "json") write_parse(worker.json, made_by, report, worker.docs[i]);
    if (options.format == "conllu") append_conllu(out, report, worker.docs[i]);
  }
  return options.format == "json" ? worker.json.take() : out;
}

bool parse_all(const ParseOptions& options, const Pipeline& pipeline, const std::vector<Report>& reports) {
  const MadeBy made_by{std::string(kVersion), pipeline.name(), "", ""};
  const std::vector<Span> batches = make_batches(reports);
  std::vector<Worker> workers;
  for (int t = 0; t < options.threads; ++t) workers.emplace_back(pipeline);
  const auto wave = static_cast<size_t>(options.threads) * 8;
  for (size_t first = 0; first < batches.size(); first += wave) {
    std::vector<std::string> outputs(std::min(wave, batches.size() - first));
    parallel_for(outputs.size(), options.threads, [&](size_t i, int worker) {
      outputs[i] = parse_batch(options, pipeline, made_by, reports, batches[first + i], workers[static_cast<size_t>(worker)]);
    });
    for (const std::string& output : outputs) {
      if (std::fwrite(output.data(), 1, output.size(), stdout) != output.size()) return false;
    }
  }
  return std::fflush(stdout) == 0;
}

}  // namespace

int run_parse(const ParseOptions& options) {
  const auto failed = [](const Error& error) {
    std::fprintf(stderr, "vedette parse: %s\n", error.to_string().c_str());
    return kFailed;
  };
  const auto path = find_model(options.model);
  if (!path.has_value()) return failed(path.error());
  const auto pipeline = Pipeline::open(*path);
  if (!pipeline.has_value()) return failed(pipeline.error());
  const FeedResult in = read_inputs(options.files);
  for (const Error& error : in.refused) std::fprintf(stderr, "vedette parse: refused: %s\n", error.to_string().c_str());
  if (!parse_all(options, *pipeline, in.reports)) {
    return failed({ErrorCode::kIo, "standard output cannot be written", ""});
  }
  return in.refused.empty() ? kDone : kSomeRefused;
}

}  // namespace vedette
