#include "alliance/install.hpp"

#include "alliance/records.hpp"
#include "alliance/routes.hpp"

namespace alliance {

std::span<const text::EmbeddedFile> embedded_files();

void install(cli::Installation& house) {
    house.files(embedded_files());
    house.facts.on<StreetFounded>(apply_founded);
    house.facts.on<StreetNamed>(apply_named);
    house.facts.on<StoreMarkedAsDemo>(apply_demo);
    house.facts.on<DemoLoginOffered>(apply_demo_login);
    house.facts.on<UnitAdded>(apply_unit_added);
    house.facts.on<UnitChanged>(apply_unit_changed);
    house.facts.on<UnitClosed>(apply_unit_closed);
    house.facts.on<PlaceServed>(apply_served);
    house.facts.on<PlaceNoLongerServed>(apply_no_longer_served);
    house.facts.on<UnitJoined>(apply_joined);
    house.facts.on<UnitLeft>(apply_left);
    house.facts.on<PersonAdded>(apply_person_added);
    house.facts.on<PersonCorrected>(apply_person_corrected);
    house.facts.on<AccountGiven>(apply_account_given);
    house.facts.on<SeatAdded>(apply_seat_added);
    house.facts.on<SeatClosed>(apply_seat_closed);
    house.facts.on<PersonAppointed>(apply_appointed);
    house.facts.on<SeatVacated>(apply_vacated);
    add_alliance_routes(house.routes);
    add_place_routes(house.routes);
    add_sign_in_routes(house.routes);
}

} // namespace alliance
