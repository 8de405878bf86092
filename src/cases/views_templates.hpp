// Answer templates as pages on which whoever may configure writes them, and as an offer at the acts
// of a case: filled in, to be changed and sent by whoever acts.

#pragma once

#include <optional>
#include <vector>

#include <nlohmann/json.hpp>

#include "cases/acts.hpp"
#include "cases/templates.hpp"
#include "cases/views.hpp"
#include "web/request.hpp"

namespace cases {

constexpr int template_versions_shown_max = 50;

// Every template by the act it is for, and the form for a new one.
[[nodiscard]] nlohmann::json templates_view(const web::Request& request, const Viewer& viewer);

// One template: its form, its versions, and how it is retired.
[[nodiscard]] nlohmann::json template_view(const web::Request& request,
                                           const Viewer& viewer,
                                           const AnswerTemplate& shown);

// The templates of a case's category, to be offered at its acts; `?template=` names a chosen one.
class OfferedTemplates {
public:
    OfferedTemplates(const Viewer& viewer, const Case& current, const web::Request& request);

    // Adds "templates" to the act's form, and puts the chosen one's text into its box.
    void offer(nlohmann::json& form, const ActRow& row) const;

private:
    std::vector<AnswerTemplate> templates_;
    TemplateValues values_;
    std::string case_url_;
    TemplateId chosen_;
};

} // namespace cases
