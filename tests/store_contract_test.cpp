// What every database behind `store` promises. One suite, run once for each driver; a scene builds
// a store of its own in a folder of its own, whose name has a blank in it as people's folders do,
// or in a schema of its own. What can only be asked of a file is asked of SQLite alone.

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
#include <sys/resource.h>
#include <unistd.h>

#include "store/store.hpp"
#include "store/test_address.hpp"
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

-- kind: cache, indexed last
CREATE TABLE slips (
    id BIGINT PRIMARY KEY,
    code TEXT NOT NULL
);
CREATE UNIQUE INDEX slips_by_code ON slips (code);
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

// The variable that names a database for tests: bin/test starts one. SQLite needs none.
struct Driver {
    std::string name;
    const char* variable;
};
constexpr const char* no_variable = "SONGYUAN_NO_DATABASE";

class StoreContract : public testing::TestWithParam<Driver> {
protected:
    void SetUp() override {
        if (GetParam().name == "PostgreSQL" && address().database.empty()) {
            GTEST_SKIP() << "no database is named; ctest starts one";
        }
        schema_.add("town/schema.sql", town_sql);
        open();
    }
    void TearDown() override { store_.reset(); }

    [[nodiscard]] const store::Address& address() const { return *address_; }

    void open() {
        store_ = store::open(address());
        store_->furnish(schema_);
    }

    void put_case(store::Connection& writer, std::int64_t id, const std::string& stage) {
        writer.run(insert_case, id, stage, std::optional<std::int64_t>(), "电梯");
    }

    std::int64_t cases_in(store::Connection& connection) {
        return connection.value<std::int64_t>(count_cases).value();
    }

    store::TestAddress address_{"songyuan store", GetParam().variable};
    store::Schema schema_;
    std::unique_ptr<store::Store> store_;
};

class StoreInAFile : public StoreContract {
protected:
    bool is_in_the_files(const std::string& words) {
        for (const auto& entry : fs::directory_iterator(address().folder)) {
            std::ifstream file(entry.path(), std::ios::binary);
            const std::string bytes(std::istreambuf_iterator<char>(file), {});
            if (bytes.find(words) != std::string::npos) {
                return true;
            }
        }
        return false;
    }
};

// Several processes may reach a schema, and the line to it may break.
class StoreInADatabase : public StoreContract {
protected:
    [[nodiscard]] std::string schema_name() const {
        const auto& database = address().database;
        return database.substr(database.rfind('=') + 1);
    }

    // As when the database was stopped, or the network to it was cut.
    void break_line_of(store::Connection& connection) {
        const auto line = connection.value<std::int64_t>("SELECT pg_backend_pid()").value();
        store_->open_reader()->script("SELECT pg_terminate_backend(" + std::to_string(line) +
                                      ", 5000)");
    }
};

// Other tests that read in the same database may hold it back for a moment.
bool comes_true(const std::function<bool()>& action) {
    const auto last = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    bool is_true = action();
    while (!is_true && std::chrono::steady_clock::now() < last) {
        is_true = action();
    }
    return is_true;
}

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
    auto writer = store_->open_writer();
    const auto rival = store_->open_writer();
    writer->begin_write();

    const auto trouble = trouble_in([&] { rival->begin_write(); });

    EXPECT_EQ(trouble, store::Trouble::Busy);
    writer.reset();
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

// How many cases a batch adds to one row.
class CasesAdded final : public store::Sums {
public:
    void write(store::Connection& to) override { to.run(insert_case, 1, "open", count, "一批"); }
    std::int64_t count = 0;
};

TEST_P(StoreContract, WritesWhatABatchSumsUpOnceAndForgetsItWhenRolledBack) {
    const auto writer = store_->open_writer();
    const auto due = [&] {
        return writer->value<std::int64_t>("SELECT due FROM cases WHERE id = :id", 1);
    };

    writer->begin_write();
    writer->sums<CasesAdded>().count += 7;
    writer->rollback();
    writer->begin_write();
    writer->commit();
    EXPECT_EQ(due(), std::nullopt);

    writer->begin_write();
    writer->sums<CasesAdded>().count += 2;
    writer->sums<CasesAdded>().count += 3;
    EXPECT_EQ(due(), std::nullopt);
    writer->commit();
    EXPECT_EQ(due(), 5);
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
    rebuild->commit();

    EXPECT_EQ(cases_in(*reader), 2);
}

