#include "calendar/working_days.hpp"
#include "cases/desk.hpp"
#include "cases/records_colours.hpp"
#include "cases/views.hpp"
#include "office/office.hpp"

namespace cases {

DueTimes due_times(Moment now, const calendar::WorkingDays& days) {
    const auto midnight = calendar::moment_at(calendar::office_day(now) + std::chrono::days(1), {});
    const auto morning = days.next_office_morning(midnight - std::chrono::milliseconds(1));
    return {now, calendar::moment_at(calendar::office_day(morning), {})};
}

// Most cases show what their step's date says; to the few that something seldom befell, such as a
// suspension, the rule itself is put.
Colours open_by_colour(store::Connection& connection, Moment now) {
    const auto days = office::working_days(connection);
    Colours colours = count_plain(connection, due_times(now, days));
    for (const auto& current : open_with_seldom(connection)) {
        const auto signal = signal_of(current, now, days);
        colours.green += signal == "on_time" ? 1 : 0;
        colours.amber += signal == "due_soon" ? 1 : 0;
        colours.red += signal == "overdue" ? 1 : 0;
        colours.grey += signal == "unresolved" ? 1 : 0;
    }
    return colours;
}

} // namespace cases
