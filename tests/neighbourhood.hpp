// A small street for tests of the whole house: every room installed in a store of its own, the real
// writer, and the real reception without sockets. Requests go in as a browser or a program sends
// them; what comes out is the answer and exactly which facts were recorded.
//
//   tests::Neighbourhood street;
//   const auto answered = street.post("/voices", {{"words", "电梯停在两层之间"}});

#pragma once

#include <atomic>
#include <cstdlib>
#include <future>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "alliance/alliance.hpp"
#include "app/building.hpp"
#include "cases/cases.hpp"
#include "cases/search.hpp"
#include "cli/figures.hpp"
#include "identity/identity.hpp"
#include "journal/marks.hpp"
#include "journal/read.hpp"
#include "notices/notices.hpp"
#include "office/office.hpp"
#include "open311/open311.hpp"
#include "store/test_address.hpp"
#include "web/masking.hpp"
#include "web/reception.hpp"
#include "web/target.hpp"

namespace text {
std::span<const EmbeddedFile> embedded_files();
}

namespace tests {

using Form = std::vector<std::pair<std::string, std::string>>;

// Who asks, in which form and language.
struct Asker {
    std::string token{}; // Of a session; empty for a resident.
    std::string csrf{};
    std::string accept = "text/html";
    std::string language = "zh-CN";
    std::string cookies{};
    std::string once{};   // The idempotency key.
    std::string bearer{}; // A program's token.
    std::string referer{};
};

struct Answered {
    int status = 0;
    std::map<std::string, std::string> headers;
    std::string body;
    std::vector<std::string> recorded; // The kinds of what it recorded, in order.

    [[nodiscard]] nlohmann::json json() const { return nlohmann::json::parse(body); }
    // As HTML, or as it is read: a date in a sentence is an element of its own in a page.
    [[nodiscard]] bool shows(std::string_view words) const {
        return body.find(words) != std::string::npos ||
               with_plain_dates(body).find(words) != std::string::npos;
    }

    static std::string with_plain_dates(std::string html) {
        constexpr std::string_view opens = "<span class=\"unbroken\">";
        constexpr std::string_view closes = "</span>";
        for (auto at = html.find(opens); at != std::string::npos; at = html.find(opens, at)) {
            html.erase(at, opens.size());
            html.erase(html.find(closes, at), closes.size());
        }
        return html;
    }
};

class Neighbourhood {
public:
    Neighbourhood() {
        house_.look_by([this](const web::Request& request) {
            return cli::figures_of(
                {*address_, *request.store, request.now, writer_->state(), furniture().figures});
        });
        store_ = store::open(*address_, store::Durability::None);
        store_->furnish(furniture().schema);
        connection_ = store_->open_writer();
        for (const auto& prepare : furniture().preparations) {
            prepare(*connection_);
        }
        connection_->begin_write();
        journal::set_mark(*connection_, "server_key", "the same key every time");
        journal::set_mark(*connection_, "subdistrict", "310101015");
        connection_->commit();
        journal_ = std::make_unique<journal::Journal>(
            *connection_,
            journal::Furniture{"310101015", furniture().facts, furniture().followers, [this] {
                                   return throw_dice();
                               }});
        auto key = proof::SigningKey::make();
        connection_->begin_write();
        const auto taken =
            journal_->run(journal::operator_at_the_machine(), now(), [&](auto& turn) {
                proof::take_into_use(turn, key);
                return base::Result<nlohmann::json>(nlohmann::json());
            });
        base::ensure(taken.has_value(), "a test may take a key");
        connection_->commit();
        house_.notary().take(std::move(key), [this] { return now(); });
        writer_ = std::make_unique<journal::Writer>(
            *journal_, furniture().timers, furniture().feeds, [this] {
                return calendar::from_milliseconds(now_.load());
            });
        writer_->start();
        readers_ = std::make_unique<store::Readers>(*store_);
        settle();
        reception_ = std::make_shared<web::Reception>(
            house(),
            web::Settings{},
            [](const std::function<void()>& work) { work(); },
            web::Strictness::Test);
    }
    ~Neighbourhood() {
        writer_->stop();
        reception_.reset();
        writer_.reset();
        readers_.reset();
        journal_.reset();
        connection_.reset();
        store_.reset();
    }
    Neighbourhood(const Neighbourhood&) = delete;
    Neighbourhood& operator=(const Neighbourhood&) = delete;
    Neighbourhood(Neighbourhood&&) = delete;
    Neighbourhood& operator=(Neighbourhood&&) = delete;

    Answered get(const std::string& address, const Asker& asker = {}) {
        return ask({"GET", address, headers_of(asker), {}, "127.0.0.1"});
    }

    Answered post(const std::string& address, const Form& form, const Asker& asker = {}) {
        std::string body;
        for (const auto& [name, value] : form) {
            body += (body.empty() ? "" : "&") + name + "=" + web::percent_encoded(value);
        }
        auto headers = headers_of(asker);
        headers.content_type = "application/x-www-form-urlencoded";
        headers.csrf_token = asker.csrf;
        return ask({"POST", address, headers, body, "127.0.0.1"});
    }