TEST_P(StoreContract, MakesTheIndexesOfWhatIsIndexedLastWithTheFilledTable) {
    constexpr store::Sql insert_slip = "INSERT INTO slips (id, code) VALUES (:id, :code)";
    for (int times = 0; times < 2; ++times) {
        const auto rebuild = store_->begin_rebuild(schema_);
        rebuild->begin_write();
        rebuild->run(insert_slip, 1, "K7");
        store_->finish_rebuild(*rebuild, schema_);
        rebuild->commit();
    }

    const auto writer = store_->open_writer();

    EXPECT_EQ(trouble_in([&] { writer->run(insert_slip, 2, "K7"); }), store::Trouble::Other);
    writer->run(insert_slip, 2, "K8");
}

TEST_P(StoreContract, CountsWhatItTouchedAndReturnsWhatItIsAskedFor) {
    const auto writer = store_->open_writer();
    put_case(*writer, 1, "open");
    put_case(*writer, 2, "open");

    const auto touched =
        writer->touch("UPDATE cases SET due = :due WHERE stage = :stage", 5, "open");
    const auto untouched = writer->touch("DELETE FROM cases WHERE id = :id", 9);
    const auto ids = writer->rows<std::int64_t>(
        "UPDATE cases SET stage = :stage WHERE due = :due RETURNING id", "closed", 5);

    EXPECT_EQ(touched, 2);
    EXPECT_EQ(untouched, 0);
    EXPECT_EQ(ids.size(), 2U);
}

TEST_P(StoreContract, PutsTheNewInPlaceOfTheOld) {
    const auto writer = store_->open_writer();
    constexpr store::Sql upsert = R"(
        INSERT INTO words (id, value) VALUES (:id, :value)
        ON CONFLICT (id) DO UPDATE SET value = excluded.value)";

    writer->run(upsert, 1, "旧");
    writer->run(upsert, 1, "新");

    EXPECT_EQ(writer->value<std::string>(select_words, 1), "新");
}

TEST_P(StoreContract, KeepsItsRulesAboutKeysAndNulls) {
    const auto writer = store_->open_writer();
    put_case(*writer, 1, "open");

    EXPECT_EQ(trouble_in([&] { put_case(*writer, 1, "open"); }), store::Trouble::Other);
    EXPECT_EQ(
        trouble_in([&] {
            writer->run(
                insert_case, 2, std::optional<std::string>(), std::optional<std::int64_t>(), "");
        }),
        store::Trouble::Other);

    put_case(*writer, 2, "open");
    EXPECT_EQ(cases_in(*writer), 2);
}

TEST_P(StoreContract, GoesOnAfterAReadThatBrokeOff) {
    const auto writer = store_->open_writer();
    const auto reader = store_->open_reader();
    put_case(*writer, 1, "open");
    put_case(*writer, 2, "open");

    EXPECT_THROW(static_cast<void>(reader->row<std::int64_t>("SELECT id FROM cases ORDER BY id")),
                 base::BrokenPromise);
    put_case(*writer, 3, "open");

    EXPECT_EQ(cases_in(*reader), 3);
    EXPECT_TRUE(comes_true([&] { return writer->empty_log(); }));
}

