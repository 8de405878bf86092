#include "web/guard.hpp"

#include <gtest/gtest.h>

namespace web {
namespace {

const BodyBound bound = [](std::string_view target) -> std::size_t {
    return target == "/photos" ? 1'000'000 : 64 * 1024;
};

// Fed byte by byte, as from a bad connection.
Verdict drip(Guard& guard, std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const auto verdict = guard.feed(bytes.substr(at, 1));
        if (verdict != Verdict::Fine) {
            return verdict;
        }
    }
    return Verdict::Fine;
}

class Guards : public testing::Test {
protected:
    std::chrono::steady_clock::time_point now;
    UploadSlots uploads{2, [this] { return now; }};
    Guard guard{bound, uploads, [] {}};
};

TEST_F(Guards, AnOrdinaryRequestPassesAndIsSeen) {
    const auto verdict = drip(guard,
                              "POST /voices HTTP/1.1\r\nHost: a\r\nAccept-Language: en\r\n"
                              "Content-Length: 5\r\n\r\nwo");

    EXPECT_EQ(verdict, Verdict::Fine);
    EXPECT_TRUE(guard.is_inside_request());
    EXPECT_EQ(guard.seen().accept_language, "en");
    EXPECT_EQ(guard.seen().target, "/voices");
    EXPECT_EQ(drip(guard, "rds"), Verdict::Fine);
    EXPECT_FALSE(guard.is_inside_request());
    EXPECT_EQ(guard.feed("GET / HTTP/1.1\r\n\r\nGET /x HTTP/1.1\r\nAccept: b\r\n\r\n"),
              Verdict::Fine);
    EXPECT_EQ(guard.seen().accept, "b");
}

TEST_F(Guards, WhatIsTooLongIsStoppedWhereItBecomesSo) {
    Guard other(bound, uploads, [] {});
    Guard third(bound, uploads, [] {});
    Guard endless(bound, uploads, [] {});

    EXPECT_EQ(guard.feed("GET /" + std::string(5000, 'a') + " HTTP/1.1\r\nAccept: b\r\n\r\n"),
              Verdict::UrlTooLong);
    EXPECT_EQ(guard.seen().accept, "b") << "so that it is told in the asker's form";
    EXPECT_LE(guard.seen().target.size(), 5'000U);
    EXPECT_EQ(other.feed("GET / HTTP/1.1\r\nX: " + std::string(20'000, 'a')),
              Verdict::HeadersTooLarge);
    std::string lines;
    for (int line = 0; line < 200; ++line) {
        lines += "a: b\r\n";
    }
    EXPECT_EQ(third.feed("GET / HTTP/1.1\r\n" + lines), Verdict::HeadersTooLarge);
    EXPECT_EQ(drip(endless, "GET /" + std::string(200'000, 'a')), Verdict::UrlTooLong);
}

TEST_F(Guards, ABodyBeyondItsRoutesBoundIsStoppedBeforeItArrives) {
    EXPECT_EQ(guard.feed("POST /voices HTTP/1.1\r\nContent-Length: 70000\r\n\r\n"),
              Verdict::BodyTooLarge);
    EXPECT_EQ(guard.seen().body_bytes_max, 64U * 1024U);
}

TEST_F(Guards, ChunksAreCountedAsTheyCome) {
    const std::string chunk = "8000\r\n" + std::string(0x8000, 'a') + "\r\n";

    EXPECT_EQ(guard.feed("POST /voices HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"),
              Verdict::Fine);
    EXPECT_EQ(guard.feed(chunk), Verdict::Fine);
    EXPECT_EQ(guard.feed(chunk), Verdict::Fine);
    EXPECT_EQ(guard.feed(chunk), Verdict::BodyTooLarge);
}

TEST_F(Guards, NonsenseIsMalformed) {
    for (const auto* text : {"hello\r\n\r\n",
                             "GET\r\n\r\n",
                             "GET / HTTP/9.9\r\n\r\n",
                             "GET / HTTP/1.1\r\nbad header\r\n\r\n",
                             "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                             "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                             "POST / HTTP/1.1\r\nContent-Length: 1\r\n"
                             "Transfer-Encoding: chunked\r\n\r\n",
                             "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"}) {
        Guard fresh(bound, uploads, [] {});

        EXPECT_EQ(fresh.feed(text), Verdict::Malformed) << text;
    }
}

TEST_F(Guards, WhatIsOnlyAnnouncedTakesNoPlaceAmongTheUploads) {
    const std::string announced = "POST /photos HTTP/1.1\r\nContent-Length: 100000\r\n\r\n";

    EXPECT_EQ(guard.feed(announced + std::string(upload_bytes_min, 'a')), Verdict::Fine);
    EXPECT_EQ(uploads.taken(), 0);
    EXPECT_EQ(guard.feed("a"), Verdict::Fine);
    EXPECT_EQ(uploads.taken(), 1);
}

TEST_F(Guards, OnlySoManyUploadsAreUnderWayAtOnce) {
    const std::string upload = "POST /photos HTTP/1.1\r\nContent-Length: 100000\r\n\r\n" +
                               std::string(upload_bytes_min + 1, 'a');
    Guard second(bound, uploads, [] {});
    {
        Guard gone(bound, uploads, [] {});
        EXPECT_EQ(gone.feed(upload), Verdict::Fine);
        EXPECT_EQ(second.feed(upload), Verdict::Fine);

        EXPECT_EQ(guard.feed(upload), Verdict::TooManyUploads);
    }

    Guard late(bound, uploads, [] {});
    EXPECT_EQ(late.feed(upload), Verdict::Fine) << "a connection that ends gives its place back";
    EXPECT_EQ(second.feed(std::string(100'000 - upload_bytes_min - 1, 'a')), Verdict::Fine);
    second.handed_over();
    EXPECT_EQ(uploads.taken(), 1);
}

TEST_F(Guards, AnUploadThatStallsIsLetGoWhenAnotherComes) {
    const std::string stalled = "POST /photos HTTP/1.1\r\nContent-Length: 100000\r\n\r\n" +
                                std::string(upload_bytes_min + 1, 'a');
    int let_go = 0;
    Guard first(bound, uploads, [&] { ++let_go; });
    Guard second(bound, uploads, [&] { ++let_go; });
    EXPECT_EQ(first.feed(stalled), Verdict::Fine);
    EXPECT_EQ(second.feed(stalled), Verdict::Fine);
    now += std::chrono::seconds(10);

    EXPECT_EQ(guard.feed(stalled), Verdict::Fine);

    EXPECT_EQ(let_go, 1);
    EXPECT_EQ(uploads.taken(), 2);
}

TEST_F(Guards, WhoWaitsForAWordBeforeSendingGetsItOnce) {
    EXPECT_EQ(guard.feed("POST /photos HTTP/1.1\r\nExpect: 100-continue\r\n"
                         "Content-Length: 10\r\n\r\n"),
              Verdict::Fine);

    EXPECT_TRUE(guard.must_say_continue());
    EXPECT_FALSE(guard.must_say_continue());
}

TEST_F(Guards, AfterTheLastRequestNobodyListens) {
    EXPECT_EQ(guard.feed("GET / HTTP/1.1\r\nConnection: close\r\n\r\n"), Verdict::Fine);
    EXPECT_EQ(guard.feed("whatever"), Verdict::Fine);
}

} // namespace
} // namespace web
