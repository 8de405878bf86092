#include "cli/run.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "cli/program_test.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* close_accounts = "UPDATE accounts SET is_closed = 1";
constexpr const char* alter_first_entry = "UPDATE entries SET kind = 'x' WHERE sequence = 1";

TEST(CommandLine, SaysHowItIsUsed) {
    Program program;

    EXPECT_EQ(program.run_bare({"--version"}), 0);
    EXPECT_NE(program.out().find("songyuan"), std::string::npos);
    EXPECT_EQ(program.run_bare({"verify", "--help"}), 0);
    EXPECT_NE(program.out().find("--tables"), std::string::npos);
    EXPECT_EQ(program.run_bare({}), 0);
    EXPECT_NE(program.out().find("verify"), std::string::npos);
}

TEST(CommandLine, RefusesWhatItCantRead) {
    Program program;

    EXPECT_EQ(program.run_bare({"vanish"}), 2);
    EXPECT_EQ(program.run_bare({"verify"}), 2);
    EXPECT_EQ(program.run_bare({"user"}), 2);
    EXPECT_EQ(program.run({"verify", "--fast"}), 2);
    EXPECT_EQ(program.run({"verify", "\xff"}), 2);
    EXPECT_NE(program.err(), "");
    EXPECT_FALSE(fs::exists(program.data()));
}

TEST(CommandLine, AsksAVerbThatTouchesNoStoreForNone) {
    Program program;

    EXPECT_EQ(program.run_bare({"move", "--from", "nowhere", "--to", "elsewhere"}), 1);
    EXPECT_NE(program.err().find("no neighbourhood"), std::string::npos) << program.err();
}

TEST(CommandLine, ReadsAndRebuildsNothingWhereThereIsNoNeighbourhood) {
    for (const auto* verb : {"verify", "rebuild"}) {
        Program program;

        EXPECT_EQ(program.run({verb}), 1);

        EXPECT_NE(program.err().find("no neighbourhood"), std::string::npos) << verb;
        EXPECT_FALSE(fs::exists(program.data())) << verb;
    }
}

TEST(CommandLine, ACopyThatIsNotThereLeavesNoFolderBehind) {
    Program program;

    EXPECT_EQ(program.run({"restore", "nowhere.db"}), 1);

    EXPECT_FALSE(fs::exists(program.data()));
}

TEST(CommandLine, ARefusedVerbLeavesNoFolderBehind) {
    Program program;

    EXPECT_EQ(program.run({"calendar", "import", "nowhere.csv"}), 1);

    EXPECT_FALSE(fs::exists(program.data()));
}

TEST(CommandLine, ARefusedVerbTakesNothingAwayThatWasThere) {
    Program program;
    program.add_user("wang");
    Program beside;
    fs::create_directories(beside.data());

    EXPECT_EQ(program.run({"calendar", "import", "nowhere.csv"}), 1);
    EXPECT_EQ(beside.run({"calendar", "import", "nowhere.csv"}), 1);

    EXPECT_EQ(program.run({"verify"}), 0) << program.err();
    EXPECT_TRUE(fs::exists(beside.data()));
}

TEST(CommandLine, SpeaksTheLanguageItIsAskedFor) {
    Program program;

    program.run({"verify", "--lang", "zh-CN"});

    EXPECT_NE(program.err().find("没有数据"), std::string::npos);
}

TEST(CommandLine, SpeaksItToWhoeverTypedSomethingUnclear) {
    Program program;

    EXPECT_EQ(program.run({"verify", "--fast", "--lang=zh-CN"}), 2);
    EXPECT_NE(program.err().find("没看懂：不认识 --fast。"), std::string::npos) << program.err();
    EXPECT_EQ(program.run_bare({"verify", "--lang", "zh-CN"}), 2);
    EXPECT_NE(program.err().find("没看懂：缺少 --data。"), std::string::npos) << program.err();
    EXPECT_EQ(program.run_bare({"verify", "--lang", "zh-CN", "--data"}), 2);
    EXPECT_NE(program.err().find("没看懂：--data 后面没有写值。"), std::string::npos)
        << program.err();
}

