#include "journal/verify.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "journal/marks.hpp"
#include "journal/read.hpp"
#include "text/embedded.hpp"

namespace journal {

std::span<const text::EmbeddedFile> embedded_files();

namespace {

using calendar::Moment;
using std::chrono::milliseconds;

// The events of tests/vectors/journal.json.
struct StreetNamed {
    static constexpr std::string_view kind = "street_named";

    std::string code;
    std::string name;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("code", self.code);
        field("name", self.name);
    }
};

struct ConcernSaid {
    static constexpr std::string_view kind = "concern_said";

    std::int64_t id = 0;
    std::string place;
    ErasableText words;
    ErasableText telephone;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("place", self.place);
        field("words", self.words);
        field("telephone", self.telephone);
    }
};

struct ReminderSent {
    static constexpr std::string_view kind = "reminder_sent";

    std::int64_t concern = 0;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("concern", self.concern);
    }
};

constexpr const char* create_concerns = R"(
-- kind: cache
CREATE TABLE concerns (id BIGINT PRIMARY KEY, place TEXT NOT NULL, reminders BIGINT NOT NULL);
)";

constexpr const char* insert_concern =
    "INSERT INTO concerns (id, place, reminders) VALUES (:id, :place, 0)";
constexpr const char* count_reminder =
    "UPDATE concerns SET reminders = reminders + 1 WHERE id = :id";
constexpr const char* select_concerns = "SELECT id, place, reminders FROM concerns ORDER BY id";

