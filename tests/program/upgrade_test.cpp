// A new version takes the place of the old one: the store that the older one left is opened as it
// is, its tables are made anew from the record, and nothing that was promised is gone.
//
// Two such stores stand in tests/vectors as text (`sqlite3 songyuan.db .dump`): older_store.sql
// with three reports, and lived_in_store.sql, in which a case or an activity met with almost
// everything that one can meet with.

#include <fstream>
#include <iterator>
#include <map>
#include <optional>

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

// What the lived-in street said of its record.
constexpr const char* lived_in_root =
    "f9c23bd7551af624b6a283a7dc6fefd383195088fa2983d0dd3d1ed2357eef80";
constexpr int lived_in_entries = 112;

void leave_older_store(const std::filesystem::path& folder,
                       const char* dumped = "tests/vectors/older_store.sql") {
    std::ifstream file(dumped);
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

// The street of lived_in_store.sql after the upgrade, as anybody and as its leader reads it.
class LivedIn : public testing::Test {
protected:
    void SetUp() override {
        leave_older_store(folder_.path(), "tests/vectors/lived_in_store.sql");
        served_.emplace(folder_.path());
        const auto reply =
            ask(served_->port(),
                post_json("/sign-in", R"({"login": "leader", "password": "an older password"})"));
        ASSERT_TRUE(reply.has_value());
        const auto begins = reply->head.find("session=");
        ASSERT_NE(begins, std::string::npos) << reply->head << reply->body;
        cookie_ = reply->head.substr(begins, reply->head.find(';', begins) - begins);
    }

    [[nodiscard]] Reply asked(const std::string& path) const {
        const auto reply = ask(served_->port(),
                               "GET " + path +
                                   " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n"
                                   "Accept-Language: zh-CN\r\nCookie: " +
                                   cookie_ + "\r\nConnection: close\r\n\r\n");
        return reply.value_or(Reply{});
    }
    [[nodiscard]] nlohmann::json page(const std::string& path) const {
        const auto reply = asked(path);
        EXPECT_EQ(reply.status, 200) << path << reply.body;
        return nlohmann::json::parse(reply.body);
    }

    // What happened to a case, oldest first; since then only deadlines may have passed.
    void expect_course(int number, const std::vector<std::string>& expected) const {
        const auto timeline = page("/cases/" + std::to_string(number) + ".json")["timeline"];
        std::vector<std::string> course;
        for (auto step = timeline.rbegin(); step != timeline.rend(); ++step) {
            course.push_back((*step)["kind"]);
        }
        ASSERT_GE(course.size(), expected.size()) << timeline;
        course.resize(expected.size());
        EXPECT_EQ(course, expected) << number;
    }

    cli::ScratchFolder folder_;
    std::optional<Served> served_;
    std::string cookie_;
};

TEST_F(LivedIn, EveryPageThatNeedsNoNumberIsShown) {
    for (const auto& [path, methods] : page("/openapi.json")["paths"].items()) {
        const bool is_plain = methods.contains("get") && path.find('{') == std::string::npos;
        if (is_plain) {
            EXPECT_LT(asked(path).status, 500) << path;
        }
    }
}

TEST_F(LivedIn, EveryCaseTellsWhatItMetWith) {
    expect_course(1,
                  {"case_opened",
                   "case_returned",
                   "return_refused",
                   "case_accepted",
                   "resident_contacted",
                   "part_asked",
                   "part_asked",
                   "part_answered"});
    expect_course(2, {"case_opened", "case_accepted", "resident_contacted"});
    expect_course(3, {"case_opened", "case_accepted", "resident_contacted", "case_suspended"});
    expect_course(4,
                  {"case_opened",
                   "case_accepted",
                   "resident_contacted",
                   "case_submitted",
                   "case_checked",
                   "resident_called_back",
                   "case_rehandled"});

    const auto parts = page("/cases/1.json")["parts"];
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_EQ(parts[0]["whose"], "登高电梯维保公司");
    EXPECT_EQ(parts[0]["words"], "皮带老化，已更换");
    EXPECT_EQ(parts[1]["matter"], "楼内张贴告示");
    EXPECT_EQ(page("/cases/2.json")["whole_due"]["at"], "2026-12-04T17:30:00+08:00");
    EXPECT_EQ(page("/cases/3.json")["signal"], "unresolved");
    EXPECT_EQ(page("/cases/4.json")["round"], 1);
    EXPECT_TRUE(asked("/cases/4.json").body.find("plan_signed") != std::string::npos);
    EXPECT_TRUE(asked("/cases/4.json").body.find("换整组灯具并加装感应开关") != std::string::npos);
}

TEST_F(LivedIn, TheFiguresCountWhatHappened) {
    const auto overview = page("/overview.json?by=unit&from=2026-11-01&to=2026-11-30");
    std::map<std::string, std::string> shown;
    for (const auto& line : overview["lines"]) {
        for (const auto& cell : line["cells"]) {
            shown[cell["label"]] = cell["shown"];
        }
    }
    for (const auto& card : overview["cards"]) {
        shown[card["name"]] = card["shown"];
    }

    EXPECT_EQ(shown["收到"], "5") << overview;
    EXPECT_EQ(shown["居民说解决了"], "0/1");
    EXPECT_EQ(shown["退单"], "1/5");
    EXPECT_EQ(shown["答复中位天数"], "0");
}

TEST_F(LivedIn, TheAllianceIsAsItWas) {
    const auto planned = page("/plans/1.json");
    EXPECT_EQ(planned["signed_up"], 5);
    EXPECT_EQ(planned["links"].size(), 2U);
    EXPECT_EQ(page("/plans/2.json")["state"], "已取消：台风蓝色预警");
    const auto shelf = page("/consultations.json")["shelf"];
    ASSERT_EQ(shelf.size(), 1U);
    EXPECT_EQ(shelf[0]["answer"], "先请物业上门，再请居委会调解。");
    EXPECT_NE(page("/consultations.json")["lead"].get<std::string>().find("4 个工作日"),
              std::string::npos);
    const auto initiative = page("/initiatives/1.json");
    EXPECT_EQ(initiative["people"], 2);
    EXPECT_EQ(initiative["units"], 1);
    EXPECT_EQ(page("/alliance/units/3.json")["members"].size(), 3U);
    const auto applications = page("/alliance/applications.json");
    EXPECT_EQ(applications["decided"].size(), 1U);
    EXPECT_EQ(applications["waiting"].size(), 1U);
}

// What a template said of its one category is read where several may stand now.
TEST_F(LivedIn, TheStreetsOwnWordsAndDocumentsAreKept) {
    const auto written = page("/settings/templates.json")["groups"][0]["templates"][0];
    EXPECT_EQ(written["categories"], nlohmann::json::array({"lift"}));
    EXPECT_EQ(written["name"], "电梯恢复运行");
    const auto rules = page("/settings/documents/cases.json");
    EXPECT_EQ(rules["version"], 1);
    EXPECT_NE(rules["document"].get<std::string>().find("[\"supervised\", \"rehandled\"]"),
              std::string::npos);
    EXPECT_EQ(page("/settings/documents/consultations.json")["document"],
              "[consultations]\nanswer_days = 4  # 几个工作日内答复 working days to answer\n");
}

TEST_F(LivedIn, TheRecordIsTheSameAndSaysWhatTheTablesSay) {
    served_->stop();
    const cli::ScratchFolder before;
    leave_older_store(before.path(), "tests/vectors/lived_in_store.sql");
    const auto data = folder_.path().string();

    const auto verified =
        nlohmann::json::parse(run({"verify", "--tables", "--data", data, "--json"}).out);
    const auto older =
        nlohmann::json::parse(run({"verify", "--data", before.path().string(), "--json"}).out);

    EXPECT_GE(verified["entries"], lived_in_entries);
    EXPECT_TRUE(verified["tables"]["difference"].is_null()) << verified;
    EXPECT_EQ(older["entries"], lived_in_entries);
    EXPECT_EQ(older["root"], lived_in_root);
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
