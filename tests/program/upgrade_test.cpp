// A new version takes the place of the old one: the store that the older one left is opened as it
// is, its tables are made anew from the record, and nothing that was promised is gone.
//
// tests/vectors/older_store.sql is such a store as text: `sqlite3 songyuan.db .dump`.

#include <fstream>
#include <iterator>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/scratch.hpp"
#include "store/store.hpp"
#include "tests/program/served.hpp"

namespace program {
namespace {

// What the older version said of its record on its last day.
constexpr const char* older_root =
    "47f1057e0de47047b04509b643a04beb3f45f5979ecd3502fd0715fe887aefaa";
constexpr int older_entries = 12;

void leave_older_store(const std::filesystem::path& folder) {
    std::ifstream file("tests/vectors/older_store.sql");
    const std::string dump(std::istreambuf_iterator<char>(file), {});
    const auto store = store::open_sqlite(folder);
    const auto writer = store->open_writer();
    writer->script("DROP TABLE made_tables"); // The dump brings its own.
    writer->script(dump);
}

TEST(Upgrade, KeepsWhatTheOlderVersionRecorded) {
    const cli::ScratchFolder folder;
    leave_older_store(folder.path());
    const auto data = folder.path().string();
    EXPECT_EQ(run({"user", "list", "--data", data}).code, 1) << "the older tables are not read";

    {
        Served served(folder.path());
        for (const char* path : {"/cases/1.json", "/cases/2.json", "/cases/3.json"}) {
            const auto reply = ask(served.port(), get(path));
            ASSERT_TRUE(reply.has_value());
            EXPECT_EQ(reply->status, 200) << path;
        }
        EXPECT_EQ(served.stop(), 0);
    }

    const auto verified =
        nlohmann::json::parse(run({"verify", "--tables", "--data", data, "--json"}).out);
    EXPECT_GE(verified["entries"], older_entries);
    EXPECT_TRUE(verified["tables"]["difference"].is_null()) << verified;
    const auto users = run({"user", "list", "--data", data}).out;
    EXPECT_NE(users.find("wang"), std::string::npos) << users;
}

TEST(Upgrade, VerifiesTheOlderRecordBeforeAnythingIsRecorded) {
    const cli::ScratchFolder folder;
    leave_older_store(folder.path());

    const auto verified = run({"verify", "--data", folder.path().string(), "--json"});

    EXPECT_EQ(verified.code, 0);
    const auto json = nlohmann::json::parse(verified.out);
    EXPECT_EQ(json["entries"], older_entries);
    EXPECT_EQ(json["root"], older_root);
}

TEST(Upgrade, ThatIsCutOffIsBegunAgain) {
    const cli::ScratchFolder folder;
    leave_older_store(folder.path());
    const auto data = folder.path().string();

    run_until(folder.path() / "lock", {"rebuild", "--data", data});

    EXPECT_EQ(run({"rebuild", "--data", data}).code, 0);
    EXPECT_EQ(run({"verify", "--tables", "--data", data}).code, 0);
}

} // namespace
} // namespace program
