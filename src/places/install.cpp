#include "places/install.hpp"

#include "places/records.hpp"
#include "places/routes.hpp"
#include "places/verbs.hpp"

namespace places {

std::span<const text::EmbeddedFile> embedded_files();

void install(cli::Installation& house) {
    house.files(embedded_files());
    house.facts.on<PlaceAdded>(apply_added);
    house.facts.on<PlaceRenamed>(apply_renamed);
    house.facts.on<PlaceMoved>(apply_moved);
    house.facts.on<PlaceClosed>(apply_closed);
    add_routes(house.routes);
    add_verbs(house.verbs);
}

} // namespace places
