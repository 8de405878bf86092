// A copy of the store is good or is not there, and what is restored is what was copied.

#include <csignal>
#include <fstream>

#include <gtest/gtest.h>
#include <sys/resource.h>

#include "cli/backups.hpp"
#include "cli/program_test.hpp"
#include "store/copies.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// A street with one account, and a place beside it for copies.
class Backups : public testing::Test {
protected:
    Backups() { program.add_user("wang"); }

    [[nodiscard]] fs::path beside(const std::string& name) const {
        return program.data().parent_path() / name;
    }
    int back_up(const std::string& name) { return program.run({"backup", beside(name)}); }
    int restore(const std::string& copy, const std::string& folder) {
        return program.run_bare({"restore", beside(copy), "--data", beside(folder)});
    }

    Program program;
};

// No file of this process may grow beyond a few pages while this lives.
class FullDisk {
public:
    FullDisk() {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit small{16384, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &before_); }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;
    FullDisk(FullDisk&&) = delete;
    FullDisk& operator=(FullDisk&&) = delete;

private:
    rlimit before_{};
};

TEST_F(Backups, AreMadeWhileTheServerServes) {
    const Server server(program);
    program.add_user("li");

    ASSERT_EQ(back_up("copy.db"), 0) << program.err();
    EXPECT_TRUE(program.out().starts_with("entries 2\nroot ")) << program.out();
    program.add_user("zhao");

    EXPECT_EQ(program.run_bare({"restore", "--check", beside("copy.db")}), 0) << program.err();
    EXPECT_TRUE(program.out().starts_with("entries 2\nroot ")) << program.out();
}

TEST_F(Backups, SayEntriesAndRootToAProgram) {
    ASSERT_EQ(program.run({"backup", beside("copy.db"), "--json"}), 0);
    const auto said = json::parse(program.out());
    program.run({"verify", "--json"});
    const auto verified = json::parse(program.out());

    EXPECT_EQ(said.at("entries"), 1);
    EXPECT_EQ(said.at("root"), verified.at("root"));
    EXPECT_EQ(said.at("bytes"), fs::file_size(beside("copy.db")));
}

TEST_F(Backups, AreForTheirOwnerOnlyAndNoted) {
    ASSERT_EQ(back_up("copy.db"), 0);

    const auto others = fs::perms::group_all | fs::perms::others_all;
    EXPECT_EQ(fs::status(beside("copy.db")).permissions() & others, fs::perms::none);
    const auto noted = last_backup(program.data());
    ASSERT_TRUE(noted.has_value());
    EXPECT_EQ(noted->entries, 1);
    EXPECT_EQ(noted->at, program.trial().now);
}

TEST_F(Backups, NeverReplaceAFile) {
    std::ofstream(beside("copy.db")) << "my notes";

    EXPECT_EQ(back_up("copy.db"), 1);
    EXPECT_NE(program.err().find("already a file"), std::string::npos);
    EXPECT_EQ(fs::file_size(beside("copy.db")), 8U);
}

TEST_F(Backups, NeedAFolderThatIsThere) {
    EXPECT_EQ(back_up("nowhere/copy.db"), 1);
    EXPECT_NE(program.err().find("no folder"), std::string::npos);
}

TEST_F(Backups, LeaveNothingBehindWhenTheDiskIsFull) {
    {
        const FullDisk full;
        EXPECT_EQ(back_up("copy.db"), 1);
    }
    EXPECT_NE(program.err().find("no room"), std::string::npos) << program.err();
    EXPECT_FALSE(fs::exists(beside("copy.db")));
    EXPECT_FALSE(fs::exists(store::unfinished(beside("copy.db"))));
    EXPECT_FALSE(last_backup(program.data()).has_value());
}

TEST_F(Backups, ReplaceWhatAnInterruptedOneLeft) {
    std::ofstream(store::unfinished(beside("copy.db"))) << "half of it";

    EXPECT_EQ(back_up("copy.db"), 0);
    EXPECT_FALSE(fs::exists(store::unfinished(beside("copy.db"))));
}

TEST_F(Backups, ComeBackAsTheSameStore) {
    back_up("copy.db");

    ASSERT_EQ(restore("copy.db", "new"), 0) << program.err();

    EXPECT_EQ(program.run_bare({"verify", "--tables", "--data", beside("new")}), 0);
    EXPECT_EQ(program.run_bare({"user", "list", "--data", beside("new")}), 0);
    EXPECT_NE(program.out().find("wang"), std::string::npos);
}

TEST_F(Backups, AreRestoredIntoAnEmptyFolderOnly) {
    back_up("copy.db");
    fs::create_directory(beside("papers"));
    std::ofstream(beside("papers") / "letter.txt") << "dear neighbour";

    EXPECT_EQ(program.run({"restore", beside("copy.db")}), 1);
    EXPECT_NE(program.err().find("already"), std::string::npos);
    EXPECT_EQ(restore("copy.db", "papers"), 1);
    EXPECT_FALSE(fs::exists(beside("papers") / "lock"));
    EXPECT_EQ(program.run({"user", "list"}), 0);
}

TEST_F(Backups, AreNotRestoredUnderARunningServer) {
    back_up("copy.db");
    const Server server(program);

    EXPECT_EQ(program.run({"restore", beside("copy.db")}), 1);
    EXPECT_NE(program.err().find("songyuan serve (pid"), std::string::npos);
}

TEST_F(Backups, AreVerifiedBeforeTheyAreRestored) {
    back_up("copy.db");
    fs::create_directory(beside("altered"));
    fs::copy(beside("copy.db"), beside("altered") / "songyuan.db");
    store::open_sqlite(beside("altered"))
        ->open_writer()
        ->script("UPDATE entries SET kind = 'x' WHERE sequence = 1");

    EXPECT_EQ(program.run_bare({"restore", "--check", beside("altered/songyuan.db")}), 1);
    EXPECT_EQ(restore("altered/songyuan.db", "new"), 1);
    EXPECT_NE(program.out().find("entry 1"), std::string::npos);
    EXPECT_FALSE(fs::exists(beside("new") / "songyuan.db"));
    EXPECT_FALSE(fs::exists(store::unfinished(beside("new") / "songyuan.db")));
}

TEST_F(Backups, AreToldFromOtherFiles) {
    std::ofstream(beside("letter.txt")) << std::string(5000, 'x');
    store::open_sqlite(beside("other"))->open_writer()->script("CREATE TABLE letters (id)");

    EXPECT_EQ(program.run_bare({"restore", "--check", beside("letter.txt")}), 1);
    EXPECT_NE(program.err().find("no copy of a Songyuan store"), std::string::npos);
    EXPECT_EQ(program.run_bare({"restore", "--check", beside("other/songyuan.db")}), 1);
    EXPECT_NE(program.err().find("no copy of a Songyuan store"), std::string::npos);
    EXPECT_EQ(program.run_bare({"restore", "--check", beside("nowhere.db")}), 1);
    EXPECT_EQ(program.run_bare({"restore", beside("letter.txt")}), 1);
    EXPECT_NE(program.err().find("--data"), std::string::npos);
}

} // namespace
} // namespace cli
