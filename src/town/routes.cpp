#include "town/routes.hpp"

#include "alliance/alliance.hpp"
#include "office/office.hpp"

namespace town {
namespace {

using base::refuse;
using base::Result;
using base::Why;
using nlohmann::json;

// Only addresses of this site: "//elsewhere" and "/\elsewhere" leave it in a browser.
bool is_on_this_site(const std::string& address) {
    return address.starts_with('/') && !address.starts_with("//") &&
           address.find('\\') == std::string::npos;
}

Result<calendar::Moment> moment_asked(const web::Request& request) {
    const auto days = office::working_days(*request.store);
    const std::string& step = request.form.get("step");
    if (step == "hour") {
        return days.next_office_hour(request.now);
    }
    if (step == "day") {
        return days.next_office_morning(request.now);
    }
    return refuse(Why::Invalid, "town.unknown_step", {}, "step");
}

Result<web::Command> move_clock(const web::Request& request) {
    if (!alliance::is_demo(*request.store)) {
        return refuse(Why::NotFound, "town.only_in_a_demo");
    }
    const auto moment = moment_asked(request);
    if (!moment) {
        return base::refusal_of(moment);
    }
    web::Command command;
    command.actor = request.actor_without_seat();
    command.move_clock_to = *moment;
    command.answer = [back = request.form.get("back")](const web::Request& answered,
                                                       const json&) -> Result<web::Answer> {
        if (answered.wants == web::Wants::Json) {
            return web::Shown{"", json{{"now", calendar::iso_moment(answered.now)}}};
        }
        return web::Redirect{is_on_this_site(back) ? back : "/"};
    };
    return command;
}

} // namespace

void demo_routes(web::Routes& routes) {
    routes.post("/demo/clock",
                web::Access::Anyone,
                "Moves a demo's clock on by a `step`, hour or day, firing what is due; "
                "then `back` to a page.",
                move_clock);
}

} // namespace town