TEST(CommandLine, AddsAccountsAndListsThem) {
    Program program;

    EXPECT_EQ(program.add_user("wang"), 0);
    EXPECT_EQ(program.add_user("wang"), 1);
    EXPECT_EQ(program.run({"user", "password", "wang"}, "another long one\n"), 0);
    EXPECT_EQ(program.run({"user", "list", "--json"}), 0);

    EXPECT_EQ(program.out(), "[{\"account\":1,\"login\":\"wang\",\"is_closed\":false}]\n");
}

TEST(CommandLine, ClosesTheAccountOfWhoeverLeftAndOpensItAgain) {
    Program program;
    program.add_user("wang");

    EXPECT_EQ(program.run({"user", "close", "wang"}), 0);
    EXPECT_EQ(program.run({"user", "close", "wang"}), 1);
    EXPECT_EQ(program.run({"user", "list", "--json"}), 0);
    EXPECT_NE(program.out().find("\"is_closed\":true"), std::string::npos) << program.out();
    EXPECT_EQ(program.run({"user", "reopen", "wang"}), 0);
    EXPECT_EQ(program.run({"user", "reopen", "wang"}), 1);
    EXPECT_EQ(program.run({"user", "close", "nobody"}), 1);
}

TEST(CommandLine, VerifiesAndPrintsEntriesAndRoot) {
    Program program;
    program.add_user("wang");

    EXPECT_EQ(program.run({"verify", "--tables"}), 0);

    EXPECT_TRUE(program.out().starts_with("entries 1\nroot ")) << program.out();
    EXPECT_NE(program.out().find("tables agree"), std::string::npos);
}

TEST(CommandLine, NamesTheDamagedEntry) {
    Program program;
    program.add_user("wang");
    program.meddle(alter_first_entry);

    EXPECT_EQ(program.run({"verify"}), 1);
    EXPECT_NE(program.out().find("entry 1"), std::string::npos);
    EXPECT_EQ(program.run({"verify", "--json"}), 1);
    EXPECT_NE(program.out().find(R"("damage":{"entry":1,"harm":"body_disagrees"})"),
              std::string::npos);
}

TEST(CommandLine, NamesTheFirstRowThatDisagreesWithTheRecord) {
    Program program;
    program.add_user("li");
    program.add_user("wang");
    program.meddle(close_accounts);

    EXPECT_EQ(program.run({"verify"}), 0);
    EXPECT_EQ(program.run({"verify", "--tables"}), 1);
    EXPECT_NE(program.out().find("accounts"), std::string::npos);
    EXPECT_NE(program.out().find("row 1"), std::string::npos);

    EXPECT_EQ(program.run({"rebuild"}), 0);
    EXPECT_EQ(program.run({"verify", "--tables"}), 0);
}

TEST(CommandLine, ImportsTheCalendarOnce) {
    Program program;
    const auto file = program.data().parent_path() / "days.csv";
    std::ofstream(file) << "date,kind\n2027-01-01,holiday\n2027-02-06,holiday\n"
                           "2027-02-07,holiday\n2027-02-08,holiday\n2027-02-09,holiday\n"
                           "2027-05-01,holiday\n2027-10-01,holiday\n2027-10-02,holiday\n"
                           "2027-10-03,holiday\n2027-10-04,holiday\n2027-10-05,holiday\n";

    EXPECT_EQ(program.run({"calendar", "import", file.string()}), 0) << program.err();
    EXPECT_NE(program.out().find("2027"), std::string::npos);
    EXPECT_EQ(program.run({"calendar", "import", file.string(), "--json"}), 0);
    EXPECT_EQ(program.out(), "{\"recorded\":[],\"unchanged\":[2027]}\n");
    EXPECT_EQ(program.run({"calendar", "list"}), 0);
    EXPECT_NE(program.out().find("2027: 11 days off"), std::string::npos);
    EXPECT_EQ(program.run({"calendar", "import", "nowhere.csv"}), 1);
}

TEST(CommandLine, IsRefusedNamingWhoHoldsTheStore) {
    Program program;
    const auto lock = Lock::take(program.data(), "songyuan simulate");
    ASSERT_TRUE(lock.has_value());

    EXPECT_EQ(program.add_user("wang"), 1);

    EXPECT_NE(program.err().find("songyuan simulate (pid"), std::string::npos);
}

