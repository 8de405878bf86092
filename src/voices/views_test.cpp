#include "voices/views.hpp"

#include "text/catalogue.hpp"
#include "voices/test_town.hpp"
#include "web/assets.hpp"
#include "web/pages.hpp"

namespace text {
std::span<const EmbeddedFile> embedded_files();
} // namespace text

namespace voices {
namespace {

const text::Catalogues& catalogues() {
    static const text::Catalogues both(text::embedded_files());
    return both;
}

TEST_F(Town, ShowsWhatCanBeReportedInBothLanguages) {
    const web::Pages pages(embedded_files(), catalogues(), web::no_assets(), web::Strictness::Test);
    for (const auto language : text::languages) {
        for (const auto* typed : {"", "3号楼电梯停了", "楼上着火了", "今天天气很好"}) {
            const auto view = categories_view(town(), typed, catalogues().in(language));

            const auto page = web::render_page(pages, "voices/categories", view, language);

            EXPECT_NE(page.find("962777"), std::string::npos);
            EXPECT_NE(page.find("id=\"lift\""), std::string::npos);
            EXPECT_EQ(page.find("id=\"fire_now\""), std::string::npos);
        }
    }
}

TEST_F(Town, SaysWhichCategoryWordsSoundLikeAndWhy) {
    const auto& chinese = catalogues().in(text::Language::Chinese);

    const auto lift = categories_view(town(), " 3号楼电梯停用了 ", chinese);
    const auto fire = categories_view(town(), "楼上着火了", chinese);
    const auto nothing = categories_view(town(), "今天天气很好", chinese);

    EXPECT_EQ(lift.at("suggested").at("code"), "lift");
    EXPECT_EQ(lift.at("suggested").at("keyword"), "电梯停用");
    EXPECT_EQ(lift.at("suggested").at("number"), "");
    EXPECT_EQ(fire.at("suggested").at("number"), "119");
    EXPECT_TRUE(nothing.at("suggested").is_null());
    EXPECT_TRUE(nothing.at("nothing_found"));
    EXPECT_FALSE(categories_view(town(), "", chinese).at("nothing_found"));
    EXPECT_EQ(categories_view(town(), "\xFF\xFE", chinese).at("words"), "");
}

} // namespace
} // namespace voices
