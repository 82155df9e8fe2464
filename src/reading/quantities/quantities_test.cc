#include "reading/quantities/quantities.h"

#include <cmath>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/line_file.h"
#include "language/pipeline.h"
#include "reading/quantities/find.h"

namespace vedette {
namespace {

DataFiles data() { return *DataFiles::from_folder(std::string(VEDETTE_SOURCE_DIR) + "/data"); }

const QuantityWords& words() {
  static const QuantityWords instance = [] {
    auto loaded = QuantityWords::load(data());
    EXPECT_TRUE(loaded.has_value()) << loaded.error().to_string();
    return *std::move(loaded);
  }();
  return instance;
}

std::string limit(double v) { return std::isnan(v) ? "-" : fmt::format("{:g}", v); }

std::string numbers_of(std::string text) {
  Doc doc;
  doc.text = std::move(text);
  const std::vector<Atom> atoms = cut_atoms(doc, words().lexicon);
  constexpr std::string_view kBounds[] = {"exact", "about", "at_least", "at_most", "range", "vague"};
  std::string out;
  for (const NumberFound& n : find_numbers(words(), doc, atoms, {})) {
    const Span bytes{atoms[static_cast<size_t>(n.atoms.begin)].bytes.begin, atoms[static_cast<size_t>(n.atoms.end) - 1].bytes.end};
    out += fmt::format("{}[{}] {} {} {}", out.empty() ? "" : "; ", slice(doc.text, bytes), kBounds[static_cast<size_t>(n.bound)], limit(n.low), limit(n.high));
    if (n.unit >= 0) out += " " + words().unit_list[static_cast<size_t>(n.unit)].name;
    if (n.share) out += " percent";
  }
  return out;
}

TEST(Quantities, NumbersWithBoundsAndUnits) {
  struct Row {
    const char* text;
    const char* expected;
  };
  const Row rows[] = {
      {"They sent 3,000 troops.", "[3,000] exact 3000 3000"},
      {"They sent over 100,000 troops.", "[over 100,000] at_least 100000 -"},
      {"They sent about 2.5 million shells.", "[about 2.5 million] about 2.5e+06 2.5e+06"},
      {"They sent between 60 and 80 battlegroups.", "[between 60 and 80] range 60 80"},
      {"They sent 60-80 battlegroups.", "[60-80] range 60 80"},
      {"They sent 2 to 3 million shells.", "[2 to 3 million] range 2e+06 3e+06"},
      {"Tens of thousands of men came.", "[Tens of thousands] vague 20000 -"},
      {"Half a million men came.", "[Half a million] exact 500000 500000"},
      {"They hold 30 percent of it.", "[30 percent] exact 30 30 percent"},
      {"They hold two-thirds of it.", "[two-thirds] exact 66.7 66.7 percent"},
      {"It is 30km from here.", "[30km] exact 30 30 km"},
      {"It cost $3.5 billion.", "[$3.5 billion] exact 3.5e+09 3.5e+09 USD"},
      {"Up to two hundred and ten guns fired.", "[Up to two hundred and ten] at_most - 210"},
      {"Twenty-one or more guns fired.", "[Twenty-one or more] at_least 21 -"},
      {"No fewer than 12 guns fired.", "[No fewer than 12] at_least 12 -"},
      {"They have 60-plus guns.", "[60-plus] at_least 60 -"},
  };
  for (const Row& row : rows) EXPECT_EQ(numbers_of(row.text), row.expected) << row.text;
}

TEST(Quantities, NamesAreNoNumbers) {
  for (const char* text : {"The T-72 and the S-400 stood by.", "It lies at 35.0325 N, 43\xC2\xB0 38\xE2\x80\xB2 E.", "At 14:00 they left.", "See [2].", "They won 2-1.",
                           "Call 910-432-3383.", "1. Troops left."}) {
    EXPECT_EQ(numbers_of(text), "") << text;
  }
}

// A Doc of words with tags, heads and labels: what the engine would say of it.
struct Token {
  const char* word;
  const char* lemma;
  Pos pos;
  Tag tag;
  int32_t head;
  Dep dep;
};

Doc parsed(std::initializer_list<Token> tokens) {
  Doc doc;
  for (const Token& t : tokens) {
    if (!doc.text.empty() && std::string_view(t.word) != ".") doc.text += " ";
    const auto begin = static_cast<int32_t>(doc.text.size());
    doc.text += t.word;
    doc.spans.push_back({begin, static_cast<int32_t>(doc.text.size())});
    doc.lemmas.push_back(doc.add_string(t.lemma));
    doc.pos.push_back(t.pos);
    doc.tags.push_back(t.tag);
    doc.heads.push_back(t.head);
    doc.deps.push_back(t.dep);
    doc.ent_labels.push_back(EntLabel::kNone);
    doc.ent_biluo.push_back(Biluo::kOut);
  }
  doc.sentences = {{0, doc.size()}};
  return doc;
}

TEST(Quantities, WhatIsCountedWhoseAndAsWhat) {
  const QuantityReader reader = *QuantityReader::load(data());
  const Doc doc = parsed({{"Arland", "Arland", Pos::kPropn, Tag::kNnp, 1, Dep::kNsubj},
                          {"sent", "send", Pos::kVerb, Tag::kVbd, 1, Dep::kRoot},
                          {"two", "two", Pos::kNum, Tag::kCd, 4, Dep::kNummod},
                          {"S-400", "S-400", Pos::kPropn, Tag::kNnp, 4, Dep::kCompound},
                          {"battalions", "battalion", Pos::kNoun, Tag::kNns, 1, Dep::kDobj}});
  Actor arland;
  arland.span = doc.spans[0];
  const std::vector<Actor> actors{arland};
  const std::vector<Quantity> found = reader.read(doc, {}, actors);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(slice(doc.text, found[0].span), "two");
  EXPECT_EQ(slice(doc.text, found[0].of), "S-400 battalions");
  EXPECT_EQ(found[0].kind, "sam_s400");
  EXPECT_EQ(found[0].whose, 0);
  EXPECT_EQ(found[0].measure, Measure::kFlowIn);
}

TEST(Quantities, AFlowToComeIsPlanned) {
  const QuantityReader reader = *QuantityReader::load(data());
  const Doc doc = parsed({{"Arland", "Arland", Pos::kPropn, Tag::kNnp, 2, Dep::kNsubj},
                          {"will", "will", Pos::kAux, Tag::kMd, 2, Dep::kAux},
                          {"withdraw", "withdraw", Pos::kVerb, Tag::kVb, 2, Dep::kRoot},
                          {"some", "some", Pos::kPron, Tag::kDt, 2, Dep::kDobj},
                          {"of", "of", Pos::kAdp, Tag::kIn, 3, Dep::kPrep},
                          {"its", "its", Pos::kPron, Tag::kPrpPoss, 6, Dep::kPoss},
                          {"troops", "troop", Pos::kNoun, Tag::kNns, 4, Dep::kPobj}});
  const std::vector<Quantity> found = reader.read(doc, {}, {});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].kind, "personnel");
  EXPECT_EQ(found[0].bound, Bound::kVague);
  EXPECT_EQ(found[0].measure, Measure::kPlanned);
  EXPECT_EQ(slice(doc.text, found[0].of), "troops");
}

