#include "alliance/rules.hpp"

#include <algorithm>

#include "text/filled.hpp"
#include "text/normalise.hpp"

namespace alliance {

namespace {

using base::refuse;
using base::Why;

constexpr text::Blank of_name = {"name", name_characters_max, text::Need::Required};
constexpr text::Blank of_short_name = {
    "short_name", short_name_characters_max, text::Need::Optional};
constexpr text::Blank of_duty = {"duty", duty_characters_max, text::Need::Optional};

std::optional<std::string> if_any(std::string words) {
    return words.empty() ? std::nullopt : std::optional<std::string>(std::move(words));
}

bool has_namesake(const std::vector<Unit>& others, UnitId self, const std::string& name) {
    const std::string key = text::normalise(name);
    return std::ranges::any_of(others, [&](const Unit& other) {
        return other.id != self && text::normalise(other.name) == key;
    });
}

base::Result<UnitChanged> checked_details(const AddUnit& asked, UnitId id) {
    const auto name = text::filled(of_name, asked.name);
    if (!name) {
        return base::refusal_of(name);
    }
    const auto short_name = text::filled(of_short_name, asked.short_name);
    if (!short_name) {
        return base::refusal_of(short_name);
    }
    const auto telephone =
        text::filled_telephone("telephone", text::Need::Optional, asked.telephone);
    if (!telephone) {
        return base::refusal_of(telephone);
    }
    const auto duty = text::filled(of_duty, asked.duty);
    if (!duty) {
        return base::refusal_of(duty);
    }
    return UnitChanged{
        id, *name, short_name->empty() ? *name : *short_name, if_any(*telephone), if_any(*duty)};
}

// The street has one office and one desk, from the day it is founded.
bool is_always_there(UnitKind kind) {
    return kind == UnitKind::SubdistrictOffice || kind == UnitKind::DutyDesk;
}

} // namespace

base::Result<StreetFounded> decide_founding(const Street& current, const FoundStreet& asked) {
    if (!current.code.empty()) {
        return refuse(Why::AlreadyDone, "alliance.street_is_founded");
    }
    const bool is_code =
        asked.code.size() == 9 && asked.code.find_first_not_of("0123456789") == std::string::npos;
    if (!is_code) {
        return refuse(Why::Invalid, "alliance.not_a_street_code", {}, "code");
    }
    const auto name = text::filled(of_name, asked.name);
    if (!name) {
        return base::refusal_of(name);
    }
    return StreetFounded{asked.code, *name};
}

base::Result<StreetNamed> decide_naming(const std::string& name) {
    const auto checked = text::filled({"street", name_characters_max, text::Need::Required}, name);
    if (!checked) {
        return base::refusal_of(checked);
    }
    return StreetNamed{*checked};
}

std::string office_name(std::string_view street_name) {
    return std::string(street_name) + "办事处";
}

base::Result<UnitAdded> decide_adding_unit(const AddUnit& asked,
                                           const std::vector<Unit>& of_this_kind,
                                           UnitId id) {
    if (is_always_there(asked.kind) && !of_this_kind.empty()) {
        return refuse(Why::NotAllowed, "alliance.only_one_of_these", {}, "kind");
    }
    auto details = checked_details(asked, id);
    if (!details) {
        return base::refusal_of(details);
    }
    if (has_namesake(of_this_kind, id, details->name)) {
        return refuse(
            Why::AlreadyDone, "alliance.unit_is_there", {{"name", details->name}}, "name");
    }
    return UnitAdded{id,
                     asked.kind,
                     std::move(details->name),
                     std::move(details->short_name),
                     std::move(details->telephone),
                     std::move(details->duty)};
}

base::Result<UnitChanged> decide_changing_unit(const std::optional<Unit>& unit,
                                               const AddUnit& asked,
                                               const std::vector<Unit>& of_this_kind) {
    if (!unit) {
        return refuse(Why::NotFound, "alliance.no_such_unit");
    }
    if (unit->is_closed) {
        return refuse(Why::TooLate, "alliance.unit_is_closed", {{"name", unit->name}});
    }
    auto details = checked_details(asked, unit->id);
    if (details && has_namesake(of_this_kind, unit->id, details->name)) {
        return refuse(
            Why::AlreadyDone, "alliance.unit_is_there", {{"name", details->name}}, "name");
    }
    return details;
}

base::Result<UnitClosed> decide_closing_unit(const std::optional<Unit>& unit,
                                             const std::string& reason) {
    if (!unit) {
        return refuse(Why::NotFound, "alliance.no_such_unit");
    }
    if (unit->is_closed) {
        return refuse(Why::AlreadyDone, "alliance.unit_is_closed", {{"name", unit->name}});
    }
    if (is_always_there(unit->kind)) {
        return refuse(Why::NotAllowed, "alliance.always_there", {{"name", unit->name}});
    }
    const auto why = text::filled(of_reason, reason);
    if (!why) {
        return base::refusal_of(why);
    }
    return UnitClosed{unit->id, *why};
}

base::Result<PlaceServed> decide_serving(const std::optional<Unit>& unit,
                                         const std::optional<places::Place>& place,
                                         const std::vector<PlaceId>& served) {
    if (!unit || unit->is_closed) {
        return refuse(Why::NotFound, "alliance.no_such_unit");
    }
    if (!serves_places(unit->kind)) {
        return refuse(Why::NotAllowed, "alliance.serves_no_places", {{"name", unit->name}});
    }
    if (!place || place->is_closed) {
        return refuse(Why::NotFound, "alliance.no_such_place", {}, "place");
    }
    if (place->level == places::Level::Entrance || place->level == places::Level::Dwelling) {
        return refuse(Why::Invalid, "alliance.place_too_small", {{"name", place->name}}, "place");
    }
    if (std::ranges::find(served, place->id) != served.end()) {
        return refuse(
            Why::AlreadyDone, "alliance.serves_already", {{"name", place->name}}, "place");
    }
    return PlaceServed{unit->id, place->id};
}

base::Result<UnitJoined> decide_joining(const std::optional<Unit>& body,
                                        const std::optional<Unit>& unit,
                                        const std::vector<Unit>& members) {
    if (!unit || unit->is_closed) {
        return refuse(Why::NotFound, "alliance.no_such_unit");
    }
    if (!body || body->is_closed || !is_body(body->kind)) {
        return refuse(Why::NotFound, "alliance.no_such_body", {}, "body");
    }
    if (is_body(unit->kind)) {
        return refuse(Why::NotAllowed, "alliance.bodies_join_nothing", {}, "body");
    }
    if (std::ranges::find(members, unit->id, &Unit::id) != members.end()) {
        return refuse(Why::AlreadyDone, "alliance.has_joined", {{"name", body->name}}, "body");
    }
    return UnitJoined{body->id, unit->id};
}

bool serves_places(UnitKind kind) {
    return kind == UnitKind::ResidentsCommittee || kind == UnitKind::PropertyCompany ||
           kind == UnitKind::OwnersCommittee;
}

bool is_body(UnitKind kind) {
    return kind == UnitKind::SpecialCommittee || kind == UnitKind::ObserverPanel ||
           kind == UnitKind::SupervisorPanel || kind == UnitKind::LegalWorkshop;
}

Above above_of(UnitKind kind) {
    switch (kind) {
        case UnitKind::PropertyCompany:
        case UnitKind::OwnersCommittee:
            return Above::ResidentsCommittee;
        case UnitKind::SubdistrictOffice:
        case UnitKind::DutyDesk:
            return Above::Nobody;
        case UnitKind::ResidentsCommittee:
        case UnitKind::SpecialCommittee:
        case UnitKind::ObserverPanel:
        case UnitKind::SupervisorPanel:
        case UnitKind::LegalWorkshop:
        case UnitKind::Department:
        case UnitKind::Member:
            return Above::DutyDesk;
    }
    return Above::Nobody;
}

} // namespace alliance
