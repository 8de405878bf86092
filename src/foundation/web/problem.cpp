#include "web/problem.hpp"

#include <algorithm>

namespace web {

using base::Why;

int status_of(Why why) {
    switch (why) {
        case Why::NotFound:
            return 404;
        case Why::NotAllowed:
            return 403;
        case Why::Invalid:
            return 422;
        case Why::TooLate:
        case Why::AlreadyDone:
            return 409;
        case Why::TooLarge:
            return 413;
        case Why::TooMany:
            return 429;
    }
    return 500;
}

Problem unreadable(const base::Refusal& refusal) {
    if (refusal.key == "web.url_too_long") {
        return {414, refusal};
    }
    if (refusal.key == "web.unknown_form") {
        return {415, refusal};
    }
    return {refusal.why == Why::TooLarge ? 413 : 400, refusal};
}

// Whoever must wait is told so in minutes; a program reads it in seconds.
Problem problem_of(const base::Refusal& refusal, Audience audience) {
    Problem problem{status_of(refusal.why), refusal};
    if (refusal.why == Why::Invalid && audience == Audience::Programs) {
        problem.status = 400;
    }
    const auto minutes = std::ranges::find(refusal.arguments, "minutes", &base::Argument::name);
    if (problem.status == 429 && minutes != refusal.arguments.end()) {
        problem.headers.emplace("Retry-After", std::to_string(60 * std::stoll(minutes->value)));
    }
    return problem;
}

const std::string& title_of(int status, const text::Catalogue& words) {
    const std::string key = "web.status_" + std::to_string(status);
    return words.say(words.has(key) ? key : "web.status_400");
}

nlohmann::json problem_details(const Problem& problem,
                               const text::Catalogue& words,
                               std::string_view path) {
    nlohmann::json details = {{"type", "urn:songyuan:refusal:" + problem.refusal.key},
                              {"title", title_of(problem.status, words)},
                              {"status", problem.status},
                              {"detail", words.say(problem.refusal)},
                              {"instance", path}};
    if (!problem.refusal.field.empty()) {
        details["field"] = problem.refusal.field;
    }
    if (!problem.reference.empty()) {
        details["reference"] = problem.reference;
    }
    return details;
}

} // namespace web
