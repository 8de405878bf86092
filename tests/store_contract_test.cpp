// What every database behind `store` promises. One suite, run once for each driver; a scene builds
// a store of its own in a folder of its own, whose name has a blank in it as people's folders do.

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <limits>
#include <map>
#include <memory>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include "store/store.hpp"
#include "store/text_index.hpp"

namespace {

namespace fs = std::filesystem;

constexpr std::string_view town_sql = R"(
-- kind: journal
CREATE TABLE entries (
    sequence BIGINT PRIMARY KEY, -- from 1
    body TEXT NOT NULL
);

-- kind: kept
CREATE TABLE words (
    id BIGINT PRIMARY KEY,
    value TEXT
);

-- kind: cache
CREATE TABLE cases (
    id BIGINT PRIMARY KEY,
    stage TEXT NOT NULL,
    due BIGINT,
    title TEXT
);
CREATE INDEX cases_by_stage ON cases (stage, due, id);

-- kind: cache
CREATE TABLE followers (
    case_id BIGINT NOT NULL,
    person BIGINT NOT NULL,
    PRIMARY KEY (case_id, person)
) CLUSTERED;
)";

constexpr store::Sql insert_case = R"(
    INSERT INTO cases (id, stage, due, title) VALUES (:id, :stage, :due, :title))";
constexpr store::Sql select_case = R"(
    SELECT stage, due, title FROM cases WHERE id = :id)";
constexpr store::Sql count_cases = R"(
    SELECT count(*) FROM cases)";
constexpr store::Sql insert_words = R"(
    INSERT INTO words (id, value) VALUES (:id, :value))";
constexpr store::Sql select_words = R"(
    SELECT value FROM words WHERE id = :id)";
constexpr store::Sql delete_words = R"(
    DELETE FROM words WHERE id = :id)";

struct Driver {
    std::string name;
    std::function<std::unique_ptr<store::Store>(const fs::path&)> open;
};

class StoreContract : public testing::TestWithParam<Driver> {
protected:
    StoreContract() {
        std::string pattern = fs::temp_directory_path() / "songyuan store XXXXXX";
        folder_ = mkdtemp(pattern.data());
        schema_.add("town/schema.sql", town_sql);
        open();
    }
    ~StoreContract() override {
        store_.reset();
        fs::remove_all(folder_);
    }

    void open() {
        store_ = GetParam().open(folder_);
        store_->furnish(schema_);
    }

    void put_case(store::Connection& writer, std::int64_t id, const std::string& stage) {
        writer.run(insert_case, id, stage, std::optional<std::int64_t>(), "电梯");
    }

    std::int64_t cases_in(store::Connection& connection) {
        return connection.value<std::int64_t>(count_cases).value();
    }

    bool is_in_the_files(const std::string& words) {
        for (const auto& entry : fs::directory_iterator(folder_)) {
            std::ifstream file(entry.path(), std::ios::binary);
            const std::string bytes(std::istreambuf_iterator<char>(file), {});
            if (bytes.find(words) != std::string::npos) {
                return true;
            }
        }
        return false;
    }

    fs::path folder_;
    store::Schema schema_;
    std::unique_ptr<store::Store> store_;
};

store::Trouble trouble_in(const std::function<void()>& action) {
    try {
        action();
    } catch (const store::StoreFault& fault) {
        return fault.trouble();
    }
    throw std::logic_error("there was no trouble");
}

TEST_P(StoreContract, GivesBackWhatWasPutIn) {
    const auto writer = store_->open_writer();
    constexpr auto largest = std::numeric_limits<std::int64_t>::max();
    constexpr auto smallest = std::numeric_limits<std::int64_t>::min();
    const std::string photo(800'000, 'f');

    writer->begin_write();
    writer->run(insert_case, 1, "open", largest, "三号楼电梯🛗 \"停\" 'x' %");
    writer->run(insert_case, 2, "", smallest, std::optional<std::string>());
    writer->run(insert_case, 3, "open", std::optional<std::int64_t>(), photo);
    writer->commit();

    using Row = std::tuple<std::string, std::optional<std::int64_t>, std::optional<std::string>>;
    const auto find = [&](std::int64_t id) {
        return *writer->row<std::string, std::optional<std::int64_t>, std::optional<std::string>>(
            select_case, id);
    };
    EXPECT_EQ(find(1), Row("open", largest, "三号楼电梯🛗 \"停\" 'x' %"));
    EXPECT_EQ(find(2), Row("", smallest, std::nullopt));
    EXPECT_EQ(find(3), Row("open", std::nullopt, photo));
    EXPECT_FALSE(writer->row<std::string>("SELECT stage FROM cases WHERE id = :id", 4));
}

TEST_P(StoreContract, LetsOnlyOneWrite) {
    const auto writer = store_->open_writer();
    const auto rival = store_->open_writer();
    writer->begin_write();

    const auto trouble = trouble_in([&] { rival->begin_write(); });

    EXPECT_EQ(trouble, store::Trouble::Busy);
    writer->rollback();
    EXPECT_NO_THROW(rival->begin_write());
}

TEST_P(StoreContract, ForgetsWhatIsRolledBack) {
    const auto writer = store_->open_writer();
    writer->begin_write();
    put_case(*writer, 1, "open");

    writer->rollback();
    writer->rollback();

    EXPECT_EQ(cases_in(*writer), 0);
}

TEST_P(StoreContract, ShowsAReaderOneMomentUntilItLetsGo) {
    const auto writer = store_->open_writer();
    const auto reader = store_->open_reader();
    {
        const store::Snapshot snapshot(*reader);
        EXPECT_EQ(cases_in(*reader), 0);

        writer->begin_write();
        put_case(*writer, 1, "open");
        EXPECT_EQ(cases_in(*writer), 1);
        writer->commit();

        EXPECT_EQ(cases_in(*reader), 0);
    }
    EXPECT_EQ(cases_in(*reader), 1);
}

TEST_P(StoreContract, LetsNoReaderWrite) {
    const auto reader = store_->open_reader();

    EXPECT_EQ(trouble_in([&] { put_case(*reader, 1, "open"); }), store::Trouble::Other);
}

TEST_P(StoreContract, PutsTheFilledTablesInPlaceAtOnce) {
    const auto reader = store_->open_reader();
    {
        const auto writer = store_->open_writer();
        writer->begin_write();
        put_case(*writer, 1, "old");
        writer->commit();
    }

    const auto rebuild = store_->begin_rebuild(schema_);
    rebuild->begin_write();
    put_case(*rebuild, 7, "new");
    put_case(*rebuild, 8, "new");
    rebuild->commit();
    EXPECT_EQ(cases_in(*reader), 1);
    rebuild->begin_write();
    store_->finish_rebuild(*rebuild, schema_);
    EXPECT_EQ(cases_in(*reader), 1);
    rebuild->commit();

    EXPECT_EQ(cases_in(*reader), 2);
}

INSTANTIATE_TEST_SUITE_P(
    Databases,
    StoreContract,
    testing::Values(Driver{"SQLite",
                           [](const fs::path& folder) { return store::open_sqlite(folder); }}),
    [](const testing::TestParamInfo<Driver>& driver) { return driver.param.name; });

} // namespace
