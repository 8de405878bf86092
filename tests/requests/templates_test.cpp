// The street writes its answers once: kept with every version, offered where a case is handled,
// filled in, and sent by nobody but whoever handles it.

#include "cases/templates.hpp"

#include "tests/requests/requests.hpp"

namespace tests {
namespace {

class Templates : public Requests {
protected:
    static Form lift_answer() {
        return {{"use", "answer"},
                {"category", "lift"},
                {"name", "电梯恢复"},
                {"words", "您好！{地点}电梯（{件号}）已由{单位}修好。\r\n谢谢。"},
                {"seen", "0"}};
    }
    Answered write(Form form, const std::string& address = "/settings/templates") {
        return street_.post(address, form, officer_);
    }
    static Form with(Form form, const std::string& field, const std::string& value) {
        for (auto& [name, typed] : form) {
            typed = name == field ? value : typed;
        }
        return form;
    }

    Asker officer_ = street_.signed_in("jiedao");
};

TEST_F(Templates, FillTheBoxOfAnActAndSendNothing) {
    const auto written = write(lift_answer());
    const auto receipt = report_lift();
    contact(receipt);

    const auto offered = street_.get("/cases/1", street_.signed_in("wuye"));
    const auto chosen = street_.get("/cases/1?template=1", street_.signed_in("wuye"));

    EXPECT_EQ(written.recorded, Kinds{"template_written"});
    EXPECT_TRUE(offered.shows("/cases/1?template=1#answer")) << offered.body;
    EXPECT_FALSE(offered.shows("required>您好！瞿溪新村电梯（1）已由瞿溪新村物业修好。"));
    EXPECT_TRUE(
        chosen.shows("required>您好！瞿溪新村电梯（1）已由瞿溪新村物业修好。\n谢谢。</textarea>"))
        << chosen.body;
    EXPECT_EQ(chosen.recorded, Kinds{});
}

TEST_F(Templates, AreNotSentWithAGapThatNobodyFilled) {
    report_lift();
    street_.post("/cases/1/acceptance", {}, street_.signed_in("wuye"));

    const auto refused = street_.post("/cases/1/contact",
                                      {{"channel", "phone"}, {"note", "核实情况：＿＿。"}},
                                      street_.signed_in("wuye"));

    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.recorded, Kinds{});
    EXPECT_TRUE(refused.shows("还有没填的空")) << refused.body;
    EXPECT_TRUE(refused.shows("核实情况：＿＿。</textarea>"));
}

TEST_F(Templates, AreOfferedForTheirCategoryAndForNoOther) {
    write(lift_answer());
    const auto other = report(
        {{"words", "楼上半夜拖椅子"}, {"place", "瞿溪新村"}, {"category", "neighbour_dispute"}});
    const auto address = "/cases/" + std::to_string(other["case"].get<int>());

    EXPECT_FALSE(street_.get(address, officer_).shows("电梯恢复"));
    EXPECT_TRUE(street_.get(address + "?template=1", officer_).status == 200);
    EXPECT_TRUE(street_.get(address + "?template=nothing", officer_).status == 200);
}

TEST_F(Templates, AreOfferedForEachOfSeveralCategories) {
    auto form = lift_answer();
    form.insert(form.begin(), {"category", "litter"});
    write(form);
    const auto page = street_.get("/settings/templates/1", officer_);
    const auto is_offered = [&](const char* words, const char* category) {
        const auto receipt =
            report({{"words", words}, {"place", "瞿溪新村3号"}, {"category", category}});
        contact(receipt);
        const auto address = "/cases/" + std::to_string(receipt["case"].get<int>());
        return street_.get(address, street_.signed_in("wuye")).shows("?template=1#answer");
    };

    EXPECT_TRUE(is_offered("3号楼电梯停在两层之间", "lift"));
    EXPECT_TRUE(is_offered("楼下垃圾三天没清", "litter"));
    EXPECT_FALSE(is_offered("门禁坏了，关不上", "door_entry"));
    EXPECT_TRUE(page.shows("value=\"lift\" checked")) << page.body;
    EXPECT_TRUE(page.shows("value=\"litter\" checked"));
    EXPECT_FALSE(page.shows("value=\"door_entry\" checked"));
}

TEST_F(Templates, KeepEveryVersionAndWhoWroteIt) {
    write(lift_answer());
    const auto changed = write(with(with(lift_answer(), "words", "您好！修好了。"), "seen", "1"),
                               "/settings/templates/1");

    const auto page = street_.get("/settings/templates/1", officer_);

    EXPECT_EQ(changed.recorded, Kinds{"template_written"});
    EXPECT_TRUE(page.shows("第 1 版"));
    EXPECT_TRUE(page.shows("第 2 版"));
    EXPECT_TRUE(page.shows("已由{单位}修好"));
    EXPECT_TRUE(page.shows("jiedao")) << page.body;
}

TEST_F(Templates, AreRetiredAndBroughtBack) {
    write(lift_answer());
    contact(report_lift());

    const auto retired = write({}, "/settings/templates/1/retirement");
    const auto again = write({}, "/settings/templates/1/retirement");
    EXPECT_EQ(retired.recorded, Kinds{"template_retired"});
    EXPECT_EQ(again.status, 409);
    EXPECT_TRUE(again.shows("已经停用了")) << again.body;
    EXPECT_FALSE(street_.get("/cases/1", street_.signed_in("wuye")).shows("电梯恢复"));

    const auto back = write(with(lift_answer(), "seen", "2"), "/settings/templates/1");
    EXPECT_EQ(back.recorded, Kinds{"template_written"});
    EXPECT_TRUE(street_.get("/cases/1", street_.signed_in("wuye")).shows("电梯恢复"));
}

TEST_F(Templates, AreRefusedWithEverythingTypedKept) {
    const auto refused = write(with(lift_answer(), "words", "请打{电话}。"));

    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.recorded, Kinds{});
    EXPECT_TRUE(refused.shows("“电话”不能自动填")) << refused.body;
    EXPECT_TRUE(refused.shows("请打{电话}。</textarea>"));
    EXPECT_EQ(write(with(lift_answer(), "use", "poetry")).status, 422);
    EXPECT_EQ(write(with(lift_answer(), "category", "nothing")).status, 404);
    EXPECT_EQ(write(lift_answer(), "/settings/templates/9").status, 404);
    write(lift_answer());
    EXPECT_EQ(write(lift_answer(), "/settings/templates/1").status, 409);
}

