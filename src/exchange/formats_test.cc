// Every format: its columns, what stands in them, and that what was written reads back.
#include "exchange/formats.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "exchange/export.h"
#include "exchange/import.h"
#include "exchange/test_tables.h"

namespace vedette {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Moment moment(const char* text) { return parse_moment(text).value_or(Moment{}); }

// Arland's army leaves Port Calder, as two outlets tell; the names of real countries stand in for codes.
EventRecord withdrawal() {
  EventRecord r;
  r.id = "0123456789abcdef";
  r.story = "feed000000000001";
  r.deed = "withdraw_forces", r.type = r.type_plain = "RETREAT", r.mode = "withdraw", r.contexts = {"military"}, r.cameo = "0874";
  r.goldstein = 10, r.plover_score = 8;
  r.actor = {{"Army of Norway", "Norwegian troops", "NORMIL", "NOR", {"MIL"}, "nor.mil"}};
  r.recipient = {{"Sweden", "Sweden", "SWE", "SWE", {}, "swe"}};
  r.place = RecordPlace{"Oslo", "Oslo", "city", 59.9, 10.75, 3143244, "NOR", "Oslo County", "city"};
  r.date = moment("2031-03-12"), r.published = moment("2031-03-12T15:30:00Z");
  r.phase = Phase::kOngoing, r.modality = Modality::kOngoing, r.basis = Basis::kObserved;
  r.outlets = 2, r.sources = 1, r.reports = 2, r.mention_count = 2;
  r.views = {{"osce", false, Modality::kOngoing, Phase::kOngoing, Basis::kObserved, "two battalions", 1}};
  RecordMention m;
  m.report = "r1", m.outlet = "north-post", m.url = "https://north.example/1", m.title = "They leave", m.lang = "en";
  m.published = r.published, m.sentence = 3, m.lead = true, m.span = {10, 60}, m.anchor = {30, 34}, m.actor = {10, 26};
  m.recipient = {40, 46}, m.report_length = 900, m.text = "Norwegian troops were seen to leave \"Camp 1\".";
  m.modality = Modality::kOngoing, m.basis = Basis::kObserved, m.confidence = 0.75;
  r.mentions = {m, m};
  r.mentions[1].report = "r2", r.mentions[1].outlet = "south-post", r.mentions[1].url = "", r.mentions[1].lead = false;
  return r;
}

EventRecord planned_attack() {
  EventRecord r = withdrawal();
  r.id = "fedcba9876543210";
  r.deed = "attack", r.type = r.type_plain = "ASSAULT", r.mode = "", r.cameo = "190", r.goldstein = -10, r.plover_score = -9;
  r.modality = Modality::kPlanned, r.phase = Phase::kIntended;
  return r;
}

// A pledge: the code itself says that it is one.
EventRecord pledge() {
  EventRecord r = withdrawal();
  r.id = "00000000000000aa";
  r.type = "CONCEDE", r.mode = "", r.cameo = "0356", r.goldstein = 7, r.plover_score = 4.5;
  r.modality = Modality::kPlanned, r.phase = Phase::kIntended, r.basis = Basis::kDeclared;
  return r;
}

EventRecord untyped() {
  EventRecord r = withdrawal();
  r.id = "00000000000000bb";
  r.deed = "say", r.type = r.type_plain = r.mode = r.cameo = "";
  r.goldstein.reset(), r.plover_score.reset();
  return r;
}

WriteContext context() { return {installed_tables(), "0.1.0"}; }

std::map<std::string, std::string> cells_of(const EventRecord& record, ExchangeFormat format) {
  std::vector<Row> rows;
  table_format(format)->write(context(), record, rows);
  std::map<std::string, std::string> out;
  for (size_t c = 0; c < rows.front().size(); ++c) {
    if (!rows.front()[c].empty()) out.emplace(table_format(format)->columns[c], rows.front()[c]);
  }
  return out;
}

TEST(Formats, HaveTheColumnsOfTheirMakers) {
  const std::map<ExchangeFormat, size_t> kCounts = {
      {ExchangeFormat::kPolecat, 40},  {ExchangeFormat::kIcews, 20}, {ExchangeFormat::kGdeltEvents, 61}, {ExchangeFormat::kGdeltMentions, 16},
      {ExchangeFormat::kPhoenix, 26}, {ExchangeFormat::kAcled, 31}};
  for (const auto& [format, count] : kCounts) EXPECT_EQ(table_format(format)->columns.size(), count) << to_string(format);
}

TEST(Formats, NamesReadBack) {
  for (int f = 0; f < kExchangeFormats; ++f) {
    const auto format = static_cast<ExchangeFormat>(f);
    EXPECT_EQ(parse_exchange_format(to_string(format)), format);
  }
  EXPECT_EQ(parse_exchange_format("excel"), std::nullopt);
}

TEST(Formats, IcewsRow) {
  EXPECT_THAT(cells_of(withdrawal(), ExchangeFormat::kIcews),
              (std::map<std::string, std::string>{
                  {"Event ID", "0123456789abcdef"}, {"Event Date", "2031-03-12"}, {"Source Name", "Army of Norway"},
                  {"Source Sectors", "Military"}, {"Source Country", "Norway"}, {"Event Text", "Retreat or surrender militarily"},
                  {"CAMEO Code", "0874"}, {"Intensity", "10"}, {"Target Name", "Sweden"}, {"Target Country", "Sweden"},
                  {"Story ID", "r1"}, {"Sentence Number", "3"}, {"Publisher", "north-post"}, {"City", "Oslo"},
                  {"Province", "Oslo County"}, {"Country", "Norway"}, {"Latitude", "59.9"}, {"Longitude", "10.75"}}));
}

TEST(Formats, PolecatRowSaysNoneForNothing) {
  auto cells = cells_of(withdrawal(), ExchangeFormat::kPolecat);
  std::erase_if(cells, [](const auto& c) { return c.second == "None"; });
  EXPECT_THAT(cells, (std::map<std::string, std::string>{
                         {"Event ID", "0123456789abcdef"}, {"Event Date", "2031-03-12"}, {"Event Type", "RETREAT"}, {"Event Mode", "withdraw"},
                         {"Event Intensity", "8"}, {"Quad Code", "MATERIAL COOPERATION"}, {"Contexts", "military"},
                         {"Actor Name", "Army of Norway"}, {"Actor Country", "NOR"}, {"Actor COW", "385"}, {"Primary Actor Sector", "MIL"},
                         {"Actor Sectors", "MIL"}, {"Actor Name Raw", "Norwegian troops"}, {"Recipient Name", "Sweden"},
                         {"Recipient Country", "SWE"}, {"Recipient COW", "380"}, {"Recipient Name Raw", "Sweden"}, {"Placename", "Oslo"},
                         {"City", "Oslo"}, {"Province", "Oslo County"}, {"Country", "NOR"}, {"Latitude", "59.9"}, {"Longitude", "10.75"},
                         {"GeoNames ID", "3143244"}, {"Raw Placename", "Oslo"}, {"Feature Type", "city"}, {"Source", "north-post"},
                         {"Publication Date", "2031-03-12"}, {"Language", "en"}, {"Version", "vedette 0.1.0"}}));
}

TEST(Formats, GdeltEventRow) {
  EXPECT_THAT(cells_of(withdrawal(), ExchangeFormat::kGdeltEvents),
              (std::map<std::string, std::string>{
                  {"GLOBALEVENTID", "5124095576030430"}, {"SQLDATE", "20310312"}, {"MonthYear", "203103"}, {"Year", "2031"},
                  {"FractionDate", "2031.1973"}, {"Actor1Code", "NORMIL"}, {"Actor1Name", "ARMY OF NORWAY"}, {"Actor1CountryCode", "NOR"},
                  {"Actor1Type1Code", "MIL"}, {"Actor2Code", "SWE"}, {"Actor2Name", "SWEDEN"}, {"Actor2CountryCode", "SWE"},
                  {"IsRootEvent", "1"}, {"EventCode", "0874"}, {"EventBaseCode", "087"}, {"EventRootCode", "08"}, {"QuadClass", "2"},
                  {"GoldsteinScale", "10"}, {"NumMentions", "2"}, {"NumSources", "2"}, {"NumArticles", "2"}, {"ActionGeo_Type", "4"},
                  {"ActionGeo_FullName", "Oslo, Oslo County, Norway"}, {"ActionGeo_CountryCode", "NO"}, {"ActionGeo_ADM1Code", "NO"},
                  {"ActionGeo_Lat", "59.9"}, {"ActionGeo_Long", "10.75"}, {"DATEADDED", "20310312153000"},
                  {"SOURCEURL", "https://north.example/1"}}));
}

TEST(Formats, GdeltMentionsLeadToTheSentence) {
  std::vector<Row> rows;
  gdelt_mentions_format().write(context(), withdrawal(), rows);
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_THAT(rows[0], ElementsAre("5124095576030430", "20310312153000", "20310312153000", "1", "north-post", "https://north.example/1", "3",
                                   "10", "40", "30", "1", "75", "900", "", "",
                                   "event=0123456789abcdef; report=r1; span=10:60; modality=ongoing; basis=observed"));
  EXPECT_EQ(rows[1][3], "2");  // no address: a citation
  EXPECT_EQ(rows[1][5], "r2");
}

TEST(Formats, PhoenixRowHasTheStatusInItsIssues) {
  const auto cells = cells_of(withdrawal(), ExchangeFormat::kPhoenix);
  EXPECT_EQ(cells.at("EventID_version"), "0123456789abcdef_0.1.0");
  EXPECT_EQ(cells.at("SourceActorFull"), "NORMIL");
  EXPECT_EQ(cells.at("SourceActorEntity"), "NOR");
  EXPECT_EQ(cells.at("SourceActorRole"), "MIL");
  EXPECT_EQ(cells.at("QuadClass"), "2");
  EXPECT_EQ(cells.at("SentenceIDs"), "r1_3;r2_3");
  EXPECT_EQ(cells.at("NewsSources"), "north-post;south-post");
  EXPECT_EQ(cells.at("Issues"), "deed,withdraw_forces;modality,ongoing;phase,ongoing;basis,observed;recency,new;views,osce/+/ongoing/ongoing/observed");
  EventRecord denial = withdrawal();
  denial.cameo = "016";
  EXPECT_EQ(cells_of(denial, ExchangeFormat::kPhoenix).at("QuadClass"), "0");
  denial.cameo = "163";
  EXPECT_EQ(cells_of(denial, ExchangeFormat::kPhoenix).at("QuadClass"), "3");
}

TEST(Formats, AcledRow) {
  const auto cells = cells_of(withdrawal(), ExchangeFormat::kAcled);
  EXPECT_EQ(cells.at("event_id_cnty"), "NOR0123456789abcdef");
  EXPECT_EQ(cells.at("sub_event_type"), "Change to group/activity");
  EXPECT_EQ(cells.at("event_type"), "Strategic developments");
  EXPECT_EQ(cells.at("inter1"), "1");
  EXPECT_EQ(cells.at("interaction"), "11");
  EXPECT_EQ(cells.at("iso"), "578");
  EXPECT_EQ(cells.at("region"), "Europe");
  EXPECT_EQ(cells.at("geo_precision"), "1");
  EXPECT_THAT(cells.at("notes"), HasSubstr("seen to leave"));
  EXPECT_THAT(cells.at("tags"), HasSubstr("basis=observed"));
}

TEST(Export, LeavesOutWhatTheFormatCannotSayAndSaysSo) {
  const std::vector<EventRecord> records = {withdrawal(), planned_attack(), pledge(), untyped()};
  for (const ExchangeFormat f : {ExchangeFormat::kIcews, ExchangeFormat::kPolecat, ExchangeFormat::kGdeltEvents, ExchangeFormat::kPhoenix}) {
    SCOPED_TRACE(to_string(f));
    const Exported some = export_events(records, f, context(), {});
    EXPECT_EQ(some.events, 2);  // what is seen, and the pledge
    int left_out = 0;
    for (const auto& [why, count] : some.left_out) left_out += count;
    EXPECT_EQ(left_out, 2);
    EXPECT_EQ(export_events(records, f, context(), {true}).events, 3);
  }
  EXPECT_EQ(export_events(records, ExchangeFormat::kPlover, context(), {}).events, 3);
  EXPECT_EQ(export_events(records, ExchangeFormat::kJsonl, context(), {}).events, 4);
}

// Written, read and written again: equal to the byte, in every format.
TEST(Import, ReadsBackWhatWasWritten) {
  const std::vector<EventRecord> records = {withdrawal(), planned_attack(), pledge(), untyped()};
  for (int f = 0; f < kExchangeFormats; ++f) {
    const auto format = static_cast<ExchangeFormat>(f);
    SCOPED_TRACE(to_string(format));
    const Exported first = export_events(records, format, context(), {true});
    Importer importer(installed_tables(), {});
    if (format == ExchangeFormat::kGdeltMentions) {
      const Exported events = export_events(records, ExchangeFormat::kGdeltEvents, context(), {true});
      ASSERT_TRUE(importer.add(events.text, "events").has_value());
    }
    ASSERT_TRUE(importer.add(first.text, "file").has_value());
    const FileReport& report = importer.files().back();
    EXPECT_EQ(report.format, format);
    for (const Fault& fault : report.faults) ADD_FAILURE() << fault.line << " " << fault.column << ": " << fault.message;
    EXPECT_EQ(static_cast<int32_t>(importer.records().size()), first.events);
    EXPECT_EQ(export_events(importer.records(), format, context(), {true}).text, first.text);
  }
}

TEST(Import, OurOwnRecordsReadBackWhole) {
  const std::vector<EventRecord> records = {withdrawal(), planned_attack(), untyped()};
  for (const ExchangeFormat format : {ExchangeFormat::kJsonl, ExchangeFormat::kCsv}) {
    Importer importer(installed_tables(), {});
    ASSERT_TRUE(importer.add(export_events(records, format, context(), {}).text, "file").has_value());
    EXPECT_EQ(importer.records(), records) << to_string(format);
  }
}

}  // namespace
}  // namespace vedette
