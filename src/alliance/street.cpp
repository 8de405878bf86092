#include "alliance/first_account.hpp"
#include "alliance/records.hpp"
#include "alliance/rules.hpp"
#include "identity/identity.hpp"
#include "journal/hash.hpp"
#include "journal/marks.hpp"

namespace alliance {

namespace {

constexpr const char* secret_mark = "first_account_secret";
constexpr std::size_t secret_digits = 32;

// What a new store calls its first desk and seat, until somebody calls them otherwise.
constexpr const char* desk_name = "街道值班台";
constexpr const char* desk_short_name = "值班台";
constexpr const char* desk_seat_title = "值班员";

std::optional<Unit> office_of(store::Connection& connection) {
    auto offices = units(connection, UnitKind::SubdistrictOffice);
    return offices.empty() ? std::nullopt : std::optional<Unit>(std::move(offices.front()));
}

// A seat of the duty desk that nobody has, made when there is none.
SeatId open_duty_seat(journal::Turn& turn) {
    const UnitId desk = duty_desk(turn.store());
    for (const auto& seat : seats_of(turn.store(), desk)) {
        if (seat.person.value == 0 && seat.powers == Powers::all()) {
            return seat.id;
        }
    }
    const auto added = add_seat(turn, {desk, desk_seat_title, Powers::all()});
    base::ensure(added.has_value(), "the duty desk takes one more seat");
    return *added;
}

} // namespace

base::Result<UnitId> found_street(journal::Turn& turn, const FoundStreet& asked) {
    const auto founded = decide_founding(street(turn.store()), asked);
    if (!founded) {
        return base::refusal_of(founded);
    }
    turn.record(*founded);
    const std::string office = office_name(founded->name);
    turn.record(UnitAdded{
        next_unit(turn.store()), UnitKind::SubdistrictOffice, office, founded->name, {}, {}});
    const UnitId desk = next_unit(turn.store());
    turn.record(UnitAdded{desk, UnitKind::DutyDesk, desk_name, desk_short_name, {}, {}});
    const auto seat = add_seat(turn, {desk, desk_seat_title, Powers::all()});
    base::ensure(seat.has_value(), "a new duty desk takes its first seat");
    return desk;
}

base::Result<bool> name_street(journal::Turn& turn, const std::string& name) {
    const auto named = decide_naming(name);
    if (!named) {
        return base::refusal_of(named);
    }
    const Street before = street(turn.store());
    if (before.name == named->name) {
        return false;
    }
    turn.record(*named);
    // The office is called after its street until somebody gave it another name.
    const auto office = office_of(turn.store());
    if (office && office->name == office_name(before.name)) {
        UnitChanged changed{office->id, office_name(named->name), named->name, {}, {}};
        if (!office->telephone.empty()) {
            changed.telephone = office->telephone;
        }
        if (!office->duty.empty()) {
            changed.duty = office->duty;
        }
        turn.record(changed);
    }
    return true;
}

void mark_demo(journal::Turn& turn) {
    if (!is_demo(turn.store())) {
        turn.record(StoreMarkedAsDemo{"演示数据，全部虚构"});
    }
}

base::Result<bool> offer_demo_login(journal::Turn& turn, const std::string& login) {
    if (!is_demo(turn.store())) {
        return base::refuse(base::Why::NotAllowed, "alliance.no_demo_here");
    }
    const auto account = identity::find_account(turn.store(), login);
    if (!account || account->is_closed) {
        return base::refuse(base::Why::NotFound, "alliance.no_such_login", {{"login", login}});
    }
    turn.record(DemoLoginOffered{login});
    return true;
}

std::vector<DemoPerson> demo_people(store::Connection& connection, Moment now) {
    std::vector<DemoPerson> people;
    for (const auto& login : demo_logins(connection)) {
        const auto account = identity::find_account(connection, login);
        const auto seat = account ? seat_for(connection, account->id, now) : std::nullopt;
        const auto of = seat ? unit(connection, seat->unit) : std::nullopt;
        if (of) {
            people.push_back({login, seat->title, of->short_name});
        }
    }
    return people;
}

std::optional<std::string> prepare_first_account(journal::Turn& turn) {
    if (is_demo(turn.store()) || is_anybody_seated(turn.store())) {
        return std::nullopt;
    }
    if (auto secret = first_account_secret(turn.store())) {
        return secret;
    }
    const std::string secret = journal::to_hex(turn.throw_dice()).substr(0, secret_digits);
    journal::set_mark(turn.store(), secret_mark, secret);
    return secret;
}

std::optional<std::string> first_account_secret(store::Connection& connection) {
    auto secret = journal::mark(connection, secret_mark);
    return secret && !secret->empty() ? secret : std::nullopt;
}

base::Result<AccountId> make_first_account(journal::Turn& turn, const FirstAccount& asked) {
    const auto secret = first_account_secret(turn.store());
    if (!secret || *secret != asked.secret) {
        return base::refuse(base::Why::NotFound, "alliance.first_account_is_made");
    }
    const auto named = decide_naming(asked.street);
    if (!named) {
        return base::refusal_of(named);
    }
    const auto person = decide_adding_person({asked.person_name, {}, {}}, PersonId{});
    if (!person) {
        return base::refusal_of(person);
    }
    // The account comes first: nothing is recorded yet that a refused password would leave behind.
    auto account = identity::add_account(turn, asked.login, asked.password);
    if (!account) {
        return account;
    }
    const auto renamed = name_street(turn, asked.street);
    const auto added = add_person(turn, {asked.person_name, {}, *account});
    base::ensure(renamed && added, "what was checked before is taken");
    const auto appointed = appoint(turn, {open_duty_seat(turn), *added, {}, {}});
    base::ensure(appointed.has_value(), "a vacant duty seat takes the first person");
    journal::set_mark(turn.store(), secret_mark, "");
    return account;
}

} // namespace alliance
