#include "cases/views_wall.hpp"

#include "cases/overview.hpp"
#include "cases/trends.hpp"
#include "web/qr.hpp"

namespace cases {
namespace {

using nlohmann::json;

constexpr std::array columns_on_the_wall = {Column::Received,
                                            Column::Contacted,
                                            Column::Answered,
                                            Column::Satisfied,
                                            Column::Solved,
                                            Column::Unresolved,
                                            Column::Overdue,
                                            Column::DueToday};

Weeks weeks_of_street(const Viewer& viewer, calendar::OfficeDay until) {
    const auto lines = weeks_of(viewer.store, Scope::Street, until);
    return lines.empty() ? Weeks{} : lines.front().second;
}

json qr_of(const std::string& address) {
    const auto code = web::qr_code(address);
    return code ? json{{"side", code->side}, {"outline", code->outline}} : json();
}

} // namespace

json wall_view(const Viewer& viewer, const std::string& site) {
    const Days days = latest_weeks(viewer.now);
    const auto weeks = weeks_of_street(viewer, days.until);
    constexpr std::int64_t width = 1000;
    constexpr std::int64_t height = 120;
    const std::string address = site + "/overview";
    return {{"title", viewer.words.say("overview.wall")},
            {"street", alliance::street(viewer.store).name},
            {"at",
             viewer.words.say("overview.wall_at",
                              {{"time", viewer.words.date_and_time(viewer.now, viewer.now)}})},
            {"cards",
             cards_view(viewer,
                        {Scope::Street, "", days},
                        columns_on_the_wall,
                        pressing_at(viewer.store, viewer.now))},
            {"points", points_of(weeks, {width, height, most_of(weeks)})},
            {"weeks", viewer.words.say("overview.wall_weeks", {{"last", weeks.back()}})},
            {"address", address},
            {"qr", site.empty() ? json() : qr_of(address)}};
}

} // namespace cases
