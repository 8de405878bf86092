// The street's documents at the machine: whoever changes one there says why, as in the browser, and
// what they wrote stays as they wrote it.

#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/scratch.hpp"
#include "office/documents.hpp"
#include "store/store.hpp"
#include "tests/program/served.hpp"

namespace program {
namespace {

constexpr const char* slower = "# 律师一周来两次\n[consultations]\nanswer_days = 5 # 个工作日\n";

class Config : public testing::Test {
protected:
    Config() {
        std::ofstream(places()) << "居委会,小区,弄,号,室\n瞿溪,瞿溪新村,瞿溪路350弄,3,201\n";
        EXPECT_EQ(run({"import", "places", places(), "--data", data()}).code, 0);
        std::ofstream(file()) << slower;
    }

    [[nodiscard]] std::string data() const { return (folder_.path() / "street").string(); }
    [[nodiscard]] std::string file() const { return (folder_.path() / "street.toml").string(); }
    [[nodiscard]] std::string places() const { return (folder_.path() / "places.csv").string(); }
    [[nodiscard]] Ran import(std::vector<std::string> more = {}) const {
        std::vector<std::string> line = {"config", "import", file(), "--data", data()};
        line.insert(line.end(), more.begin(), more.end());
        return run(line);
    }
    [[nodiscard]] std::vector<office::DocumentVersion> versions() const {
        const auto store = store::open_sqlite(data());
        const auto reader = store->open_reader();
        return office::versions_of(*reader, "consultations", 9);
    }

    cli::ScratchFolder folder_;
};

TEST_F(Config, IsNotChangedWithoutAReason) {
    EXPECT_EQ(import().code, 1);
    EXPECT_EQ(import({"--reason", "  "}).code, 1);
    EXPECT_TRUE(versions().empty());
}

TEST_F(Config, IsChangedForAReasonThatStaysAndKeepsItsComments) {
    const auto imported = import({"--reason", "律师少了一位", "--json"});

    EXPECT_EQ(imported.code, 0) << imported.out;
    EXPECT_EQ(nlohmann::json::parse(imported.out)["changed"], (nlohmann::json{"consultations"}));
    ASSERT_EQ(versions().size(), 1U);
    EXPECT_EQ(versions().front().reason, "律师少了一位");
    const auto exported = run({"config", "export", "--data", data()}).out;
    EXPECT_NE(exported.find(slower), std::string::npos) << exported;
}

TEST_F(Config, NeedsNoReasonWhereNothingChanges) {
    ASSERT_EQ(import({"--reason", "律师少了一位"}).code, 0);

    EXPECT_EQ(import().code, 0);
    EXPECT_EQ(versions().size(), 1U);
}

} // namespace
} // namespace program