    Answered post_json(const std::string& address, const nlohmann::json& body, Asker asker = {}) {
        asker.accept = "application/json";
        auto headers = headers_of(asker);
        headers.content_type = "application/json";
        headers.csrf_token = asker.csrf;
        return ask({"POST", address, headers, body.dump(), "127.0.0.1"});
    }

    Answered post_photo(const std::string& address, const std::string& photo) {
        return post_pictures(address, {{"photo", photo}});
    }

    // A form with a picture beside its fields, as a browser sends it.
    Answered post_form_with(const std::string& picture,
                            const std::string& address,
                            const Form& form,
                            const Asker& asker) {
        auto headers = headers_of(asker);
        headers.content_type = "multipart/form-data; boundary=edge";
        headers.csrf_token = asker.csrf;
        std::string body;
        for (const auto& [name, value] : form) {
            body += "--edge\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" +
                    value + "\r\n";
        }
        body +=
            "--edge\r\nContent-Disposition: form-data; name=\"scan\"; "
            "filename=\"form.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n" +
            picture + "\r\n--edge--\r\n";
        return ask({"POST", address, headers, body, "127.0.0.1"});
    }

    Answered post_file(const std::string& address, const std::string& content, Asker asker) {
        asker.accept = "application/json";
        auto headers = headers_of(asker);
        headers.content_type = "multipart/form-data; boundary=edge";
        headers.csrf_token = asker.csrf;
        return ask({"POST",
                    address,
                    headers,
                    "--edge\r\nContent-Disposition: form-data; name=\"file\"; "
                    "filename=\"list.csv\"\r\nContent-Type: text/csv\r\n\r\n" +
                        content + "\r\n--edge--\r\n",
                    "127.0.0.1"});
    }

    // Pictures under their names, as a program sends them.
    Answered post_pictures(const std::string& address,
                           const Form& pictures,
                           const Asker& asker = {}) {
        auto headers = headers_of(asker);
        headers.content_type = "multipart/form-data; boundary=edge";
        headers.csrf_token = asker.csrf;
        std::string body;
        for (const auto& [name, bytes] : pictures) {
            body += "--edge\r\nContent-Disposition: form-data; name=\"" + name +
                    "\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n" + bytes + "\r\n";
        }
        return ask({"POST", address, headers, body + "--edge--\r\n", "127.0.0.1"});
    }

    // One turn, as a verb or a room would ask for it; a refusal is a broken promise of the test.
    nlohmann::json turn(const journal::Actor& actor, const journal::Work& work) {
        const auto outcome = writer_->ask(actor, work);
        if (const auto* refusal = std::get_if<base::Refusal>(&outcome)) {
            throw base::BrokenPromise("a test was refused: " + refusal->key);
        }
        const auto* committed = std::get_if<journal::Committed>(&outcome);
        base::ensure(committed != nullptr, "what a test sets up is not refused");
        return committed->result;
    }

    // Somebody's browser after signing in.
    Asker signed_in(const std::string& login) {
        const auto session = turn(journal::operator_at_the_machine(), [&](journal::Turn& turn) {
            const auto account = identity::find_account(turn.store(), login);
            const auto signed_in = identity::begin_session(turn, account.value().id);
            return base::Result<nlohmann::json>(
                {{"token", signed_in.token}, {"csrf", signed_in.session.csrf}});
        });
        Asker asker;
        asker.token = session["token"];
        asker.csrf = web::masked(session["csrf"].get<std::string>(), throw_dice());
        return asker;
    }

    // One act of staff on a case, through the room's own door.
    void act(const std::string& login, cases::AskAct asked) {
        turn(journal::operator_at_the_machine(), [&](journal::Turn& turn) {
            const auto account = identity::find_account(turn.store(), login).value().id;
            const auto seat = alliance::seat_for(turn.store(), account, turn.now()).value();
            const alliance::ActingSeat acting{
                seat.id, seat.unit, seat.powers, seat.person, account};
            const auto done = cases::act(turn, acting, asked);
            return done ? base::Result<nlohmann::json>(nlohmann::json())
                        : base::Result<nlohmann::json>(base::refusal_of(done));
        });
    }

    void pass(std::chrono::milliseconds time) { now_ += time.count(); }
    [[nodiscard]] calendar::Moment now() const { return calendar::from_milliseconds(now_.load()); }
    [[nodiscard]] journal::Writer& writer() { return *writer_; }
    [[nodiscard]] store::Readers& readers() { return *readers_; }

    [[nodiscard]] proof::Notary& notary() { return house_.notary(); }

    [[nodiscard]] web::House house() {
        return {furniture().routes,
                furniture().pages,
                {},
                catalogues_,
                *readers_,
                *writer_,
                [](const web::Request&) {
                    return nlohmann::json{{"street", "半淞园路街道"},
                                          {"demo_now", ""},
                                          {"who", ""},
                                          {"places", nlohmann::json::array()},
                                          {"entries", ""},
                                          {"committee_name", ""},
                                          {"committee_phone", ""}};
                },
                [this] { return throw_dice(); }};
    }

