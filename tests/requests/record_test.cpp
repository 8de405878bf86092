// What people see of the record: its page, one entry's receipt, the slip that leads there.

#include <thread>

#include "journal/erasure.hpp"
#include "proof/proof.hpp"
#include "tests/requests/requests.hpp"
#include "text/base64.hpp"

namespace tests {
namespace {

class Record : public Requests {
protected:
    static std::string page_of(const nlohmann::json& receipt) {
        return "/record/entries/" + receipt["entry"].dump();
    }
};

TEST_F(Record, ShowsItsSignedHeadToEverybodyInBothLanguages) {
    report_lift();

    const auto page = street_.get("/record");
    const auto in_english = street_.get("/record", english());
    const auto view = street_.get("/record.json").json();

    EXPECT_EQ(page.status, 200);
    EXPECT_EQ(in_english.status, 200);
    EXPECT_TRUE(page.shows(view["head"]["root"].get<std::string>()));
    EXPECT_TRUE(page.recorded.empty());
}

TEST_F(Record, TellsHowToCheckItInThreeCommands) {
    const auto view = street_.get("/record.json").json();

    ASSERT_EQ(view["commands"].size(), 3U);
    for (const auto& each : view["commands"]) {
        EXPECT_NE(each["command"].get<std::string>().find("localhost:8080"), std::string::npos);
    }
}

TEST_F(Record, LeadsFromASlipToAReceiptThatHolds) {
    const auto reported = report_lift();
    const auto code = reported["tracking_code"].get<std::string>();

    const auto slip = street_.get("/slip/" + code);
    const auto page = street_.get(page_of(reported));
    const auto file = street_.get(page_of(reported) + "/receipt");

    EXPECT_TRUE(slip.shows("您的反映已经记下：记录第 " + reported["entry"].dump() + " 条，今天 "));
    EXPECT_TRUE(slip.shows(page_of(reported)));
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.shows("居民反映"));
    const auto leaf = proof::check(proof::read_receipt(file.body).value());
    ASSERT_TRUE(leaf.has_value());
    EXPECT_EQ(leaf->entry, reported["entry"].get<journal::Sequence>());
    EXPECT_EQ(leaf->kind, "voice_raised");
}

TEST_F(Record, GivesTheSameReceiptOnceItsHeadIsKept) {
    using namespace std::chrono_literals;
    const auto reported = report_lift();
    street_.pass(61min);
    report_lift(); // Another hour, another head.
    report_lift();

    const auto first = street_.get(page_of(reported) + "/receipt").body;
    street_.pass(24h);

    EXPECT_EQ(street_.get(page_of(reported) + "/receipt").body, first);
}

TEST_F(Record, ShowsAnEntrysPayloadWhateverTheMomentsBytesAre) {
    const auto last_byte = calendar::to_milliseconds(street_.now()) & 0xFF;
    street_.pass(std::chrono::milliseconds((0x17B - last_byte) & 0xFF)); // 7B is "{".
    const auto reported = report_lift();

    const auto view = street_.get(page_of(reported) + ".json").json();

    EXPECT_TRUE(view["payload"].get<std::string>().starts_with(R"({"body":")")) << view["payload"];
}

TEST_F(Record, FindsAnEntryByItsNumber) {
    const auto found = street_.get("/record?entry=3");
    EXPECT_EQ(found.status, 303);
    EXPECT_EQ(found.headers.at("Location"), "/record/entries/3");

    const auto missed = street_.get("/record?entry=99999999");
    EXPECT_EQ(missed.status, 200);
    EXPECT_TRUE(missed.shows("99999999"));
}

TEST_F(Record, KnowsNoEntryBeyondItsLast) {
    for (const char* path : {"/record/entries/99999999",
                             "/record/entries/0",
                             "/record/entries/x",
                             "/record/entries/99999999/receipt",
                             "/record/keys/2",
                             "/record/keys/0"}) {
        EXPECT_EQ(street_.get(path).status, 404) << path;
    }
}

TEST_F(Record, GivesTheKeyThatItsHeadsAreSignedWith) {
    const auto key = street_.get("/record/keys/1");

    EXPECT_EQ(key.status, 200);
    EXPECT_TRUE(key.body.starts_with("-----BEGIN PUBLIC KEY-----\n"));
    EXPECT_EQ(key.recorded, Kinds());
}

TEST_F(Record, TellsMonitorsOfItself) {
    const auto list = street_.get("/record/log-list.json").json();

    const auto& log = list["operators"][0]["logs"][0];
    EXPECT_EQ(log["url"], "http://localhost:8080/");
    EXPECT_EQ(log["log_id"], street_.get("/record.json").json()["head"]["log_id"]);
}

TEST_F(Record, RegistersWhatWasErasedButNeverTheWords) {
    const auto reported = report_lift();
    street_.turn(journal::operator_at_the_machine(), [&](journal::Turn& turn) {
        journal::erase_values(turn, {reported["entry"].get<journal::Sequence>()}, "三年期满");
        return base::Result<nlohmann::json>(nlohmann::json());
    });

    const auto page = street_.get("/record");
    const auto view = street_.get("/record.json").json();

    ASSERT_EQ(view["erased"].size(), 1U);
    EXPECT_EQ(view["erased"][0]["kinds"], "居民反映");
    EXPECT_EQ(view["erased"][0]["rule"], "三年期满");
    EXPECT_GE(view["erased"][0]["values"].get<int>(), 1);
    EXPECT_TRUE(page.shows("三年期满"));
    EXPECT_FALSE(page.shows("两层之间"));
    EXPECT_TRUE(street_.get(page_of(reported)).shows("它在记录里"))
        << "what was erased is proved to have been recorded";
}

TEST_F(Record, NamesTheKeyThatSignedWhileTheKeyIsChanged) {
    constexpr int heads = 200;
    const auto reader = street_.readers().borrow();
    proof::Notary notary;
    notary.take(proof::SigningKey::make(), [this] { return street_.now(); });
    const std::jthread changing([&notary](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            notary.change_key(proof::SigningKey::make());
        }
    });

    for (int at = 0; at < heads; ++at) {
        const auto fresh = notary.sign_head(*reader, street_.now());
        ASSERT_TRUE(proof::is_signed_by(fresh.head, fresh.public_key));
    }
}

TEST_F(Record, KeepsOldHeadsCheckableAfterTheKeyWasChanged) {
    const auto reported = report_lift();
    const auto before = street_.get(page_of(reported) + "/receipt").body;
    auto key = proof::SigningKey::make();
    street_.turn(journal::operator_at_the_machine(), [&](journal::Turn& turn) {
        proof::take_into_use(turn, key);
        return base::Result<nlohmann::json>(nlohmann::json());
    });
    const auto new_key = key.public_key();
    street_.notary().change_key(std::move(key));

    const auto head = proof::read_head(street_.get("/ct/v1/get-sth").json()).value();

    EXPECT_TRUE(proof::is_signed_by(head, new_key));
    EXPECT_EQ(street_.get("/record.json").json()["head"]["log_id"],
              text::to_base64(journal::as_bytes(proof::id_of_key(new_key))));
    EXPECT_TRUE(proof::check(proof::read_receipt(before).value()).has_value());
    EXPECT_EQ(street_.get("/record.json").json()["keys"].size(), 2U);
    EXPECT_EQ(street_.get("/record/keys/1").status, 200);
}

} // namespace
} // namespace tests
