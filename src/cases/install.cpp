#include "cases/install.hpp"

#include <algorithm>

#include "cases/follows.hpp"
#include "cases/ladder.hpp"
#include "cases/opening.hpp"
#include "cases/parts.hpp"
#include "cases/records.hpp"
#include "cases/records_templates.hpp"
#include "cases/routes.hpp"
#include "cases/rules.hpp"
#include "cases/search.hpp"
#include "cases/verbs.hpp"
#include "cases/views_rules.hpp"
#include "cases/views_staff.hpp"

namespace cases {

std::span<const text::EmbeddedFile> embedded_files();

namespace {

// Rules may name a category that the same file brings.
base::Result<bool> check_rules(store::Connection& connection,
                               const std::string& toml,
                               const cli::Documents& beside) {
    auto known = known_names(connection);
    if (const auto categories = beside.find("categories"); categories != beside.end()) {
        known.categories = codes_in(categories->second);
    }
    const auto rules = read_rules_with(connection, toml, known);
    return rules ? base::Result<bool>(toml != rules_as_toml(connection)) : base::refusal_of(rules);
}

// The categories are the voices' document; what they do to open cases is known here.
void offer_categories_trial(std::vector<cli::ConfigurationPart>& parts) {
    const auto part = std::ranges::find(parts, "categories", &cli::ConfigurationPart::name);
    base::ensure(part != parts.end(), "the voices bring their categories first");
    part->trial = categories_trial;
}

} // namespace

void install(cli::Installation& house) {
    house.files(embedded_files());
    keep(house.facts);
    house.facts.on<TemplateWritten>(apply_template_written);
    house.facts.on<TemplateRetired>(apply_template_retired);
    follow(house.followers);
    house.timers.push_back(ladder_timer());
    house.timers.push_back(calendar_timer());
    house.timers.push_back(parts_timer());
    house.preparations.emplace_back(create_indexes);
    house.feeds.emplace_back(feed_indexes);
    house.scrubbings.emplace_back(scrub_indexes);
    resident_routes(house.routes);
    staff_routes(house.routes);
    power_routes(house.routes);
    overview_routes(house.routes);
    observer_routes(house.routes);
    paper_routes(house.routes);
    changes_routes(house.routes);
    template_routes(house.routes);
    feed_routes(house.routes);
    house.routes.add_panel({"calendar", calendar_rows});
    describe_routes(house.routes);
    case_verbs(house.verbs);
    house.configuration.push_back({"cases",
                                   rules_as_toml,
                                   set_rules,
                                   check_rules,
                                   {"limits",
                                    "ladder",
                                    "call_back",
                                    "undo",
                                    "returns",
                                    "extension",
                                    "suspension",
                                    "waiting",
                                    "signing",
                                    "intervention",
                                    "matter",
                                    "route"},
                                   [] { return std::string(default_rules_document()); },
                                   rules_trial});
    offer_categories_trial(house.configuration);
}

} // namespace cases
