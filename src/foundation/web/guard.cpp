#include "web/guard.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <limits>
#include <optional>
#include <utility>

#include <http_parser.h>

#include "web/target.hpp"

namespace web {
// http_parser is the parser that the server itself reads with, so both see the same requests.
struct Guard::Parsing {
    Parsing(const BodyBound& bound, UploadSlots& slots, std::function<void()> end)
        : body_bound(bound), uploads(slots), let_go(std::move(end)) {
        http_parser_init(&parser, HTTP_REQUEST);
        parser.data = this;
    }

    const BodyBound& body_bound;
    UploadSlots& uploads;
    std::function<void()> let_go;
    std::optional<UploadSlots::Place> place; // Among the uploads.
    http_parser parser{};
    Verdict verdict = Verdict::Fine;
    Seen seen;
    std::array<char, 32> name{}; // Of the header that is being read; longer ones don't concern us.
    std::size_t name_bytes = 0;
    std::string* value = nullptr; // Where that header's value goes, if it is one of ours.
    std::string expect;
    bool is_value = false;
    bool is_inside = false;
    bool is_last = false; // What comes after it isn't ours to read.
    bool says_continue = false;
    std::size_t header_bytes = 0;
    std::size_t headers = 0;
    std::size_t body_bytes = 0;
    std::uint64_t requests = 0;

    int refuse(Verdict why) {
        verdict = why;
        return 1;
    }

    int begin() {
        seen = {};
        expect.clear();
        is_inside = true;
        is_value = false;
        header_bytes = headers = body_bytes = name_bytes = 0;
        value = nullptr;
        return 0;
    }

    // One that is too long is refused below its headers: they say in which form and language.
    int read_url(std::string_view piece) {
        seen.target += piece.substr(0, url_bytes_max + 1 - seen.target.size());
        return 0;
    }

    [[nodiscard]] bool is_url_too_long() const { return seen.target.size() > url_bytes_max; }

    int count_header_bytes(std::size_t bytes) {
        header_bytes += bytes;
        const bool is_too_large = header_bytes > header_bytes_max || headers > headers_max;
        return is_too_large ? refuse(Verdict::HeadersTooLarge) : 0;
    }

    int read_name(std::string_view piece) {
        if (is_value || headers == 0) {
            ++headers;
            name_bytes = 0;
            is_value = false;
        }
        const std::size_t room = name.size() - std::min(name_bytes, name.size());
        std::ranges::copy(piece.substr(0, room),
                          name.begin() + static_cast<std::ptrdiff_t>(name.size() - room));
        name_bytes += piece.size();
        return count_header_bytes(piece.size());
    }

    std::string* place_for_value() {
        if (name_bytes > name.size()) {
            return nullptr;
        }
        const std::string_view header(name.data(), name_bytes);
        if (is_same_word(header, "accept")) {
            return &seen.accept;
        }
        if (is_same_word(header, "accept-language")) {
            return &seen.accept_language;
        }
        if (is_same_word(header, "cookie")) {
            return &seen.cookie;
        }
        return is_same_word(header, "expect") ? &expect : nullptr;
    }

    int read_value(std::string_view piece) {
        if (!is_value) {
            is_value = true;
            value = place_for_value();
        }
        if (value != nullptr) {
            *value += piece;
        }
        return count_header_bytes(piece.size());
    }

    int end_headers() {
        seen.method = http_method_str(static_cast<http_method>(parser.method));
        if (is_url_too_long()) {
            return refuse(Verdict::UrlTooLong);
        }
        if (parser.http_major != 1) {
            return refuse(Verdict::Malformed);
        }
        const bool has_length = parser.content_length != std::numeric_limits<std::uint64_t>::max();
        if ((has_length && parser.content_length > 0) || (parser.flags & F_CHUNKED) != 0) {
            seen.body_bytes_max = body_bound(seen.target);
        }
        if (has_length && parser.content_length > seen.body_bytes_max) {
            return refuse(Verdict::BodyTooLarge);
        }
        says_continue = is_same_word(expect, "100-continue");
        is_last = parser.upgrade != 0;
        return 0;
    }

    int read_body(std::size_t bytes) {
        body_bytes += bytes;
        if (body_bytes > seen.body_bytes_max) {
            return refuse(Verdict::BodyTooLarge);
        }
        if (place) {
            uploads.arrived(*place, bytes);
        } else if (body_bytes > upload_bytes_min) {
            place = uploads.take(let_go);
            return place ? 0 : refuse(Verdict::TooManyUploads);
        }
        return 0;
    }

    int end() {
        is_inside = false;
        ++requests;
        is_last = is_last || http_should_keep_alive(&parser) == 0;
        return 0;
    }

    static Parsing& of(http_parser* parser) { return *static_cast<Parsing*>(parser->data); }

    static http_parser_settings callbacks() {
        http_parser_settings settings;
        http_parser_settings_init(&settings);
        settings.on_message_begin = [](http_parser* at) { return of(at).begin(); };
        settings.on_url = [](http_parser* at, const char* bytes, std::size_t size) {
            return of(at).read_url({bytes, size});
        };
        settings.on_header_field = [](http_parser* at, const char* bytes, std::size_t size) {
            return of(at).read_name({bytes, size});
        };
        settings.on_header_value = [](http_parser* at, const char* bytes, std::size_t size) {
            return of(at).read_value({bytes, size});
        };
        settings.on_headers_complete = [](http_parser* at) { return of(at).end_headers(); };
        settings.on_body = [](http_parser* at, const char* /*bytes*/, std::size_t size) {
            return of(at).read_body(size);
        };
        settings.on_message_complete = [](http_parser* at) { return of(at).end(); };
        return settings;
    }
};

Guard::Guard(const BodyBound& body_bound, UploadSlots& uploads, std::function<void()> let_go)
    : parsing_(std::make_unique<Parsing>(body_bound, uploads, std::move(let_go))) {}

Guard::~Guard() {
    leave();
}

Verdict Guard::feed(std::string_view bytes) {
    static const http_parser_settings callbacks = Parsing::callbacks();
    if (parsing_->is_last && !parsing_->is_inside) {
        return Verdict::Fine;
    }
    http_parser_execute(&parsing_->parser, &callbacks, bytes.data(), bytes.size());
    if (parsing_->verdict != Verdict::Fine) {
        return parsing_->verdict;
    }
    const auto error = HTTP_PARSER_ERRNO(&parsing_->parser);
    if (error == HPE_HEADER_OVERFLOW) {
        return parsing_->is_url_too_long() ? Verdict::UrlTooLong : Verdict::HeadersTooLarge;
    }
    // After the last request a client may say what it likes: the connection is closed anyway.
    return error == HPE_OK || error == HPE_CLOSED_CONNECTION ? Verdict::Fine : Verdict::Malformed;
}

void Guard::handed_over() {
    if (!parsing_->is_inside) {
        leave();
    }
}

void Guard::leave() {
    if (parsing_->place) {
        parsing_->uploads.give_back(*parsing_->place);
        parsing_->place.reset();
    }
}

bool Guard::is_inside_request() const {
    return parsing_->is_inside;
}

std::uint64_t Guard::requests() const {
    return parsing_->requests;
}

bool Guard::must_say_continue() {
    const bool says = parsing_->says_continue && parsing_->is_inside;
    parsing_->says_continue = false;
    return says;
}

const Guard::Seen& Guard::seen() const {
    return parsing_->seen;
}

} // namespace web