TEST_P(StoreContract, ReadsWhatItHasJustWritten) {
    const auto writer = store_->open_writer();

    writer->begin_write();
    for (std::int64_t id = 1; id <= 1'000; ++id) {
        put_case(*writer, id, "open");
    }
    const auto before = cases_in(*writer);
    writer->commit();

    EXPECT_EQ(before, 1'000);
    EXPECT_EQ(cases_in(*store_->open_reader()), 1'000);
}

TEST_P(StoreContract, SaysAtTheLatestWhenItSettlesThatAWriteWasWrong) {
    const auto writer = store_->open_writer();
    writer->begin_write();

    const auto trouble = trouble_in([&] {
        put_case(*writer, 1, "open");
        put_case(*writer, 1, "open");
        writer->run(insert_words, 1, "没有写成");
        writer->settle();
    });
    writer->rollback();

    EXPECT_EQ(trouble, store::Trouble::Other);
    EXPECT_EQ(cases_in(*writer), 0);
    writer->begin_write();
    put_case(*writer, 1, "open");
    writer->run(insert_words, 1, "写成了");
    writer->commit();
    EXPECT_EQ(writer->value<std::string>(select_words, 1), "写成了");
}

TEST_P(StoreContract, KnowsATextByWhatItSaysNotByWhereItStands) {
    const auto writer = store_->open_writer();
    put_case(*writer, 1, "open");
    std::string text = "SELECT id FROM cases WHERE stage = :stage   ";
    EXPECT_EQ(writer->value<std::int64_t>(text.c_str(), "open"), 1);

    text.replace(0, text.size(), "SELECT title FROM cases WHERE stage = :stage");

    EXPECT_EQ(writer->value<std::string>(text.c_str(), "open"), "电梯");
}

TEST_P(StoreContract, RemembersAfterItWasClosed) {
    {
        const auto writer = store_->open_writer();
        writer->begin_write();
        put_case(*writer, 1, "open");
        writer->commit();
        writer->begin_write();
        put_case(*writer, 2, "open");
    }
    store_.reset();

    open();

    EXPECT_EQ(cases_in(*store_->open_reader()), 1);
    EXPECT_GT(store_->size_in_bytes(), 0);
}

TEST_P(StoreInAFile, SaysWhenThereIsNoRoomAndGoesOnWhenThereIs) {
    const auto writer = store_->open_writer();
    writer->script("PRAGMA max_page_count = 40");

    writer->begin_write();
    const auto trouble = trouble_in([&] {
        for (std::int64_t id = 1; id < 100; ++id) {
            writer->run(insert_words, id, std::string(4000, 'x'));
        }
        writer->commit();
    });
    writer->rollback();

    EXPECT_EQ(trouble, store::Trouble::Full);
    EXPECT_FALSE(writer->value<std::string>(select_words, 1));
    writer->begin_write();
    writer->run(insert_words, 1, "又有地方了");
    writer->commit();
    EXPECT_EQ(writer->value<std::string>(select_words, 1), "又有地方了");
}

TEST_P(StoreInAFile, SaysWhenTheFileIsNotAStore) {
    store_.reset();
    for (const auto& entry : fs::directory_iterator(address().folder)) {
        std::ofstream(entry.path()) << std::string(8192, 'x');
    }

    EXPECT_EQ(trouble_in([&] { open(); }), store::Trouble::Damaged);
}

TEST_P(StoreContract, ChangesNothingWhenARebuildBreaksOff) {
    const auto writer = store_->open_writer();
    put_case(*writer, 1, "old");
    {
        const auto rebuild = store_->begin_rebuild(schema_);
        put_case(*rebuild, 7, "new");
        rebuild->begin_write();
        store_->finish_rebuild(*rebuild, schema_);
    }
    EXPECT_EQ(writer->value<std::string>("SELECT stage FROM cases WHERE id = :id", 1), "old");

    for (int round = 0; round < 3; ++round) {
        const auto rebuild = store_->begin_rebuild(schema_);
        put_case(*rebuild, 8, "new");
        rebuild->begin_write();
        store_->finish_rebuild(*rebuild, schema_);
        rebuild->commit();
    }

    EXPECT_EQ(cases_in(*writer), 1);
    EXPECT_EQ(writer->value<std::string>("SELECT stage FROM cases WHERE id = :id", 8), "new");
}

TEST_P(StoreContract, RebuildsIntoAnotherShapeAndDropsWhatNobodyNeeds) {
    {
        const auto writer = store_->open_writer();
        put_case(*writer, 1, "old");
        writer->run(insert_words, 1, "留下");
    }
    store::Schema newer;
    newer.add("town/schema.sql", R"(
-- kind: kept
CREATE TABLE words (id BIGINT PRIMARY KEY, value TEXT);
-- kind: cache
CREATE TABLE cases (id BIGINT PRIMARY KEY, owner BIGINT NOT NULL);
CREATE INDEX cases_by_owner ON cases (owner, id);
)");

    store_->furnish(newer);
    const auto rebuild = store_->begin_rebuild(newer);
    rebuild->run("INSERT INTO cases (id, owner) VALUES (:id, :owner)", 1, 22);
    rebuild->begin_write();
    store_->finish_rebuild(*rebuild, newer);
    rebuild->commit();

    const auto reader = store_->open_reader();
    EXPECT_EQ(reader->value<std::int64_t>("SELECT owner FROM cases WHERE id = :id", 1), 22);
    EXPECT_EQ(reader->value<std::string>(select_words, 1), "留下");
    EXPECT_THROW(static_cast<void>(reader->value<std::int64_t>("SELECT count(*) FROM followers")),
                 store::StoreFault);
}

TEST_P(StoreContract, KeepsARebuildAwayFromTheRealTables) {
    const auto rebuild = store_->begin_rebuild(schema_);

    // A join by comma is the one way of naming a table that a rebuild doesn't understand.
    EXPECT_THROW(
        static_cast<void>(rebuild->value<std::int64_t>("SELECT count(*) FROM words, cases")),
        store::StoreFault);
}

TEST_P(StoreContract, TellsEqualTablesFromUnequalOnes) {
    const auto writer = store_->open_writer();
    put_case(*writer, 1, "open");
    put_case(*writer, 2, "closed");
    const auto before = writer->digest_of("cases");

    writer->run("UPDATE cases SET stage = :stage WHERE id = :id", "closed", 1);
    const auto changed = writer->digest_of("cases");
    writer->run("UPDATE cases SET stage = :stage WHERE id = :id", "open", 1);

    EXPECT_NE(before, changed);
    EXPECT_EQ(before, writer->digest_of("cases"));
}

TEST_P(StoreContract, LendsReadersAndTakesThemBack) {
    store::Readers readers(*store_);
    const store::Connection* first = nullptr;
    {
        const auto one = readers.borrow();
        const auto other = readers.borrow();
        first = &*other;
        EXPECT_NE(&*one, &*other);
    }

    const auto lease = readers.borrow();
    readers.forget();

    EXPECT_TRUE(&*lease == first || cases_in(*lease) == 0);
}

TEST_P(StoreContract, FindsRowsByAllTheirWordsNewestFirst) {
    const store::TextIndex index("case_words");
    const auto writer = store_->open_writer();
    index.create(*writer);
    index.create(*writer);
    writer->begin_write();
    index.put(*writer, 1, "电梯 梯停 3号 and");
    index.put(*writer, 2, "电梯 梯坏 12345 naïve हिन्दी");
    index.put(*writer, 3, "停车 车位 a-b");
    index.put(*writer, 1000, "电梯 梯坏");
    writer->commit();

    using Rows = std::vector<std::int64_t>;
    const auto reader = store_->open_reader();
    EXPECT_EQ(index.find(*reader, "电梯", {}, 10), Rows({1000, 2, 1}));
    EXPECT_EQ(index.find(*reader, "电梯", {}, 2), Rows({1000, 2}));
    EXPECT_EQ(index.find(*reader, "电梯", 1000, 10), Rows({2, 1}));
    EXPECT_EQ(index.find(*reader, "电梯 梯坏", {}, 10), Rows({1000, 2}));
    EXPECT_EQ(index.find(*reader, "12345 naïve हिन्दी", {}, 10), Rows({2}));
    EXPECT_EQ(index.find(*reader, "a-b", {}, 10), Rows({3}));
    EXPECT_EQ(index.find(*reader, "and", {}, 10), Rows({1}));
    EXPECT_EQ(index.find(*reader, "电", {}, 10), Rows());
    EXPECT_EQ(index.find(*reader, "1234", {}, 10), Rows());
    EXPECT_EQ(index.find(*reader, " ", {}, 10), Rows());
    for (const char* hostile : {"\"", "電\" OR \"电", "* NEAR( ^", "words : 电梯", "'"}) {
        EXPECT_NO_THROW(static_cast<void>(index.find(*reader, hostile, {}, 10))) << hostile;
    }
}

TEST_P(StoreInAFile, LeavesNoTraceOfWordsThatWereScrubbed) {
    const store::TextIndex index("case_words");
    const auto writer = store_->open_writer();
    index.create(*writer);
    const std::string secret = "王小明的秘密 13800000000";
    writer->begin_write();
    for (std::int64_t row = 1; row <= 500; ++row) {
        index.put(*writer, row, "电梯 梯停 w" + std::to_string(row));
    }
    writer->commit();
    writer->run(insert_words, 1, secret + std::string(20'000, 'x'));
    index.put(*writer, 501, secret);
    ASSERT_TRUE(writer->empty_log());
    ASSERT_TRUE(is_in_the_files("王小明的秘密"));

    index.take_out(*writer, 501, secret);
    writer->run(delete_words, 1);
    EXPECT_TRUE(index.find(*writer, secret, {}, 10).empty());
    ASSERT_TRUE(index.scrub(*writer));

    EXPECT_FALSE(is_in_the_files("王小明的秘密"));
    EXPECT_FALSE(is_in_the_files("13800000000"));
    EXPECT_EQ(index.find(*writer, "w77", {}, 10).size(), 1U);
}

TEST_P(StoreContract, AsksToScrubLaterWhileSomebodyReads) {
    const store::TextIndex index("case_words");
    const auto writer = store_->open_writer();
    const auto reader = store_->open_reader();
    index.create(*writer);
    index.put(*writer, 1, "电梯");
    {
        const store::Snapshot snapshot(*reader);
        static_cast<void>(cases_in(*reader));
        index.take_out(*writer, 1, "电梯");

        EXPECT_FALSE(index.scrub(*writer));
    }
    EXPECT_TRUE(comes_true([&] { return index.scrub(*writer); }));
}

TEST_P(StoreInADatabase, SaysOnceThatTheLineBrokeAndGoesOnAfterARollback) {
    const auto writer = store_->open_writer();
    writer->begin_write();
    put_case(*writer, 1, "open");
    break_line_of(*writer);

    EXPECT_EQ(trouble_in([&] { static_cast<void>(cases_in(*writer)); }), store::Trouble::Away);
    EXPECT_EQ(trouble_in([&] { put_case(*writer, 2, "open"); }), store::Trouble::Away);
    EXPECT_EQ(trouble_in([&] { writer->begin_write(); }), store::Trouble::Away);
    writer->rollback();

    EXPECT_EQ(cases_in(*writer), 0);
    writer->begin_write();
    put_case(*writer, 3, "open");
    writer->commit();
    EXPECT_EQ(cases_in(*writer), 1);
}

TEST_P(StoreInADatabase, LetsWhoeverLostTheLineCommitNothingOnceAnotherWrites) {
    const auto writer = store_->open_writer();
    const auto successor = store_->open_writer();
    writer->begin_write();
    put_case(*writer, 1, "open");
    EXPECT_EQ(trouble_in([&] { successor->begin_write(); }), store::Trouble::Busy);

    break_line_of(*writer);
    successor->begin_write();
    put_case(*successor, 2, "open");
    successor->commit();

    EXPECT_EQ(trouble_in([&] { writer->commit(); }), store::Trouble::Away);
    writer->rollback();
    EXPECT_EQ(trouble_in([&] { writer->begin_write(); }), store::Trouble::Busy);
    EXPECT_EQ(cases_in(*writer), 1);
}

TEST_P(StoreInADatabase, ReadsOnWhenTheLineOfAReaderBroke) {
    const auto writer = store_->open_writer();
    const auto reader = store_->open_reader();
    put_case(*writer, 1, "open");
    EXPECT_EQ(cases_in(*reader), 1);

    break_line_of(*reader);
    {
        const store::Snapshot snapshot(*reader);
        EXPECT_EQ(cases_in(*reader), 1);
        break_line_of(*reader);
        EXPECT_EQ(trouble_in([&] { static_cast<void>(cases_in(*reader)); }), store::Trouble::Away);
    }

    EXPECT_EQ(cases_in(*reader), 1);
}

std::int64_t most_memory_in_kilobytes() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return used.ru_maxrss;
}

TEST_P(StoreInADatabase, HoldsNoLongAnswerWhole) {
#ifdef SONGYUAN_SANITIZED
    GTEST_SKIP() << "A sanitizer keeps what was let go.";
#endif
    constexpr std::int64_t kilobytes = 100'000;
    const auto writer = store_->open_writer();
    writer->script(
        "INSERT INTO words (id, value) "
        "SELECT id, repeat('x', 1000000) FROM generate_series(1, 100) AS id");
    const auto before = most_memory_in_kilobytes();

    std::size_t shown = 0;
    writer->each<std::string>("SELECT value FROM words ORDER BY id",
                              [&shown](const auto& row) { shown += std::get<0>(row).size(); });
    const auto digest = writer->digest_of("words");

    EXPECT_EQ(shown, 100'000'000U);
    EXPECT_EQ(digest.substr(0, 4), "100:");
    EXPECT_LT(most_memory_in_kilobytes() - before, kilobytes / 4);
}

TEST_P(StoreInADatabase, AsksNothingElseWhileItShowsALongAnswer) {
    const auto writer = store_->open_writer();
    put_case(*writer, 1, "open");
    put_case(*writer, 2, "open");

    EXPECT_THROW(writer->each<std::int64_t>("SELECT id FROM cases ORDER BY id",
                                            [&](const auto&) { (void)cases_in(*writer); }),
                 base::BrokenPromise);

    EXPECT_EQ(cases_in(*writer), 2);
}

TEST_P(StoreInADatabase, TouchesNoSchemaInWhichOthersKeepSomething) {
    const auto writer = store_->open_writer();
    for (const char* theirs : {"CREATE TABLE theirs (id BIGINT)",
                               "CREATE VIEW theirs AS SELECT 1 AS id",
                               "CREATE SEQUENCE theirs",
                               "CREATE TYPE theirs AS ENUM ('one')",
                               "CREATE FUNCTION theirs() RETURNS INT LANGUAGE sql AS 'SELECT 1'"}) {
        store::remove_store(address());
        writer->script("CREATE SCHEMA " + schema_name());
        writer->script(theirs);

        EXPECT_EQ(trouble_in([&] { store_->furnish(schema_); }), store::Trouble::Other) << theirs;
        store::remove_store(address());

        EXPECT_EQ(writer->value<std::int64_t>("SELECT count(*) FROM pg_namespace "
                                              "WHERE nspname = current_schema()"),
                  1)
            << theirs;
        writer->script("DROP SCHEMA " + schema_name() + " CASCADE");
    }
}

TEST_P(StoreInADatabase, LeavesWhatOthersPutBesideItWhenItIsTakenAway) {
    const auto writer = store_->open_writer();
    writer->script("CREATE FUNCTION theirs() RETURNS INT LANGUAGE sql AS 'SELECT 7'");

    store::remove_store(address());

    EXPECT_EQ(writer->value<std::int64_t>("SELECT theirs()"), 7);
    EXPECT_FALSE(store::has_store(address()));
    writer->script("DROP SCHEMA " + schema_name() + " CASCADE");
}

TEST_P(StoreInADatabase, NamesWhoWrites) {
    const auto writer = store_->open_writer();
    EXPECT_EQ(store_->other_writer(), std::nullopt);

    writer->begin_write();
    const auto holder = store_->other_writer();

    ASSERT_TRUE(holder.has_value());
    EXPECT_NE(holder->find("pid " + std::to_string(::getpid())), std::string::npos) << *holder;
}

const Driver sqlite{"SQLite", no_variable};
const Driver postgresql{"PostgreSQL", "SONGYUAN_TEST_DATABASE"};
const auto name_of_driver = [](const testing::TestParamInfo<Driver>& driver) {
    return driver.param.name;
};

INSTANTIATE_TEST_SUITE_P(Databases,
                         StoreContract,
                         testing::Values(sqlite, postgresql),
                         name_of_driver);
INSTANTIATE_TEST_SUITE_P(Databases, StoreInAFile, testing::Values(sqlite), name_of_driver);
INSTANTIATE_TEST_SUITE_P(Databases, StoreInADatabase, testing::Values(postgresql), name_of_driver);

TEST(AddressOfADatabase, NamesItsSchemaAndShowsNoPassword) {
    EXPECT_EQ(store::mistake_in("postgresql://db/street?schema=s310101015&sslmode=require"),
              std::nullopt);
    EXPECT_TRUE(store::mistake_in("mysql://db/street"));
    EXPECT_TRUE(store::mistake_in("postgresql://db/street?schema=Robert'); DROP"));
    EXPECT_TRUE(store::mistake_in("postgresql://db/street?schema=information_schema"));
    EXPECT_TRUE(store::mistake_in("postgresql://db/street?colour=red"));
    EXPECT_EQ(store::shown({"/tmp/x", "postgresql://me:secret@db/street?schema=a&password=b"}),
              "postgresql://me@db/street?schema=a&password=…");
    EXPECT_EQ(store::shown({"/tmp/x"}), "/tmp/x");
}

TEST(AddressOfADatabase, HasAFolderOfItsOwn) {
    const auto folder = [](const std::string& database) {
        return store::usual_folder(database).filename().string();
    };

    EXPECT_EQ(folder("postgresql://localhost/street?schema=s1"), "street.s1");
    EXPECT_EQ(folder("postgresql:///street?host=/run/postgresql"), "street.songyuan");
    EXPECT_EQ(folder("postgresql://db.example/street?schema=s1"), "street.s1@db.example");
    EXPECT_NE(folder("postgresql://localhost/market?schema=s1"), "street.s1");
}

} // namespace
