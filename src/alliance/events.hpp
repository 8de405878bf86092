// What can happen in the alliance: who takes part, which seats there are, who holds them and until
// when. Names of units and seats are public; names and telephones of people are erasable.

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "calendar/moment.hpp"
#include "journal/actor.hpp"
#include "journal/erasable.hpp"
#include "places/events.hpp"

namespace alliance {

using UnitId = base::Id<struct UnitKindTag>;
using PersonId = base::Id<struct PersonKindTag>;
using journal::AccountId;
using journal::SeatId;

enum class UnitKind {
    SubdistrictOffice,
    DutyDesk,
    ResidentsCommittee,
    PropertyCompany,
    OwnersCommittee,
    SpecialCommittee,
    ObserverPanel,
    SupervisorPanel,
    LegalWorkshop,
    Department,
    Member
};

[[nodiscard]] inline std::span<const std::string_view> enum_names(UnitKind) {
    static constexpr std::array<std::string_view, 11> names = {"subdistrict_office",
                                                               "duty_desk",
                                                               "residents_committee",
                                                               "property_company",
                                                               "owners_committee",
                                                               "special_committee",
                                                               "observer_panel",
                                                               "supervisor_panel",
                                                               "legal_workshop",
                                                               "department",
                                                               "member"};
    return names;
}

// What a seat may do. A power never stands for another: who may handle may not check.
enum class Power {
    Handle,
    Check,
    CallBack,
    Dispatch,
    Intake,
    Override,
    Supervise,
    Configure,
    Administer,
    Convene, // Plans a body's activities and speaks for it.
    Observe  // Is shown, unasked, what was decided by hand and what went wrong.
};

constexpr int power_count = 11;

[[nodiscard]] inline std::span<const std::string_view> enum_names(Power) {
    static constexpr std::array<std::string_view, power_count> names = {"handle",
                                                                        "check",
                                                                        "call_back",
                                                                        "dispatch",
                                                                        "intake",
                                                                        "override",
                                                                        "supervise",
                                                                        "configure",
                                                                        "administer",
                                                                        "convene",
                                                                        "observe"};
    return names;
}

struct StreetFounded {
    static constexpr std::string_view kind = "street_founded";

    std::string code; // The subdistrict's nine digits.
    std::string name;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("code", self.code);
        field("name", self.name);
    }
};

struct StreetNamed {
    static constexpr std::string_view kind = "street_named";

    std::string name;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("name", self.name);
    }
};

// Everything in this store is made up, for ever.
struct StoreMarkedAsDemo {
    static constexpr std::string_view kind = "store_marked_as_demo";

    std::string reason;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("reason", self.reason);
    }
};

// In a demo store, one button on the sign-in page.
struct DemoLoginOffered {
    static constexpr std::string_view kind = "demo_login_offered";

    std::string login;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("login", self.login);
    }
};

struct UnitAdded {
    static constexpr std::string_view kind = "unit_added";

    UnitId id;
    UnitKind unit_kind = UnitKind::Member;
    std::string name;
    std::string short_name;
    std::optional<std::string> telephone; // Of the office, for everybody to call.
    std::optional<std::string> duty;      // What it does here, in one sentence.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("unit_kind", self.unit_kind);
        field("name", self.name);
        field("short_name", self.short_name);
        field("telephone", self.telephone);
        field("duty", self.duty);
    }
};

struct UnitChanged {
    static constexpr std::string_view kind = "unit_changed";

    UnitId id;
    std::string name;
    std::string short_name;
    std::optional<std::string> telephone;
    std::optional<std::string> duty;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("name", self.name);
        field("short_name", self.short_name);
        field("telephone", self.telephone);
        field("duty", self.duty);
    }
};

struct UnitClosed {
    static constexpr std::string_view kind = "unit_closed";

    UnitId id;
    std::string reason;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("reason", self.reason);
    }
};

struct PlaceServed {
    static constexpr std::string_view kind = "place_served";

    UnitId unit;
    places::PlaceId place;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("unit", self.unit);
        field("place", self.place);
    }
};

struct PlaceNoLongerServed {
    static constexpr std::string_view kind = "place_no_longer_served";

    UnitId unit;
    places::PlaceId place;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("unit", self.unit);
        field("place", self.place);
    }
};

// A unit takes part in a body: a special committee, a panel, a workshop.
struct UnitJoined {
    static constexpr std::string_view kind = "unit_joined";

    UnitId body;
    UnitId unit;
    std::optional<std::string> part{};      // What it takes on there.
    std::optional<calendar::Moment> from{}; // Without one, from the moment it was recorded.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("body", self.body);
        field("unit", self.unit);
        field("part", self.part);
        field("from", self.from);
    }
};

struct UnitLeft {
    static constexpr std::string_view kind = "unit_left";

    UnitId body;
    UnitId unit;
    std::optional<std::string> reason;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("body", self.body);
        field("unit", self.unit);
        field("reason", self.reason);
    }
};

struct PersonAdded {
    static constexpr std::string_view kind = "person_added";

    PersonId id;
    journal::ErasableText name;                     // Position 0.
    std::optional<journal::ErasableText> telephone; // Position 1.
    std::optional<AccountId> account;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("name", self.name);
        field("telephone", self.telephone);
        field("account", self.account);
    }
};

struct PersonCorrected {
    static constexpr std::string_view kind = "person_corrected";

    PersonId id;
    journal::ErasableText name;                     // Position 0.
    std::optional<journal::ErasableText> telephone; // Position 1.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("name", self.name);
        field("telephone", self.telephone);
    }
};

// From now on this person signs in with this account.
struct AccountGiven {
    static constexpr std::string_view kind = "account_given";

    PersonId person;
    AccountId account;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("person", self.person);
        field("account", self.account);
    }
};

struct SeatAdded {
    static constexpr std::string_view kind = "seat_added";

    SeatId id;
    UnitId unit;
    std::string title;
    std::vector<Power> powers;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("unit", self.unit);
        field("title", self.title);
        field("powers", self.powers);
    }
};

struct SeatClosed {
    static constexpr std::string_view kind = "seat_closed";

    SeatId id;
    std::string reason;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("reason", self.reason);
    }
};

struct PersonAppointed {
    static constexpr std::string_view kind = "person_appointed";

    SeatId seat;
    PersonId person;
    calendar::Moment from;
    std::optional<calendar::Moment> until; // The term's end; without one, until it is vacated.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("seat", self.seat);
        field("person", self.person);
        field("from", self.from);
        field("until", self.until);
    }
};

struct SeatVacated {
    static constexpr std::string_view kind = "seat_vacated";

    SeatId seat;
    PersonId person;                            // Who sat there until now.
    std::optional<std::string> reason{};        // Until it was made erasable; never written since.
    std::optional<journal::ErasableText> why{}; // Position 0; it is about a person.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("seat", self.seat);
        field("person", self.person);
        field("reason", self.reason);
        field("why", self.why);
    }
};

} // namespace alliance
