// The street's rules in the browser: read, tried on the open cases, put into force. Who may is who
// configures; what was set stays in the record.

#include <algorithm>

#include "cases/opening.hpp"
#include "cases/records.hpp"
#include "cases/routes.hpp"
#include "cases/views_rules.hpp"

namespace cases {
namespace {

using base::refuse;
using base::Result;
using base::Why;
using nlohmann::json;
using web::Answer;
using web::Command;
using web::Request;

constexpr std::int64_t version_max = 1'000'000'000;
constexpr const char* rules_page = "cases/rules";

// A browser ends lines its own way; the record keeps one.
std::string document_in(const Request& request) {
    std::string document = request.form.get("document");
    std::erase(document, '\r');
    return document;
}

Result<std::int64_t> seen_in(const Request& request) {
    const auto seen = request.form.number("seen", 0, version_max);
    if (!seen) {
        return base::refusal_of(seen);
    }
    return seen->value_or(0);
}

Result<Viewer> configuring(const Request& request) {
    const auto seat = alliance::acting_with(request, alliance::Power::Configure);
    if (!seat) {
        return base::refusal_of(seat);
    }
    return viewer_of(request);
}

// An older version is read as a draft: putting it into force again makes it the newest.
Result<Answer> show_rules(const Request& request) {
    const auto viewer = configuring(request);
    const auto version = request.query.number("version", 0, version_max);
    if (!viewer || !version) {
        return viewer ? base::refusal_of(version) : base::refusal_of(viewer);
    }
    RulesDraft draft{rules_as_toml(*request.store), rules_now(*request.store)->version, {}, {}};
    if (*version) {
        auto document = **version == 0 ? std::string(default_rules_document())
                                       : rules_document(*request.store, **version).value_or("");
        if (document.empty()) {
            return refuse(Why::NotFound, "cases.no_such_rules", {{"version", **version}});
        }
        draft.document = std::move(document);
    }
    if (request.refusal != nullptr) {
        draft.document = document_in(request);
        draft.refusal = request.words->say(*request.refusal);
    }
    return web::Shown{rules_page, rules_view(*viewer, draft)};
}

Result<Answer> show_trial(const Request& request, const json&) {
    const auto viewer = configuring(request);
    const auto proposed = read_rules(document_in(request));
    const auto seen = seen_in(request);
    if (!viewer) {
        return base::refusal_of(viewer);
    }
    if (!proposed) {
        return base::refusal_of(proposed);
    }
    if (!seen) {
        return base::refusal_of(seen);
    }
    const RulesDraft draft{document_in(request), *seen, try_rules(*request.store, *proposed), {}};
    return web::Shown{rules_page, rules_view(*viewer, draft)};
}

// The turn records nothing: what a trial finds is read on a web thread, not by the writer.
Result<Command> ask_trial(const Request& request) {
    const auto seat = alliance::acting_with(request, alliance::Power::Configure);
    if (!seat) {
        return base::refusal_of(seat);
    }
    if (const auto proposed = read_rules(document_in(request)); !proposed) {
        return base::refusal_of(proposed);
    }
    return Command{
        seat->actor(), [](journal::Turn&) -> Result<json> { return json(); }, show_trial};
}

Result<Command> ask_rules(const Request& request) {
    const auto seat = alliance::acting_with(request, alliance::Power::Configure);
    const auto seen = seen_in(request);
    if (!seat || !seen) {
        return seat ? base::refusal_of(seen) : base::refusal_of(seat);
    }
    auto work = [document = document_in(request),
                 seen = *seen](journal::Turn& turn) -> Result<json> {
        if (rules_now(turn.store())->version != seen) {
            return refuse(Why::TooLate, "cases.rules_changed_meanwhile");
        }
        const auto set = set_rules(turn, document);
        if (!set) {
            return base::refusal_of(set);
        }
        return json{{"is_changed", *set}, {"version", rules_now(turn.store())->version}};
    };
    return Command{seat->actor(), std::move(work), [](const Request&, const json& result) {
                       return Result<Answer>(web::Created{"/settings/rules", result});
                   }};
}

web::Route posting(const char* pattern, const char* summary, web::Writing write) {
    web::Route route;
    route.method = web::Method::Post;
    route.pattern = pattern;
    route.access = web::Access::Staff;
    route.summary = summary;
    route.write = std::move(write);
    route.form = show_rules;
    return route;
}

} // namespace

void rules_routes(web::Routes& routes) {
    routes.get("/settings/rules",
               web::Access::Staff,
               "The rules of cases with their history; for seats that configure.",
               show_rules);
    routes.add(posting("/settings/rules/trial",
                       "What proposed rules would change for open cases; records nothing.",
                       ask_trial));
    routes.add(posting("/settings/rules",
                       "Puts rules into force; open cases keep what they were born under.",
                       ask_rules));
}

} // namespace cases