TEST(ModelQuantities, ExamplesHoldWithTheEngine) {
  const auto pipeline = Pipeline::open(VEDETTE_BINARY_DIR "/md.model");
  if (!pipeline) GTEST_SKIP() << "no md.model in the build folder (target `models`)";
  Workspace workspace(*pipeline);
  const DataFiles files = data();
  const QuantityReader reader = *QuantityReader::load(files);
  constexpr std::string_view kBounds[] = {"exact", "about", "at_least", "at_most", "range", "vague"};
  constexpr std::string_view kMeasures[] = {"stock", "flow_in", "flow_out", "change", "capability", "planned", "loss"};
  const auto records = parse_lines(files.text("quantities/examples.txt"), "examples.txt");
  ASSERT_TRUE(records.has_value());
  for (const LineRecord& r : *records) {
    const std::string_view marked = r.field(0);
    const size_t begin = marked.find('[');
    const size_t end = marked.find(']');
    std::vector<Doc> docs(1);
    docs[0].text = std::string(marked.substr(0, begin)) + std::string(marked.substr(begin + 1, end - begin - 1)) + std::string(marked.substr(end + 1));
    pipeline->parse(docs, workspace);
    const Span wanted{static_cast<int32_t>(begin), static_cast<int32_t>(end) - 1};
    std::string seen = "nothing there";
    for (const Quantity& q : reader.read(docs[0], {}, {})) {
      if (q.span != wanted) continue;
      const auto text = [](std::string_view s) { return s.empty() ? std::string("-") : std::string(s); };
      seen = fmt::format("{} {} {} {} {} | {} | {}", q.low ? fmt::format("{}", *q.low) : "-", q.high ? fmt::format("{}", *q.high) : "-",
                         kBounds[static_cast<size_t>(q.bound)], text(q.unit), text(q.kind),
                         is_absent(q.of) ? "-" : text(slice(docs[0].text, q.of)), kMeasures[static_cast<size_t>(q.measure)]);
    }
    EXPECT_EQ(seen, fmt::format("{} | {} | {}", r.field(1), r.field(2), r.field(3))) << r.line << ": " << marked;
  }
}

TEST(Quantities, AWordHasOneKind) {
  DataFiles files = data();
  files.put("quantities/kinds.txt", "a | | tank\nb | | gun, tank\n");
  const auto loaded = QuantityReader::load(files);
  ASSERT_FALSE(loaded.has_value());
  EXPECT_EQ(loaded.error().where, "quantities/kinds.txt:2:12");
  EXPECT_GE(words().kind_list.size(), 300u);
}

}  // namespace
}  // namespace vedette