// A folder that is gone after the test.
class Folder {
public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "journal-XXXXXX").string();
        path_ = mkdtemp(name.data());
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    Folder(Folder&&) = delete;
    Folder& operator=(Folder&&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

// A small neighbourhood with three kinds of fact, its own time and its own dice.
class Street {
public:
    Street() : store_(store::open_sqlite(folder_.path(), store::Durability::None)) {
        for (const auto& file : embedded_files()) {
            schema_.add(file.name, file.content);
        }
        schema_.add("test/schema.sql", create_concerns);
        store_->furnish(schema_);
        writer_ = store_->open_writer();
        facts_.on<StreetNamed>([](store::Connection&, const StreetNamed&, const Entry&) {});
        facts_.on<ConcernSaid>([](store::Connection& to, const ConcernSaid& said, const Entry&) {
            to.run(insert_concern, said.id, said.place);
        });
        facts_.on<ReminderSent>([](store::Connection& to, const ReminderSent& sent, const Entry&) {
            to.run(count_reminder, sent.concern);
        });
        const Dice dice = [this] { return sha256("salt " + std::to_string(++salts_)); };
        journal_.emplace(*writer_, Furniture{"310101015", facts_, followers_, dice});
    }

    template <class Event>
    void record(const Actor& actor,
                Moment at,
                const Event& event,
                std::optional<Moment> due = std::nullopt) {
        writer_->begin_write();
        const auto done = journal_->run(
            actor,
            at,
            [&event](Turn& turn) {
                turn.record(event);
                return nlohmann::json();
            },
            due);
        EXPECT_TRUE(done.has_value());
        writer_->commit();
    }

    // The three entries of the vectors.
    void live() {
        const Moment start(milliseconds(1795485600000));
        record(operator_at_the_machine(), start, StreetNamed{"310101015", "半淞园路街道"});
        record(resident(),
               start + std::chrono::minutes(1),
               ConcernSaid{1,
                           "瞿溪新村",
                           ErasableText("3号楼电梯\n停在\"2楼\"与3楼之间"),
                           ErasableText("13800000000")});
        const Moment later = start + std::chrono::hours(7 * 24);
        record(timer(), later, ReminderSent{1}, later - milliseconds(1500));
    }

    void damage(const std::string& statement) { writer_->script(statement); }

    [[nodiscard]] Verdict verify() {
        const auto reader = store_->open_reader();
        return journal::verify(*reader, "310101015", [](std::int64_t, std::int64_t) {});
    }

    Folder folder_;
    store::Schema schema_;
    Facts facts_;
    Followers followers_;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<store::Connection> writer_;
    std::optional<Journal> journal_;
    int salts_ = 0;
};

// What a verification finds after a statement has been at work behind the journal's back.
std::optional<Damage> damage_after(const std::string& statement) {
    Street street;
    street.live();
    street.damage(statement);
    return street.verify().damage;
}

TEST(Journal, WritesTheBytesThatTheFormatPromises) {
    std::ifstream input("tests/vectors/journal.json");
    const auto golden = nlohmann::json::parse(input);
    Street street;

    street.live();

    ASSERT_EQ(size(*street.writer_), 3);
    for (const auto& expected : golden.at("entries")) {
        const Sequence sequence = expected.at("sequence");
        const auto stored = find_entry(*street.writer_, sequence).value();
        EXPECT_EQ(calendar::to_milliseconds(stored.entry.at), expected.at("at"));
        EXPECT_EQ(stored.entry.kind, expected.at("kind"));
        EXPECT_EQ(stored.body, expected.at("body"));
        EXPECT_EQ(stored.body_salt, expected.at("body_salt"));
        EXPECT_EQ(stored.nodes, expected.at("nodes"));
        for (const auto& kept : expected.at("kept")) {
            EXPECT_EQ(kept_value(*street.writer_, sequence, kept.at("position")), kept.at("value"));
        }
    }
    EXPECT_EQ(to_hex(street.journal_->root()), golden.at("entries").at(2).at("root"));
}

TEST(Verification, FindsASoundJournalSound) {
    Street street;
    street.live();

    const Verdict verdict = street.verify();

    EXPECT_FALSE(verdict.damage);
    EXPECT_EQ(verdict.entries, 3);
    EXPECT_EQ(verdict.root, street.journal_->root());
    EXPECT_EQ(verdict.values, 2);
    EXPECT_EQ(verdict.erased, 0);
}

TEST(Verification, FindsAnEmptyJournalSound) {
    Street street;

    const Verdict verdict = street.verify();

    EXPECT_FALSE(verdict.damage);
    EXPECT_EQ(verdict.entries, 0);
    EXPECT_EQ(verdict.root, empty_root());
}

TEST(Verification, CountsWhatWasErasedAndFindsTheRestSound) {
    Street street;
    street.live();
    const auto root = street.verify().root;

    street.damage("DELETE FROM kept_values WHERE id = 2 * 64 + 1");
    const Verdict verdict = street.verify();

    EXPECT_FALSE(verdict.damage);
    EXPECT_EQ(verdict.values, 1);
    EXPECT_EQ(verdict.erased, 1);
    EXPECT_EQ(verdict.root, root);
}

TEST(Verification, NamesTheFirstEntryThatIsNotAsItWas) {
    EXPECT_EQ(damage_after("DELETE FROM entries WHERE sequence = 2"),
              (Damage{2, Harm::EntryMissing}));
    EXPECT_EQ(damage_after("UPDATE entries SET at = 1 WHERE sequence = 3"),
              (Damage{3, Harm::MomentDecreases}));
    EXPECT_EQ(damage_after("UPDATE entries SET at = at + 1 WHERE sequence = 2"),
              (Damage{2, Harm::BodyDisagrees}));
    EXPECT_EQ(damage_after("UPDATE entries SET kind = 'street_sold' WHERE sequence = 1"),
              (Damage{1, Harm::BodyDisagrees}));
    EXPECT_EQ(damage_after("UPDATE entries SET body = 'x' WHERE sequence = 2"),
              (Damage{2, Harm::BodyDisagrees}));
    EXPECT_EQ(
        damage_after("UPDATE entries SET body = replace(body, '瞿溪', '西凌') WHERE sequence = 2"),
        (Damage{2, Harm::EntryAltered}));
    EXPECT_EQ(damage_after("UPDATE entries SET body_salt = '00' WHERE sequence = 2"),
              (Damage{2, Harm::EntryAltered}));
    EXPECT_EQ(damage_after("UPDATE entries SET nodes = '' WHERE sequence = 1"),
              (Damage{1, Harm::EntryAltered}));
    EXPECT_EQ(damage_after("UPDATE entries SET nodes = substr(nodes, 1, 64) WHERE sequence = 2"),
              (Damage{2, Harm::SubtreeAltered}));
    EXPECT_EQ(damage_after("UPDATE entries SET nodes = nodes || nodes WHERE sequence = 1"),
              (Damage{1, Harm::SubtreeAltered}));
}

TEST(Verification, NamesTheEntryWhoseWordsAreNotAsTheyWere) {
    EXPECT_EQ(damage_after("UPDATE kept_values SET value = 'x' WHERE id = 2 * 64"),
              (Damage{2, Harm::ValueAltered}));
    EXPECT_EQ(damage_after("UPDATE kept_values SET salt = 'x' WHERE id = 2 * 64"),
              (Damage{2, Harm::ValueAltered}));
    EXPECT_EQ(damage_after("INSERT INTO kept_values SELECT id + 2, salt, value FROM kept_values "
                           "WHERE id = 2 * 64"),
              (Damage{2, Harm::ValueAltered}));
    EXPECT_EQ(damage_after("UPDATE kept_values SET id = 5 WHERE id = 2 * 64"),
              (Damage{0, Harm::ValueHomeless}));
    EXPECT_EQ(damage_after("UPDATE kept_values SET id = 9 * 64 WHERE id = 2 * 64"),
              (Damage{9, Harm::ValueHomeless}));
}

TEST(Verification, IsThatOfItsOwnStreetOnly) {
    Street street;
    street.live();

    const auto verdict =
        journal::verify(*street.writer_, "310101016", [](std::int64_t, std::int64_t) {});

    EXPECT_EQ(verdict.damage, (Damage{1, Harm::EntryAltered}));
}

TEST(Verification, GivesEachHarmAWordOfItsOwn) {
    EXPECT_EQ(name_of(Harm::EntryMissing), "entry_missing");
    EXPECT_EQ(name_of(Harm::ValueHomeless), "value_homeless");
}

TEST(Replay, GivesTheSameTown) {
    Street street;
    street.live();
    const auto lived =
        street.writer_->rows<std::int64_t, std::string, std::int64_t>(select_concerns);

    const auto rebuild = street.store_->begin_rebuild(street.schema_);
    std::int64_t last_done = 0;
    replay_all(*street.writer_,
               *rebuild,
               Target::SameStore,
               street.facts_,
               [&](std::int64_t done, std::int64_t) { last_done = done; });
    rebuild->begin_write();
    street.store_->finish_rebuild(*rebuild, street.schema_);
    rebuild->commit();

    const auto reader = street.store_->open_reader();
    EXPECT_EQ(last_done, 3);
    EXPECT_EQ((reader->rows<std::int64_t, std::string, std::int64_t>(select_concerns)), lived);
    EXPECT_EQ(lived.size(), 1U);
}

TEST(Marks, AreKeptAndReplaced) {
    Street street;

    EXPECT_FALSE(mark(*street.writer_, "subdistrict"));
    set_mark(*street.writer_, "subdistrict", "310101015");
    set_mark(*street.writer_, "subdistrict", "310101016");

    EXPECT_EQ(mark(*street.writer_, "subdistrict"), "310101016");
}

} // namespace
} // namespace journal
