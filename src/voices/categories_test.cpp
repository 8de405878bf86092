#include "voices/categories.hpp"

#include "journal/read.hpp"
#include "voices/test_town.hpp"

namespace voices {
namespace {

const KnownCategories& built_in() {
    static const KnownCategories known({0, default_categories()});
    return known;
}

std::string suggested(const std::string& words) {
    const auto suggestion = built_in().suggest(words, Among::All);
    return suggestion ? suggestion->code : "nothing";
}

base::Result<std::size_t> check(const std::vector<Category>& categories) {
    std::vector<ListedCategory> listed;
    for (const auto& category : categories) {
        listed.push_back({category, 7});
    }
    return check_categories(listed);
}

// The built-in list with one category changed.
template <class Change>
std::string refusal_after(const Change& change) {
    auto list = default_categories();
    change(list.front());
    return refusal(check(list));
}

TEST(Categories, OfANewNeighbourhoodAreWellFormed) {
    EXPECT_EQ(check(default_categories()).value(), default_categories().size());
    for (const auto& category : default_categories()) {
        EXPECT_TRUE(category.code == other_category || category.keywords.size() >= 5)
            << category.code;
    }
}

TEST(Categories, AreSuggestedByTheWords) {
    EXPECT_EQ(suggested("3号楼电梯在两层之间停住。"), "lift");
    EXPECT_EQ(suggested("老房子能不能加装电梯，老人下不了楼"), "lift_retrofit");
    EXPECT_EQ(suggested("楼道里飞线充电，电瓶车停满了"), "ebike_charging");
    EXPECT_EQ(suggested("消防通道被私家车堵死"), "fire_passage");
    EXPECT_EQ(suggested("下水道堵塞，粪水倒灌"), "sewer");
    EXPECT_EQ(suggested("物业费涨价没有公示"), "property_fee");
    EXPECT_EQ(suggested("小区广告收入去哪了，公共收益要公示"), "public_income");
    EXPECT_EQ(suggested("湿垃圾误时投放点太远"), "waste_sorting");
    EXPECT_EQ(suggested("隔壁打隔断搞群租"), "group_letting");
    EXPECT_EQ(suggested("顶楼违章建筑搭建阳光房"), "illegal_building");
    EXPECT_EQ(suggested("广场舞音响太吵，老人睡不着"), "noise");
    EXPECT_EQ(suggested("独居老人想要助餐"), "elder_care");
    EXPECT_EQ(suggested("我想报名做志愿者"), "joining_in");
    EXPECT_EQ(suggested("今天天气很好"), "nothing");
    EXPECT_EQ(suggested(""), "nothing");
}

TEST(Categories, AreSuggestedToThoseWhoWriteTraditionalOrWide) {
    EXPECT_EQ(suggested("電梯壞了"), "lift");
}

TEST(Categories, NameTheKeywordThatWasFound) {
    const auto suggestion = built_in().suggest("楼道里飞线充电", Among::All);

    ASSERT_TRUE(suggestion);
    EXPECT_EQ(suggestion->keyword, "飞线充电");
}

TEST(Categories, OfEmergenciesAreSuggestedButNeverForTheRecord) {
    EXPECT_EQ(suggested("3楼着火了"), "fire_now");
    EXPECT_EQ(suggested("有人被困，关在电梯里"), "trapped_now");
    EXPECT_EQ(suggested("楼道里有煤气味"), "gas_leak_now");
    EXPECT_EQ(built_in().suggest("关在电梯里", Among::Recordable)->code, "lift");
    EXPECT_FALSE(built_in().suggest("3楼着火了", Among::Recordable));
}

TEST(Categories, AreFoundByCodeOrByWhatOtherFilesCallThem) {
    EXPECT_EQ(built_in().find("lift")->code, "lift");
    EXPECT_EQ(built_in().find("Lift"), nullptr);
    EXPECT_EQ(built_in().find_named("停车")->code, "parking");
    EXPECT_EQ(built_in().find_named(" NOISE ")->code, "noise");
    EXPECT_EQ(built_in().find_named("高空坠物")->code, "falling_objects");
    EXPECT_EQ(built_in().find_named("城乡建设"), nullptr);
}

TEST(Categories, KeepLatinKeywordsWhole) {
    Category lift;
    lift.code = "lift";
    lift.keywords = {"lift"};
    const KnownCategories known({1, {lift}});

    EXPECT_TRUE(known.suggest("The LIFT is stuck", Among::All));
    EXPECT_TRUE(known.suggest("我们的lift坏了", Among::All));
    EXPECT_FALSE(known.suggest("an uplifting day", Among::All));
}

TEST(Categories, AreRefusedWhenTheyCannotBeUsed) {
    EXPECT_EQ(refusal_after([](Category& each) { each.code = "Fire now"; }),
              "voices.category_code_malformed");
    EXPECT_EQ(refusal_after([](Category& each) { each.code = ""; }),
              "voices.category_code_malformed");
    EXPECT_EQ(refusal_after([](Category& each) { each.english = ""; }),
              "voices.category_name_malformed");
    EXPECT_EQ(refusal_after([](Category& each) { each.chinese = " 着火"; }),
              "voices.category_name_malformed");
    EXPECT_EQ(refusal_after([](Category& each) { each.stops_form_with = "ring me"; }),
              "voices.category_number_malformed");
    EXPECT_EQ(refusal_after([](Category& each) { each.keywords = {"火"}; }),
              "voices.category_keywords_malformed");
    EXPECT_EQ(refusal_after([](Category& each) { each.code = "lift"; }), "voices.category_twice");
    EXPECT_EQ(refusal(check({})), "voices.category_other_missing");
    EXPECT_EQ(refusal(check(std::vector<Category>(201))), "voices.categories_too_many");
}

TEST(Categories, GoOutAsTomlAndComeBackTheSame) {
    const auto toml = to_toml(default_categories());

    const auto back = categories_from_toml(toml);

    ASSERT_TRUE(back) << back.error().key;
    EXPECT_EQ(*back, default_categories());
}

std::string line_of(const base::Result<std::vector<Category>>& refused) {
    return refused ? "none" : refused.error().arguments.at(0).value;
}

TEST(Categories, RefuseATableNamedInChineseInsteadOfEndingTheProgram) {
    const auto refused = categories_from_toml("[[categories]]\n\n[类别]\ncode = \"lift\"\n");

    EXPECT_EQ(refusal(refused), "voices.categories_malformed");
    EXPECT_EQ(line_of(refused), "3");
}

TEST(Categories, RefuseAFileNamingItsLine) {
    const auto not_toml = categories_from_toml("\n[[categories]]\ncode = \n");
    const auto unknown =
        categories_from_toml("[[categories]]\ncode = \"lift\"\ncolour = \"red\"\n");
    const auto wrong = categories_from_toml("[[categories]]\n\ncode = 7\n");
    const auto unnamed = categories_from_toml("\n\n[[categories]]\ncode = \"lift\"\n");
    const auto asks = categories_from_toml("[[categories]]\nasks = \"rage\"\n");

    EXPECT_EQ(refusal(not_toml), "voices.categories_malformed");
    EXPECT_EQ(line_of(not_toml), "3");
    EXPECT_EQ(refusal(unknown), "voices.category_setting_unknown");
    EXPECT_EQ(line_of(unknown), "3");
    EXPECT_EQ(refusal(wrong), "voices.category_setting_malformed");
    EXPECT_EQ(line_of(wrong), "3");
    EXPECT_EQ(refusal(unnamed), "voices.category_name_malformed");
    EXPECT_EQ(line_of(unnamed), "3");
    EXPECT_EQ(refusal(asks), "voices.category_setting_malformed");
    EXPECT_EQ(refusal(categories_from_toml("categories = 3")), "voices.categories_not_a_list");
    EXPECT_EQ(refusal(categories_from_toml("")), "voices.categories_not_a_list");
}

TEST_F(Town, ChangesItsCategoriesAndOldVoicesKeepTheirs) {
    const auto before = say({.words = "电梯坏了", .category = "lift"});
    auto list = default_categories();
    std::erase_if(list, [](const Category& each) { return each.code == "lift"; });

    const auto version = turn([&](auto& running) { return set_categories(running, list); });

    ASSERT_TRUE(version);
    EXPECT_EQ(*version, 1);
    EXPECT_EQ(refusal(say({.words = "电梯坏了", .category = "lift"})), "voices.category_unknown");
    EXPECT_EQ(find(town(), before->voice)->category_version, 0);
    EXPECT_EQ(category_name(town(), "lift", text::Language::Chinese), "电梯故障与维保");
    EXPECT_EQ(category_name(town(), "lift", text::Language::English), "Lifts");
    EXPECT_EQ(category_name(town(), "dragons", text::Language::English), "dragons");
    EXPECT_EQ(categories(town(), 0)->categories, default_categories());
    EXPECT_EQ(categories(town())->categories, list);
    EXPECT_EQ(find(town(), say("路灯不亮")->voice)->category_version, 1);
}

TEST_F(Town, RecordsTheSameCategoriesOnlyOnce) {
    const auto set = [&] {
        return turn([&](auto& running) { return set_categories(running, default_categories()); });
    };

    EXPECT_EQ(set().value(), 0);
    EXPECT_EQ(journal::size(town()), 4);
}

} // namespace
} // namespace voices
