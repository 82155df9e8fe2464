// The engine against spaCy's answers, written down by tools/oracle/make_goldens.py: no Python, no spaCy here.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <sstream>

#include "language/model_path.h"
#include "language/pipeline.h"

namespace vedette {
namespace {

using nlohmann::json;

std::string bytes_of(const json& item) {
  if (item.contains("text")) return item["text"].get<std::string>();
  const std::string hex = item["hex"].get<std::string>();
  std::string out;
  for (size_t i = 0; i + 1 < hex.size(); i += 2) out.push_back(static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16)));
  return out;
}

std::string ent_of(const Doc& doc, size_t i) {
  static constexpr const char* kPrefix[] = {"O", "B-", "I-", "L-", "U-"};
  return kPrefix[static_cast<size_t>(doc.ent_biluo[i])] + std::string(to_string(doc.ent_labels[i]));
}

// One token in all columns, as a line.
struct Row {
  int32_t begin = 0, end = 0;
  std::string tag, pos, morph, lemma, dep, ent;
  int32_t head = 0;
  bool sent = false;

  std::string line() const {
    std::ostringstream out;
    out << '[' << begin << ',' << end << ") " << tag << ' ' << pos << ' ' << morph << ' ' << lemma << ' ' << head << ' ' << dep
        << ' ' << ent << (sent ? " |" : "");
    return out.str();
  }
};

std::vector<Row> rows_of(const Doc& doc) {
  std::vector<Row> out(static_cast<size_t>(doc.size()));
  const auto dash = [](std::string_view s) { return s.empty() ? std::string("-") : std::string(s); };
  for (int32_t k = 0; k < doc.size(); ++k) {
    const auto i = static_cast<size_t>(k);
    out[i] = {doc.spans[i].begin,          doc.spans[i].end,          dash(to_string(doc.tags[i])),
              dash(to_string(doc.pos[i])), dash(doc.morph(k)),        std::string(doc.lemma(k)),
              dash(to_string(doc.deps[i])), ent_of(doc, i),           doc.heads[i],
              false};
  }
  for (const Span& s : doc.sentences) out[static_cast<size_t>(s.begin)].sent = true;
  return out;
}

std::vector<Row> rows_of(const json& golden) {
  std::vector<Row> out(golden["head"].size());
  std::istringstream tag(golden["tag"].get<std::string>()), pos(golden["pos"].get<std::string>()),
      morph(golden["morph"].get<std::string>()), dep(golden["dep"].get<std::string>()), ent(golden["ent"].get<std::string>());
  for (size_t i = 0; i < out.size(); ++i) {
    tag >> out[i].tag;
    pos >> out[i].pos;
    morph >> out[i].morph;
    dep >> out[i].dep;
    ent >> out[i].ent;
    out[i].begin = golden["begin"][i].get<int32_t>();
    out[i].end = golden["end"][i].get<int32_t>();
    out[i].lemma = golden["lemma"][i].get<std::string>();
    out[i].head = golden["head"][i].get<int32_t>();
  }
  for (const json& i : golden["sent"]) out[i.get<size_t>()].sent = true;
  return out;
}

class ModelGolden : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(ModelGolden, IsWhatSpacySays) {
  const auto [model, set] = GetParam();
  const auto path = find_model(model);
  if (!path.has_value()) GTEST_SKIP() << path.error().to_string();
  const auto pipeline = Pipeline::open(*path);
  ASSERT_TRUE(pipeline.has_value()) << pipeline.error().to_string();
  Workspace workspace(*pipeline);
  std::ifstream file(std::string(VEDETTE_SOURCE_DIR) + "/tests/golden/engine/" + model + "." + set + ".golden");
  ASSERT_TRUE(file.is_open());
  int texts = 0;
  size_t tokens = 0;
  int differences = 0;
  for (std::string line; std::getline(file, line) && differences < 10; ++texts) {
    const json golden = json::parse(line);
    const Doc doc = pipeline->parse(bytes_of(golden), workspace);
    const std::vector<Row> ours = rows_of(doc), theirs = rows_of(golden);
    tokens += theirs.size();
    EXPECT_EQ(ours.size(), theirs.size()) << "text " << texts << ": " << bytes_of(golden).substr(0, 200);
    for (size_t i = 0; i < std::min(ours.size(), theirs.size()); ++i) {
      if (ours[i].line() == theirs[i].line()) continue;
      ++differences;
      ADD_FAILURE() << "text " << texts << ", token " << i << " \"" << doc.word(static_cast<int32_t>(i)) << "\"\n  ours  "
                    << ours[i].line() << "\n  spaCy " << theirs[i].line();
      break;
    }
  }
  RecordProperty("tokens", static_cast<int>(tokens));
  EXPECT_GT(texts, 50);
}

INSTANTIATE_TEST_SUITE_P(Spacy, ModelGolden,
                         testing::Values(std::pair("md", "unusual"), std::pair("md", "prose"), std::pair("sm", "unusual"),
                                         std::pair("sm", "prose")),
                         [](const auto& row) { return std::string(row.param.first) + "_" + row.param.second; });

}  // namespace
}  // namespace vedette
