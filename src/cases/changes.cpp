#include "cases/changes.hpp"

#include <algorithm>

#include "cases/records_changes.hpp"
#include "cases/records_steps.hpp"
#include "cases/steps.hpp"
#include "journal/read.hpp"
#include "voices/voices.hpp"

namespace cases {

base::Result<Look> look(journal::Turn& turn,
                        const alliance::ActingSeat& from,
                        journal::Sequence until) {
    if (until < 1 || until > journal::size(turn.store())) {
        return base::refuse(base::Why::Invalid, "cases.not_an_entry", {{"entry", until}}, "entry");
    }
    const auto before = last_look(turn.store(), from.account, from.unit);
    const Look now{std::max(until, before ? before->entry : 0), turn.now()};
    save_look(turn.store(), from, now);
    return now;
}

std::vector<Change> changes_after(store::Connection& connection,
                                  journal::Sequence entry,
                                  int limit) {
    auto changes = steps_after(connection, entry, limit);
    for (const auto& addition : voices::additions_after(connection, entry, limit)) {
        if (const auto id = case_of(connection, addition.voice)) {
            Step step;
            step.entry = addition.entry;
            step.kind = reporter_added;
            step.at = addition.at;
            changes.push_back({*id, std::move(step)});
        }
    }
    std::ranges::sort(changes, std::ranges::greater{}, [](const Change& each) {
        return std::pair(each.step.entry, each.id.value);
    });
    changes.resize(std::min(changes.size(), static_cast<std::size_t>(limit)));
    return changes;
}

} // namespace cases
