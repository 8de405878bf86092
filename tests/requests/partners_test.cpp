// Cases that another body's Open311 server handles: a made-up server fails in every way that
// servers fail, and each case arrives there once all the same.

#include <deque>

#include "open311/open311.hpp"
#include "open311/rounds.hpp"
#include "tests/requests/requests.hpp"
#include "web/target.hpp"

namespace tests {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;
using open311::Failure;
using open311::ForwardState;
using std::chrono::hours;
using std::chrono::minutes;

// How the server feels when it is asked next; well when nothing is said.
enum class Mood {
    Well,
    Down,          // Nobody is there.
    Silent,        // It hears nothing and says nothing.
    TakesSilently, // It takes the report, and its answer never comes.
    TakesBabbling, // It takes the report and answers nonsense.
    TakesTwice,    // It answers with two receipts for one report.
    Broken,        // 500
    Refusing,      // 403
    GivesToken,
    LostPage, // 404 from something that is no Open311 server.
};

class Upstream final : public open311::Line {
public:
    struct Kept {
        std::string number;
        std::string description;
        std::string status = "open";
        std::string notes;
    };

    open311::Said ask(const open311::Call& call) override {
        const auto mood = moods.empty() ? Mood::Well : moods.front();
        if (!moods.empty()) {
            moods.pop_front();
        }
        ++calls;
        urls.push_back(call.url);
        if (when_asked) {
            when_asked();
        }
        switch (mood) {
            case Mood::Down:
                return Failure::NoConnection;
            case Mood::Silent:
                return Failure::Silent;
            case Mood::Broken:
                return open311::Reply{500, "<html>oops"};
            case Mood::Refusing:
                return open311::Reply{403,
                                      answer("errors", list_of({ordered_json{{"code", 403}}}))};
            case Mood::LostPage:
                return open311::Reply{404, "<html><body><p>Not found</p></body></html>"};
            default:
                return call.form.empty() ? read(call) : take(call, mood);
        }
    }

    std::deque<Mood> moods;
    std::vector<Kept> kept;
    ordered_json updates = ordered_json::array();
    std::vector<std::string> onces;
    open311::Format format = open311::Format::Xml;
    int calls = 0;
    std::vector<std::string> urls;
    std::function<void()> when_asked;

    [[nodiscard]] std::ptrdiff_t asked_for(const std::string& part) const {
        return std::ranges::count_if(
            urls, [&](const auto& url) { return url.find(part) != std::string::npos; });
    }

private:
    static ordered_json list_of(const std::vector<ordered_json>& things) {
        auto list = ordered_json::array();
        for (const auto& thing : things) {
            list.push_back(thing);
        }
        return list;
    }

    std::string answer(const char* root, const ordered_json& list) const {
        return open311::written(format, root, list);
    }

    open311::Said take(const open311::Call& call, Mood mood) {
        const auto form = web::read_pairs(call.form).value();
        const auto number = "W-" + std::to_string(kept.size() + 1);
        kept.push_back({number, form.get("description"), "open", ""});
        onces.push_back(call.once);
        forms.push_back(call.form);
        const ordered_json receipt = {{"service_request_id", number}};
        switch (mood) {
            case Mood::TakesSilently:
                return Failure::Silent;
            case Mood::TakesBabbling:
                return open311::Reply{200, "thank you!"};
            case Mood::TakesTwice:
                return open311::Reply{200, answer("service_requests", list_of({receipt, receipt}))};
            case Mood::GivesToken:
                return open311::Reply{
                    200,
                    answer("service_requests", list_of({ordered_json{{"token", "T " + number}}}))};
            default:
                return open311::Reply{200,
                                      answer("service_requests", list_of(std::vector{receipt}))};
        }
    }

