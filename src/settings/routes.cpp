#include "settings/routes.hpp"

#include <algorithm>

#include "alliance/alliance.hpp"
#include "cli/configuration.hpp"
#include "office/documents.hpp"
#include "settings/views.hpp"

namespace settings {
namespace {

using base::refuse;
using base::Result;
using base::Why;
using cli::ConfigurationPart;
using nlohmann::json;
using web::Answer;
using web::Command;
using web::Request;

using Parts = std::vector<ConfigurationPart>;

constexpr std::int64_t version_max = 1'000'000'000;
constexpr std::size_t form_bytes_max = std::size_t{1024} * 1024;

// The document that the address names, for whoever may configure.
struct Asked {
    const ConfigurationPart* part = nullptr;
    journal::Actor actor;
};

Result<Asked> asked_for(const Parts& parts, const Request& request) {
    const auto seat = alliance::acting_with(request, alliance::Power::Configure);
    if (!seat) {
        return base::refusal_of(seat);
    }
    const auto part =
        std::ranges::find(parts, request.parameters.front(), &ConfigurationPart::name);
    if (part == parts.end()) {
        return refuse(Why::NotFound, "settings.no_such_document");
    }
    return Asked{&*part, seat->actor()};
}

// A browser ends lines its own way; the record keeps one.
std::string document_in(const Request& request) {
    std::string document = request.form.get("document");
    std::erase(document, '\r');
    return document;
}

Result<std::int64_t> seen_in(const Request& request) {
    const auto seen = request.form.number("seen", 0, version_max);
    return seen ? Result<std::int64_t>(seen->value_or(0)) : base::refusal_of(seen);
}

Result<std::string> text_of(const Request& request,
                            const ConfigurationPart& part,
                            std::int64_t version) {
    auto document =
        version == 0 ? part.built_in() : office::document_of(*request.store, part.name, version);
    if (!document) {
        return refuse(Why::NotFound, "settings.no_such_version", {{"version", version}});
    }
    return std::move(*document);
}

// Whether it differs from what holds. What belongs to another document would be passed over without
// a word, so it is refused.
Result<bool> checked(store::Connection& connection,
                     const ConfigurationPart& part,
                     const std::string& document) {
    const auto differs = part.check(connection, document, {});
    if (!differs) {
        return base::refusal_of(differs);
    }
    const auto taken = cli::take_apart({part}, document);
    return taken ? Result<bool>(*differs) : base::refusal_of(taken);
}

// What was typed comes back; where only the reason was refused, with what the trial says.
Draft refused_draft(const Request& request, const ConfigurationPart& part, Draft draft) {
    draft.document = document_in(request);
    draft.reason = request.form.get("reason");
    draft.refusal = request.words->say(*request.refusal);
    draft.is_tried =
        request.form.has("reason") && checked(*request.store, part, draft.document).has_value();
    return draft;
}

// An older version is read as a draft: putting it into force again makes it the newest.
Result<Answer> show_document(const Parts& parts, const Request& request) {
    const auto asked = asked_for(parts, request);
    if (!asked) {
        return base::refusal_of(asked);
    }
    const auto version = request.query.number("version", 0, version_max);
    if (!version) {
        return base::refusal_of(version);
    }
    const auto& part = *asked->part;
    Draft draft;
    draft.document = part.as_toml(*request.store);
    draft.seen = office::newest_version(*request.store, part.name);
    if (*version) {
        auto document = text_of(request, part, **version);
        if (!document) {
            return base::refusal_of(document);
        }
        draft.document = std::move(*document);
    }
    if (request.refusal != nullptr) {
        draft = refused_draft(request, part, std::move(draft));
    }
    return web::Shown{"settings/document", document_view(request, part, draft)};
}

Result<Answer> show_trial(const Parts& parts, const Request& request) {
    const auto asked = asked_for(parts, request);
    const auto seen = seen_in(request);
    if (!asked || !seen) {
        return asked ? base::refusal_of(seen) : base::refusal_of(asked);
    }
    const auto& part = *asked->part;
    Draft draft;
    draft.document = document_in(request);
    draft.seen = *seen;
    if (const auto differs = checked(*request.store, part, draft.document); !differs) {
        return base::refusal_of(differs);
    }
    draft.is_tried = true;
    return web::Shown{"settings/document", document_view(request, part, draft)};
}

// The turn records nothing: what a trial finds is read on a web thread, not by the writer.
Result<Command> ask_trial(const Parts& parts, const Request& request) {
    const auto asked = asked_for(parts, request);
    if (!asked) {
        return base::refusal_of(asked);
    }
    const auto differs = checked(*request.store, *asked->part, document_in(request));
    if (!differs) {
        return base::refusal_of(differs);
    }
    return Command{
        asked->actor,
        [](journal::Turn&) -> Result<json> { return json(); },
        [&parts](const Request& answered, const json&) { return show_trial(parts, answered); }};
}

struct Putting {
    const ConfigurationPart* part = nullptr;
    std::string document;
    std::string reason;
    std::int64_t seen = 0;
};

Result<json> put(journal::Turn& turn, const Putting& asked) {
    const auto& name = asked.part->name;
    if (office::newest_version(turn.store(), name) != asked.seen) {
        return refuse(Why::TooLate, "settings.changed_meanwhile");
    }
    const auto differs = checked(turn.store(), *asked.part, asked.document);
    const auto reason = office::checked_reason(asked.reason);
    if (!differs || (*differs && !reason)) {
        return differs ? base::refusal_of(reason) : base::refusal_of(differs);
    }
    if (*differs) {
        const auto is_put = asked.part->put(turn, asked.document);
        base::ensure(is_put && *is_put, "what was checked and differs is put");
        office::explain_document(turn, name, *reason);
    }
    return json{{"is_changed", *differs}, {"version", office::newest_version(turn.store(), name)}};
}

Result<Command> ask_putting(const Parts& parts, const Request& request) {
    const auto asked = asked_for(parts, request);
    const auto seen = seen_in(request);
    if (!asked || !seen) {
        return asked ? base::refusal_of(seen) : base::refusal_of(asked);
    }
    const Putting putting{asked->part, document_in(request), request.form.get("reason"), *seen};
    return Command{asked->actor,
                   [putting](journal::Turn& turn) { return put(turn, putting); },
                   [address = "/settings/documents/" + asked->part->name](
                       const Request&, const json& result) -> Result<Answer> {
                       return web::Created{address, result};
                   }};
}

web::Route posting_document(const Parts& parts,
                            const char* pattern,
                            const char* summary,
                            Result<Command> (*ask)(const Parts&, const Request&)) {
    auto route = web::posting(
        pattern,
        web::Access::Staff,
        summary,
        [&parts, ask](const Request& request) { return ask(parts, request); },
        [&parts](const Request& request) { return show_document(parts, request); });
    route.bounds.body_bytes_max = form_bytes_max;
    return route;
}

} // namespace

void add_routes(web::Routes& routes, const Parts& parts) {
    routes.get("/settings/documents/{name}",
               web::Access::Staff,
               "A document by which the street works, with its versions; for seats that configure.",
               [&parts](const Request& request) { return show_document(parts, request); });
    routes.add(posting_document(parts,
                                "/settings/documents/{name}/trial",
                                "What a proposed `document`, written from the version `seen`, "
                                "would change; records nothing.",
                                ask_trial));
    routes.add(posting_document(parts,
                                "/settings/documents/{name}",
                                "Puts a `document` into force, with a `reason`, in place of the "
                                "version `seen`; open cases keep what they were born under.",
                                ask_putting));
    routes.add_panel({"settings", [&parts](const Request& request) {
                          return alliance::acting_with(request, alliance::Power::Configure)
                                     ? document_rows(request, parts)
                                     : json::array();
                      }});
}

} // namespace settings
