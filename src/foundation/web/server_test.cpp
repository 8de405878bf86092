// What people and programs get when they ask as they should.

#include <future>
#include <thread>

#include "web/masking.hpp"
#include "web/street_test.hpp"

namespace web {
namespace {

using namespace std::chrono_literals;
using ServerTest = Street;

TEST_F(ServerTest, APageAndItsJsonAreOneView) {
    const auto page = get("/hello?words=%E7%94%B5%E6%A2%AF%3Cb%3E");
    const auto by_name = get("/hello.json?words=a");
    const auto by_wish = get("/hello?words=a", "Accept: application/json\r\n");

    EXPECT_TRUE(page.starts_with("HTTP/1.1 200 OK\r\n")) << page;
    EXPECT_TRUE(has(page, "<p>电梯&lt;b&gt;</p>"));
    EXPECT_TRUE(has(page, "<title>您好 · "));
    EXPECT_TRUE(has(page, "Content-Type: text/html; charset=utf-8\r\n"));
    EXPECT_TRUE(by_name.ends_with(R"({"title":"您好","words":"a"})")) << by_name;
    EXPECT_TRUE(by_wish.ends_with(R"({"title":"您好","words":"a"})"));
    EXPECT_TRUE(has(by_wish, "Content-Type: application/json\r\n"));
}

TEST_F(ServerTest, EveryAnswerKeepsTheBrowserSafe) {
    settings.public_url = "https://street.example";

    const auto page = get("/hello");

    EXPECT_TRUE(has(page,
                    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src "
                    "'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; "
                    "base-uri 'none'; frame-ancestors 'none'\r\n"));
    EXPECT_TRUE(has(page, "Referrer-Policy: same-origin\r\n"));
    EXPECT_TRUE(has(page, "X-Content-Type-Options: nosniff\r\n"));
    EXPECT_TRUE(has(page, "Strict-Transport-Security: "));
    EXPECT_TRUE(has(page, "Cache-Control: private, no-cache\r\n"));
}

TEST_F(ServerTest, AHeadIsAGetWithoutItsBody) {
    Client asker = client();
    asker.is_head_only = true;

    asker.send("HEAD /hello.json?words=abc HTTP/1.1\r\n\r\n");
    const auto head = asker.answer();
    asker.is_head_only = false;
    asker.send("GET /hello.json?words=abc HTTP/1.1\r\n\r\n");
    const auto whole = asker.answer();

    const auto body = whole.substr(whole.find("\r\n\r\n") + 4);
    EXPECT_TRUE(has(head, "Content-Length: " + std::to_string(body.size()) + "\r\n")) << head;
    EXPECT_TRUE(head.ends_with("\r\n\r\n"));
    EXPECT_TRUE(whole.starts_with("HTTP/1.1 200 OK")) << whole;
}

TEST_F(ServerTest, WhatHasNotChangedIsNotSentAgain) {
    const auto first = get("/hello.json");
    const std::size_t at = first.find("ETag: ") + 6;
    const auto tag = first.substr(at, first.find('\r', at) - at);

    const auto second = get("/hello.json", "If-None-Match: " + tag + "\r\n");
    const auto other = get("/hello.json?words=x", "If-None-Match: " + tag + "\r\n");

    EXPECT_TRUE(second.starts_with("HTTP/1.1 304 Not Modified")) << second;
    EXPECT_TRUE(second.ends_with("\r\n\r\n"));
    EXPECT_TRUE(other.starts_with("HTTP/1.1 200 OK"));
}

TEST_F(ServerTest, LongAnswersAreCompressedForWhoTakesIt) {
    const std::string words(2000, 'a');

    const auto packed = get("/hello.json?words=" + words, "Accept-Encoding: gzip\r\n");
    const auto plain = get("/hello.json?words=" + words);
    const auto brief = get("/hello.json?words=a", "Accept-Encoding: gzip\r\n");

    EXPECT_TRUE(has(packed, "Content-Encoding: gzip\r\n"));
    EXPECT_LT(packed.size(), 1200U);
    EXPECT_TRUE(has(plain, words));
    EXPECT_FALSE(has(brief, "Content-Encoding"));
}

TEST_F(ServerTest, AssetsStayWithTheBrowserForEver) {
    const auto page = get("/hello");
    const std::size_t at = page.find("/assets/app.");
    const auto sheet = get(page.substr(at, page.find('"', at) - at));

    EXPECT_TRUE(has(sheet, "Cache-Control: public, max-age=31536000, immutable\r\n")) << sheet;
    EXPECT_TRUE(has(sheet, "Content-Type: text/css; charset=utf-8\r\n"));
    EXPECT_TRUE(sheet.ends_with(std::string(4000, 'a')));
    EXPECT_TRUE(get("/assets/app.css").starts_with("HTTP/1.1 404"));
}

TEST_F(ServerTest, ANoteIsRecordedAndAnsweredAfterwards) {
    const auto browser = post("/notes", "words=a");
    const auto program = post("/notes", R"({"words":"b"})", "Content-Type: application/json\r\n");

    EXPECT_TRUE(browser.starts_with("HTTP/1.1 303 See Other")) << browser;
    EXPECT_TRUE(has(browser, "Location: /notes/1\r\n"));
    EXPECT_TRUE(program.starts_with("HTTP/1.1 201 Created")) << program;
    EXPECT_TRUE(has(program, "Location: /notes/2\r\n"));
    EXPECT_TRUE(program.ends_with(R"({"id":2})"));
    EXPECT_EQ(entries(), 2);
}

TEST_F(ServerTest, ARefusedFormComesBackWithEverythingTyped) {
    for (const auto* form : {"words=too+late", "words="}) {
        const auto page = post("/notes", form, "Accept: text/html\r\n");

        EXPECT_TRUE(has(page, *(form + 6) == 't' ? "HTTP/1.1 409 " : "HTTP/1.1 422 ")) << page;
        EXPECT_TRUE(has(page, *(form + 6) == 't' ? ">too late</textarea>" : "></textarea>"));
    }
    const auto program = post("/notes", "words=too+late", "Accept: application/json\r\n");

    EXPECT_TRUE(has(program, "Content-Type: application/problem+json\r\n"));
    EXPECT_TRUE(has(program, R"("field":"words")")) << program;
    EXPECT_TRUE(has(program, R"("status":409)"));
    EXPECT_TRUE(has(program, R"("instance":"/notes")"));
    EXPECT_EQ(entries(), 0);
}

TEST_F(ServerTest, TheSameKeyTwiceIsOneNote) {
    const auto first = post("/notes", "words=a&once=k1");
    const auto again = post("/notes", "csrf=x&words=a&once=k1");
    const auto by_header = post("/notes", "words=a", "Idempotency-Key: k1\r\n");
    const auto other = post("/notes", "words=b&once=k1");

    EXPECT_TRUE(has(first, "Location: /notes/1\r\n"));
    EXPECT_TRUE(has(again, "Location: /notes/1\r\n")) << again;
    EXPECT_TRUE(has(by_header, "Location: /notes/1\r\n"));
    EXPECT_TRUE(other.starts_with("HTTP/1.1 422 ")) << other;
    EXPECT_EQ(entries(), 1);
}

TEST_F(ServerTest, AKeyIsForgottenAfterADay) {
    EXPECT_TRUE(has(post("/notes", "words=a&once=k1"), "Location: /notes/1\r\n"));

    now = now.load() + std::chrono::hours(25);

    EXPECT_TRUE(has(post("/notes", "words=a&once=k1"), "Location: /notes/2\r\n"));
}

TEST_F(ServerTest, ChoosingALanguageIsRememberedAndStaysHere) {
    const auto chosen = get("/hello?words=a%26b&lang=en");
    const auto english = get("/hello", "Cookie: lang=en\r\n");
    const auto chinese = get("/hello", "Accept-Language: en;q=0.5, zh\r\n");
    const auto elder = get("/notes?elder=1");

    EXPECT_TRUE(chosen.starts_with("HTTP/1.1 303 ")) << chosen;
    EXPECT_TRUE(has(chosen, "Location: /hello?words=a%26b\r\n"));
    EXPECT_TRUE(has(chosen, "Set-Cookie: lang=en; Path=/; HttpOnly; SameSite=Lax; Max-Age="));
    EXPECT_TRUE(has(english, "<html lang=\"en\""));
    EXPECT_TRUE(has(english, "href=\"/hello?lang=zh\""));
    EXPECT_TRUE(has(chinese, "<html lang=\"zh-CN\""));
    EXPECT_TRUE(has(elder, "Set-Cookie: elder=1;"));
    EXPECT_TRUE(has(get("/hello", "Cookie: elder=1\r\n"), "class=\"elder\""));
    EXPECT_TRUE(get("//evil.example?lang=en").starts_with("HTTP/1.1 400 "));
}

TEST_F(ServerTest, NoRedirectLeavesTheSite) {
    for (const auto* to : {"//evil.example", "https://evil.example", "/%5Cevil.example", ""}) {
        EXPECT_TRUE(has(get(std::string("/out?to=") + to), "Location: /\r\n")) << to;
    }
    EXPECT_TRUE(has(get("/out?to=/a%0D%0AX:b"), "Location: /a%0D%0AX:b\r\n"));
    EXPECT_TRUE(has(get("/out?to=/cases?q=%E7%94%B5"), "Location: /cases?q=%E7%94%B5\r\n"));
}

TEST_F(ServerTest, ADeskIsForWhoIsSignedIn) {
    const auto outside = get("/desk?q=a");
    const auto program = get("/desk.json");
    const auto signed_in = sign_in();
    const auto inside = get("/desk", "Cookie: session=" + signed_in.token + "\r\n");

    EXPECT_TRUE(has(outside, "Location: /sign-in?then=%2Fdesk%3Fq%3Da\r\n")) << outside;
    EXPECT_TRUE(program.starts_with("HTTP/1.1 401 "));
    EXPECT_TRUE(has(program, "WWW-Authenticate: Bearer\r\n")) << program;
    EXPECT_TRUE(inside.starts_with("HTTP/1.1 200 OK")) << inside;
    EXPECT_TRUE(has(inside, "Cache-Control: no-store\r\n"));
}

TEST_F(ServerTest, AProtocolRefusesInItsOwnFormHoweverEarly) {
    for (const auto* address : {"/far/away", "/far/away?x=%zz", "/far/away?x=%00"}) {
        const auto answer = get(address, "Accept: text/html\r\n");

        EXPECT_TRUE(has(answer, "text/far")) << answer;
        EXPECT_TRUE(has(answer, "no /far/away")) << answer;
    }
    EXPECT_TRUE(get("/far/away").starts_with("HTTP/1.1 405 "));
    EXPECT_TRUE(has(get("/faraway", "Accept: text/html\r\n"), "text/html"));
}

TEST_F(ServerTest, AFormWithoutItsSessionsTokenIsNotTaken) {
    const auto signed_in = sign_in();
    const auto before = entries();
    const auto token = masked(signed_in.session.csrf, {7, 9});
    const auto cookie = "Cookie: session=" + signed_in.token + "\r\n";
    const std::string html = "Accept: text/html\r\n";

    const auto without = post("/desk", "words=what+was+typed+at+length", cookie + html);
    const auto wrong = post("/desk", "words=a&csrf=" + std::string(64, '0'), cookie);
    const auto other_site =
        post("/desk", "words=a&csrf=" + token, cookie + "Origin: https://evil.example\r\n");
    EXPECT_EQ(entries(), before);
    const auto right = post("/desk", "words=a&csrf=" + token, cookie + "Origin: http://street\r\n");
    const auto by_header = post("/desk", "words=a", cookie + "X-CSRF-Token: " + token + "\r\n");

    EXPECT_TRUE(without.starts_with("HTTP/1.1 403 ")) << without;
    EXPECT_TRUE(has(without, "what was typed at length</textarea>"));
    EXPECT_TRUE(wrong.starts_with("HTTP/1.1 403 "));
    EXPECT_TRUE(other_site.starts_with("HTTP/1.1 403 "));
    EXPECT_TRUE(right.starts_with("HTTP/1.1 303 ")) << right;
    EXPECT_TRUE(by_header.starts_with("HTTP/1.1 303 "));
}

TEST_F(ServerTest, OneAddressMayWriteSoOftenAnHour) {
    settings.reports_an_hour_max = 2;
    settings.trusted_proxy = "127.0.0.1";
    const std::string one = "X-Forwarded-For: 192.0.2.9, 192.0.2.1\r\n";

    EXPECT_TRUE(post("/notes", "words=a", one).starts_with("HTTP/1.1 303 "));
    EXPECT_TRUE(post("/notes", "words=b", one).starts_with("HTTP/1.1 303 "));
    const auto flood = post("/notes", "words=c", one);
    const auto other = post("/notes", "words=d", "X-Forwarded-For: 192.0.2.2\r\n");

    EXPECT_TRUE(flood.starts_with("HTTP/1.1 429 ")) << flood;
    EXPECT_TRUE(has(flood, "Retry-After: 3600\r\n"));
    EXPECT_TRUE(other.starts_with("HTTP/1.1 303 "));
}

TEST_F(ServerTest, AFaultIsToldWithAReferenceAndNothingMore) {
    const auto reading = get("/broken", "Accept: application/json\r\n");
    const auto page = get("/broken");
    const auto writing = post("/notes", "words=break", "Accept: application/json\r\n");

    EXPECT_TRUE(reading.starts_with("HTTP/1.1 500 ")) << reading;
    EXPECT_TRUE(has(reading, "\"reference\":\""));
    EXPECT_FALSE(has(reading, "pipe"));
    EXPECT_TRUE(has(page, "<code>"));
    EXPECT_TRUE(writing.starts_with("HTTP/1.1 500 ")) << writing;
    EXPECT_TRUE(get("/hello").starts_with("HTTP/1.1 200 "));
}

TEST_F(ServerTest, AWatchmanCanAskWhetherAllIsWell) {
    EXPECT_TRUE(get("/healthz").ends_with(R"({"entries":0,"read_only":false,"status":"ok"})"));
}

TEST_F(ServerTest, FiguresAreForTheWatchmanAtTheMachine) {
    const auto here = get("/figures");
    const auto through_a_proxy = get("/figures", "X-Forwarded-For: 192.0.2.1\r\n");

    EXPECT_TRUE(here.starts_with("HTTP/1.1 200 ")) << here;
    EXPECT_TRUE(through_a_proxy.starts_with("HTTP/1.1 403 ")) << through_a_proxy;
}

TEST_F(ServerTest, WithAnAddressOfHisOwnTheWatchmanComesByNoOther) {
    settings.watch = Listen{"127.0.0.1", 0, Listen::Port::Exact};

    EXPECT_TRUE(get("/figures").starts_with("HTTP/1.1 403 "));
}

TEST_F(ServerTest, EachAnswerIsCountedUnderItsRoute) {
    const auto page = get("/notes/1");
    const auto again = get("/notes/2");
    const auto nowhere = get("/nowhere");

    const auto& table = measures().routes().table();
    const auto notes = std::ranges::find(table, "/notes/{id}", &Route::pattern);
    ASSERT_NE(notes, table.end());
    EXPECT_EQ(measures().of(*notes).read().count(), 2);
    EXPECT_EQ(measures().answered_with(200), 1) << page;
    EXPECT_EQ(measures().answered_with(404), 2) << again << nowhere;
}

TEST_F(ServerTest, AServerMayStopWhileTheWriterStillWorks) {
    std::promise<void> may_go_on;
    hold_the_writer(may_go_on.get_future().share());
    Client asker = client();
    asker.send(posting("/notes", "words=a") + "GET /healthz HTTP/1.1\r\n\r\n");

    Client other = client();
    other.send("GET /healthz HTTP/1.1\r\n\r\n");
    EXPECT_TRUE(has(other.answer(), "200 OK"));
    stop_the_server();
    may_go_on.set_value();
    stop_the_writer();

    EXPECT_EQ(entries(), 1);
}

TEST_F(ServerTest, WhatWasAskedBeforeAStopIsStillAnswered) {
    std::promise<void> may_go_on;
    hold_the_writer(may_go_on.get_future().share());
    Client asker = client();
    asker.send("GET /healthz HTTP/1.1\r\n\r\n" + posting("/notes", "words=a"));
    ASSERT_TRUE(has(asker.answer(), "200 OK"));

    auto stopped = std::async(std::launch::async, [this] { stop_the_server_in(10s); });
    while (lets_in()) {
        std::this_thread::yield();
    }
    may_go_on.set_value();

    const auto answer = asker.all();
    EXPECT_TRUE(has(answer, "303 See Other")) << answer;
    EXPECT_TRUE(has(answer, "Connection: close")) << answer;
    stopped.get();
}

TEST_F(ServerTest, ManyRequestsShareOneConnection) {
    Client asker = client();

    asker.send("GET /hello.json?words=1 HTTP/1.1\r\n\r\n" + posting("/notes", "words=a") +
               "GET /hello.json?words=3 HTTP/1.1\r\nConnection: close\r\n\r\n");

    EXPECT_TRUE(has(asker.answer(), R"("words":"1")"));
    const auto second = asker.answer();
    const auto third = asker.all();
    EXPECT_TRUE(has(second, "303 See Other")) << second;
    EXPECT_TRUE(has(third, R"("words":"3")")) << third;
}

} // namespace
} // namespace web
