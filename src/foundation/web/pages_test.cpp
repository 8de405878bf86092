#include "web/pages.hpp"

#include <gtest/gtest.h>

#include "base/fault.hpp"
#include "web/assets.hpp"
#include "web/catalogues_test.hpp"

namespace web {
namespace {

using nlohmann::json;
using text::Language;

const text::Catalogues& catalogues() {
    static const text::Catalogues both = web_catalogues();
    return both;
}

std::string shown(std::string_view html, const json& view, Language language = Language::Chinese) {
    const std::vector<text::EmbeddedFile> files = {{"street/pages/page.html", html},
                                                   {"street/pages/part_row.html", "[{{name}}]"}};
    const Pages pages(files, catalogues(), no_assets(), Strictness::Test);
    return render_page(pages, "street/page", view, language);
}

// What stops the start: the fault's own words.
std::string stopped(std::string_view html) {
    try {
        shown(html, json::object());
    } catch (const base::Fault& fault) {
        return fault.what();
    }
    return "nothing";
}

TEST(Pages, AResidentsWordsAreNeverMarkup) {
    const json view = {{"words", "<script>'\"&"}, {"phone", "1\" onclick=\"x"}};

    EXPECT_EQ(shown("<p>{{words}}</p>", view), "<p>&lt;script&gt;&#39;&quot;&amp;</p>");
    EXPECT_EQ(shown("<a href=\"tel:{{phone}}\">", view).find("onclick=\""), std::string::npos);
    EXPECT_EQ(shown("<a href=\"{{url}}\">", {{"url", "javascript:alert(1)"}}), "<a href=\"#\">");
}

TEST(Pages, ADateInASentenceStaysOnOneLine) {
    const json view = {{"due", "请在11月24日 周二 17:30前 & 不晚于<11月25日 周三>"}};

    EXPECT_EQ(shown("<p>{{due}}</p>", view),
              "<p>请在<span class=\"unbroken\">11月24日 周二 17:30</span>前 &amp; 不晚于&lt;"
              "<span class=\"unbroken\">11月25日 周三</span>&gt;</p>");
    EXPECT_EQ(shown("<p>{{due}}</p>", {{"due", "Due Tue 24 Nov 17:30."}}, Language::English),
              "<p>Due <span class=\"unbroken\">Tue 24 Nov 17:30</span>.</p>");
}

TEST(Pages, ADateIsPlainWhereAnElementCanNotStand) {
    const json view = {{"date", "11月24日 周二"}};

    for (const auto* html :
         {"<input value=\"{{date}}\">",
          "<time datetime=\"x\">{{date}}</time>",
          "<select><option {{#date}}selected{{/date}}>{{date}}</option></select>",
          "<textarea name=\"a\">{{date}}</textarea>",
          "<title>{{date}}</title>"}) {
        EXPECT_EQ(shown(html, view).find("span"), std::string::npos) << shown(html, view);
    }
}

TEST(Pages, WhatWasTypedKeepsItsLines) {
    const json view = {{"words", "第一行\n  第二行 <b>"}};

    EXPECT_EQ(shown("<textarea name=\"words\">{{words}}</textarea>", view),
              "<textarea name=\"words\">第一行\n  第二行 &lt;b&gt;</textarea>");
}

TEST(Pages, NumbersAndNothingAreShownAsTheyAre) {
    const json view = {{"count", 1203}, {"less", -4}, {"none", nullptr}};

    EXPECT_EQ(shown("{{count}} {{less}} {{none}}.", view), "1203 -4 .");
}

TEST(Pages, AListRepeatsItsSection) {
    const json view = {{"rows", {{{"name", "一"}}, {{"name", "二"}}}}, {"empty", json::array()}};

    EXPECT_EQ(shown("{{#rows}}<i>{{name}}</i>{{/rows}}{{^empty}}无{{/empty}}"
                    "{{#empty}}never{{/empty}}",
                    view),
              "<i>一</i><i>二</i>无");
}

TEST(Pages, WhatIsNotSoIsLeftOut) {
    const json view = {{"yes", true},
                       {"no", false},
                       {"none", nullptr},
                       {"words", "a"},
                       {"silence", ""},
                       {"zero", 0},
                       {"one", {{"name", "x"}}}};

    EXPECT_EQ(shown("{{#yes}}1{{/yes}}{{#no}}2{{/no}}{{#none}}3{{/none}}{{#words}}4{{/words}}"
                    "{{#silence}}5{{/silence}}{{#zero}}6{{/zero}}{{#one}}{{name}}{{/one}}"
                    "{{^no}}7{{/no}}{{^yes}}8{{/yes}}",
                    view),
              "14x7");
}

TEST(Pages, ASectionNeverShowsTheNameOfTheObjectAroundIt) {
    const json view = {{"name", "outside"}, {"rows", {{{"name", "a"}}, json::object()}}};

    EXPECT_THROW(shown("{{#rows}}{{name}}{{/rows}}", view), base::BrokenPromise);
}

TEST(Pages, ANameTheViewLacksFailsATestAndNamesItself) {
    try {
        shown("<p>{{missing}}</p>", json::object());
        FAIL();
    } catch (const base::BrokenPromise& promise) {
        EXPECT_STREQ(promise.what(), "page street/page: missing is not in the view");
    }
    EXPECT_THROW(shown("{{#missing}}{{/missing}}", json::object()), base::BrokenPromise);
    EXPECT_THROW(shown("{{list}}", {{"list", json::array()}}), base::BrokenPromise);
    EXPECT_THROW(shown("{{#list}}{{/list}}", {{"list", {1, 2}}}), base::BrokenPromise);
}

TEST(Pages, ALivePageShowsNothingThereInstead) {
    const std::vector<text::EmbeddedFile> files = {
        {"street/pages/page.html", "<p>{{missing}}</p>{{#gone}}x{{/gone}}"}};
    const Pages pages(files, catalogues(), no_assets(), Strictness::Live);

    EXPECT_EQ(render_page(pages, "street/page", json::object(), Language::English), "<p></p>");
}

TEST(Pages, FormsFindTheirTokensAtAnyDepth) {
    const json view = {{"rows", {{{"name", "a"}}}}};

    EXPECT_EQ(shown("{{#rows}}<input name=\"csrf\" value=\"{{csrf}}\"><input value=\"{{once}}\">"
                    "{{/rows}}",
                    view),
              "<input name=\"csrf\" value=\"csrf\"><input value=\"once\">");
}

TEST(Pages, SentencesAssetsAndPartsArePutIn) {
    const json view = {{"rows", {{{"name", "a"}}, {{"name", "b"}}}}};

    EXPECT_EQ(shown("<p title=\"{{t:web.status_404}}\">{{#rows}}{{>street/part_row}}{{/rows}}"
                    "<link href=\"{{asset:app.css}}\">{{! nobody sees this }}",
                    view,
                    Language::English),
              "<p title=\"Not found\">[a][b]<link href=\"/assets/app.css\">");
}

TEST(Pages, WhatIsWrongWithAPageStopsTheStartAndIsNamed) {
    EXPECT_EQ(stopped("{{t:web.nothing}}"),
              "page street/page asks for the sentence web.nothing, which no catalogue has");
    EXPECT_EQ(stopped("{{t:web.url_too_long}}"),
              "page street/page can't fill the names in the sentence web.url_too_long");
    EXPECT_EQ(stopped("{{>street/gone}}"),
              "page street/page asks for the page street/gone, which isn't there");
    EXPECT_EQ(stopped("{{>street/page}}"), "page street/page has parts within parts without end");
    EXPECT_EQ(stopped("{{#rows}}"), "page street/page never closes {{#rows}}");
    EXPECT_EQ(stopped("{{#a}}{{#b}}{{/a}}{{/b}}"),
              "page street/page closes {{/a}}, which isn't the section that is open");
    EXPECT_EQ(stopped("{{name:none}}"),
              "page street/page has a mark nobody understands: {{name:none}}");
    EXPECT_EQ(stopped("{{Name}}"), "page street/page has a mark nobody understands: {{Name}}");
    EXPECT_EQ(stopped("{{%AUTOESCAPE context=\"JAVASCRIPT\"}}").substr(0, 26),
              "page street/page has a mar");
    EXPECT_EQ(stopped("{{name"), "page street/page has a {{ without its }}");
    EXPECT_EQ(stopped("<p {{name}}=\"{{#a}}\">{{/a}}").substr(0, 16), "page street/page");
}

TEST(Pages, AnAssetThatIsNotBuiltInStopsTheStart) {
    const std::vector<text::EmbeddedFile> files = {{"street/pages/page.html", "{{asset:gone.js}}"}};
    const std::vector<text::EmbeddedFile> built = {
        {"app.css", ""}, {"app.js", ""}, {"favicon.svg", ""}};
    const Assets assets(built);

    EXPECT_THROW(Pages(files, catalogues(), assets), base::Fault);
}

TEST(Pages, TheShellStandsAroundThePageAndSeesItsOwnNames) {
    const std::vector<text::EmbeddedFile> files = {
        {"web/pages/shell.html", "<title>{{title}}</title>{{>content}}<b>{{who}}</b>"},
        {"street/pages/page.html", "<p>{{who}}</p>"}};
    const Pages pages(files, catalogues(), no_assets(), Strictness::Test);
    const json frame = {{"title", "居<"}, {"who", "frame"}};

    EXPECT_EQ(pages.render("street/page", {{"who", "page"}}, Language::Chinese, {frame, "", ""}),
              "<title>居&lt;</title><p>page</p><b>frame</b>");
    EXPECT_TRUE(pages.has("street/page"));
    EXPECT_FALSE(pages.has("web/shell"));
}

} // namespace
} // namespace web
