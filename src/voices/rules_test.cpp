#include "voices/rules.hpp"

#include <gtest/gtest.h>

#include "voices/test_town.hpp"

namespace voices {
namespace {

const calendar::Moment now = calendar::parse_moment("2026-11-24 10:15").value();

std::string many(std::size_t characters) {
    std::string text;
    for (std::size_t at = 0; at < characters; ++at) {
        text += "梯";
    }
    return text;
}

std::string refusal_of_words(const std::string& words) {
    return refusal(check_raise({.words = words}, now));
}

TEST(Words, AreNeeded) {
    EXPECT_EQ(refusal_of_words(""), "voices.words_missing");
    EXPECT_EQ(refusal_of_words(" \t\r\n"), "voices.words_missing");
    EXPECT_EQ(refusal_of_words("\u3000\u200B\uFEFF"), "voices.words_missing");
    EXPECT_EQ(refused_field(check_raise({.words = " "}, now)), "words");
}

TEST(Words, MayHaveFiveThousandCharactersAndNoMore) {
    EXPECT_EQ(refusal_of_words(many(5'000)), "taken");
    EXPECT_EQ(refusal_of_words(many(5'001)), "voices.words_too_long");
    EXPECT_EQ(check_raise({.words = many(5'001)}, now).error().arguments.front().value, "5001");
}

TEST(Words, AreTextAndNothingElse) {
    EXPECT_EQ(refusal_of_words("电梯\xFF坏了"), "voices.not_text");
    EXPECT_EQ(refusal_of_words("电梯\xED\xA0\x80坏了"), "voices.not_text");
    EXPECT_EQ(refusal_of_words(std::string("电梯\0坏了", 13)), "voices.not_text");
    EXPECT_EQ(refusal_of_words("电梯\x1B[31m坏了"), "voices.not_text");
    EXPECT_EQ(refusal_of_words("电梯\u0085坏了"), "voices.not_text");
    EXPECT_EQ(refusal_of_words("电梯\t坏了\r\n请修"), "taken");
}

TEST(Words, AreKeptAsTheyWereSaidButForTheEdges) {
    const auto checked = check_raise({.words = "  电梯坏了。\r\n\r\n请修  "}, now);

    ASSERT_TRUE(checked);
    EXPECT_EQ(checked->words, "电梯坏了。\n\n请修");
}

TEST(Words, AreTheTitleWhereThereIsOnlyATitle) {
    const auto checked = check_raise({.words = " ", .title = "电梯停用"}, now);

    ASSERT_TRUE(checked);
    EXPECT_EQ(checked->words, "电梯停用");
    EXPECT_EQ(checked->title, "");
}

TEST(Words, StandInListsByTheirFirstLineShortened) {
    EXPECT_EQ(title_line("", "电梯坏了\n在两层之间"), "电梯坏了");
    EXPECT_EQ(title_line("标题", "正文"), "标题");
    EXPECT_EQ(title_line("", many(41)), many(40) + "…");
}

TEST(Contact, IsOptional) {
    const auto none = check_contact({"", "  "});

    ASSERT_TRUE(none);
    EXPECT_EQ(none->name, "");
    EXPECT_EQ(none->phone, "");
}

TEST(Contact, TakesTelephonesAsPeopleWriteThem) {
    EXPECT_EQ(check_contact({"", "13800000000"})->phone, "13800000000");
    EXPECT_EQ(check_contact({"", " 021-6312 0000 "})->phone, "021-6312 0000");
    EXPECT_EQ(check_contact({"", "+86 138 0000 0000"})->phone, "+86 138 0000 0000");
    EXPECT_EQ(check_contact({"", "６３１２００００"})->phone, "63120000");
}

TEST(Contact, RefusesWhatCannotBeRung) {
    for (const auto* phone : {"1234",
                              "call me",
                              "13800000000转3",
                              "123456789012345678901",
                              "-----",
                              "１２３",
                              "\xFF\xFE",
                              "12345\n\n; rm"}) {
        EXPECT_EQ(refusal(check_contact({"", phone})), "voices.contact_phone_malformed") << phone;
    }
    EXPECT_EQ(refused_field(check_contact({"", "1"})), "contact_phone");
}

TEST(Contact, HasAnEmailAddressThatIsOneOrNone) {
    for (const char* good : {"", " ", "lin@example.org", "a@b"}) {
        EXPECT_TRUE(check_contact({"", "", good})) << good;
    }
    for (const char* bad :
         {"lin", "@", "lin@", "@example.org", "a@b@c", "a b@c", "<a@b>", "\xFF"}) {
        EXPECT_EQ(refusal(check_contact({"", "", bad})), "voices.contact_email_malformed") << bad;
    }
    EXPECT_EQ(refused_field(check_contact({"", "", many(255) + "@b"})), "contact_email");
}

TEST(Contact, HasANameOfFortyCharactersAtMost) {
    EXPECT_TRUE(check_contact({many(40), ""}));
    EXPECT_EQ(refusal(check_contact({many(41), ""})), "voices.contact_name_too_long");
    EXPECT_EQ(refused_field(check_contact({"\xC0", ""})), "contact_name");
}

TEST(Reports, SayWhereAndWhatInBounds) {
    RaiseVoice asked{.words = "电梯坏了"};

    asked.where_exactly = many(201);
    EXPECT_EQ(refusal(check_raise(asked, now)), "voices.where_too_long");
    asked = {.words = "电梯坏了", .title = many(201)};
    EXPECT_EQ(refusal(check_raise(asked, now)), "voices.title_too_long");
    EXPECT_EQ(refusal(check_reason(many(501))), "voices.reason_too_long");
}

TEST(Reports, AreNotFromTheFuture) {
    EXPECT_EQ(
        refusal(check_raise({.words = "电梯坏了", .said_at = now + std::chrono::hours(1)}, now)),
        "voices.said_in_the_future");
    EXPECT_EQ(refusal(check_raise({.words = "电梯坏了", .said_at = now}, now)), "taken");
}

TEST(Reports, KnowTheKindsByName) {
    EXPECT_EQ(read_kind("praise").value(), Kind::Praise);
    EXPECT_EQ(read_kind("").value(), std::nullopt);
    EXPECT_EQ(refusal(read_kind("rage")), "voices.kind_unknown");
}

TEST(Additions, EndWithTheirBoundOrAWithdrawal) {
    Voice voice{.id = VoiceId{7}};

    EXPECT_EQ(refusal(check_addition(voice, 19)), "taken");
    EXPECT_EQ(refusal(check_addition(voice, 20)), "voices.additions_too_many");
    EXPECT_EQ(refusal(check_addition(std::nullopt, 0)), "voices.no_such_voice");
    voice.withdrawn_at = now;
    EXPECT_EQ(refusal(check_addition(voice, 0)), "voices.withdrawn");
}

TEST(Photos, AreSixOfTheConcernAndSixOfTheWork) {
    const Voice voice{.id = VoiceId{7}};
    std::vector<Photo> photos;
    for (int at = 0; at < 6; ++at) {
        photos.push_back({.shows = Shows::Concern, .digest = std::to_string(at)});
    }

    EXPECT_EQ(refusal(check_photo(voice, photos, Shows::Concern, "new")), "voices.photos_too_many");
    EXPECT_EQ(refusal(check_photo(voice, photos, Shows::Work, "new")), "taken");
    EXPECT_EQ(refusal(check_photo(voice, photos, Shows::Work, "3")), "voices.photo_already_there");
}

TEST(Photos, OfTheWorkMayFollowAWithdrawal) {
    const Voice withdrawn{.id = VoiceId{7}, .withdrawn_at = now};

    EXPECT_EQ(refusal(check_photo(withdrawn, {}, Shows::Concern, "new")), "voices.withdrawn");
    EXPECT_EQ(refusal(check_photo(withdrawn, {}, Shows::Scan, "new")), "voices.withdrawn");
    EXPECT_EQ(refusal(check_photo(withdrawn, {}, Shows::Work, "new")), "taken");
    EXPECT_EQ(refusal(check_photo(std::nullopt, {}, Shows::Work, "new")), "voices.no_such_voice");
}

TEST(TrackingCodes, AreFourGroupsOfFourWithoutWhatLooksAlike) {
    const auto code = make_tracking_code("key", VoiceId{1});

    EXPECT_EQ(code.size(), 19U);
    EXPECT_EQ(code.find_first_of("01OIL"), std::string::npos);
    EXPECT_EQ(code[4], '-');
    EXPECT_EQ(code, make_tracking_code("key", VoiceId{1}));
    EXPECT_NE(code, make_tracking_code("another key", VoiceId{1}));
}

TEST(TrackingCodes, FindTheirVoiceHoweverTheyAreTyped) {
    for (const std::int64_t number : {1LL, 2LL, 1'203LL, 1'000'000LL, 887'503'680LL}) {
        const auto code = make_tracking_code("key", VoiceId{number});
        std::string lower = code;
        std::ranges::transform(lower, lower.begin(), [](char each) {
            return each >= 'A' && each <= 'Z' ? static_cast<char>(each + 32) : each;
        });
        std::string bare = code;
        std::erase(bare, '-');

        EXPECT_EQ(read_tracking_code("key", code), VoiceId{number});
        EXPECT_EQ(read_tracking_code("key", lower), VoiceId{number});
        EXPECT_EQ(read_tracking_code("key", bare), VoiceId{number});
        EXPECT_EQ(read_tracking_code("key", "  " + bare.insert(8, " — ") + "\n"), VoiceId{number});
    }
}

TEST(TrackingCodes, AreReadInWideCharactersToo) {
    const auto code = make_tracking_code("key", VoiceId{7});
    std::string wide;
    for (const char each : code) {
        const auto point = 0xFF00 + (each - 0x20);
        wide += {static_cast<char>(0xE0 | (point >> 12)),
                 static_cast<char>(0x80 | ((point >> 6) & 0x3F)),
                 static_cast<char>(0x80 | (point & 0x3F))};
    }

    EXPECT_EQ(read_tracking_code("key", wide), VoiceId{7});
}

TEST(TrackingCodes, OfAnotherKeyOrWithOneCharacterChangedFindNothing) {
    const auto code = make_tracking_code("key", VoiceId{7});

    EXPECT_EQ(read_tracking_code("another key", code), std::nullopt);
    for (std::size_t at = 0; at < code.size(); ++at) {
        if (code[at] != '-') {
            std::string wrong = code;
            wrong[at] = wrong[at] == '2' ? '3' : '2';
            EXPECT_EQ(read_tracking_code("key", wrong), std::nullopt) << wrong;
        }
    }
    for (const auto* typed : {"",
                              "-",
                              "K7PX",
                              "K7PX-3WQM-9TRA-HD46-2222",
                              "0000-1111-OOOO-IIII",
                              "\xFF\xFF",
                              "' OR 1=1 --"}) {
        EXPECT_EQ(read_tracking_code("key", typed), std::nullopt) << typed;
    }
}

} // namespace
} // namespace voices
