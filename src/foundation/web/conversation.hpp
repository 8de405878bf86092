// One conversation with somebody outside, by libcurl: a request and its answer, bounded in time and
// in how much of the answer is heard. It keeps nothing for the next one.

#pragma once

#include <atomic>
#include <string>

#include <curl/curl.h>

#include "base/fault.hpp"

namespace web {

class Conversation {
public:
    Conversation();
    ~Conversation();
    Conversation(const Conversation&) = delete;
    Conversation& operator=(const Conversation&) = delete;
    Conversation(Conversation&&) = delete;
    Conversation& operator=(Conversation&&) = delete;

    template <class Value>
    void set(CURLoption option, Value value) {
        base::ensure(curl_easy_setopt(curl_, option, value) == CURLE_OK,
                     "whoever speaks knows what the library can do");
    }

    void add_line(const std::string& line) { lines_ = curl_slist_append(lines_, line.c_str()); }
    [[nodiscard]] curl_slist* lines() const { return lines_; }

    // Ends early when this turns true.
    void end_with(const std::atomic<bool>& is_stopping);

    // Keeps the answer, which is an error when it is longer. Otherwise nobody hears it.
    void hear(std::size_t bytes_max) { bytes_max_ = bytes_max; }
    [[nodiscard]] const std::string& heard() const { return heard_; }

    [[nodiscard]] CURLcode hold() { return curl_easy_perform(curl_); }
    [[nodiscard]] long status() const;

private:
    static std::size_t take(char* bytes, std::size_t size, std::size_t count, void* self);

    CURL* curl_ = nullptr;
    curl_slist* lines_ = nullptr;
    std::size_t bytes_max_ = 0;
    std::string heard_;
};

} // namespace web
