#include <filesystem>
#include <fstream>
#include <sstream>

#include <zlib.h>

#include "sheets/sheet.hpp"
#include "voices/import_lines.hpp"
#include "voices/import_voices.hpp"
#include "voices/test_town.hpp"

namespace voices {
namespace {

std::string gzip(const std::string& plain) {
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string packed(plain.size() + 1'000, '\0');
    std::string input = plain;
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

struct ReadFile {
    std::vector<ImportRow> rows;
    std::vector<RefusedRow> refused;
    std::string refusal; // Of the whole file; empty when it was read.
};

ReadFile read(const std::string& bytes, const ColumnMap& map = {}) {
    ReadFile result;
    std::istringstream file(bytes);
    const auto read = read_import(file, map, [&](ReadRow row, std::int64_t) {
        if (auto* refused = std::get_if<RefusedRow>(&row)) {
            result.refused.push_back(*refused);
        } else {
            result.rows.push_back(std::get<ImportRow>(row));
        }
    });
    result.refusal = read ? "" : read.error().key;
    return result;
}

// "line:key" of each row that was refused.
std::string refusals(const ReadFile& file) {
    std::string text;
    for (const auto& refused : file.refused) {
        text += std::to_string(refused.line) + ":" + refused.refusal.key + " ";
    }
    return text;
}

TEST(ImportFiles, MayBeCsv) {
    const auto file = read(
        "\xEF\xBB\xBFid,title,text,date,place,category\r\n"
        "17,电梯停用,\"三天了,\n没人管\",2026-11-01,瞿溪新村,lift\r\n"
        "18,路灯,,,,\r\n");

    ASSERT_EQ(file.rows.size(), 2U);
    EXPECT_EQ(file.rows[0].line, 2U);
    EXPECT_EQ(file.rows[0].identity, "uid 17");
    EXPECT_EQ(file.rows[0].title, "电梯停用");
    EXPECT_EQ(file.rows[0].words, "三天了,\n没人管");
    EXPECT_EQ(file.rows[0].time, calendar::parse_moment("2026-11-01").value());
    EXPECT_EQ(file.rows[0].place, "瞿溪新村");
    EXPECT_EQ(file.rows[0].category, "lift");
    EXPECT_EQ(file.rows[1].line, 4U);
    EXPECT_EQ(file.rows[1].words, "");
    EXPECT_FALSE(file.rows[1].time);
}

TEST(ImportFiles, MayBeJsonLines) {
    const auto file = read(
        "{\"uid\":\"r1\",\"text\":\"电梯坏了\",\"time\":\"2020-01-06T12:09:38\"}\n"
        "\n"
        "{\"id\":7,\"title\":\"路灯\",\"text\":null,\"sets\":[\"a\"]}");

    ASSERT_EQ(file.rows.size(), 2U);
    EXPECT_EQ(file.rows[0].identity, "uid r1");
    EXPECT_EQ(file.rows[0].time, calendar::parse_moment("2020-01-06 12:09:38").value());
    EXPECT_EQ(file.rows[1].identity, "uid 7");
    EXPECT_EQ(file.rows[1].title, "路灯");
    EXPECT_EQ(file.rows[1].line, 3U);
}

TEST(ImportFiles, MayBeASpreadsheet) {
    const auto file = read(sheets::write_workbook(
        {"反映",
         {{"编号"}, {"正文"}, {"日期", sheets::Holds::Day}},
         {{std::string("17"), std::string("=电梯停用"), calendar::parse_date("2026-11-01").value()},
          {std::string(), std::string("路灯不亮"), {}}},
         calendar::parse_moment("2026-11-20").value()}));

    ASSERT_EQ(file.rows.size(), 2U);
    EXPECT_EQ(file.rows[0].line, 2U);
    EXPECT_EQ(file.rows[0].identity, "uid 17");
    EXPECT_EQ(file.rows[0].words, "=电梯停用");
    EXPECT_EQ(file.rows[0].time, calendar::parse_moment("2026-11-01").value());
    EXPECT_EQ(file.rows[1].words, "路灯不亮");
    EXPECT_TRUE(file.rows[1].identity.starts_with("row ")) << file.rows[1].identity;
}

TEST(ImportFiles, MayBeGzippedInSeveralPieces) {
    const auto file = read(gzip("id,text\n1,电梯坏了\n") + gzip("2,路灯不亮\n"));

    ASSERT_EQ(file.rows.size(), 2U);
    EXPECT_EQ(file.rows[1].words, "路灯不亮");
}

TEST(ImportFiles, KeepWhatWasReadBeforeTheyBreak) {
    std::string plain = "id,text\n";
    for (int row = 0; row < 5'000; ++row) {
        plain += std::to_string(row) + ",电梯坏了第" + std::to_string(row * 7'919) + "次\n";
    }
    const auto packed = gzip(plain);

    const auto cut_off = read(packed.substr(0, packed.size() / 2));
    auto damaged_bytes = packed;
    damaged_bytes[packed.size() / 2] ^= 0x55;
    const auto damaged = read(damaged_bytes);

    EXPECT_GT(cut_off.rows.size(), 1'000U);
    EXPECT_EQ(cut_off.refused.back().refusal.key, "voices.import_file_broken");
    EXPECT_EQ(damaged.refused.back().refusal.key, "voices.import_file_broken");
    EXPECT_EQ(refusals(read("\x1F\x8B")), "0:voices.import_file_broken ");
}

TEST(ImportFiles, MayCallTheirColumnsOtherwise) {
    const auto map = read_column_map({"words=诉求", "time=受理", "category="}).value();

    const auto file = read("编号,诉求,受理,类别,text\n5,电梯坏了,2026/1/6 9:05,电梯,别的\n", map);

    ASSERT_EQ(file.rows.size(), 1U);
    EXPECT_EQ(file.rows[0].words, "电梯坏了");
    EXPECT_EQ(file.rows[0].time, calendar::parse_moment("2026-01-06 09:05").value());
    EXPECT_EQ(file.rows[0].category, "");
    EXPECT_EQ(file.rows[0].identity, "uid 5");
    EXPECT_EQ(refusal(read_column_map({"colour=红"})), "voices.import_map_unknown");
    EXPECT_EQ(refusal(read_column_map({"words"})), "voices.import_map_unknown");
    EXPECT_EQ(read("id,text\n", {{"words", "诉求"}}).refusal, "voices.import_column_missing");
}

TEST(ImportFiles, AreKnownByTheirWholeRowWhereTheyHaveNoNumber) {
    const auto file = read("text\n电梯坏了\n路灯不亮\n");

    ASSERT_EQ(file.rows.size(), 2U);
    EXPECT_NE(file.rows[0].identity, file.rows[1].identity);
    EXPECT_TRUE(file.rows[0].identity.starts_with("row "));
}

TEST(ImportFiles, AreRefusedWholeWhenTheyAreNoList) {
    EXPECT_EQ(read("[{\"text\":\"x\"}]").refusal, "voices.import_json_array");
    EXPECT_EQ(read("name,age\n王,80\n").refusal, "voices.import_no_words_column");
    EXPECT_EQ(read("\xFF\xFEi\0d\0").refusal, "voices.import_not_utf8");
    EXPECT_EQ(read("id,\xC4\xDA\xC8\xDD\n1,\xB5\xE7\xCC\xDD\n").refusal, "voices.import_not_utf8");
    EXPECT_EQ(read("\"id,text\n1,电梯\n").refusal, "voices.import_header_unreadable");
    EXPECT_EQ(read("").refusal, "");
    EXPECT_EQ(read("").rows.size(), 0U);
}

TEST(ImportFiles, RefuseARowAndKeepTheOthers) {
    const auto json = read(
        "{\"text\":\"好\"}\n{\"text\":\n[1,2]\n{\"text\":{\"a\":1}}\n"
        "{\"text\":\"\xFF\"}\n{\"text\":\"x\",\"time\":\"昨天\"}\n"
        "{\"text\":\"也好\"}\n");

    EXPECT_EQ(json.rows.size(), 2U);
    EXPECT_EQ(refusals(json),
              "2:voices.import_row_not_json 3:voices.import_row_not_json "
              "4:voices.import_value_not_text 5:voices.import_row_not_json "
              "6:voices.import_time_malformed ");
    const auto csv = read("id,text\n1,\xB5\xE7\n2,好,,\n3,好,多\n4,好\n");
    EXPECT_EQ(csv.rows.size(), 2U);
    EXPECT_EQ(refusals(csv), "2:voices.import_row_not_utf8 4:voices.import_row_too_wide ");
}

TEST(ImportFiles, LoseOneLineOnlyToAQuoteThatIsNeverClosed) {
    const auto file = read("id,text\n1,\"电梯坏了\n2,路灯不亮\n3,漏水\n");

    EXPECT_EQ(file.rows.size(), 2U);
    EXPECT_EQ(refusals(file), "2:voices.import_quote_never_closed ");
}

TEST(ImportFiles, RefuseALineWithoutEndAndGoOn) {
    const std::string endless(3 * import_line_bytes_max, 'x');

    const auto csv = read("id,text\n1," + endless + "\n2,好\n");
    const auto json = read("{\"text\":\"" + endless + "\"}\n{\"text\":\"好\"}\n");

    EXPECT_EQ(csv.rows.size(), 1U);
    EXPECT_EQ(refusals(csv), "2:voices.import_row_too_long ");
    EXPECT_EQ(csv.rows.at(0).line, 3U);
    EXPECT_EQ(json.rows.size(), 1U);
}

TEST(ImportFiles, RefuseARowThatIsNestedToTheBottomOfTheStack) {
    const auto nested = [](std::size_t levels) {
        return "{\"text\":\"好\",\"more\":" + std::string(levels, '[') + std::string(levels, ']') +
               "}\n";
    };

    const auto file = read(nested(400'000) + nested(3));

    EXPECT_EQ(refusals(file), "1:voices.import_row_not_json ");
    ASSERT_EQ(file.rows.size(), 1U);
    EXPECT_EQ(file.rows.front().words, "好");
}

TEST(ImportFiles, SurviveDeepNestingAndNothingness) {
    EXPECT_EQ(refusals(read("{" + std::string(200'000, '['))), "1:voices.import_row_not_json ");
    EXPECT_EQ(read("id,text\n" + std::string(1'000, '\n') + "1,好\n").rows.at(0).line, 1'002U);
    EXPECT_EQ(read(std::string("id,text\n1,\0\n", 12)).rows.size(), 1U);
}

// The town as a verb sees it: turns run at once.
class OpenTown : public cli::Neighbourhood {
public:
    explicit OpenTown(cli::Trial& trial) : trial_(trial) {}

    const store::Address& address() const override { return address_; }
    store::Connection& reader() override { return trial_.store(); }
    std::vector<base::Result<nlohmann::json>> ask(
        const journal::Actor& actor, const std::vector<journal::Work>& turns) override {
        std::vector<PastTurn> at_once;
        for (const auto& turn : turns) {
            at_once.push_back({trial_.now, turn});
        }
        return ask_at_their_time(actor, at_once);
    }
    std::vector<base::Result<nlohmann::json>> ask_at_their_time(
        const journal::Actor& actor, const std::vector<PastTurn>& turns) override {
        std::vector<base::Result<nlohmann::json>> answers;
        trial_.store().begin_write();
        for (const auto& turn : turns) {
            answers.push_back(trial_.journal().run(actor, turn.at, turn.work));
        }
        trial_.store().commit();
        return answers;
    }
    calendar::Moment now() override { return trial_.now; }
    base::Result<cli::Premises*> own(const cli::Ownership& /*how*/) override {
        return static_cast<cli::Premises*>(nullptr);
    }

private:
    cli::Trial& trial_;
    store::Address address_;
};

class Import : public Town {
protected:
    // "taken already refused", then "line:key" of each refused row.
    std::string import(const std::string& bytes, const ImportOptions& options = {}) {
        std::istringstream file(bytes);
        return import(file, options);
    }
    std::string import(std::istream& file, const ImportOptions& options = {}) {
        OpenTown open(trial);
        std::string refused;
        const auto result =
            import_voices(open,
                          file,
                          options,
                          {[&](const RefusedRow& row) {
                               refused += " " + std::to_string(row.line) + ":" + row.refusal.key;
                           },
                           [](std::int64_t) {}});
        if (!result) {
            return result.error().key;
        }
        return fmt::format("{} {} {}{}", result->taken, result->already, result->refused, refused);
    }

    std::int64_t voices_in_town() { return next_voice(town()).value - 1; }
};

TEST_F(Import, TakesEachRowAsAReport) {
    EXPECT_EQ(import("id,title,text,time,place,category,kind,contact_phone\n"
                     "1,电梯停用,三天了,2026-11-01,瞿溪新村3号201,电梯故障与维保,投诉,63120000\n"
                     "2,路灯不亮,,,瞿溪新村,,,\n"),
              "2 0 0");

    const auto first = find(town(), VoiceId{1}).value();
    EXPECT_EQ(first.category, "lift");
    EXPECT_EQ(first.asks, Kind::Complaint);
    EXPECT_EQ(first.source, Source::Import);
    EXPECT_EQ(first.place, test_compound);
    EXPECT_EQ(first.raised_at, trial.now);
    EXPECT_EQ(first.said_at, calendar::parse_moment("2026-11-01").value());
    EXPECT_EQ(where_exactly(town(), first.id), "瞿溪新村3号201");
    EXPECT_EQ(words_of(town(), first.id)->title, "电梯停用");
    EXPECT_EQ(contact_of(town(), first.id).phone, "63120000");
    const auto second = find(town(), VoiceId{2}).value();
    EXPECT_EQ(second.category, "electricity");
    EXPECT_EQ(second.place, test_compound);
    EXPECT_EQ(where_exactly(town(), second.id), std::nullopt);
    EXPECT_EQ(words_of(town(), second.id)->words, "路灯不亮");
    EXPECT_FALSE(second.said_at);
    EXPECT_FALSE(second.public_already);
}

TEST_F(Import, AddsNothingTheSecondTime) {
    const std::string numbered = "id,text\n1,电梯坏了\n2,路灯不亮\n";
    const std::string unnumbered = "text\n漏水\n漏水\n停水\n";

    EXPECT_EQ(import(numbered), "2 0 0");
    EXPECT_EQ(import(numbered), "0 2 0");
    EXPECT_EQ(import(unnumbered), "3 0 0");
    EXPECT_EQ(import(unnumbered), "0 3 0");
    EXPECT_EQ(import(gzip(numbered)), "0 2 0");
    EXPECT_EQ(voices_in_town(), 5);
}

TEST_F(Import, RefusesANumberThatMeansAnotherMessageHere) {
    EXPECT_EQ(import("id,text\n1,电梯坏了\n"), "1 0 0");
    EXPECT_EQ(import("id,text\n1,路灯不亮\n2,漏水\n"), "1 0 1 2:voices.import_uid_of_another");
    EXPECT_EQ(import("id,text\n1,路灯不亮\n", {.map = {{"uid", ""}}}), "1 0 0");
}

TEST_F(Import, ListsWhatItCannotTakeAndKeepsTheRest) {
    EXPECT_EQ(import("text,category,time,contact_phone\n"
                     ",,,\n"
                     "电梯坏了,城乡建设,,\n"
                     "电梯坏了,,2999-01-01,\n"
                     "电梯坏了,,,找我\n"
                     "煤气味,fire_now,,\n"
                     "好,,,\n"),
              "1 0 5 2:voices.words_missing 3:voices.import_category_unknown "
              "4:voices.said_in_the_future 5:voices.contact_phone_malformed 6:voices.ring_now");
    EXPECT_EQ(voices_in_town(), 1);
}

TEST_F(Import, KeepsAPlaceItDoesNotKnowAsWords) {
    EXPECT_EQ(import("text,place\n电梯坏了,人民广场\n"), "1 0 0");

    EXPECT_EQ(find(town(), VoiceId{1})->place, places::PlaceId{});
    EXPECT_EQ(where_exactly(town(), VoiceId{1}), "人民广场");
}

TEST_F(Import, TakesRowsAtTheirTimeInTheirOrder) {
    trial.now = calendar::parse_moment("2027-03-01").value();
    const std::string file =
        "id,text,time\n1,后说的,2027-02-02\n2,先说的,2027-01-01\n3,没有时间,\n4,还没说的,2999-01-"
        "01\n";

    EXPECT_EQ(import(file, {.times = Times::Theirs, .public_already = true}),
              "3 0 1 5:voices.said_in_the_future");

    EXPECT_EQ(words_of(town(), VoiceId{1})->words, "先说的");
    EXPECT_EQ(find(town(), VoiceId{1})->raised_at, calendar::parse_moment("2027-01-01").value());
    EXPECT_FALSE(find(town(), VoiceId{1})->said_at);
    EXPECT_TRUE(find(town(), VoiceId{1})->public_already);
    EXPECT_EQ(find(town(), VoiceId{3})->raised_at, trial.now);
    EXPECT_EQ(import(file, {.times = Times::Theirs}), "0 3 1 5:voices.said_in_the_future");
    EXPECT_EQ(import("text,time\n更早,2026-12-01\n", {.times = Times::Theirs}),
              "voices.import_store_is_younger");
}

TEST_F(Import, TakesRealMessagesWhole) {
    const std::filesystem::path data = "../shared/data";
    if (!std::filesystem::exists(data)) {
        GTEST_SKIP() << "the real messages are not on this machine: " << data;
    }
    std::ifstream messages(data / "messages/messages_dev.jsonl.gz", std::ios::binary);
    std::ifstream letters(data / "letters/letters_dev.jsonl.gz", std::ios::binary);
    std::ifstream again(data / "messages/messages_dev.jsonl.gz", std::ios::binary);

    EXPECT_EQ(import(messages), "2311 0 0");
    EXPECT_EQ(import(letters), "706 0 0");
    EXPECT_EQ(import(again), "0 2311 0");
    EXPECT_EQ(voices_in_town(), 3'017);
}

} // namespace
} // namespace voices