    open311::Said read(const open311::Call& call) const {
        const auto target =
            web::read_target(call.url.substr(std::string("https://water.example").size())).value();
        const auto path = open311::without_ending(target.path);
        if (path.ends_with("/servicerequestupdates")) {
            return open311::Reply{200, answer("service_request_updates", updates)};
        }
        if (path.ends_with("/services")) {
            return open311::Reply{
                200, answer("services", list_of({ordered_json{{"service_code", "L1"}}}))};
        }
        const auto last = path.substr(path.rfind('/') + 1);
        const auto asked = "," + target.query.get("service_request_id") + ",";
        auto list = ordered_json::array();
        for (const auto& each : kept) {
            const bool is_token = path.find("/tokens/") != std::string::npos;
            const bool is_meant =
                is_token ? last == "T " + each.number
                : last != "requests"
                    ? last == each.number
                    : asked == ",," || asked.find("," + each.number + ",") != std::string::npos;
            if (is_meant) {
                list.push_back({{"service_request_id", each.number},
                                {"description", each.description},
                                {"status", each.status},
                                {"status_notes", each.notes}});
            }
        }
        return list.empty() && last != "requests"
                   ? open311::Reply{404, answer("errors", list_of({ordered_json{{"code", 404}}}))}
                   : open311::Reply{200, answer("service_requests", list)};
    }

public:
    std::vector<std::string> forms;
};

class Partner : public Requests {
protected:
    Partner() {
        partner_.category = "lift";
        partner_.endpoint = "https://water.example/open311/v2";
        partner_.key = "their key";
        partner_.service_code = "L1";
        partner_.has_updates = true;
        begin();
    }

    // Anew, as after a restart or another line in the machine's file.
    void begin() {
        street_.hand_to({partner_});
        upstream_.format = partner_.format;
        rounds_ = std::make_unique<open311::Rounds>(
            street_.readers(),
            street_.writer(),
            open311::Rounds::Talk{partner_, "https://street.example", words(), upstream_, stop_});
    }

    // A second body, whose server handles noise.
    void begin_beside_another() {
        auto other = partner_;
        other.category = "noise";
        other.endpoint = "https://noise.example/open311/v2";
        street_.hand_to({partner_, other});
        others_rounds_ = std::make_unique<open311::Rounds>(
            street_.readers(),
            street_.writer(),
            open311::Rounds::Talk{other, "https://street.example", words(), other_, stop_});
        settle_the_night();
        others_rounds_->walk();
        other_.calls = 0;
    }

    void walk_both_after(std::chrono::milliseconds time) {
        walk_after(time);
        others_rounds_->walk();
    }

    void move_to(cases::CaseId id, const std::string& category) {
        cases::AskAct moved;
        moved.id = id;
        moved.act = cases::Act::OverrideCategory;
        moved.category = category;
        moved.reason = "先前归错了类。";
        street_.act("jiedao", moved);
    }

    static const text::Catalogue& words() {
        static const text::Catalogues catalogues(text::embedded_files());
        return catalogues.in(text::Language::Chinese);
    }

    // In the small hours nothing is compared, since that night's comparison is over.
    void settle_the_night() {
        rounds_->walk();
        upstream_.calls = 0;
    }

    cases::CaseId report_lift_to_partner() {
        const auto receipt = report({{"words", "3号楼电梯停在两层之间"},
                                     {"category", "lift"},
                                     {"place", "瞿溪新村3号201室"},
                                     {"contact_name", "王阿姨"},
                                     {"contact_phone", "13800000000"}});
        return cases::CaseId{receipt["case"].get<std::int64_t>()};
    }

    void walk_after(std::chrono::milliseconds time) {
        street_.pass(time);
        rounds_->walk();
    }

    open311::Forward forward(cases::CaseId id, const std::string& category = "lift") {
        const auto reader = street_.readers().borrow();
        return open311::find_forward(*reader, id, category).value();
    }