    // 瞿溪居委会 › 瞿溪新村 › 3号 › 201室
    places::PlaceId committee;
    places::PlaceId compound;
    places::PlaceId entrance;
    places::PlaceId dwelling;
    alliance::UnitId property_company;
    alliance::UnitId residents_committee;
    alliance::UnitId duty_desk;

    // Whose servers cases are sent to; before anything is reported.
    void hand_to(open311::Partners partners) { house_.hand_to(std::move(partners)); }

    // Which ways out the machine has; nobody sends anything in a test.
    void tell_by(notices::Channels channels) { house_.tell_by(std::move(channels)); }

private:
    cli::Installation& furniture() { return house_.installation(); }

    web::Headers headers_of(const Asker& asker) {
        web::Headers headers;
        headers.accept = asker.accept;
        headers.accept_language = asker.language;
        headers.referer = asker.referer;
        headers.host = "localhost:8080";
        headers.idempotency_key = asker.once;
        headers.authorization = asker.bearer.empty() ? "" : "Bearer " + asker.bearer;
        headers.cookie = asker.token.empty() ? asker.cookies : "session=" + asker.token;
        return headers;
    }

    Answered ask(web::Incoming incoming) {
        const auto before = recorded_so_far();
        std::promise<web::Outgoing> promise;
        auto outgoing = promise.get_future();
        reception_->receive(std::move(incoming),
                            [&](web::Outgoing answer) { promise.set_value(std::move(answer)); });
        const auto answer = outgoing.get();
        Answered answered{answer.status, {}, std::string(answer.bytes()), {}};
        for (const auto& [name, value] : answer.headers) {
            answered.headers[name] = value;
        }
        const auto reader = readers_->borrow();
        for (const auto& entry : journal::entries_from(*reader, before + 1, 1'000)) {
            answered.recorded.push_back(entry.entry.kind);
        }
        return answered;
    }

    journal::Sequence recorded_so_far() {
        const auto reader = readers_->borrow();
        return journal::size(*reader);
    }

    journal::Salt throw_dice() {
        journal::Salt salt{};
        const std::uint64_t thrown = ++thrown_;
        for (std::size_t at = 0; at < sizeof thrown; ++at) {
            salt[at] = static_cast<std::uint8_t>(thrown >> (8 * at));
        }
        return salt;
    }

    // Somebody in a seat of their own, with an account of that name.
    static void seat(journal::Turn& turn,
                     alliance::UnitId unit,
                     const std::string& login,
                     alliance::Powers powers) {
        const auto account =
            identity::add_account(turn, login, "a password for tests", identity::Strength::Light);
        const auto person = alliance::add_person(turn, {"周" + login, "", account.value()});
        const auto seat = alliance::add_seat(turn, {unit, login, powers});
        alliance::appoint(turn, {seat.value(), person.value(), {}, {}}).value();
    }

    void settle() {
        turn(journal::operator_at_the_machine(), [this](journal::Turn& turn) {
            using alliance::Power;
            using alliance::UnitKind;
            using places::Level;
            duty_desk = alliance::found_street(turn, {"310101015", "半淞园路街道"}).value();
            committee =
                places::add_place(turn, {Level::Committee, {}, {}, "瞿溪居委会", "", ""}).value();
            compound = places::add_place(turn, {Level::Compound, committee, {}, "瞿溪新村", "", ""})
                           .value();
            entrance =
                places::add_place(turn, {Level::Entrance, compound, {}, "3", "", ""}).value();
            dwelling =
                places::add_place(turn, {Level::Dwelling, entrance, {}, "201", "", ""}).value();
            residents_committee = alliance::add_unit(turn,
                                                     {UnitKind::ResidentsCommittee,
                                                      "瞿溪居民委员会",
                                                      "瞿溪居委会",
                                                      "021-63120000",
                                                      ""})
                                      .value();
            property_company =
                alliance::add_unit(
                    turn,
                    {UnitKind::PropertyCompany, "瞿溪物业服务有限公司", "瞿溪新村物业", "", ""})
                    .value();
            alliance::serve_place(turn, residents_committee, committee).value();
            alliance::serve_place(turn, property_company, compound).value();
            seat(turn, property_company, "wuye", {Power::Handle});
            seat(turn,
                 residents_committee,
                 "juwei",
                 {Power::Handle, Power::Check, Power::CallBack, Power::Intake});
            seat(turn, duty_desk, "jiedao", alliance::Powers::all());
            return base::Result<nlohmann::json>(nlohmann::json());
        });
    }

    app::Building house_;
    text::Catalogues catalogues_{text::embedded_files()};
    store::TestAddress address_{"songyuan street"};
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<store::Connection> connection_;
    std::unique_ptr<journal::Journal> journal_;
    std::unique_ptr<journal::Writer> writer_;
    std::unique_ptr<store::Readers> readers_;
    std::shared_ptr<web::Reception> reception_;
    std::atomic<std::uint64_t> thrown_ = 0;

    // Friday, 20 November 2026, 10:00 in the office.
    std::atomic<std::int64_t> now_ = 1'795'140'000'000;
};

} // namespace tests
