#include "notices/routes.hpp"

#include <string>

#include "alliance/alliance.hpp"
#include "notices/notices.hpp"
#include "text/names.hpp"

namespace notices {

namespace {

using nlohmann::json;

constexpr int rows_max = 100;

std::string state_of(const Notice& notice, const web::Request& request) {
    const auto& words = *request.words;
    switch (notice.state) {
        case State::Sent:
            return words.say("notices.state_sent");
        case State::GivenUp:
            return words.say("notices.state_given_up", {{"tries", notice.tries}});
        case State::Waiting:
            break;
    }
    return notice.tries == 0
               ? words.say("notices.state_waiting")
               : words.say("notices.state_again",
                           {{"tries", notice.tries},
                            {"when", words.date_and_time(*notice.next_try, request.now)}});
}

json row_of(const Notice& notice, const web::Request& request) {
    const auto& words = *request.words;
    return {{"notice", notice.id.value},
            {"case", notice.about.value},
            {"case_url", "/cases/" + std::to_string(notice.about.value)},
            {"happened", words.say("notices.what_" + std::string(text::name_of(notice.what)))},
            {"channel", words.say("notices.channel_" + std::string(text::name_of(notice.channel)))},
            {"when", words.date_and_time(notice.prepared_at, request.now)},
            {"state", state_of(notice, request)},
            {"signal", notice.state == State::GivenUp ? "overdue" : "on_time"},
            {"failure",
             notice.failure && notice.state != State::Sent
                 ? words.say("notices.failure_" + std::string(text::name_of(*notice.failure)))
                 : ""}};
}

base::Result<web::Answer> show(const web::Request& request) {
    const auto seat = alliance::acting_with(request, alliance::Power::Administer);
    if (!seat) {
        return base::refusal_of(seat);
    }
    json rows = json::array();
    for (const auto& notice : latest(*request.store, rows_max)) {
        rows.push_back(row_of(notice, request));
    }
    return web::Answer(web::Shown{"notices/notices",
                                  {{"title", request.words->say("notices.title")},
                                   {"has_notices", !rows.empty()},
                                   {"waiting", count(*request.store, State::Waiting)},
                                   {"given_up", count(*request.store, State::GivenUp)},
                                   {"notices", rows}}});
}

} // namespace

void add_routes(web::Routes& routes) {
    routes.get("/notices",
               web::Access::Staff,
               "What was told to the outside, and what wasn't; for seats that administer.",
               show);
}

} // namespace notices
