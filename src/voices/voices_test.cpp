#include "voices/voices.hpp"

#include "journal/read.hpp"
#include "voices/test_town.hpp"

namespace voices {
namespace {

// Forgets the value at a position of an entry, as an erasure does.
void erase(store::Connection& writer, journal::Sequence entry, int position) {
    writer.begin_write();
    writer.run("DELETE FROM kept_values WHERE id = :id", entry * 64 + position);
    writer.commit();
}

TEST_F(Town, KeepsWhatWasSaidAsItWasSaid) {
    const auto raised = say({.words = "3号楼电梯\n在两层之间停住。",
                             .asks = Kind::Complaint,
                             .category = "lift",
                             .place = test_compound,
                             .where_exactly = "3号楼大堂",
                             .contact_name = "王阿姨",
                             .contact_phone = "021-6312 0000",
                             .source = Source::Phone});

    ASSERT_TRUE(raised);
    const auto voice = find(town(), raised->voice);
    ASSERT_TRUE(voice);
    EXPECT_EQ(voice->entry, raised->entry);
    EXPECT_EQ(voice->raised_at, trial.now);
    EXPECT_EQ(voice->asks, Kind::Complaint);
    EXPECT_EQ(voice->category, "lift");
    EXPECT_EQ(voice->category_by, CategoryBy::Person);
    EXPECT_EQ(voice->place, test_compound);
    EXPECT_EQ(voice->source, Source::Phone);
    EXPECT_FALSE(voice->withdrawn_at);
    EXPECT_EQ(words_of(town(), raised->voice)->title, "3号楼电梯");
    EXPECT_EQ(words_of(town(), raised->voice)->words, "3号楼电梯\n在两层之间停住。");
    EXPECT_EQ(where_exactly(town(), raised->voice), "3号楼大堂");
    EXPECT_EQ(contact_of(town(), raised->voice).name, "王阿姨");
    EXPECT_EQ(contact_of(town(), raised->voice).phone, "021-6312 0000");
}

TEST_F(Town, TakesWordsAlone) {
    const auto raised = say("有件小事想说说");

    ASSERT_TRUE(raised);
    const auto voice = find(town(), raised->voice).value();
    EXPECT_EQ(voice.category, "other");
    EXPECT_EQ(voice.category_by, CategoryBy::Nobody);
    EXPECT_EQ(voice.asks, Kind::Help);
    EXPECT_EQ(voice.place, places::PlaceId{});
    EXPECT_EQ(contact_of(town(), raised->voice).phone, "");
    EXPECT_EQ(where_exactly(town(), raised->voice), std::nullopt);
}

TEST_F(Town, NumbersVoicesFromOne) {
    EXPECT_EQ(say("电梯坏了")->voice, VoiceId{1});
    EXPECT_EQ(say("电梯又坏了")->voice, VoiceId{2});
}

TEST_F(Town, RefusesAndRecordsNothing) {
    const auto size = journal::size(town());

    EXPECT_EQ(refusal(say("")), "voices.words_missing");
    EXPECT_EQ(refusal(say({.words = "电梯坏了", .category = "dragons"})),
              "voices.category_unknown");
    EXPECT_EQ(refusal(say({.words = "电梯坏了", .place = places::PlaceId{99}})),
              "voices.place_unknown");
    EXPECT_EQ(refusal(say({.words = "电梯坏了", .contact_phone = "1"})),
              "voices.contact_phone_malformed");

    EXPECT_EQ(journal::size(town()), size);
}

TEST_F(Town, SendsPeopleToTheTelephoneWithWhatCannotWait) {
    const auto refused = say({.words = "厨房里全是烟", .category = "fire_now"});

    EXPECT_EQ(refusal(refused), "voices.ring_now");
    EXPECT_EQ(refused.error().arguments.front().value, "119");
    EXPECT_EQ(refused_field(refused), "category");
}

TEST_F(Town, TakesWordsThatSoundLikeDangerAndSaysWhomToRing) {
    const auto raised = say("楼上着火了，楼道里都是电瓶车");

    ASSERT_TRUE(raised);
    EXPECT_EQ(raised->ring_now, "119");
    EXPECT_EQ(find(town(), raised->voice)->category, "ebike_charging");
    EXPECT_EQ(say("电梯坏了")->ring_now, std::nullopt);
}

TEST_F(Town, KeepsADwellingOutOfTheRecordButNotFromStaff) {
    const auto raised = say({.words = "家里漏水", .place = test_dwelling, .where_exactly = "厨房"});

    ASSERT_TRUE(raised);
    EXPECT_EQ(find(town(), raised->voice)->place, test_compound);
    EXPECT_EQ(where_exactly(town(), raised->voice), "瞿溪新村 3号 201室\n厨房");
    EXPECT_EQ(journal::find_entry(town(), raised->entry)->body.find("201"), std::string::npos);
}

TEST_F(Town, TakesACommitteeForAPlaceToo) {
    const auto raised = say({.words = "路灯不亮", .place = test_committee});

    EXPECT_EQ(find(town(), raised->voice)->place, test_committee);
    EXPECT_EQ(where_exactly(town(), raised->voice), std::nullopt);
}

TEST_F(Town, PutsNoPersonalWordIntoAnEntrysBody) {
    const auto raised = say({.words = "电梯坏了",
                             .where_exactly = "3号201室",
                             .contact_name = "王阿姨",
                             .contact_phone = "63120000",
                             .contact_email = "wang@example.org"});

    const auto body = journal::find_entry(town(), raised->entry)->body;
    for (const auto* word : {"坏了", "201", "王阿姨", "63120000", "example.org"}) {
        EXPECT_EQ(body.find(word), std::string::npos) << word;
    }
}

TEST_F(Town, LivesOnWhenWordsAreErased) {
    const auto raised = say({.words = "电梯坏了", .contact_name = "王阿姨"});

    erase(town(), raised->entry, 0);

    EXPECT_EQ(words_of(town(), raised->voice), std::nullopt);
    EXPECT_EQ(contact_of(town(), raised->voice).name, "王阿姨");
    EXPECT_EQ(search_text(town(), raised->voice), "王阿姨");
    erase(town(), raised->entry, 1);
    EXPECT_EQ(contact_of(town(), raised->voice).name, "");
    EXPECT_EQ(search_text(town(), raised->voice), "");
}

TEST_F(Town, LetsTheReporterAddWords) {
    const auto voice = say("电梯坏了")->voice;

    const auto added = turn([&](auto& running) { return add_words(running, voice, " 又坏了 "); });

    ASSERT_TRUE(added);
    const auto additions = additions_to(town(), voice);
    ASSERT_EQ(additions.size(), 1U);
    EXPECT_EQ(additions[0].words, "又坏了");
    EXPECT_EQ(additions[0].entry, *added);
    EXPECT_EQ(refusal(turn([&](auto& running) { return add_words(running, voice, " "); })),
              "voices.words_missing");
    EXPECT_EQ(refusal(turn([&](auto& running) { return add_words(running, VoiceId{9}, "又"); })),
              "voices.no_such_voice");
}

TEST_F(Town, CorrectsAContactWhole) {
    const auto voice =
        say({.words = "电梯坏了", .contact_name = "王", .contact_phone = "63120000"});

    const auto corrected = turn([&](auto& running) {
        return correct_contact(running, voice->voice, {.phone = "13800000000"});
    });

    ASSERT_TRUE(corrected);
    EXPECT_EQ(contact_of(town(), voice->voice).name, "");
    EXPECT_EQ(contact_of(town(), voice->voice).phone, "13800000000");
    EXPECT_EQ(refusal(turn([&](auto& running) {
                  return correct_contact(running, voice->voice, {.phone = "?"});
              })),
              "voices.contact_phone_malformed");
}

TEST_F(Town, KnowsAnEmailAddressUntilItIsErased) {
    const auto raised = say({.words = "电梯坏了", .contact_email = "wang@example.org"});
    ASSERT_EQ(contact_of(town(), raised->voice).email, "wang@example.org");
    EXPECT_NE(search_text(town(), raised->voice).find("wang@"), std::string::npos);

    erase(town(), raised->entry, 1);

    EXPECT_EQ(contact_of(town(), raised->voice).email, "");
    EXPECT_EQ(words_of(town(), raised->voice)->words, "电梯坏了");
}

TEST_F(Town, WithdrawsAVoiceOnce) {
    const auto voice = say("电梯坏了")->voice;
    const auto withdraw_it = [&] {
        return turn([&](auto& running) { return withdraw(running, voice, "自己修好了"); });
    };

    ASSERT_TRUE(withdraw_it());

    EXPECT_EQ(find(town(), voice)->withdrawn_at, trial.now);
    EXPECT_EQ(reason_of_withdrawal(town(), voice), "自己修好了");
    EXPECT_EQ(refusal(withdraw_it()), "voices.withdrawn");
    EXPECT_EQ(refusal(turn([&](auto& running) { return correct_contact(running, voice, {}); })),
              "voices.withdrawn");
}

TEST_F(Town, FindsAVoiceByEverythingStaffMayType) {
    const auto raised = say({.words = "三天没人管",
                             .title = "电梯停用",
                             .where_exactly = "3号201室",
                             .contact_name = "王阿姨",
                             .contact_phone = "63120000"});
    ASSERT_TRUE(turn([&](auto& running) { return add_words(running, raised->voice, "又停了"); }));

    EXPECT_EQ(search_text(town(), raised->voice),
              "电梯停用\n三天没人管\n又停了\n3号201室\n王阿姨\n63120000");
}

TEST_F(Town, FindsAVoiceByItsTrackingCodeAlone) {
    const auto voice = say("电梯坏了")->voice;

    const auto code = tracking_code(town(), voice);

    EXPECT_EQ(find_by_tracking_code(town(), code), voice);
    EXPECT_EQ(find_by_tracking_code(town(), tracking_code(town(), VoiceId{2})), std::nullopt);
    EXPECT_EQ(find_by_tracking_code(town(), "K7PX-3WQM-9TRA-HD46"), std::nullopt);
}

TEST_F(Town, TakesAMessageOfAnotherSystemOnce) {
    const auto origin = origin_of(town(), "hotline 17");

    const auto first = say({.words = "电梯坏了", .source = Source::Import, .origin = origin});

    EXPECT_EQ(find_by_origin(town(), origin), first->voice);
    EXPECT_EQ(refusal(say({.words = "电梯坏了", .origin = origin})), "voices.already_here");
    EXPECT_EQ(find_by_origin(town(), origin_of(town(), "hotline 18")), std::nullopt);
}

TEST_F(Town, KeepsPhotosOfAVoice) {
    const auto voice = say("电梯坏了")->voice;
    const std::string jpeg = "\xFF\xD8\xFF and the rest of a picture";
    const auto add = [&](const std::string& bytes) {
        return turn(
            [&](auto& running) { return add_photo(running, voice, Shows::Concern, bytes); });
    };

    const auto added = add(jpeg);

    ASSERT_TRUE(added);
    EXPECT_EQ(photo(town(), *added), jpeg);
    const auto photos = photos_of(town(), voice);
    ASSERT_EQ(photos.size(), 1U);
    EXPECT_EQ(photos[0].by, journal::resident());
    EXPECT_EQ(find_photo(town(), *added)->voice, voice);
    EXPECT_EQ(refusal(add(jpeg)), "voices.photo_already_there");
    for (int at = 0; at < 5; ++at) {
        EXPECT_TRUE(add(jpeg + std::to_string(at)));
    }
    EXPECT_EQ(refusal(add(jpeg + "7")), "voices.photos_too_many");
}

TEST_F(Town, ShowsNoPhotoThatWasErased) {
    const auto voice = say("电梯坏了")->voice;
    const auto added = turn([&](auto& running) {
        return add_photo(running, voice, Shows::Work, "\xFF\xD8\xFF picture");
    });

    erase(town(), journal::size(town()), 0);

    EXPECT_EQ(photo(town(), *added), std::nullopt);
    EXPECT_EQ(photos_of(town(), voice).size(), 1U);
    EXPECT_EQ(photo(town(), PhotoId{99}), std::nullopt);
}

TEST_F(Town, RebuildsTheSameVoicesFromTheJournal) {
    const auto raised = say({.words = "电梯坏了",
                             .place = test_dwelling,
                             .contact_phone = "63120000",
                             .said_at = trial.now - std::chrono::hours(30),
                             .public_already = true,
                             .origin = origin_of(town(), "17")});
    ASSERT_TRUE(turn([&](auto& running) { return withdraw(running, raised->voice, ""); }));
    const auto before = find(town(), raised->voice);

    town().begin_write();
    town().script("DELETE FROM voices; DELETE FROM voice_origins; DELETE FROM places;");
    for (const auto& stored : journal::entries_from(town(), 1, 100)) {
        const auto body = nlohmann::json::parse(stored.body);
        trial.facts.replay(town(), body.at("event"), stored.entry);
    }
    town().commit();

    const auto after = find(town(), raised->voice);
    EXPECT_EQ(after->said_at, before->said_at);
    EXPECT_EQ(after->withdrawn_at, before->withdrawn_at);
    EXPECT_EQ(after->public_already, true);
    EXPECT_EQ(contact_of(town(), raised->voice).phone, "63120000");
    EXPECT_EQ(where_exactly(town(), raised->voice), "瞿溪新村 3号 201室");
    EXPECT_EQ(find_by_origin(town(), origin_of(town(), "17")), raised->voice);
}

} // namespace
} // namespace voices
