#include "notices/install.hpp"

#include "notices/follows.hpp"
#include "notices/records.hpp"
#include "notices/routes.hpp"

namespace notices {

std::span<const text::EmbeddedFile> embedded_files();

void install(cli::Installation& house, const Channels& channels) {
    house.files(embedded_files());
    house.facts.on<NoticePrepared>(apply_prepared);
    house.facts.on<NoticeSent>(apply_sent);
    house.facts.on<NoticeFailed>(apply_failed);
    follow(house.followers, channels);
    add_routes(house.routes);
    house.figures.push_back({"notices.fact_waiting", "", [](store::Connection& reader) {
                                 return count(reader, State::Waiting);
                             }});
    house.figures.push_back(
        {"notices.fact_given_up", "notices.alarm_given_up", [](store::Connection& reader) {
             return count(reader, State::GivenUp);
         }});
}

} // namespace notices
