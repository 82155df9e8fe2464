// Files as they are found: what is forgiven, what is refused, and that nothing is lost in silence.
#include "exchange/import.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "exchange/export.h"
#include "exchange/test_tables.h"

namespace vedette {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kIcewsHeader =
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\tTarget Sectors\t"
    "Target Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\n";

std::string icews_row(const char* id, const char* date, const char* label, const char* code) {
  return fmt::format("{}\t{}\tMilitary (Norway)\tMilitary,Government\tNorway\t{}\t{}\t-2\tSweden\t\tSweden\t77\t3\tNorth Wire\tOslo\t\t\tNorway\t59.9\t10.7\n",
                     id, date, label, code);
}

struct Read {
  std::vector<EventRecord> records;
  FileReport report;
  std::vector<std::string> faults;  // "2 CAMEO Code! message", "!" where refused
};

Read read(const std::string& text, ImportOptions options = {}) {
  Importer importer(installed_tables(), options);
  const Status status = importer.add(text, "file");
  if (!status.has_value()) return {{}, {}, {status.error().message}};
  Read out{importer.records(), importer.files().back(), {}};
  for (const Fault& f : out.report.faults) out.faults.push_back(fmt::format("{} {}{} {}", f.line, f.column, f.refused ? "!" : "", f.message));
  return out;
}

TEST(Import, TakesDatesInMixedForms) {
  for (const char* date : {"2031-02-15", "2/15/2031", "02/15/2031 00:00", "20310215", "15 February 2031", "15-Feb-2031"}) {
    const Read r = read(kIcewsHeader + icews_row("1", date, "Consult", "040"));
    EXPECT_THAT(r.faults, IsEmpty()) << date;
    ASSERT_EQ(r.records.size(), 1u);
    EXPECT_EQ(to_string(r.records[0].date), "2031-02-15") << date;
  }
  for (const char* date : {"15/02/2031", "2031-02-30", "soon", ""}) {
    const Read r = read(kIcewsHeader + icews_row("1", date, "Consult", "040"));
    EXPECT_THAT(r.records, IsEmpty()) << date;
    EXPECT_THAT(r.faults, ElementsAre(HasSubstr("2 Event Date!"))) << date;
  }
}

TEST(Import, KeepsRowsUnderOneIdApartAndCountsEqualOnesOnce) {
  const std::string row = icews_row("7", "2031-02-15", "Consult", "040");
  const Read r = read(kIcewsHeader + row + row + icews_row("7", "2031-02-16", "Consult", "040"));
  ASSERT_EQ(r.records.size(), 2u);
  EXPECT_EQ(r.records[0].id, "icews:7");
  EXPECT_EQ(r.records[1].id, "icews:7#2");
  EXPECT_THAT(r.faults, ElementsAre(HasSubstr("the same row as that of file:2"), HasSubstr("the id icews:7 is not unique")));
  EXPECT_EQ(r.report.rows, 3);
  EXPECT_EQ(r.report.taken, 2);
}

TEST(Import, ForgivesDriftedColumns) {
  // Another order, R's names, one column missing, one too many.
  const Read r = read("Event.Date\tEvent.ID\tCAMEO.Code\tEvent.Text\tSource.Name\tSource.Country\tTarget.Name\tTarget.Country\tStory.ID\t"
                      "Publisher\tCity\tCountry\tHeadline\n"
                      "2031-02-15\t9\t042\tMake a visit\tNorway\tNorway\tSweden\tSweden\t1\tWire\tOslo\tNorway\tA visit\n");
  ASSERT_EQ(r.records.size(), 1u);
  EXPECT_EQ(r.records[0].cameo, "042");
  EXPECT_THAT(r.records[0].origin->rest, ElementsAre(testing::Pair("Headline", "A visit")));
  EXPECT_THAT(r.faults, testing::Contains(HasSubstr("Headline a column that the format lacks")));
  EXPECT_THAT(r.faults, testing::Contains(HasSubstr("Intensity the column is not there")));
}

TEST(Import, RefusesBadRowsByLineAndTakesTheirNeighbours) {
  const Read r = read(kIcewsHeader + icews_row("1", "2031-02-15", "Consult", "040") + "2\tshort\n" +
                      icews_row("3", "2031-02-15", "?", "999") + icews_row("4", "2031-02-15", "Consult", "040"));
  EXPECT_EQ(r.records.size(), 2u);
  EXPECT_THAT(r.faults, ElementsAre(HasSubstr("3 ! 2 columns where 20 should be"), HasSubstr("4 CAMEO Code! no code 999 in CAMEO 1.1b3")));
}

TEST(Import, GivesBackLostZeros) {
  const Read r = read(kIcewsHeader + icews_row("1", "2031-02-15", "Make a visit", "42") + icews_row("2", "2031-02-15", "Use unconventional mass violence", "200"));
  ASSERT_EQ(r.records.size(), 2u);
  EXPECT_EQ(r.records[0].cameo, "042");
  EXPECT_EQ(r.records[1].cameo, "200");
  EXPECT_THAT(r.faults, ElementsAre(HasSubstr("lost its leading zero")));
}

TEST(Import, RecognisesTheRevisionOfCameoAndNeverMixesTwo) {
  const std::string now = icews_row("1", "2031-02-15", "Impose embargo, boycott, or sanctions", "163");
  const std::string early = icews_row("2", "2031-02-15", "Halt negotiations", "163");
  const Read a = read(kIcewsHeader + now);
  EXPECT_EQ(a.report.codebook, CameoRevision::k11b3);
  EXPECT_EQ(a.records.at(0).cameo, "163");
  const Read b = read(kIcewsHeader + early);
  EXPECT_EQ(b.report.codebook, CameoRevision::kEarly);
  EXPECT_EQ(b.records.at(0).cameo, "164");
  EXPECT_EQ(b.records.at(0).origin->code, "163");
  const Read mixed = read(kIcewsHeader + now + early);
  EXPECT_EQ(mixed.records.size(), 1u);
  EXPECT_THAT(mixed.faults, ElementsAre(HasSubstr("3 CAMEO Code! \"Halt negotiations\" is the meaning of 163 in the early CAMEO")));
  const Read told = read(kIcewsHeader + now, {{}, CameoRevision::kEarly});
  EXPECT_THAT(told.records, IsEmpty());
}

std::string gdelt_row(int columns) {
  std::vector<std::string> cells(61);
  cells[0] = "470747760", cells[1] = "20310215", cells[5] = "NORMIL", cells[6] = "NORWAY", cells[7] = "NOR", cells[12] = "MIL";
  cells[26] = "036", cells[27] = "036", cells[28] = "03", cells[29] = "1", cells[30] = "4", cells[31] = "6", cells[32] = "2", cells[33] = "6";
  cells[34] = "-1.25", cells[51] = "4", cells[52] = "Oslo, Oslo, Norway", cells[53] = "NO", cells[54] = "NO12", cells[56] = "59.9";
  cells[57] = "10.7", cells[58] = "-273837", cells[59] = "20310215120000", cells[60] = "https://wire.example/1";
  std::string out;
  for (size_t c = 0; c < cells.size(); ++c) {
    const bool adm2 = c == 39 || c == 47 || c == 55;
    if (columns < 61 && adm2) continue;
    if (columns == 57 && c == 60) continue;
    out += (out.empty() ? "" : "\t") + cells[c];
  }
  return out + "\n";
}

TEST(Import, ReadsBothVersionsOfGdelt) {
  for (const int columns : {61, 58, 57}) {
    SCOPED_TRACE(columns);
    const Read r = read(gdelt_row(columns));
    EXPECT_THAT(r.faults, IsEmpty());
    ASSERT_EQ(r.records.size(), 1u);
    const EventRecord& e = r.records[0];
    EXPECT_EQ(e.cameo, "036");
    EXPECT_EQ(e.type, "AGREE");
    EXPECT_EQ(e.actor.at(0).country, "NOR");
    EXPECT_THAT(e.actor.at(0).sectors, ElementsAre("MIL"));
    EXPECT_EQ(e.place->country, "NOR");
    EXPECT_EQ(*e.place->lat, 59.9);
    EXPECT_EQ(e.mention_count, 6);
    EXPECT_EQ(e.mentions.at(0).url, columns == 57 ? "" : "https://wire.example/1");
  }
  // What no field of a record holds comes out again: tone, feature, ADM1.
  const Read whole = read(gdelt_row(61));
  const std::string again = export_events(whole.records, ExchangeFormat::kGdeltEvents, {installed_tables(), ""}, {}).text;
  for (const char* cell : {"-1.25", "-273837", "NO12", "Oslo, Oslo, Norway"}) EXPECT_THAT(again, HasSubstr(cell));
}

TEST(Import, MentionsNeedTheirEvents) {
  const std::string mention = "470747760\t20310215120000\t20310215123000\t1\twire.example\thttps://wire.example/2\t4\t-1\t20\t31\t1\t60\t2000\t-3.1\t\t\n";
  EXPECT_THAT(read(mention).faults, ElementsAre(HasSubstr("1 GLOBALEVENTID! no event 470747760 so far")));
  Importer importer(installed_tables(), {});
  ASSERT_TRUE(importer.add(gdelt_row(61), "events").has_value());
  ASSERT_TRUE(importer.add(mention, "mentions").has_value());
  const RecordMention& m = importer.records().at(0).mentions.at(0);
  EXPECT_EQ(m.sentence, 4);
  EXPECT_EQ(m.confidence, 0.6);
  EXPECT_EQ(m.url, "https://wire.example/2");
}

TEST(Import, RefusesFilesInNoFormat) {
  EXPECT_THAT(read("just some words\n").faults, ElementsAre(HasSubstr("in no format of events that we know")));
  EXPECT_THAT(read("").faults, ElementsAre(HasSubstr("in no format")));
  ImportOptions options;
  options.format = ExchangeFormat::kIcews;
  EXPECT_THAT(read("a\tb\n1\t2\n", options).faults, ElementsAre(HasSubstr("no header of icews")));
}

TEST(Import, ReadsPloverOfOthers) {
  const Read r = read(R"({"id":"a1","date":"2031-02-15","actor":[{"code":"NOR","sector":"MIL","entity_text":"Norwegian troops"}],)"
                      R"("recipient":[],"event":["RETREAT"],"mode":["withdraw"],"context":["military"]})" "\n"
                      R"({"id":"a2","date":"2031-02-15","actor":[],"event":["FIGHT"]})" "\n"
                      R"({"id":"a3","date":)" "\n");
  ASSERT_EQ(r.records.size(), 1u);
  EXPECT_EQ(r.records[0].cameo, "0874");
  EXPECT_EQ(r.records[0].basis, Basis::kReported);
  EXPECT_THAT(r.faults, ElementsAre(HasSubstr("2 event! no type \"FIGHT\""), HasSubstr("3 ! no JSON object")));
}

}  // namespace
}  // namespace vedette
