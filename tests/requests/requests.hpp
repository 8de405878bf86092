// What the tests of requests share: a street, a report, and how it comes to be answered.

#pragma once

#include <gtest/gtest.h>

#include "tests/neighbourhood.hpp"

namespace tests {

using Kinds = std::vector<std::string>;

class Requests : public testing::Test {
protected:
    static Asker program() {
        Asker asker;
        asker.accept = "application/json";
        return asker;
    }

    static Asker english() {
        Asker asker;
        asker.language = "en";
        return asker;
    }

    nlohmann::json report(const nlohmann::json& typed) {
        const auto answered = street_.post_json("/voices", typed);
        EXPECT_EQ(answered.status, 201) << answered.body;
        return answered.json();
    }

    nlohmann::json report_lift() {
        return report({{"words", "3号楼电梯停在两层之间"}, {"place", "瞿溪新村3号"}});
    }

    static std::string track(const nlohmann::json& receipt) {
        return "/track/" + receipt["tracking_code"].get<std::string>();
    }

    static cases::AskAct on(const nlohmann::json& receipt, cases::Act act) {
        cases::AskAct asked;
        asked.id = cases::CaseId{receipt["case"].get<std::int64_t>()};
        asked.act = act;
        return asked;
    }

    void contact(const nlohmann::json& receipt) {
        street_.act("wuye", on(receipt, cases::Act::Accept));
        auto asked = on(receipt, cases::Act::Contact);
        asked.channel = cases::Channel::Phone;
        street_.act("wuye", asked);
    }

    // Answered by the property company and checked by the residents' committee.
    void answer(const nlohmann::json& receipt) {
        contact(receipt);
        auto asked = on(receipt, cases::Act::Submit);
        asked.answer = "门机皮带已更换，恢复运行。";
        asked.public_line = "电梯停用已修复";
        asked.is_public = true;
        street_.act("wuye", asked);
        street_.act("juwei", on(receipt, cases::Act::Check));
    }

    Neighbourhood street_;
};

} // namespace tests