    // What the case's timeline says of the partner: "taken W-1".
    std::vector<std::string> told(cases::CaseId id) {
        const auto reader = street_.readers().borrow();
        std::vector<std::string> told;
        for (const auto& step : cases::timeline(*reader, id)) {
            if (step.kind == cases::PartnerHeard::kind) {
                told.push_back(step.code + (step.old_code.empty() ? "" : " " + step.old_code));
            }
        }
        return told;
    }

    open311::Partner partner_;
    Upstream upstream_;
    std::atomic<bool> stop_ = false;
    std::unique_ptr<open311::Rounds> rounds_;
    Upstream other_;
    std::unique_ptr<open311::Rounds> others_rounds_;
};

TEST_F(Partner, IsSentACaseOnceAndItsNumberIsInTheTimeline) {
    settle_the_night();
    const auto id = report_lift_to_partner();

    rounds_->walk();
    walk_after(minutes(1));

    ASSERT_EQ(upstream_.kept.size(), 1U);
    EXPECT_EQ(forward(id).state, ForwardState::Taken);
    EXPECT_EQ(forward(id).number, "W-1");
    EXPECT_EQ(told(id).front(), "taken W-1");
    EXPECT_EQ(upstream_.calls, 1);
    EXPECT_TRUE(upstream_.onces[0].starts_with("SY-310101015-1-"));
}

TEST_F(Partner, IsSentNothingOfAnotherCategory) {
    settle_the_night();
    report({{"words", "半夜装修太吵"}, {"category", "noise"}, {"place", "瞿溪新村"}});

    rounds_->walk();

    EXPECT_EQ(upstream_.calls, 0);
}

TEST_F(Partner, HearsNoWordsUnlessThatIsAgreedAndNeverAContact) {
    report_lift_to_partner();
    rounds_->walk();
    partner_.tells = open311::Tells::Words;
    begin();
    report_lift_to_partner();
    rounds_->walk();

    ASSERT_EQ(upstream_.forms.size(), 2U);
    const auto plain = web::read_pairs(upstream_.forms[0]).value();
    const auto agreed = web::read_pairs(upstream_.forms[1]).value();
    EXPECT_EQ(plain.get("address_string"), "瞿溪新村");
    EXPECT_EQ(plain.get("description").find("两层"), std::string::npos);
    EXPECT_NE(plain.get("description").find("https://street.example/cases/1"), std::string::npos);
    EXPECT_NE(agreed.get("description").find("两层"), std::string::npos);
    EXPECT_NE(agreed.get("address_string").find("201"), std::string::npos);
    for (const auto& form : {plain, agreed}) {
        for (const auto& field : form.fields()) {
            EXPECT_EQ(field.value.find("13800000000"), std::string::npos);
            EXPECT_EQ(field.value.find("王阿姨"), std::string::npos);
        }
    }
}

TEST_F(Partner, IsTriedWithGrowingGapsAndThenStaffAreTold) {
    settle_the_night();
    upstream_.moods.assign(7, Mood::Down);
    const auto id = report_lift_to_partner();

    rounds_->walk();
    for (const auto gap : {minutes(1), minutes(5), minutes(30), minutes(120), minutes(360)}) {
        const auto calls = upstream_.calls;
        street_.pass(gap - minutes(1));
        rounds_->walk();
        EXPECT_EQ(upstream_.calls, calls) << gap.count();
        walk_after(minutes(1));
        EXPECT_EQ(upstream_.calls, calls + 1) << gap.count();
    }
    walk_after(hours(24));

    EXPECT_EQ(forward(id).state, ForwardState::GivenUp);
    EXPECT_EQ(told(id), Kinds{"unreached"});
    EXPECT_TRUE(upstream_.kept.empty());
}

TEST_F(Partner, WhoseAnswerWasLostIsFoundAndNotSentAgain) {
    for (const auto mood : {Mood::TakesSilently, Mood::TakesBabbling, Mood::TakesTwice}) {
        rounds_->walk();
        const auto before = upstream_.kept.size();
        upstream_.moods = {mood};
        const auto id = report_lift_to_partner();

        rounds_->walk();
        EXPECT_EQ(forward(id).state, ForwardState::Waiting);
        walk_after(minutes(1));

        EXPECT_EQ(upstream_.kept.size(), before + 1);
        EXPECT_EQ(forward(id).state, ForwardState::Taken);
        EXPECT_EQ(told(id), Kinds{"found " + upstream_.kept.back().number});
        // What was heard of it later is another matter.
        street_.pass(minutes(1));
    }
}

TEST_F(Partner, IsNotSentAgainWhileNobodyCanSayWhetherItArrived) {
    rounds_->walk();
    upstream_.moods = {Mood::TakesSilently, Mood::Broken};
    const auto id = report_lift_to_partner();

    rounds_->walk();
    walk_after(minutes(1));
    EXPECT_EQ(forward(id).state, ForwardState::Waiting);
    walk_after(minutes(5));

    EXPECT_EQ(upstream_.kept.size(), 1U);
    EXPECT_EQ(told(id).front(), "found W-1");
}

TEST_F(Partner, IsNotSentAgainWhatWasOnItsWayWhenWeStopped) {
    settle_the_night();
    const auto id = report_lift_to_partner();
    upstream_.moods = {Mood::TakesSilently};
    upstream_.when_asked = [&] { stop_ = true; };
    rounds_->walk();
    EXPECT_EQ(forward(id).tries, 0);

    upstream_.when_asked = {};
    stop_ = false;
    street_.pass(minutes(1));
    begin();
    rounds_->walk();

    EXPECT_EQ(upstream_.kept.size(), 1U);
    EXPECT_EQ(told(id).front(), "found W-1");
}

TEST_F(Partner, WhoseListShowsNoDescriptionsHasNotSaidThatNothingArrived) {
    settle_the_night();
    upstream_.moods = {Mood::TakesSilently};
    const auto id = report_lift_to_partner();
    rounds_->walk();
    upstream_.kept[0].description.clear();

    walk_after(minutes(1));

    EXPECT_EQ(upstream_.kept.size(), 1U);
    EXPECT_EQ(forward(id).state, ForwardState::Waiting);
}

TEST_F(Partner, IsGivenTheKeyInNoAddressButThatOfUpdates) {
    report_lift_to_partner();
    rounds_->walk();
    walk_after(minutes(15));

    ASSERT_GT(upstream_.urls.size(), 3U);
    for (const auto& url : upstream_.urls) {
        EXPECT_EQ(url.find("api_key") != std::string::npos,
                  url.find("/servicerequestupdates") != std::string::npos)
            << url;
    }
    EXPECT_EQ(web::read_pairs(upstream_.forms[0]).value().get("api_key"), "their key");
}

TEST_F(Partner, ThatTookNothingIsAskedAgain) {
    for (const auto mood : {Mood::Silent, Mood::Broken, Mood::Refusing, Mood::Down}) {
        rounds_->walk();
        const auto before = upstream_.kept.size();
        upstream_.moods = {mood};
        const auto id = report_lift_to_partner();

        rounds_->walk();
        EXPECT_EQ(upstream_.kept.size(), before);
        walk_after(minutes(1));

        EXPECT_EQ(upstream_.kept.size(), before + 1);
        EXPECT_EQ(told(id).front(), "taken " + upstream_.kept.back().number);
    }
}

TEST_F(Partner, IsNotSentWhatEndedBeforeItCouldBeSent) {
    settle_the_night();
    upstream_.moods = {Mood::Down};
    const auto id = report_lift_to_partner();
    rounds_->walk();
    street_.turn(journal::resident(), [&](journal::Turn& turn) {
        cases::AskAct withdrawal;
        withdrawal.id = id;
        withdrawal.act = cases::Act::Withdraw;
        const auto withdrawn = cases::act_as_reporter(turn, withdrawal);
        return withdrawn ? base::Result<json>(json()) : base::refusal_of(withdrawn);
    });

    walk_after(minutes(1));

    EXPECT_TRUE(upstream_.kept.empty());
    EXPECT_EQ(forward(id).state, ForwardState::Closed);
    EXPECT_TRUE(told(id).empty());
}

TEST_F(Partner, IsNotSentWhatBelongsToAnotherCategoryByThen) {
    settle_the_night();
    upstream_.moods = {Mood::Down};
    const auto id = report_lift_to_partner();
    rounds_->walk();
    move_to(id, "noise");

    walk_after(minutes(1));

    EXPECT_TRUE(upstream_.kept.empty());
    EXPECT_EQ(forward(id).state, ForwardState::Closed);
}

TEST_F(Partner, ToWhomACaseComesFromAnotherIsSentItOnce) {
    begin_beside_another();
    upstream_.moods = {Mood::Down};
    const auto id = report_lift_to_partner();
    rounds_->walk();
    move_to(id, "noise");

    walk_both_after(minutes(1));
    walk_both_after(minutes(1));

    EXPECT_TRUE(upstream_.kept.empty());
    ASSERT_EQ(other_.kept.size(), 1U);
    EXPECT_EQ(forward(id, "lift").state, ForwardState::Closed);
    EXPECT_EQ(forward(id, "noise").state, ForwardState::Taken);
    EXPECT_EQ(told(id), Kinds{"taken W-1"});
}

// As events were before a case could be on its way to several.
TEST_F(Partner, IsMeantByEventsThatNameNoCategoryWhereItIsTheOnlyOne) {
    settle_the_night();
    const auto id = report_lift_to_partner();
    street_.turn(journal::timer(), [&](journal::Turn& turn) {
        turn.record(open311::ForwardTaken{id, "W-7", {}, {}});
        turn.record(open311::ForwardHeard{id, "a digest", true, {}});
        return base::Result<json>(json());
    });

    rounds_->walk();

    EXPECT_TRUE(upstream_.kept.empty());
    EXPECT_EQ(forward(id).number, "W-7");
    EXPECT_EQ(forward(id).state, ForwardState::Closed);
}

TEST_F(Partner, WhoTookACaseBeforeItBecameAnothersIsStillHeard) {
    begin_beside_another();
    const auto id = report_lift_to_partner();
    rounds_->walk();
    move_to(id, "noise");
    others_rounds_->walk();
    // Both call it W-1 and say the same at the same length, each of its own.
    upstream_.kept[0].status = "closed";
    other_.kept[0].status = "closed";

    walk_both_after(minutes(15));

    EXPECT_EQ(told(id), (Kinds{"taken W-1", "taken W-1", "says closed", "says closed"}));
    EXPECT_EQ(forward(id, "lift").state, ForwardState::Closed);
    EXPECT_EQ(forward(id, "noise").state, ForwardState::Closed);
    EXPECT_EQ(upstream_.kept.size() + other_.kept.size(), 2U);
}

TEST_F(Partner, ToWhomACaseComesBackIsSentItUnlessItHasIt) {
    begin_beside_another();
    upstream_.moods = {Mood::Down};
    const auto id = report_lift_to_partner();
    rounds_->walk();
    move_to(id, "noise");
    walk_both_after(minutes(1));
    EXPECT_TRUE(upstream_.kept.empty());

    move_to(id, "lift");
    walk_both_after(minutes(1));
    move_to(id, "noise");
    move_to(id, "lift");
    walk_both_after(minutes(1));

    EXPECT_EQ(upstream_.kept.size(), 1U);
    EXPECT_EQ(other_.kept.size(), 1U);
    EXPECT_EQ(forward(id, "lift").state, ForwardState::Taken);
}

TEST_F(Partner, MayGiveATokenFirst) {
    rounds_->walk();
    upstream_.moods = {Mood::GivesToken};
    const auto id = report_lift_to_partner();

    rounds_->walk();
    EXPECT_EQ(forward(id).state, ForwardState::Waiting);
    EXPECT_TRUE(told(id).empty());
    rounds_->walk();

    EXPECT_EQ(forward(id).number, "W-1");
    EXPECT_EQ(upstream_.kept.size(), 1U);
}

TEST_F(Partner, ThatGaveATokenIsAskedForTheNumberWithGrowingGaps) {
    settle_the_night();
    upstream_.moods = {Mood::GivesToken};
    upstream_.moods.insert(upstream_.moods.end(), 4, Mood::LostPage);
    const auto id = report_lift_to_partner();
    rounds_->walk();
    rounds_->walk();

    for (const auto gap : {minutes(1), minutes(5), minutes(30)}) {
        const auto asked = upstream_.asked_for("/tokens/");
        walk_after(gap - std::chrono::seconds(1));
        EXPECT_EQ(upstream_.asked_for("/tokens/"), asked) << gap.count();
        walk_after(std::chrono::seconds(1));
        EXPECT_EQ(upstream_.asked_for("/tokens/"), asked + 1) << gap.count();
    }
    EXPECT_TRUE(told(id).empty());
    walk_after(hours(2));

    EXPECT_EQ(upstream_.kept.size(), 1U);
    EXPECT_EQ(told(id), Kinds{"taken W-1"});
}

TEST_F(Partner, IsAskedForNewsEveryQuarterOfAnHourAndNotOftener) {
    report_lift_to_partner();
    rounds_->walk();
    const auto asked = upstream_.asked_for("service_request_id=W-1");
    upstream_.calls = 0;

    walk_after(minutes(14));
    EXPECT_EQ(upstream_.calls, 0);
    walk_after(minutes(1));
    const auto calls = upstream_.calls;
    rounds_->walk();

    EXPECT_EQ(upstream_.asked_for("service_request_id=W-1"), asked + 1);
    EXPECT_EQ(upstream_.calls, calls);
}

TEST_F(Partner, WhoseUpdateIsKnownByItsNumberIsHeardOnceHoweverItIsWorded) {
    const auto id = report_lift_to_partner();
    rounds_->walk();
    const auto says = [&](const char* number, const char* words) {
        upstream_.updates.push_back({{"update_id", number},
                                     {"service_request_id", "W-1"},
                                     {"status", "IN_PROGRESS"},
                                     {"description", words}});
        walk_after(minutes(15));
    };

    says("u1", "换皮带");
    says("u1", "换皮带了");
    EXPECT_EQ(told(id).size(), 2U);
    says("u2", "换皮带");

    EXPECT_EQ(told(id), (Kinds{"taken W-1", "says IN_PROGRESS", "says IN_PROGRESS"}));
}

TEST_F(Partner, WhoseUpdateHasNoNumberIsKnownByWhenItWasSaid) {
    const auto id = report_lift_to_partner();
    rounds_->walk();
    const auto says = [&](const char* at) {
        upstream_.updates.push_back({{"service_request_id", "W-1"},
                                     {"status", "IN_PROGRESS"},
                                     {"updated_datetime", at},
                                     {"description", "换皮带"}});
        walk_after(minutes(15));
    };

    says("2026-11-20T10:05:00+08:00");
    says("2026-11-20T10:05:00+08:00");
    EXPECT_EQ(told(id).size(), 2U);
    says("2026-11-20T10:20:00+08:00");

    EXPECT_EQ(told(id).size(), 3U);
}

TEST_F(Partner, IsHeardOnceWhateverItSaysTwice) {
    partner_.format = open311::Format::Json;
    begin();
    const auto id = report_lift_to_partner();
    rounds_->walk();
    upstream_.kept[0].notes = "师傅已出发";
    const ordered_json update = {{"update_id", "u1"},
                                 {"service_request_id", "W-1"},
                                 {"status", "IN_PROGRESS"},
                                 {"description", "换皮带"}};
    const ordered_json foreign = {{"update_id", "u2"}, {"service_request_id", "W-99"}};
    for (const auto& each : {update, update, foreign}) {
        upstream_.updates.push_back(each);
    }

    walk_after(minutes(15));
    walk_after(minutes(15));
    begin();
    rounds_->walk();

    EXPECT_EQ(told(id), (Kinds{"taken W-1", "says open", "says IN_PROGRESS"}));
    upstream_.kept[0].status = "closed";
    walk_after(minutes(15));
    EXPECT_EQ(forward(id).state, ForwardState::Closed);
    EXPECT_EQ(told(id).back(), "says closed");
}

TEST_F(Partner, ThatLostACaseIsSentItAgainAfterTheNight) {
    const auto id = report_lift_to_partner();
    rounds_->walk();
    const auto kept = std::exchange(upstream_.kept, {});

    walk_after(hours(12));
    EXPECT_EQ(told(id), Kinds{"taken W-1"});
    walk_after(hours(6));
    walk_after(minutes(1));

    EXPECT_EQ(told(id), (Kinds{"taken W-1", "lost W-1", "taken W-1"}));
    EXPECT_EQ(upstream_.kept.size(), 1U);
    EXPECT_NE(upstream_.onces[0], upstream_.onces[1]);
}

TEST_F(Partner, ThatLosesACaseTwiceIsSentItNoMore) {
    const auto id = report_lift_to_partner();
    rounds_->walk();
    upstream_.kept.clear();
    walk_after(hours(18));
    walk_after(minutes(1));
    upstream_.kept.clear();

    walk_after(hours(24));
    walk_after(minutes(1));

    EXPECT_EQ(told(id), (Kinds{"taken W-1", "lost W-1", "taken W-1", "unreached"}));
    EXPECT_EQ(forward(id).state, ForwardState::GivenUp);
    EXPECT_TRUE(upstream_.kept.empty());
}

TEST_F(Partner, WhoseProxyFindsNothingHasLostNothing) {
    const auto id = report_lift_to_partner();
    rounds_->walk();

    upstream_.moods = {Mood::Well, Mood::Well, Mood::Well, Mood::LostPage};
    walk_after(hours(18));
    upstream_.moods.assign(4, Mood::LostPage);
    walk_after(hours(24));

    EXPECT_EQ(told(id), Kinds{"taken W-1"});
}

TEST_F(Partner, ThatTookACaseWhichWeGaveUpIsFoundInTheNight) {
    rounds_->walk();
    upstream_.moods.assign(7, Mood::Silent);
    upstream_.moods.front() = Mood::TakesSilently;
    const auto id = report_lift_to_partner();
    rounds_->walk();
    for (const auto gap : {minutes(1), minutes(5), minutes(30), minutes(120), minutes(360)}) {
        street_.pass(gap);
        upstream_.moods.assign(20, Mood::Silent);
        rounds_->walk();
    }
    upstream_.moods.assign(20, Mood::Silent);
    walk_after(hours(24));
    EXPECT_EQ(forward(id).state, ForwardState::GivenUp);

    upstream_.moods.clear();
    walk_after(hours(24));

    EXPECT_EQ(upstream_.kept.size(), 1U);
    EXPECT_EQ(told(id), (Kinds{"unreached", "found W-1"}));
}

TEST_F(Partner, IsShownToStaffAndToNobodyElse) {
    const auto id = report_lift_to_partner();
    rounds_->walk();
    const auto page = "/cases/" + std::to_string(id.value);

    EXPECT_TRUE(street_.get(page, street_.signed_in("wuye")).shows("对方编号 W-1"));
    EXPECT_FALSE(street_.get(page).shows("W-1"));
}

} // namespace
} // namespace tests
