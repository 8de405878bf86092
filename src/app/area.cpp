#include "app/area.hpp"

#include <future>
#include <utility>

#include "alliance/alliance.hpp"
#include "app/frame.hpp"
#include "app/log_key.hpp"
#include "base/log.hpp"
#include "cli/run.hpp"

namespace assets {
std::span<const text::EmbeddedFile> embedded_files();
} // namespace assets

namespace app {
namespace {

journal::Work taking(const proof::SigningKey& key) {
    return [&key](journal::Turn& turn) -> base::Result<nlohmann::json> {
        proof::take_into_use(turn, key);
        return nlohmann::json();
    };
}

} // namespace

Area::Area(Place place)
    : place_(std::move(place)),
      readers_(place_.premises.store()),
      writer_(place_.premises.journal(),
              place_.house.installation.timers,
              place_.house.installation.feeds,
              place_.house.clock) {}

base::Result<bool> Area::sign_heads() {
    auto key = key_for(place_.store, place_.premises);
    if (!key) {
        return base::refusal_of(key);
    }
    if (!stands_by()) {
        const auto taken = place_.premises.run(
            journal::operator_at_the_machine(), {taking(*key)}, place_.premises.now());
        base::ensure(taken.front().has_value(), "the log's key is taken as it is");
    }
    place_.building.notary().take(std::move(*key), place_.house.clock);
    return true;
}

std::optional<std::string> Area::first_account_secret() {
    if (stands_by()) {
        return std::nullopt;
    }
    const auto secret = place_.premises.run(
        journal::operator_at_the_machine(),
        {[](journal::Turn& turn) -> base::Result<nlohmann::json> {
            return nlohmann::json(alliance::prepare_first_account(turn).value_or(""));
        }},
        place_.premises.now());
    const auto word = secret.front()->get<std::string>();
    return word.empty() ? std::nullopt : std::optional(word);
}

std::vector<alliance::DemoPerson> Area::demo_people() {
    return alliance::demo_people(place_.premises.writer(), place_.premises.now());
}

base::Result<calendar::Moment> Area::moment_in_a_demo(const std::string& moment) {
    const auto at = calendar::parse_moment(moment);
    if (!at) {
        return base::refusal_of(at);
    }
    if (!alliance::is_demo(place_.premises.writer())) {
        return base::refuse(base::Why::NotAllowed, "app.no_demo");
    }
    const auto latest = place_.premises.now();
    if (*at < latest) {
        return base::refuse(base::Why::Invalid,
                            "app.demo_clock_goes_forward",
                            {{"latest", calendar::iso_moment(latest)}},
                            "demo-clock");
    }
    return *at;
}

base::Result<std::optional<calendar::Moment>> Area::clock_asked(const std::string& demo_clock) {
    if (demo_clock.empty() || stands_by()) {
        return std::optional<calendar::Moment>();
    }
    const auto moment = moment_in_a_demo(demo_clock);
    return moment ? base::Result<std::optional<calendar::Moment>>(*moment)
                  : base::refusal_of(moment);
}

void Area::start(std::optional<calendar::Moment> clock) {
    writer_.start(stands_by() ? journal::Writer::Role::StandingBy : journal::Writer::Role::Writing);
    if (clock) {
        std::promise<void> moved;
        writer_.move_clock_to(*clock, [&moved](const journal::Outcome&) { moved.set_value(); });
        moved.get_future().wait();
    }
    if (writer_.state().is_clock_behind) {
        base::log(base::Level::Warning, "clock_behind", {{"store", store::shown(place_.store)}});
    }
}

void Area::open_doors(Outward outward) {
    if (!stands_by()) {
        open_desk();
    }
    const auto& words = place_.house.catalogues.in(text::Language::Chinese);
    ways_out_.emplace(WaysOut::Home{readers_, writer_, words, place_.house.dice},
                      std::move(outward));
}

void Area::open_desk() {
    desk_.emplace(place_.store.folder,
                  [this](const cli::Errand& errand, std::ostream& out, std::ostream& err) {
                      return cli::run_errand(
                          place_.house, {place_.store, readers_, writer_}, errand, {out, err});
                  });
}

// Whoever wrote is gone, and may have signed with another key than ours. Whoever loses a database
// lets go of the desk: by now somebody else may write there.
void Area::take_over_if_left() {
    if (writer_.state().is_read_only) {
        if (!place_.store.database.empty()) {
            desk_.reset();
        }
        return;
    }
    if (desk_) {
        return;
    }
    auto key = proof::key_in(proof::log_key_file(place_.store.folder));
    if (key) {
        const auto taken = writer_.ask(journal::operator_at_the_machine(), taking(*key));
        if (!std::holds_alternative<journal::Committed>(taken)) {
            return;
        }
        place_.building.notary().change_key(std::move(*key));
    }
    base::log(base::Level::Info, "takes_over", {{"store", store::shown(place_.store)}});
    open_desk();
}

void Area::close_doors() {
    ways_out_.reset();
}

web::Site Area::site() {
    const bool is_demo = alliance::is_demo(*readers_.borrow());
    return {place_.name,
            {place_.house.installation.routes,
             place_.house.installation.pages,
             assets::embedded_files(),
             place_.house.catalogues,
             readers_,
             writer_,
             frame,
             place_.house.dice,
             is_demo ? "shell.demo" : ""}};
}

// A store that is away takes only its own figures along.
std::optional<cases::Colours> Area::open_cases() {
    try {
        const auto reader = readers_.borrow();
        return cases::open_by_colour(*reader, writer_.now());
    } catch (const store::StoreFault&) {
        return std::nullopt;
    }
}

Watched Area::watched(const web::Measures& web) {
    return {place_.name, writer_.state(), writer_.measures(), web, open_cases()};
}

void Area::be_looked_at(Watching watching) {
    place_.building.watch_by(std::move(watching));
    place_.building.look_by([this](const web::Request& request) {
        return cli::figures_of({place_.store,
                                *request.store,
                                request.now,
                                writer_.state(),
                                place_.house.installation.figures});
    });
}

} // namespace app
