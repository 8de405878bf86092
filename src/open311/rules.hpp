// What a client's parameters mean, before any table is asked: an empty parameter is one that was
// not given, and what may be given once is refused when it says two things.

#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "calendar/moment.hpp"
#include "voices/voices.hpp"
#include "web/request.hpp"

namespace open311 {

constexpr std::chrono::days period_most{90};
constexpr int requests_most = 1'000;
constexpr std::int64_t page_most = 1'000'000;
constexpr std::size_t description_characters_max = 4'000;
constexpr std::size_t value_characters_max = 500; // Of what is neither a description nor a list.
constexpr std::size_t list_characters_max = 4'000;
// Of what is only looked up: however long it is, it is unknown and no more. The body bounds it.
constexpr std::size_t looked_up_characters_max = std::numeric_limits<std::size_t>::max();
constexpr std::size_t update_id_characters_max = 200;

// Query and body together: some clients send `jurisdiction_id` and `api_key` in the one, some in
// the other.
class Given {
public:
    Given(const web::Fields& query, const web::Fields& form) : query_(query), form_(form) {}

    // Empty when it was not given.
    [[nodiscard]] base::Result<std::string> one(
        std::string_view name, std::size_t characters_max = value_characters_max) const;
    [[nodiscard]] base::Result<std::string> needed(
        std::string_view name, std::size_t characters_max = value_characters_max) const;

    // "open, closed" as its parts.
    [[nodiscard]] base::Result<std::vector<std::string>> list(std::string_view name) const;
    [[nodiscard]] base::Result<std::int64_t> number(std::string_view name,
                                                    std::int64_t usual,
                                                    std::int64_t most) const;
    // W3C date and time. A "+" that became a space on its way is one again.
    [[nodiscard]] base::Result<std::optional<calendar::Moment>> moment(std::string_view name) const;

    // attribute[KEY]=…, and attribute[KEY][]=… once; one that names no key is refused.
    [[nodiscard]] base::Result<std::vector<voices::GivenAnswer>> attributes() const;

private:
    [[nodiscard]] std::vector<std::string> values(std::string_view name) const;

    const web::Fields& query_;
    const web::Fields& form_;
};

// From `from` on and before `until`.
struct Period {
    calendar::Moment from;
    calendar::Moment until;
};
// Without both ends the last 90 days; with one, the 90 days that begin or end there.
[[nodiscard]] base::Result<Period> period_of(std::optional<calendar::Moment> start,
                                             std::optional<calendar::Moment> end,
                                             calendar::Moment now);

// What happened in a period; `limit` of it, after the first `skip`.
struct UpdatesAsked {
    Period period;
    int skip = 0;
    int limit = 0;
};

// Whether only ended or only open ones are asked for; nothing: both.
[[nodiscard]] base::Result<std::optional<bool>> is_ended_of(
    const std::vector<std::string>& statuses);

// "lat" and "long" in WGS-84 as they were typed; refused unless both are degrees.
[[nodiscard]] base::Result<std::string> coordinates_of(const std::string& latitude,
                                                       const std::string& longitude);

// An address that somebody may follow; refused unless http or https.
[[nodiscard]] base::Result<std::string> check_media_url(const std::string& typed);

// What a service doesn't ask for is refused, since nobody would read it.
[[nodiscard]] base::Result<bool> check_attributes(const voices::Category& service,
                                                  const std::vector<voices::GivenAnswer>& answers);

// A word of the mySociety extension, or empty.
[[nodiscard]] base::Result<std::string> check_status_word(const std::string& typed);

// What a step of a case's timeline is in that extension; empty where it changes nothing that a
// client follows.
[[nodiscard]] std::string_view status_word_of(std::string_view step_kind);
[[nodiscard]] std::vector<std::string> kinds_with_status_word();

// How a name is written that came in two parts: 王小明, Jane Doe.
[[nodiscard]] std::string name_of(const std::string& first, const std::string& last);

// "true" and "1", "false" and "0"; nothing is no.
[[nodiscard]] base::Result<bool> is_yes(const std::string& typed, std::string_view name);

// GeoReport knows 400, 403 and 404; what only HTTP can say stays.
[[nodiscard]] int status_of(int status);

} // namespace open311
