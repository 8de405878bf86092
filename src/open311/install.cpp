#include "open311/install.hpp"

#include "open311/forwarding.hpp"
#include "open311/records.hpp"
#include "open311/records_forwarding.hpp"
#include "open311/routes.hpp"
#include "open311/verbs.hpp"

namespace open311 {

std::span<const text::EmbeddedFile> embedded_files();

void install(cli::Installation& house, const Partners& partners) {
    house.files(embedded_files());
    keep(house.facts);
    keep_forwarding(house.facts);
    follow(house.followers, partners);
    add_routes(house.routes);
    for (auto& verb : client_verbs()) {
        house.verbs.push_back(std::move(verb));
    }
    house.figures.push_back({"open311.fact_waiting", "", [](store::Connection& reader) {
                                 return count_forwards(reader, ForwardState::Waiting);
                             }});
    house.figures.push_back(
        {"open311.fact_given_up", "open311.alarm_given_up", [](store::Connection& reader) {
             return count_forwards(reader, ForwardState::GivenUp);
         }});
}

} // namespace open311