TEST_F(Templates, AreWrittenByWhoConfigures) {
    for (const char* login : {"wuye", "juwei"}) {
        const auto asker = street_.signed_in(login);
        EXPECT_EQ(street_.post("/settings/templates", lift_answer(), asker).status, 403);
        EXPECT_EQ(street_.post("/settings/templates/1", lift_answer(), asker).status, 403);
        EXPECT_EQ(street_.post("/settings/templates/1/retirement", {}, asker).status, 403);
        EXPECT_EQ(street_.post("/settings/default-templates", {}, asker).status, 403);
        EXPECT_EQ(street_.get("/settings/templates", asker).status, 403);
    }
    EXPECT_TRUE(street_.get("/settings", officer_).shows("/settings/templates"));
}

TEST_F(Templates, BeginWithWhatManyStreetsSay) {
    EXPECT_TRUE(street_.get("/settings/templates", officer_).shows("用一套现成的开头"));

    const auto written = write({}, "/settings/default-templates");

    EXPECT_EQ(written.recorded, Kinds(cases::default_templates().size(), "template_written"));
    EXPECT_EQ(write({}, "/settings/default-templates").status, 409);
    const auto page = street_.get("/settings/templates", officer_);
    EXPECT_TRUE(page.shows("电梯恢复运行"));
    EXPECT_FALSE(page.shows("用一套现成的开头"));
}

} // namespace
} // namespace tests