TEST(CommandLine, SendsWhatWritesToTheServer) {
    Program program;
    Server server(program);

    EXPECT_EQ(program.add_user("wang"), 0);
    EXPECT_NE(program.out().find("wang"), std::string::npos);
    EXPECT_EQ(program.add_user("wang"), 1);
    EXPECT_NE(program.err(), "");
    EXPECT_EQ(server.errands, 2);

    EXPECT_EQ(program.run({"verify", "--tables"}), 0);
    EXPECT_EQ(program.run({"user", "list"}), 0);
    EXPECT_EQ(server.errands, 2);
}

TEST(CommandLine, DoesNotRebuildBesideAServer) {
    Program program;
    const Server server(program);

    EXPECT_EQ(program.run({"rebuild"}), 1);

    EXPECT_NE(program.err().find("songyuan serve"), std::string::npos);
}

TEST(CommandLine, LetsOnlyTheOwnerReachTheServer) {
    Program program;
    const Server server(program);

    const auto others = fs::perms::group_all | fs::perms::others_all;

    EXPECT_EQ(fs::status(program.data() / "socket").permissions() & others, fs::perms::none);
    EXPECT_EQ(fs::status(program.data()).permissions() & others, fs::perms::none);
}

TEST(CommandLine, MakesTheTablesAnewForAnotherVersion) {
    Program program;
    program.add_user("wang");
    program.meddle("UPDATE marks SET value = 'older' WHERE name = 'cache_version'");
    program.meddle(close_accounts);

    EXPECT_EQ(program.run({"user", "list"}), 1);
    EXPECT_EQ(program.add_user("li"), 0);
    EXPECT_EQ(program.run({"verify", "--tables"}), 0);
}

TEST(CommandLine, KeepsAStoreToItsStreet) {
    Program program;
    program.add_user("wang");
    Ownership how;
    how.subdistrict = "310101016";

    const auto opened = Premises::open(program.data(), program.house(), how);

    ASSERT_FALSE(opened.has_value());
    EXPECT_EQ(opened.error().key, "cli.other_subdistrict");
}

TEST(CommandLine, LeavesNoTraceOfAStreetThatIsRefused) {
    Program program;
    House refusing = program.house();
    refusing.found = [](journal::Turn&, const std::string&) -> base::Result<nlohmann::json> {
        return base::refuse(base::Why::Invalid, "cli.not_utf8");
    };
    Ownership how;
    how.subdistrict = "nowhere";

    EXPECT_FALSE(Premises::open(program.data(), refusing, how).has_value());

    EXPECT_FALSE(store::has_store(program.data()));
    EXPECT_TRUE(Premises::open(program.data(), program.house(), {}).has_value());
}

TEST(CommandLine, LetsAVerbOwnTheStoreWithItsOption) {
    Program program;
    Verb verb;
    verb.name = "resettle";
    verb.touch = Touch::Writes;
    verb.owns_with = "--alone";
    bool is_alone = false;
    verb.declare = [&is_alone](CommandLine& line) -> cli::Run {
        line.add_flag("--alone", is_alone, "Owns the store");
        return [](Console&, Neighbourhood& neighbourhood) -> base::Result<int> {
            const auto owned = neighbourhood.own({});
            return owned ? base::Result<int>(0) : base::refusal_of(owned);
        };
    };
    program.trial().verbs.push_back(verb);

    EXPECT_EQ(program.run({"resettle", "--alone"}), 0);
    const Server server(program);
    EXPECT_EQ(program.run({"resettle", "--alone"}), 1);
    EXPECT_EQ(server.errands, 0);
    EXPECT_EQ(program.run({"resettle"}), 1);
    EXPECT_EQ(server.errands, 1);
}

TEST(CommandLine, ChecksTheMachinesFile) {
    Program program;
    const auto file = program.data().parent_path() / "songyuan.toml";
    std::ofstream(file) << "[listen]\naddress = \"nowhere\"\n";

    EXPECT_EQ(program.run_bare({"config", "check", "--config", file.string()}), 1);
    EXPECT_NE(program.out().find("Line 2"), std::string::npos);
    EXPECT_EQ(program.run_bare({"config", "check"}), 1);
}

} // namespace
} // namespace cli
