// A problem is how a "no" goes out: a status, a refusal's sentence in the person's language, and
// for programs RFC 9457's problem details.

#pragma once

#include <map>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/result.hpp"
#include "text/catalogue.hpp"
#include "web/routes.hpp"

namespace web {

struct Problem {
    int status = 500;
    base::Refusal refusal;
    std::map<std::string, std::string> headers{};
    std::string reference{}; // Of a fault: the same word stands in the log.
};

// 404, 403, 422, 409, 413, 429: what a command's refusal is to HTTP.
[[nodiscard]] int status_of(base::Why why);

// What couldn't even be read: 400, or the status of the bound it broke.
[[nodiscard]] Problem unreadable(const base::Refusal& refusal);

[[nodiscard]] Problem problem_of(const base::Refusal& refusal,
                                 Audience audience = Audience::Everybody);

// {type, title, status, detail, instance, field?, reference?}
[[nodiscard]] nlohmann::json problem_details(const Problem& problem,
                                             const text::Catalogue& words,
                                             std::string_view path);

// The few words for a status: "web.status_404".
[[nodiscard]] const std::string& title_of(int status, const text::Catalogue& words);

} // namespace web
