#include "tests/stories/town.hpp"

#include <atomic>

#include "identity/identity.hpp"
#include "journal/marks.hpp"
#include "places/places.hpp"

namespace text {
std::span<const EmbeddedFile> embedded_files();
} // namespace text

namespace stories {
namespace {

using alliance::Power;
using alliance::Powers;
using alliance::UnitId;
using alliance::UnitKind;

constexpr const char* home_code = "310101015";

// The same dice every time.
journal::Dice counted_dice() {
    const auto thrown = std::make_shared<std::atomic<int>>(0);
    return [thrown] { return journal::sha256(std::to_string(++*thrown)); };
}

void add_places(journal::Turn& turn) {
    for (const auto& row : {places::PlaceRow{"瞿溪居委会", "瞿溪新村", "", "", "3", "201", ""},
                            places::PlaceRow{"西凌居委会", "西凌新村", "", "", "5", "102", ""}}) {
        const auto taken = places::take_row(turn, row);
        base::ensure(taken.has_value(), "the story's places can be added");
    }
}

UnitId add_unit(journal::Turn& turn,
                UnitKind kind,
                const std::string& name,
                const std::string& place) {
    const auto unit = alliance::add_unit(turn, {kind, name, "", "021-55550000", ""});
    const auto where = places::find_by_words(turn.store(), place);
    base::ensure(unit && where, "the story's units can be added");
    base::ensure(alliance::serve_place(turn, *unit, *where).has_value(), "a unit serves a place");
    return *unit;
}

UnitId add_body(journal::Turn& turn, UnitKind kind, const std::string& name) {
    const auto unit = alliance::add_unit(turn, {kind, name, "", "", ""});
    base::ensure(unit.has_value(), "the story's bodies can be added");
    return *unit;
}

void add_person(journal::Turn& turn, UnitId unit, const std::string& login, Powers powers) {
    const auto account =
        identity::add_account(turn, login, "a password of the story", identity::Strength::Light);
    const auto person = alliance::add_person(turn, {login, "", *account});
    const auto seat = alliance::add_seat(turn, {unit, login, powers});
    base::ensure(alliance::appoint(turn, {*seat, *person, {}, {}}).has_value(), "a person sits");
    base::ensure(alliance::offer_demo_login(turn, login).has_value(), "the demo offers a login");
}

} // namespace

Town::Town(calendar::Moment begins) : catalogues_(text::embedded_files()), now_(begins) {
    auto& house = building_.installation();
    store_ = store::open(*address_, store::Durability::None);
    store_->furnish(house.schema);
    writer_ = store_->open_writer();
    reader_ = store_->open_reader();
    writer_->begin_write();
    journal::set_mark(*writer_, "server_key", "the same key in every story");
    writer_->commit();
    journal_ = std::make_unique<journal::Journal>(
        *writer_, journal::Furniture{home_code, house.facts, house.followers, counted_dice()});
    turn([this](journal::Turn& running) {
        furnish(running);
        return nlohmann::json();
    });
}

Town::~Town() {
    journal_.reset();
    reader_.reset();
    writer_.reset();
    store_.reset();
}

void Town::furnish(journal::Turn& turn) {
    const auto street = alliance::found_street(turn, {home_code, "半淞园路街道"});
    alliance::mark_demo(turn);
    add_places(turn);
    const auto company = add_unit(turn, UnitKind::PropertyCompany, "瞿溪物业", "瞿溪新村");
    const auto owners = add_unit(turn, UnitKind::OwnersCommittee, "瞿溪业委会", "瞿溪新村");
    const auto committee = add_unit(turn, UnitKind::ResidentsCommittee, "瞿溪居委会", "瞿溪居委会");
    add_unit(turn, UnitKind::PropertyCompany, "西凌物业", "西凌新村");
    add_unit(turn, UnitKind::ResidentsCommittee, "西凌居委会", "西凌居委会");
    const Powers of_a_committee{
        Power::Handle, Power::Check, Power::CallBack, Power::Dispatch, Power::Intake};
    add_person(turn, company, "维修员", {Power::Handle});
    add_person(turn, company, "物业经理", {Power::Handle, Power::Check, Power::Dispatch});
    add_person(turn, owners, "业委主任", {Power::Handle, Power::Check});
    add_person(turn, committee, "居委干部", of_a_committee);
    add_person(turn, committee, "居委主任", of_a_committee);
    const auto guarantor = add_body(turn, UnitKind::SpecialCommittee, "零距离保障专委会");
    const auto services = add_body(turn, UnitKind::SpecialCommittee, "物业服务提升专委会");
    const auto workshop = add_body(turn, UnitKind::LegalWorkshop, "零距离法律工作室");
    add_person(turn, guarantor, "保障联络员", {Power::Handle, Power::Supervise});
    add_person(turn, services, "物业联络员", {Power::Supervise});
    add_person(turn, workshop, "律师", {Power::Handle});
    add_person(turn, *street, "街道值班员", Powers::all());
    add_person(turn, *street, "街道科长", Powers::all());
}

nlohmann::json Town::turn(const journal::Work& work) {
    writer_->begin_write();
    const auto done = journal_->run(journal::operator_at_the_machine(), now_, work);
    base::ensure(done.has_value(), "what is arranged for a story is taken");
    writer_->commit();
    return *done;
}

} // namespace stories
