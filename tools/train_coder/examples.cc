#include "examples.h"

#include <algorithm>

#include "base/files.h"
#include "reading/learned/marked_sentence.h"

namespace vedette {
namespace {

constexpr float kUnlisted = 0.3F;  // weight of "no relation" where it is only understood

// Deeds of which the reverse is as true: who met whom.
bool mutual(const Deed& deed) {
  return deed.mover == Mover::kBoth || deed.cls == "consult" || deed.cls == "cooperate" || deed.cls == "agree" || deed.cls == "support";
}

Result<std::vector<LineRecord>> read_records(const std::string& folder, int32_t sentences) {
  VEDETTE_TRY(const std::vector<std::string> files, list_files(folder));
  std::vector<LineRecord> out;
  for (const std::string& file : files) {
    if (!file.ends_with(".lines")) continue;
    VEDETTE_TRY(const std::string text, read_file(file));
    VEDETTE_TRY(std::vector<LineRecord> records, parse_lines(text, file));
    std::move(records.begin(), records.end(), std::back_inserter(out));
  }
  if (sentences <= 0 || static_cast<size_t>(sentences) >= out.size()) return out;
  std::vector<LineRecord> some;
  for (int64_t i = 0; i < sentences; ++i) some.push_back(std::move(out[static_cast<size_t>(i * static_cast<int64_t>(out.size()) / sentences)]));
  return some;
}

Report as_question(const MarkedSentence& sentence, const std::vector<MarkedPair>& pairs) {
  Report out;
  out.text = sentence.text;
  for (const MarkedPair& p : pairs) out.ask.relations.push_back({p.source.begin, p.source.end, p.target.begin, p.target.end});
  return out;
}

}  // namespace

Result<std::vector<Example>> read_examples(const TrainingText& in, int32_t sentences) {
  VEDETTE_TRY(const std::vector<LineRecord> records, read_records(in.folder, sentences));
  std::vector<Example> out;
  Workspace workspace(in.pipeline);
  for (size_t i = 0; i < records.size(); ++i) {
    VEDETTE_TRY(const MarkedSentence sentence, parse_marked(records[i]));
    const std::vector<MarkedPair> pairs = pairs_of(sentence);
    const Report report = as_question(sentence, pairs);
    const Doc doc = in.pipeline.parse(report.text, workspace, {.vectors = true, .static_rows = true});
    std::vector<PairFeatures> features;
    in.reader.read(report, doc, &features);
    for (size_t p = 0; p < pairs.size(); ++p) {
      Example e{std::move(features[p])};
      e.sentence = static_cast<int32_t>(i);
      e.listed = pairs[p].listed;
      e.weight = e.listed ? 1 : kUnlisted;
      if (!pairs[p].deed.empty()) {
        const int32_t deed = in.codebook.find(pairs[p].deed);
        if (deed < 0) return line_error(records[i], 0, "\"" + pairs[p].deed + "\" is no deed of codebook/deeds.txt");
        e.label = in.groups.by_deed()[static_cast<size_t>(deed)];
      }
      const int32_t reverse = pairs[p].mirrors.empty() ? -1 : in.codebook.find(pairs[p].mirrors);
      if (reverse >= 0 && mutual(in.codebook.deed(reverse))) continue;
      out.push_back(std::move(e));
    }
  }
  return out;
}

}  // namespace vedette
