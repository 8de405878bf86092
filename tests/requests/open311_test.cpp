// Open311 GeoReport v2 as programs speak it: each answer field by field, in both forms, and each
// parameter given wrongly: the right error in the right form, and nothing recorded.

#include "open311/open311.hpp"

#include <regex>
#include <set>

#include <pugixml.hpp>

#include "tests/requests/requests.hpp"

namespace tests {
namespace {

using nlohmann::json;

constexpr const char* w3c = R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00)";

class Open311 : public Requests {
protected:
    static std::string at(const std::string& what) { return "/open311/v2/" + what; }

    std::string add_client(const std::string& name, std::int64_t an_hour_max = 120) {
        return street_.turn(journal::operator_at_the_machine(), [&](journal::Turn& turn) {
            const auto added = open311::add_client(turn, {name, an_hour_max});
            return base::Result<json>(json(added.value().api_key));
        });
    }

    json get(const std::string& what) {
        const auto answered = street_.get(at(what));
        EXPECT_EQ(answered.status, 200) << what << ": " << answered.body;
        EXPECT_EQ(answered.headers.at("Content-Type"), "application/json; charset=utf-8");
        EXPECT_TRUE(answered.recorded.empty());
        return answered.json();
    }

    pugi::xml_document get_xml(const std::string& what) {
        const auto answered = street_.get(at(what));
        EXPECT_EQ(answered.status, 200) << what << ": " << answered.body;
        EXPECT_EQ(answered.headers.at("Content-Type"), "text/xml; charset=utf-8");
        pugi::xml_document document;
        EXPECT_TRUE(document.load_buffer(answered.body.data(), answered.body.size()));
        return document;
    }

    Form lift() {
        return {{"api_key", key_},
                {"jurisdiction_id", "310101015"},
                {"service_code", "lift"},
                {"address_string", "瞿溪新村3号201室"},
                {"attribute[which]", "东侧"},
                {"attribute[trapped]", "2"},
                {"first_name", "小明"},
                {"last_name", "王"},
                {"phone", "13800000000"},
                {"description", "电梯停在两层之间"}};
    }

    Form lift_by_email_only() {
        auto form = with(lift(), "email", "wang@example.org");
        std::erase_if(form, [](const auto& field) { return field.first == "phone"; });
        return form;
    }

    static Form with(Form form, const std::string& name, const std::string& value) {
        std::erase_if(form, [&](const auto& field) { return field.first == name; });
        form.emplace_back(name, value);
        return form;
    }

    std::string post_lift() {
        const auto answered = street_.post(at("requests.json"), lift());
        EXPECT_EQ(answered.status, 200) << answered.body;
        return answered.json()[0]["service_request_id"];
    }

    // What is wrong with it is said in the form of the address, and nothing came of it.
    static void expect_no(const Answered& answered, int status, const std::string& of) {
        EXPECT_EQ(answered.status, status) << of << ": " << answered.body;
        EXPECT_TRUE(answered.recorded.empty()) << of;
        if (answered.headers.at("Content-Type").starts_with("text/xml")) {
            pugi::xml_document document;
            ASSERT_TRUE(document.load_buffer(answered.body.data(), answered.body.size())) << of;
            const auto error = document.child("errors").child("error");
            EXPECT_EQ(error.child("code").text().as_int(), status) << of;
            EXPECT_NE(std::string(error.child("description").text().get()), "") << of;
        } else {
            EXPECT_EQ(answered.headers.at("Content-Type"), "application/json; charset=utf-8");
            ASSERT_EQ(answered.json().size(), 1U) << of;
            EXPECT_EQ(answered.json()[0]["code"], status) << of;
            EXPECT_NE(answered.json()[0]["description"], "") << of;
        }
    }

    void refuse_get(const std::string& what, int status) {
        const auto mark = what.find('?');
        const auto path = what.substr(0, mark);
        const auto query = mark == std::string::npos ? "" : what.substr(mark);
        expect_no(street_.get(at(path + ".json" + query)), status, what);
        expect_no(street_.get(at(path + ".xml" + query)), status, what);
    }

