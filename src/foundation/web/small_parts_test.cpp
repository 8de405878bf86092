// Cookies, compression, throttling, QR codes, assets, JSON text: each small, each with its edges.

#include <gtest/gtest.h>
#include <zlib.h>

#include "web/assets.hpp"
#include "web/compress.hpp"
#include "web/cookies.hpp"
#include "web/json_text.hpp"
#include "web/masking.hpp"
#include "web/qr.hpp"
#include "web/sites.hpp"
#include "web/throttle.hpp"

namespace web {
namespace {

using std::chrono::minutes;

const calendar::Moment morning{std::chrono::hours(1000)};

TEST(Cookies, ABrowsersCookiesAreRead) {
    const auto cookies = read_cookies("session=abc; lang=en;elder=1; =x; junk; a=b=c");

    EXPECT_EQ(cookies.get("session"), "abc");
    EXPECT_EQ(cookies.get("lang"), "en");
    EXPECT_EQ(cookies.get("elder"), "1");
    EXPECT_EQ(cookies.get("a"), "b=c");
    EXPECT_EQ(cookies.fields().size(), 4U);
}

TEST(Cookies, ASessionIsNeverForScriptsOrOtherSites) {
    EXPECT_EQ(set_cookie({session_cookie, "abc", {}, Cookie::Transport::Https}),
              "session=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
    EXPECT_EQ(set_cookie({session_cookie, ""}),
              "session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    EXPECT_EQ(set_cookie({language_cookie, "en", std::chrono::seconds(60)}),
              "lang=en; Path=/; HttpOnly; SameSite=Lax; Max-Age=60");
}

std::string unpacked(const std::string& packed, std::size_t size) {
    std::string plain(size, '\0');
    z_stream stream{};
    std::string input = packed;
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(plain.data());
    stream.avail_out = static_cast<uInt>(plain.size());
    EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    inflateEnd(&stream);
    return plain;
}

TEST(Compression, APageComesOutAsItWentIn) {
    std::string page;
    for (int row = 0; row < 500; ++row) {
        page += "<li>瞿溪新村 " + std::to_string(row) + "</li>";
    }

    for (const auto effort : {Effort::Quick, Effort::Quick, Effort::Best}) {
        const auto packed = gzipped(page, effort);

        EXPECT_LT(packed.size(), page.size() / 4);
        EXPECT_EQ(unpacked(packed, page.size()), page);
    }
    EXPECT_EQ(unpacked(gzipped("", Effort::Quick), 1)[0], '\0');
}

TEST(Compression, OnlyWhoTakesGzipGetsIt) {
    EXPECT_TRUE(accepts_gzip("gzip, deflate, br"));
    EXPECT_TRUE(accepts_gzip("br;q=1.0, gzip;q=0.8, *;q=0.1"));
    EXPECT_FALSE(accepts_gzip("gzip;q=0"));
    EXPECT_FALSE(accepts_gzip("gzip;q=0.000, br"));
    EXPECT_FALSE(accepts_gzip("br"));
    EXPECT_FALSE(accepts_gzip(""));
}

TEST(Throttling, OneAddressMayReportSoOftenAnHour) {
    Throttle throttle(2);

    EXPECT_FALSE(throttle.note("192.0.2.1", morning));
    EXPECT_FALSE(throttle.note("192.0.2.1", morning + minutes(10)));
    EXPECT_EQ(throttle.note("192.0.2.1", morning + minutes(20)), minutes(40));
    EXPECT_FALSE(throttle.note("192.0.2.2", morning + minutes(20)));
    EXPECT_FALSE(throttle.note("192.0.2.1", morning + minutes(60)));
}

TEST(Throttling, ANetworkOfOneHouseholdIsOneAddress) {
    EXPECT_EQ(household_of("2001:db8:1:2:3::4"), household_of("2001:db8:1:2::9"));
    EXPECT_NE(household_of("2001:db8:1:2::9"), household_of("2001:db8:1:3::9"));
    EXPECT_NE(household_of("192.0.2.1"), household_of("192.0.2.2"));
    EXPECT_TRUE(is_loopback("127.0.0.1"));
    EXPECT_TRUE(is_loopback("::1"));
    EXPECT_FALSE(is_loopback("192.0.2.1"));
}

TEST(QrCodes, ASlipsAddressBecomesAnOutline) {
    const auto code = qr_code("http://127.0.0.1:8080/track?code=ABCD-EFGH");

    ASSERT_TRUE(code);
    EXPECT_EQ((code->side - 8 - 17) % 4, 0);
    EXPECT_TRUE(code->outline.starts_with("M4 4h7v1h-7z")) << code->outline.substr(0, 40);
    EXPECT_EQ(qr_code(std::string(2000, 'a')).error().key, "web.qr_too_long");
    EXPECT_FALSE(qr_code(""));
}

TEST(Masking, ASecretNeverStandsTwiceTheSameAndIsKnownAgain) {
    const std::string secret(64, 'a');
    const auto once = masked(secret, {1, 2, 3});
    const auto again = masked(secret, {4});

    EXPECT_NE(once, again);
    EXPECT_EQ(once.find(secret), std::string::npos);
    EXPECT_EQ(unmasked(once), secret);
    EXPECT_EQ(unmasked(again), secret);
    EXPECT_NE(unmasked(once.substr(0, 64) + again.substr(64)), secret);
    EXPECT_FALSE(unmasked(secret));
    EXPECT_FALSE(unmasked(""));
    EXPECT_FALSE(unmasked(std::string(128, 'x')));
    EXPECT_EQ(masked("", {}), "");
}

TEST(Assets, AStyleSheetStandsUnderTheHashOfItsContent) {
    const std::string sheet(5000, 'a');
    const std::vector<text::EmbeddedFile> files = {{"app.css", sheet}, {"mark.svg", "<svg/>"}};
    const Assets assets(files);

    const auto url = assets.url("app.css");

    ASSERT_TRUE(url);
    EXPECT_TRUE(url->starts_with("/assets/app.")) << *url;
    EXPECT_TRUE(url->ends_with(".css"));
    EXPECT_EQ(assets.find(*url)->content, sheet);
    EXPECT_FALSE(assets.find(*url)->gzipped.empty());
    EXPECT_TRUE(assets.find(*assets.url("mark.svg"))->gzipped.empty());
    EXPECT_EQ(assets.find("/assets/app.css"), nullptr);
    EXPECT_FALSE(assets.url("missing.js"));
    EXPECT_EQ(no_assets().url("any.js"), "/assets/any.js");
}

TEST(JsonText, IsWhatTheLibraryWrites) {
    const auto view = nlohmann::json::parse(R"json({
        "": null, "数": [-7, 0, 9007199254740993, 18446744073709551615, 1.5], "is": [true, false],
        "words": "\"引号\" \\ / \b\f\n\r\t \u0001 \u001f \u007f \u2028 𠮷",
        "none": [[], {}, [{}]]})json");

    std::string text;
    append_json(text, view);

    EXPECT_EQ(text, view.dump());
}

TEST(Sites, AreMeantByTheirHost) {
    EXPECT_TRUE(is_host_of("banson", "banson.songyuan.example:8080"));
    EXPECT_TRUE(is_host_of("banson", "BANSON.localhost"));
    EXPECT_TRUE(is_host_of("street.example", "street.example"));
    EXPECT_TRUE(is_host_of("", "anything"));
    EXPECT_FALSE(is_host_of("banson", "banson2.songyuan.example"));
    EXPECT_FALSE(is_host_of("banson", "other.banson.example"));
    EXPECT_FALSE(is_host_of("street.example", "a.street.example"));
    EXPECT_FALSE(is_host_of("banson", ""));
}

TEST(Sites, NamedInAPathAreFoundAtTheirHost) {
    EXPECT_EQ(address_at_site("banson", "city.example:8080", "/banson/cases/7?lang=en"),
              "//banson.city.example:8080/cases/7?lang=en");
    EXPECT_EQ(address_at_site("banson", "127.0.0.1:8080", "/Banson"), "//banson.localhost:8080/");
    EXPECT_EQ(address_at_site("street.example", "10.0.0.7", "/street.example?q=a"),
              "//street.example/?q=a");
    EXPECT_EQ(address_at_site("banson", "city.example", "/banson2/cases"), std::nullopt);
    EXPECT_EQ(address_at_site("banson", "city.example", "/cases/banson"), std::nullopt);
    EXPECT_EQ(address_at_site("banson", "10.0.0.7", "/banson/cases"), std::nullopt);
    EXPECT_EQ(address_at_site("banson", "a\tb", "/banson/cases"), std::nullopt);
    EXPECT_EQ(address_at_site("banson", "city.example:80/x", "/banson/"), "//banson.city.example/");
    EXPECT_EQ(address_at_site("", "city.example", "/cases"), std::nullopt);
}

TEST(Sites, HaveTheirOwnPublicAddress) {
    EXPECT_EQ(public_url_of("", "https://songyuan.example"), "https://songyuan.example");
    EXPECT_EQ(public_url_of("banson", "https://songyuan.example"),
              "https://banson.songyuan.example");
    EXPECT_EQ(public_url_of("street.example", "https://songyuan.example"),
              "https://street.example");
    EXPECT_EQ(public_url_of("banson", ""), "");
}

} // namespace
} // namespace web
