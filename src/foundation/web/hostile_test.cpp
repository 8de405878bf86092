// What happens to those who ask as they should not: a clear no, nothing recorded, nobody else
// harmed.

#include <future>
#include <thread>

#include "web/guard.hpp"
#include "web/street_test.hpp"
#include "web/target.hpp"

namespace web {
namespace {

using HostileTest = Street;

TEST_F(HostileTest, AddressesThatMeanSomethingElseAreRefused) {
    for (const auto* target : {"/../etc/passwd", "/a/%2e%2e/b", "/a%00b", "/%ff", "/%zz", "//a"}) {
        const auto answer = get(target, "Accept: application/json\r\n");

        EXPECT_TRUE(answer.starts_with("HTTP/1.1 400 ")) << target << "\n" << answer;
        EXPECT_TRUE(has(answer, R"("field":"path")")) << target;
    }
    EXPECT_TRUE(get("/hello.json?words=%ff").starts_with("HTTP/1.1 400 "));
    EXPECT_TRUE(get("/hello/").starts_with("HTTP/1.1 404 "));
    EXPECT_TRUE(get("/notes/abc").starts_with("HTTP/1.1 404 "));
}

TEST_F(HostileTest, AProgramsAddressIsRefusedAsAProblemHoweverUnreadable) {
    const auto query = get("/hello.json?words=%FF");
    const auto nothing = get("/nothing.json");
    const auto page = get("/hello?words=%FF");

    EXPECT_TRUE(query.starts_with("HTTP/1.1 400 ")) << query;
    EXPECT_TRUE(has(query, "application/problem+json")) << query;
    EXPECT_TRUE(has(query, R"("field":"words")"));
    EXPECT_TRUE(has(nothing, "application/problem+json")) << nothing;
    EXPECT_TRUE(has(page, "text/html")) << page;
}

TEST_F(HostileTest, AFieldThatStandsTwiceIsRefusedByItsName) {
    const auto form = post("/notes", "words=one&words=two", "Accept: application/json\r\n");
    const auto page = post("/notes", "words=the+first&words=the+second");
    const auto query = get("/hello.json?words=one&words=two");

    EXPECT_TRUE(form.starts_with("HTTP/1.1 400 ")) << form;
    EXPECT_TRUE(has(form, R"("field":"words")"));
    EXPECT_TRUE(has(page, "“words”")) << page;
    EXPECT_TRUE(has(page, "the first") && has(page, "the second"));
    EXPECT_TRUE(query.starts_with("HTTP/1.1 400 ")) << query;
    EXPECT_EQ(entries(), 0);
}

TEST_F(HostileTest, WhatComesPackedIsNotReadAsPlain) {
    const auto answer = post("/notes", "words=hello", "Content-Encoding: gzip\r\n");

    EXPECT_TRUE(answer.starts_with("HTTP/1.1 415 ")) << answer;
    EXPECT_TRUE(has(answer, "Accept-Encoding: identity\r\n"));
    EXPECT_TRUE(post("/notes", "words=hello", "Content-Encoding: identity\r\n")
                    .starts_with("HTTP/1.1 303 "));
}

TEST_F(HostileTest, ARefusalLeadsBackToThePageTheFormStoodOn) {
    const auto refused = [this](const std::string& referer) {
        return post("/photos?words=%ff", "", "Referer: " + referer + "\r\n");
    };

    EXPECT_TRUE(has(refused("http://street/notes?words=a"), "href=\"/notes?words=a\""));
    EXPECT_TRUE(has(refused("http://elsewhere/notes"), "href=\"/\""));
    EXPECT_TRUE(has(refused("http://street/notes/1/nothing"), "href=\"/\""));
    EXPECT_FALSE(has(refused("http://elsewhere/notes"), "elsewhere"));
    EXPECT_TRUE(has(get("/notes/2"), "href=\"/notes\""));
}

TEST_F(HostileTest, ADemosMarkStandsOnARefusalThatAsksNoStoreToo) {
    mark = "shell.demo";

    const auto refused = get("/" + std::string(url_bytes_max, 'a'));

    EXPECT_TRUE(refused.starts_with("HTTP/1.1 414 ")) << refused;
    EXPECT_TRUE(has(refused, "演示数据")) << refused;
}

TEST_F(HostileTest, AnotherMethodIsToldWhatIsAllowed) {
    const auto answer = ask("PUT /notes HTTP/1.1\r\nContent-Length: 0\r\n\r\n");

    EXPECT_TRUE(answer.starts_with("HTTP/1.1 405 ")) << answer;
    EXPECT_TRUE(has(answer, "Allow: GET, HEAD, POST\r\n"));
    EXPECT_TRUE(has(answer, "这个地址只接受 GET, HEAD, POST。")) << answer;
    const auto at_a_page =
        ask("PUT /notes HTTP/1.1\r\nAccept: text/html\r\nContent-Length: 0\r\n\r\n");
    EXPECT_TRUE(has(at_a_page, "请从页面上的按钮操作")) << at_a_page;
    EXPECT_TRUE(post("/hello", "").starts_with("HTTP/1.1 405 "));
}

TEST_F(HostileTest, WhatIsTooLongIsRefusedInTheAskersLanguage) {
    const auto url = get("/" + std::string(url_bytes_max, 'a'));
    const auto header = get("/hello", "X: " + std::string(20'000, 'a') + "\r\n");
    const auto english =
        get("/hello", "Accept-Language: en\r\nX: " + std::string(20'000, 'a') + "\r\n");
    const auto body = post("/notes", std::string(100'000, 'a'), "Accept: application/json\r\n");

    EXPECT_TRUE(url.starts_with("HTTP/1.1 414 ")) << url;
    EXPECT_TRUE(has(url, "<html lang=\"zh-CN\""));
    EXPECT_TRUE(header.starts_with("HTTP/1.1 431 ")) << header;
    EXPECT_TRUE(has(english, "headers are too large")) << english;
    EXPECT_TRUE(body.starts_with("HTTP/1.1 413 ")) << body;
    EXPECT_TRUE(has(body, "64 KB"));
    EXPECT_TRUE(has(body, "application/problem+json"));
    EXPECT_EQ(entries(), 0);
}

TEST_F(HostileTest, BytesThatAreNoRequestAreRefused) {
    for (const auto* bytes :
         {"hello\r\n\r\n",
          "POST /notes HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
          "POST /notes HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\na",
          "POST /notes HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n"
          "0\r\n\r\n",
          "\x16\x03\x01\x02\x03\x01\xfc\x03\x03"}) {
        Client asker = client();
        asker.send(bytes);

        EXPECT_TRUE(asker.all().starts_with("HTTP/1.1 400 ")) << bytes;
    }
    EXPECT_TRUE(get("/hello").starts_with("HTTP/1.1 200 "));
}

TEST_F(HostileTest, AChunkedFormIsReadLikeAnyOther) {
    const auto answer =
        ask("POST /notes HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            "Transfer-Encoding: chunked\r\n\r\n3\r\nwor\r\n4\r\nds=a\r\n0\r\n\r\n");

    EXPECT_TRUE(answer.starts_with("HTTP/1.1 303 ")) << answer;
}

TEST_F(HostileTest, HalfARequestHurtsNobody) {
    Client half = client();
    half.send("POST /notes HTTP/1.1\r\nContent-Length: 100\r\n\r\nwords=");

    EXPECT_TRUE(get("/hello").starts_with("HTTP/1.1 200 "));
    EXPECT_EQ(entries(), 0);
}

TEST_F(HostileTest, FormsThatCanNotBeReadAreRefusedNamingTheField) {
    const std::string json = "Accept: application/json\r\n";
    const std::string typed = "Content-Type: application/json\r\n";

    EXPECT_TRUE(has(post("/notes", "words=%00", json), R"("field":"words")"));
    EXPECT_TRUE(has(post("/notes", "words=%zz", json), "HTTP/1.1 400 "));
    EXPECT_TRUE(has(post("/notes", R"({"words":{"a":1}})", typed), R"("field":"words")"));
    EXPECT_TRUE(has(post("/notes", "{", typed), "HTTP/1.1 400 "));
    EXPECT_TRUE(has(post("/notes", "a", "Content-Type: text/plain\r\n"), "HTTP/1.1 415 "));
    EXPECT_TRUE(has(post("/notes", "a", "Content-Type: multipart/form-data; boundary=x\r\n"),
                    "HTTP/1.1 400 "));
    EXPECT_TRUE(
        has(post("/notes", "words=a&once=" + std::string(300, 'k'), json), R"("field":"once")"));
    EXPECT_EQ(entries(), 0);
}

// Their time is told by hand: nothing is slow unless a test says so.
class UploadsTest : public Street {
protected:
    UploadsTest() {
        settings.upload_clock = [this] { return time_.load(); };
    }

    // So many of them stop after a good beginning.
    void let_uploads_stall() {
        for (int count = 0; count < uploads_max; ++count) {
            senders_.push_back(std::make_unique<Client>(client_port()));
            senders_.back()->send(head + begun);
        }
        while (connections().uploads < uploads_max) {
            std::this_thread::yield();
        }
    }

    const std::string head =
        "POST /photos HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        "Content-Length: 200000\r\n\r\n";
    const std::string begun = "words=" + std::string(99'994, 'a');
    const std::string rest = std::string(100'000, 'a');
    std::vector<std::unique_ptr<Client>> senders_;
    std::atomic<std::chrono::steady_clock::time_point> time_{};
};

TEST_F(UploadsTest, OnlySoManyArriveAtOnce) {
    let_uploads_stall();

    Client late(client_port());
    late.send(head + begun);
    const auto told = late.all();
    senders_.front()->send(rest);
    EXPECT_TRUE(has(senders_.front()->answer(), "303 See Other"));
    while (connections().uploads == uploads_max) {
        std::this_thread::yield();
    }
    Client next(client_port());
    next.send(head + begun + rest);

    EXPECT_TRUE(told.starts_with("HTTP/1.1 503 ")) << told;
    EXPECT_TRUE(has(told, "Retry-After: 10\r\n"));
    EXPECT_TRUE(has(next.answer(), "303 See Other"));
}

TEST_F(UploadsTest, ThatAreOnlyAnnouncedKeepNobodyOut) {
    for (int count = 0; count < 2 * uploads_max; ++count) {
        senders_.push_back(std::make_unique<Client>(client_port()));
        senders_.back()->send(head.substr(0, head.size() - 2) + "Expect: 100-continue\r\n\r\n");
        EXPECT_TRUE(has(senders_.back()->answer_head(), "100 Continue"));
    }

    Client other(client_port());
    other.send(head + begun + rest);

    EXPECT_TRUE(has(other.answer(), "303 See Other"));
}

TEST_F(UploadsTest, ThatStallMakeRoomForOthersAndAreToldSo) {
    let_uploads_stall();
    time_ = time_.load() + std::chrono::seconds(60);

    Client other(client_port());
    other.send(head + begun + rest);
    EXPECT_TRUE(has(other.answer(), "303 See Other"));

    int told = 0;
    int taken = 0;
    for (const auto& sender : senders_) {
        sender->send(rest);
        const auto answer = sender->answer();
        told += answer.starts_with("HTTP/1.1 408 ") ? 1 : 0;
        taken += answer.starts_with("HTTP/1.1 303 ") ? 1 : 0;
    }
    EXPECT_EQ(told, 1);
    EXPECT_EQ(taken, uploads_max - 1) << "nobody loses a place that nobody needs";
}

TEST_F(HostileTest, WhenConnectionsRunShortEachEndsWithItsAnswer) {
    settings.connections_max = 2;
    Client one = client();
    one.send("GET /healthz HTTP/1.1\r\n\r\n");
    const auto kept = one.answer();
    Client two = client();
    two.send("GET /healthz HTTP/1.1\r\n\r\n");

    EXPECT_TRUE(has(kept, "Connection: keep-alive\r\n"));
    EXPECT_TRUE(has(two.all(), "Connection: close\r\n"));
}

TEST_F(HostileTest, TooManyConnectionsAreToldToComeBack) {
    settings.connections_max = 2;
    std::promise<void> may_go_on;
    hold_the_writer(may_go_on.get_future().share());
    Client one = client();
    Client two = client();
    one.send(posting("/notes", "words=a"));
    two.send(posting("/notes", "words=b"));
    while (waiting_for_the_writer() < 2) {
        std::this_thread::yield();
    }

    Client three = client();
    three.send("GET /hello HTTP/1.1\r\n\r\n");
    const auto told = three.all();
    may_go_on.set_value();

    EXPECT_TRUE(told.starts_with("HTTP/1.1 503 ")) << told;
    EXPECT_TRUE(has(told, "Retry-After: "));
    EXPECT_TRUE(has(one.answer(), "303 See Other"));
    EXPECT_TRUE(has(two.answer(), "303 See Other"));
}

TEST_F(HostileTest, WhoeverWasSilentLongestMakesRoom) {
    settings.connections_max = 3;
    Client silent = client();
    Client half = client();
    half.send("POST /notes HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n");
    EXPECT_TRUE(has(half.answer_head(), "100 Continue"));
    Client last = client();
    last.send("POST /notes HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 7\r\n\r\n");
    EXPECT_TRUE(has(last.answer_head(), "100 Continue"));

    Client newcomer = client();
    newcomer.send("GET /hello HTTP/1.1\r\nConnection: close\r\n\r\n");
    Client another = client();
    another.send("GET /hello HTTP/1.1\r\nConnection: close\r\n\r\n");

    EXPECT_TRUE(newcomer.all().starts_with("HTTP/1.1 200 "));
    EXPECT_TRUE(another.all().starts_with("HTTP/1.1 200 "));
    EXPECT_EQ(silent.all(), "");
    last.send("words=a");
    EXPECT_TRUE(last.answer().starts_with("HTTP/1.1 "));
    EXPECT_GE(connections().let_go, 1);
}

TEST_F(HostileTest, BeyondItsQueueTheWriterSaysNoAtOnceAndReadingGoesOn) {
    std::promise<void> may_go_on;
    hold_the_writer(may_go_on.get_future().share());
    fill_the_queue();

    const auto refused = post("/notes", "words=a", "Accept: application/json\r\n");
    const auto page = get("/hello");
    const auto not_ready = get("/readyz");
    const auto alive = get("/healthz");
    may_go_on.set_value();
    while (waiting_for_the_writer() > 0) {
        std::this_thread::yield();
    }
    const auto taken = post("/notes", "words=b");

    EXPECT_TRUE(refused.starts_with("HTTP/1.1 503 ")) << refused;
    EXPECT_TRUE(has(refused, "Retry-After: 2\r\n"));
    EXPECT_TRUE(page.starts_with("HTTP/1.1 200 "));
    EXPECT_TRUE(not_ready.starts_with("HTTP/1.1 503 ")) << not_ready;
    EXPECT_TRUE(has(not_ready, R"("status":"overloaded")"));
    EXPECT_TRUE(alive.starts_with("HTTP/1.1 200 "));
    EXPECT_TRUE(taken.starts_with("HTTP/1.1 303 ")) << taken;
    EXPECT_TRUE(get("/readyz").ends_with(R"({"status":"ready"})"));
    EXPECT_EQ(entries(), 1);
}

} // namespace
} // namespace web
