// export, import, convert, validate and codebook as a user types them, on the example crisis.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/program.h"

namespace vedette::e2e {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

constexpr std::string_view kPhoenix =
    "1_v1\t20310303\t2031\t03\t03\tNORMIL\tNOR\tMIL\t\tSWE\tSWE\t\t\t154\t15\t4\t-7.2\t\t59.9\t10.7\tOslo\t\tNOR\ta_1\t"
    "https://wire.example/1\twire\n";

// A folder of its own for each test.
class Exchange : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("vedette-exchange-" + std::to_string(::getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string file(const std::string& name) const { return (folder_ / name).string(); }
  std::string text(const std::string& name) const {
    std::ifstream in(file(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  void write(const std::string& name, const std::string& bytes) const { std::ofstream(file(name), std::ios::binary) << bytes; }

 private:
  fs::path folder_;
};
using ModelExchange = Exchange;

TEST_F(ModelExchange, EveryFormatReadsBackToTheSameBytes) {
  const Outcome jsonl = run("export -q --format jsonl examples/strait/reports -o " + file("jsonl"));
  ASSERT_EQ(jsonl.status, 0) << jsonl.err;
  EXPECT_EQ(faults_by_schema("event", text("jsonl")), "");
  for (const char* format : {"polecat", "icews", "gdelt-events", "phoenix", "acled", "plover", "csv"}) {
    SCOPED_TRACE(format);
    const std::string name = format;
    EXPECT_EQ(run("convert -q " + file("jsonl") + " --to " + name + " -o " + file(name)).status, 0);
    EXPECT_EQ(run("convert -q --from " + name + " " + file(name) + " --to " + name + " -o " + file("again")).status, 0);
    EXPECT_EQ(text("again"), text(name));
  }
}

TEST_F(Exchange, ImportedRowsLastInAStoreAndComeOutAgain) {
  write("phoenix.txt", std::string(kPhoenix));
  EXPECT_EQ(run("import -q --store " + file("s.db") + " " + file("phoenix.txt")).status, 0);
  EXPECT_THAT(run("import --store " + file("s.db") + " " + file("phoenix.txt")).err, HasSubstr("in the store already"));
  const Outcome o = run("export -q --format phoenix --store " + file("s.db"));
  EXPECT_EQ(o.status, 0) << o.err;
  EXPECT_THAT(o.out, HasSubstr("1_v1\t20310303\t2031\t03\t03\tNORMIL\tNOR\tMIL\t\tSWE\tSWE"));
  EXPECT_EQ(run("export -q --format phoenix --as-of 2031-03-02 --store " + file("s.db")).out, "");
}

TEST_F(Exchange, ExportWantsFilesOrAStoreThatIsThere) {
  const Outcome o = run("export --format icews --store " + file("none.db"));
  EXPECT_EQ(o.status, 3);
  EXPECT_THAT(o.err, HasSubstr("none.db"));
  EXPECT_EQ(run("export --format icews").status, 2);
}

TEST_F(Exchange, ValidateNamesLinesAndReasons) {
  write("events.csv", "event_id_cnty,event_date,sub_event_type,event_type,actor1,country,location,latitude,longitude,fatalities,notes,source,"
                      "disorder_type,year,admin1,iso,region\n"
                      "X1,3 March 2031,Armed clash,Battles,Arland,Norway,Oslo,59.9,10.7,0,A clash,Wire,Political violence,2031,,578,Europe\n"
                      "X2,3 March 2031,Skirmish,Battles,Arland,Norway,Oslo,59.9,10.7,0,A clash,Wire,Political violence,2031,,578,Europe\n"
                      "X3,3 March 2031,Armed clash,Battles,Arland,Norway,Oslo,159.9,10.7,0,A clash,Wire,Political violence,2031,,578,Europe\n");
  const Outcome o = run("validate " + file("events.csv"));
  EXPECT_EQ(o.status, 1);
  EXPECT_THAT(o.out, HasSubstr("events.csv:3: refused: sub_event_type: no sub-event type \"Skirmish\" in ACLED"));
  EXPECT_THAT(o.out, HasSubstr("events.csv:4: latitude: \"159.9\" is no number from -90 to 90"));
  EXPECT_THAT(o.out, HasSubstr("events.csv: acled: 3 rows, 1 refused"));
}

TEST_F(Exchange, ImportWritesJsonLinesThatTheSchemaKnows) {
  write("phoenix.txt", std::string(kPhoenix));
  const Outcome o = run("import " + file("phoenix.txt"));
  EXPECT_EQ(o.status, 0) << o.err;
  EXPECT_EQ(faults_by_schema("event", o.out), "");
  EXPECT_THAT(o.err, HasSubstr("phoenix, CAMEO 1.1b3: 1 of 1 rows taken"));
  EXPECT_THAT(o.out, HasSubstr("\"type\":\"MOBILIZE\""));
  EXPECT_THAT(o.out, HasSubstr("\"basis\":\"reported\""));
}

TEST_F(Exchange, ConvertsSingleCodes) {
  EXPECT_EQ(run("convert 0356").out, "0356\tCONCEDE\tmilitary\tExpress intent to de-escalate military engagement\n");
  EXPECT_EQ(run("convert RETREAT-ceasefire").out, "RETREAT-ceasefire\t0871\t-\tDeclare truce, ceasefire\n");
  EXPECT_EQ(run("convert --codebook early 163").out, "163\tSANCTION-withdraw\tdiplomatic\tHalt negotiations\n");
  EXPECT_EQ(run("convert 999").status, 1);
}

TEST_F(Exchange, CodebookTellsDeedsTypesAndCodes) {
  EXPECT_THAT(run("codebook withdraw_forces").out, HasSubstr("RETREAT-withdraw       0874  Forces leave an area"));
  EXPECT_THAT(run("codebook 163").out, HasSubstr("in the earlier revision: Halt negotiations (now 164)"));
  EXPECT_THAT(run("codebook").out, HasSubstr("ASSAULT-unconventional"));
  EXPECT_EQ(run("codebook nothing").status, 1);
}

}  // namespace
}  // namespace vedette::e2e