    void refuse_post(const std::string& what, const Form& form, int status) {
        std::string of;
        for (const auto& [name, value] : form) {
            of += name + "=" + value.substr(0, 40) + "&";
        }
        expect_no(street_.post(at(what + ".json"), form), status, of);
        expect_no(street_.post(at(what + ".xml"), form), status, of);
    }

    cases::AskAct on(const std::string& id, cases::Act act) {
        cases::AskAct asked;
        asked.id = cases::CaseId{std::stoll(id)};
        asked.act = act;
        return asked;
    }

    std::string key_ = add_client("市民热线");
};

TEST_F(Open311, IsDiscoveredInBothForms) {
    const auto discovery = get("discovery.json");
    const auto document = get_xml("discovery.xml");
    const auto xml = document.child("discovery");

    for (const auto* field : {"changeset", "contact", "key_service"}) {
        EXPECT_NE(discovery[field].get<std::string>(), "");
        EXPECT_EQ(discovery[field], xml.child(field).text().get());
    }
    const auto& endpoint = discovery["endpoints"][0];
    EXPECT_EQ(endpoint["specification"], "http://wiki.open311.org/GeoReport_v2");
    EXPECT_EQ(endpoint["url"], "http://localhost:8080/open311/v2");
    EXPECT_EQ(endpoint["type"], "production");
    EXPECT_EQ(endpoint["formats"], json({"text/xml", "application/json"}));
    const auto formats = xml.child("endpoints").child("endpoint").child("formats");
    EXPECT_STREQ(formats.child("format").text().get(), "text/xml");
}

TEST_F(Open311, ListsWhatCanBeReported) {
    const auto services = get("services.json?jurisdiction_id=310101015");

    ASSERT_TRUE(services.is_array());
    const auto lift = std::ranges::find_if(
        services, [](const json& each) { return each["service_code"] == "lift"; });
    ASSERT_NE(lift, services.end());
    EXPECT_EQ((*lift)["metadata"], true);
    EXPECT_EQ((*lift)["type"], "realtime");
    for (const auto* field : {"service_name", "description", "keywords", "group"}) {
        EXPECT_TRUE((*lift)[field].is_string()) << field;
    }
    const auto xml = get_xml("services.xml");
    EXPECT_STREQ(xml.child("services").child("service").child("type").text().get(), "realtime");
}

TEST_F(Open311, LeavesOutWhatNobodyMayWaitForUsWith) {
    for (const auto& service : get("services.json")) {
        const auto reader = street_.readers().borrow();
        const auto category = voices::category(*reader, service["service_code"].get<std::string>());
        EXPECT_FALSE(category->stops_form_with) << service;
    }
}

TEST_F(Open311, AServiceAsksItsQuestionsAsAttributes) {
    const auto definition = get("services/lift.json");

    EXPECT_EQ(definition["service_code"], "lift");
    int order = 0;
    for (const auto& attribute : definition["attributes"]) {
        EXPECT_EQ(attribute["variable"], true);
        EXPECT_EQ(attribute["order"], ++order);
        EXPECT_TRUE(attribute["required"].is_boolean());
        EXPECT_EQ(attribute.contains("values"), attribute["datatype"] == "singlevaluelist");
        if (attribute.contains("values")) {
            EXPECT_EQ(attribute["values"][0]["key"], "1");
        }
    }
    EXPECT_GT(order, 0);
    const auto document = get_xml("services/lift.xml");
    const auto xml = document.child("service_definition");
    EXPECT_STREQ(xml.child("service_code").text().get(), "lift");
    EXPECT_EQ(std::string(xml.child("attributes").child("attribute").child("code").text().get()),
              definition["attributes"][0]["code"]);
}

TEST_F(Open311, ARequestIsTheVerySameCommandAsAReportInTheBrowser) {
    const auto by_program = street_.post(at("requests.json"), lift());
    const auto by_browser = street_.post_json("/voices",
                                              {{"words", "电梯停在两层之间"},
                                               {"category", "lift"},
                                               {"place", "瞿溪新村3号201室"},
                                               {"answer_which", "东侧"},
                                               {"answer_trapped", "2"}});

    ASSERT_EQ(by_program.status, 200) << by_program.body;
    auto facts = by_program.recorded;
    EXPECT_EQ(std::erase(facts, "open311_request_posted"), 1U);
    EXPECT_EQ(facts, by_browser.recorded);
    const auto receipt = by_program.json();
    EXPECT_EQ(receipt.size(), 1U);
    EXPECT_TRUE(receipt[0]["service_request_id"].is_string());
    EXPECT_FALSE(receipt[0].contains("token"));
    EXPECT_TRUE(receipt[0]["account_id"].is_null());
    EXPECT_NE(receipt[0]["service_notice"].get<std::string>().find("查询码"), std::string::npos);
    const auto reader = street_.readers().borrow();
    const voices::VoiceId voice{1};
    EXPECT_EQ(voices::answers_of(*reader, voice, text::Language::English).size(), 2U);
    EXPECT_EQ(voices::contact_of(*reader, voice).name, "王小明");
    EXPECT_EQ(voices::find(*reader, voice)->place, street_.compound);
}

TEST_F(Open311, WhoLeavesAnEmailAddressOnlyCanBeReached) {
    const auto answered = street_.post(at("requests.json"), lift_by_email_only());

    const auto id = answered.json()[0]["service_request_id"].get<std::string>();
    const auto handler = street_.signed_in("wuye");
    EXPECT_TRUE(street_.get("/cases/" + id, handler).shows("href=\"mailto:wang@example.org\""));
    EXPECT_EQ(street_.get("/cases/" + id + ".json", handler).json()["contact_name"], "王小明");
    EXPECT_FALSE(street_.get("/cases/" + id + ".json").shows("example.org"));
    EXPECT_FALSE(street_.get(at("requests/" + id + ".json?extensions=true")).shows("example.org"));
}

TEST_F(Open311, SaysOfARequestWhatIsPublicAndNothingElse) {
    const auto id = post_lift();

    const auto one = get("requests/" + id + ".json");
    const auto listed = get("requests.json");

    ASSERT_EQ(one.size(), 1U);
    EXPECT_EQ(one, listed);
    const auto& request = one[0];
    EXPECT_EQ(request["service_request_id"], id);
    EXPECT_EQ(request["status"], "open");
    EXPECT_EQ(request["service_code"], "lift");
    EXPECT_EQ(request["address"], "瞿溪新村");
    EXPECT_EQ(request["address_id"], std::to_string(street_.compound.value));
    EXPECT_EQ(request["agency_responsible"], "瞿溪新村物业");
    EXPECT_EQ(request["status_notes"], "等瞿溪新村物业接单");
    const auto reader = street_.readers().borrow();
    const auto current = cases::find(*reader, cases::CaseId{std::stoll(id)}).value();
    EXPECT_EQ(request["expected_datetime"], calendar::iso_moment(current.whole_due));
    for (const auto* field : {"requested_datetime", "updated_datetime", "expected_datetime"}) {
        EXPECT_TRUE(std::regex_match(request[field].get<std::string>(), std::regex(w3c))) << field;
    }
    for (const auto* field :
         {"description", "zipcode", "lat", "long", "media_url", "service_notice"}) {
        EXPECT_TRUE(request[field].is_null()) << field;
    }
    EXPECT_EQ(request.size(), 17U);
    const auto all = street_.get(at("requests.json?extensions=true")).body;
    for (const auto* secret : {"两层", "小明", "13800000000", "201", "东侧"}) {
        EXPECT_EQ(all.find(secret), std::string::npos) << secret;
    }
}

TEST_F(Open311, AClosedRequestSaysWhenAndWhatWasAnswered) {
    const auto id = post_lift();
    const json receipt = {{"case", std::stoll(id)}};
    answer(receipt);
    auto called = on(id, cases::Act::CallBack);
    called.channel = cases::Channel::Phone;
    called.outcome = cases::Outcome::Satisfied;
    street_.pass(std::chrono::minutes(10));
    street_.act("juwei", called);

    const auto request = get("requests/" + id + ".json?extensions=true")[0];

    EXPECT_EQ(request["status"], "closed");
    EXPECT_EQ(request["updated_datetime"], calendar::iso_moment(street_.now()));
    EXPECT_EQ(request["status_notes"], "已办结\n门机皮带已更换，恢复运行。");
    EXPECT_EQ(request["description"], "电梯停用已修复");
    EXPECT_EQ(request["extended_attributes"]["status_code"], "closed");
    EXPECT_EQ(request["notes"][0]["type"], "case_opened");
    EXPECT_EQ(get("requests.json?status=open"), json::array());
    EXPECT_EQ(get("requests.json?status=closed").size(), 1U);
}

TEST_F(Open311, ACaseThatCouldNotBeSolvedIsClosedAndSaysSo) {
    const auto id = post_lift();
    answer({{"case", std::stoll(id)}});
    auto ended = on(id, cases::Act::CloseUnresolved);
    ended.reason = "需更换整机，待维修资金表决";
    ended.turn_to = "业委会";
    street_.act("jiedao", ended);

    const auto request = get("requests/" + id + ".json")[0];

    EXPECT_EQ(request["status"], "closed");
    EXPECT_TRUE(request["status_notes"].get<std::string>().starts_with("没能解决，已说明"));
}

TEST_F(Open311, BothFormsSayTheSame) {
    const auto id = post_lift();

    const auto as_json = get("requests/" + id + ".json")[0];
    const auto document = get_xml("requests/" + id + ".xml");
    const auto as_xml = document.child("service_requests").child("request");

    for (const auto& [name, value] : as_json.items()) {
        ASSERT_TRUE(as_xml.child(name.c_str())) << name;
        EXPECT_EQ(as_xml.child(name.c_str()).text().get(),
                  value.is_null() ? "" : value.get<std::string>());
    }
}

TEST_F(Open311, ListsByCodeTimeAndNumberAndInPages) {
    const auto first = post_lift();
    street_.pass(std::chrono::hours(1));
    const auto second = post_lift();

    EXPECT_EQ(get("requests.json")[0]["service_request_id"], second);
    EXPECT_EQ(get("requests.json?page_size=1&page=2")[0]["service_request_id"], first);
    EXPECT_EQ(get("requests.json?page=9&page_size=1"), json::array());
    EXPECT_EQ(get("requests.json?service_code=lift,noise").size(), 2U);
    EXPECT_EQ(get("requests.json?service_code=noise"), json::array());
    EXPECT_EQ(get("requests.json?status=&service_code=&start_date=&page=").size(), 2U);
    EXPECT_EQ(get("requests.json?start_date=2026-11-20T10:30:00+08:00").size(), 1U);
    EXPECT_EQ(get("requests.json?end_date=2026-11-20T02:30:00Z").size(), 1U);
    EXPECT_EQ(get("requests.json?end_date=2025-01-01T00:00:00Z"), json::array());
    EXPECT_EQ(get("requests.json?service_request_id=" + first + ",999").size(), 1U);
    EXPECT_EQ(get("requests.json?service_request_id=" + first + ",0" + first).size(), 1U);
    EXPECT_EQ(get("requests.json?service_request_id=" + first +
                  "&status=nonsense&start_date=never&page=x")
                  .size(),
              1U);
}

TEST_F(Open311, AListGoesBackNinetyDays) {
    post_lift();
    street_.pass(std::chrono::days(91));

    EXPECT_EQ(get("requests.json"), json::array());
    EXPECT_EQ(get("requests.json?start_date=2026-11-20T00:00:00%2B08:00").size(), 1U);
}

TEST_F(Open311, ATokenIsTheTrackingCode) {
    const auto id = post_lift();
    const auto reader = street_.readers().borrow();
    const auto code = voices::tracking_code(*reader, voices::VoiceId{1});

    const auto resolved = get("tokens/" + code + ".json");

    ASSERT_EQ(resolved.size(), 1U);
    EXPECT_EQ(resolved[0]["service_request_id"], id);
    EXPECT_EQ(resolved[0]["token"], code);
    refuse_get("tokens/K7PX-3WQM-9TRA-HD46", 404);
}

TEST_F(Open311, RefusesWhatMakesNoSenseInItsOwnForm) {
    const auto id = post_lift();
    const std::string enormous(2'000, 'x');

    for (const auto* what : {"requests/999",
                             "requests/abc",
                             "requests/0",
                             "services/nothing",
                             "services/fire_now",
                             "nowhere",
                             "requests?service_request_id=999",
                             "services?jurisdiction_id=310101001",
                             "requests?jurisdiction_id=elsewhere"}) {
        refuse_get(what, 404);
    }
    for (const auto* what :
         {"requests?status=done",
          "requests?status=open&status=closed",
          "requests?page=0",
          "requests?page=one",
          "requests?page_size=1001",
          "requests?page_size=-1",
          "requests?start_date=yesterday",
          "requests?service_code=nothing",
          "requests?start_date=2026-01-01T00:00:00Z&end_date=2026-11-01T00:00:00Z",
          "requests?start_date=2026-11-01T00:00:00Z&end_date=2026-10-01T00:00:00Z",
          "servicerequestupdates?start_date=never",
          "requests?x=%zz",
          "requests?x=%ff",
          "requests?extensions=maybe",
          "requests/%ff",
          "requests/%00",
          "requests/1%2F2",
          "tokens/../requests/1"}) {
        refuse_get(what, 400);
    }
    refuse_get("requests?status=" + enormous, 400);
    refuse_get("services?jurisdiction_id=" + enormous, 404);
    refuse_get("requests?api_key=forged", 403);
    refuse_get("requests?api_key=" + enormous, 403);
    refuse_get("requests/" + id + "?jurisdiction_id=310101001", 404);
    expect_no(street_.post(at("services.json"), {}), 405, "no such method");
}

TEST_F(Open311, RefusesAPostThatMakesNoSenseAndRecordsNothing) {
    const std::string enormous(4'001, 'x');

    for (const auto& key : {std::string(), std::string("forged"), std::string(64, '0'), enormous}) {
        refuse_post("requests", with(lift(), "api_key", key), 403);
    }
    refuse_post("requests", with(lift(), "jurisdiction_id", "310101001"), 404);
    for (const auto& [name, value] : Form{{"service_code", ""},
                                          {"service_code", "nothing"},
                                          {"service_code", "fire_now"},
                                          {"description", ""},
                                          {"description", enormous},
                                          {"address_string", ""},
                                          {"address_string", enormous},
                                          {"address_id", "999"},
                                          {"address_id", "here"},
                                          {"lat", "north"},
                                          {"lat", "31.2"},
                                          {"long", "121.4"},
                                          {"phone", "no number"},
                                          {"first_name", enormous},
                                          {"media_url", "file:///etc/passwd"},
                                          {"email", "no address"},
                                          {"email", enormous},
                                          {"device_id", enormous},
                                          {"account_id", enormous},
                                          {"attribute[colour]", "red"},
                                          {"attribute[\uFFFF]", "no character"},
                                          {"attribute[]", "nobody's"},
                                          {"attribute[trapped]", "99"},
                                          {"attribute[which]", enormous}}) {
        refuse_post("requests", with(lift(), name, value), 400);
    }
    auto twice = lift();
    twice.emplace_back("service_code", "noise");
    refuse_post("requests", twice, 400);
    expect_no(street_.post_file(at("requests.json?api_key=" + key_ +
                                   "&service_code=noise&address_string=x&description=y"),
                                "no picture at all",
                                {}),
              400,
              "a file that is no picture");
}

TEST_F(Open311, TakesWhatClientsSendInTheirOwnWays) {
    auto by_number = with(lift(), "address_string", "");
    by_number.emplace_back("address_id", std::to_string(street_.compound.value));
    auto by_coordinates = with(with(lift(), "address_string", ""), "lat", "31.2057");
    by_coordinates.emplace_back("long", "121.4927");
    auto in_the_address = lift();
    std::erase_if(in_the_address, [](const auto& field) {
        return field.first == "api_key" || field.first == "jurisdiction_id";
    });
    const auto query = "requests.json?jurisdiction_id=310101015&api_key=" + key_;

    EXPECT_EQ(street_.post(at("requests.json"), by_number).status, 200);
    EXPECT_EQ(street_.post(at("requests.json"), by_coordinates).status, 200);
    EXPECT_EQ(street_.post(at(query), in_the_address).status, 200);
    const auto in_xml =
        street_.post(at("requests.xml"), with(lift(), "media_url", "https://photos.example/7.jpg"));

    pugi::xml_document document;
    ASSERT_TRUE(document.load_buffer(in_xml.body.data(), in_xml.body.size())) << in_xml.body;
    const auto request = document.child("service_requests").child("request");
    EXPECT_STREQ(request.child("service_request_id").text().get(), "4");
    const auto reader = street_.readers().borrow();
    EXPECT_EQ(voices::where_exactly(*reader, voices::VoiceId{2}), "WGS-84 31.2057, 121.4927");
    EXPECT_EQ(voices::words_of(*reader, voices::VoiceId{4})->words,
              "电梯停在两层之间\nhttps://photos.example/7.jpg");
}

TEST_F(Open311, AClientHasItsOwnLimit) {
    const auto busy = add_client("忙", 2);
    const auto form = with(lift(), "api_key", busy);
    EXPECT_EQ(street_.post(at("requests.json"), form).status, 200);
    EXPECT_EQ(street_.post(at("requests.json"), form).status, 200);

    refuse_post("requests", form, 429);
    street_.pass(std::chrono::minutes(20));
    EXPECT_EQ(street_.post(at("requests.xml"), form).headers.at("Retry-After"), "2400");

    EXPECT_EQ(street_.post(at("requests.json"), lift()).status, 200);
    street_.pass(std::chrono::minutes(41));
    EXPECT_EQ(street_.post(at("requests.json"), form).status, 200);
}

TEST_F(Open311, ARemovedClientPostsNoMore) {
    street_.turn(journal::operator_at_the_machine(), [](journal::Turn& turn) {
        return base::Result<json>(json(open311::remove_client(turn, "市民热线").value().value));
    });

    refuse_post("requests", lift(), 403);
    EXPECT_NE(add_client("市民热线"), key_);
}

TEST_F(Open311, TellsWhatHappenedAsUpdates) {
    const auto id = post_lift();
    answer({{"case", std::stoll(id)}});

    const auto updates = get("servicerequestupdates.json");

    ASSERT_GT(updates.size(), 3U);
    EXPECT_EQ(updates[0]["status"], "OPEN");
    EXPECT_EQ(updates[0]["service_request_id"], id);
    EXPECT_EQ(updates[1]["status"], "INVESTIGATING");
    std::set<std::string> ids;
    for (const auto& update : updates) {
        EXPECT_TRUE(ids.insert(update["update_id"].get<std::string>()).second);
        EXPECT_TRUE(
            std::regex_match(update["updated_datetime"].get<std::string>(), std::regex(w3c)));
    }
    EXPECT_EQ(get("servicerequestupdates.json?start_date=2026-11-20T09:00:00Z"), json::array());
    EXPECT_EQ(get("servicerequestupdates.json?end_date=2026-11-20T01:00:00Z"), json::array());
    EXPECT_EQ(get("servicerequestupdates.json?page_size=1&page=2"), json::array({updates[1]}));
    const auto xml = get_xml("servicerequestupdates.xml");
    EXPECT_TRUE(xml.child("service_request_updates").child("request_update").child("update_id"));
}

TEST_F(Open311, AnAdditionIsTakenOnceAndOnlyFromWhoReportedIt) {
    const Form update = {{"api_key", key_},
                         {"service_request_id", post_lift()},
                         {"update_id", "fms-248"},
                         {"status", "OPEN"},
                         {"updated_datetime", "2026-11-20T10:05:00+08:00"},
                         {"description", "还在响"}};

    const auto taken = street_.post(at("servicerequestupdates.xml"), update);

    EXPECT_EQ(taken.status, 200) << taken.body;
    EXPECT_EQ(taken.recorded, (Kinds{"voice_added_to", "open311_update_posted"}));
    EXPECT_TRUE(taken.shows("<service_request_updates><request_update><update_id>")) << taken.body;
    refuse_post("servicerequestupdates", update, 400);
    EXPECT_TRUE(street_.post(at("servicerequestupdates.xml"), update).shows("already exists"));
    refuse_post("servicerequestupdates", with(update, "update_id", ""), 400);
    refuse_post("servicerequestupdates", with(update, "status", "SHINY"), 400);
    refuse_post("servicerequestupdates", with(update, "service_request_id", "999"), 404);
    refuse_post("servicerequestupdates", with(update, "api_key", "forged"), 403);
    const auto other = with(update, "api_key", add_client("别家"));
    refuse_post("servicerequestupdates", other, 403);
}

} // namespace
} // namespace tests
