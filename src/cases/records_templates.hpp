// The table of answer templates: every version of each, the newest marked.

#pragma once

#include <vector>

#include "cases/templates.hpp"
#include "journal/entry.hpp"

namespace cases {

[[nodiscard]] TemplateId next_template(store::Connection& connection);

struct TemplateVersion {
    AnswerTemplate as_written;
    journal::Entry entry;
};
// The newest first.
[[nodiscard]] std::vector<TemplateVersion> template_versions(store::Connection& connection,
                                                             TemplateId id,
                                                             int limit);

void apply_template_written(store::Connection& to,
                            const TemplateWritten& event,
                            const journal::Entry& entry);
void apply_template_retired(store::Connection& to,
                            const TemplateRetired& event,
                            const journal::Entry& entry);

} // namespace cases
