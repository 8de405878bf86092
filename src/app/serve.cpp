#include "app/serve.hpp"

#include <algorithm>
#include <deque>
#include <memory>
#include <ostream>

#include <fmt/format.h>

#include "app/area.hpp"
#include "app/listening.hpp"
#include "app/settings.hpp"
#include "app/stop_signals.hpp"
#include "app/supervisor.hpp"
#include "app/waiting_room.hpp"
#include "base/log.hpp"
#include "cli/run.hpp"
#include "web/sites.hpp"

namespace app {
namespace {

constexpr std::chrono::milliseconds answering_before_stop_max{3000};
constexpr std::chrono::milliseconds look_around{250}; // For a stop, and for a store to take over.

std::string address_of(const web::Settings& settings, const std::string& name, std::uint16_t port) {
    const auto public_url = web::public_url_of(name, settings.public_url);
    if (!public_url.empty()) {
        return public_url + "/";
    }
    if (!name.empty()) {
        const bool is_whole = name.find('.') != std::string::npos;
        return fmt::format("http://{}{}:{}/", name, is_whole ? "" : ".localhost", port);
    }
    const bool is_v6 = settings.listen.host.find(':') != std::string::npos;
    const auto host = is_v6 ? fmt::format("[{}]", settings.listen.host) : settings.listen.host;
    return fmt::format("http://{}:{}/", host, port);
}

// As in GB/T 2260 and GB/T 10114: nine digits name a subdistrict.
bool is_code(std::string_view name) {
    return name.size() == 9 &&
           std::ranges::all_of(name, [](char each) { return each >= '0' && each <= '9'; });
}

// A neighbourhood beside others: what it is furnished with is its own, and so is its lock.
class Lodging {
public:
    Lodging(AreaAsked asked, const cli::House& like)
        : asked_(std::move(asked)),
          house_{building_.installation(),
                 like.catalogues,
                 like.clock,
                 like.dice,
                 like.subdistrict,
                 like.found} {
        cli::install_verbs(building_.installation(), house_);
    }

    // A new store whose name is a subdistrict's code is that subdistrict's.
    [[nodiscard]] base::Result<cli::Premises*> open(cli::Ownership how, const Outward& outward) {
        if (is_code(asked_.name)) {
            how.subdistrict = asked_.name;
        }
        building_.tell_by(outward.channels());
        building_.hand_to(outward.partners);
        if (asked_.store.database.empty()) {
            auto lock = cli::Lock::take(asked_.store.folder, "songyuan serve");
            if (!lock) {
                return base::refusal_of(lock);
            }
            lock_.emplace(std::move(*lock));
        } else {
            cli::make_folder(asked_.store.folder);
        }
        auto premises = cli::Premises::open(asked_.store, house_, how);
        if (!premises) {
            return base::refusal_of(premises);
        }
        premises_ = std::move(*premises);
        return premises_.get();
    }

    [[nodiscard]] Area::Place place() {
        return {asked_.name, asked_.store, building_, house_, *premises_};
    }

private:
    AreaAsked asked_;
    Building building_;
    cli::House house_;
    std::optional<cli::Lock> lock_;
    std::unique_ptr<cli::Premises> premises_;
};

// One run of the server, from what was typed to the stop.
class Service {
public:
    Service(cli::Console& console, const Asked& asked, web::Settings settings)
        : console_(console), asked_(asked), settings_(std::move(settings)) {}

    // How a store is to be owned: whoever comes while its tables are made anew is told so.
    cli::Ownership ownership(const text::Catalogues& catalogues) {
        cli::Ownership how;
        how.subdistrict = asked_.subdistrict;
        how.rival = cli::Rival::StoodBy;
        how.progress = [this, &catalogues](std::int64_t done, std::int64_t all) {
            if (!waiting_room_) {
                waiting_room_ = std::make_unique<WaitingRoom>(settings_.listen, catalogues);
                base::log(base::Level::Info, "rebuilds", {{"entries", all}});
            }
            waiting_room_->show(done * 100 / std::max<std::int64_t>(all, 1));
            console_.progress("cli.rebuilding", done, all);
        };
        return how;
    }

    base::Result<bool> add(Area::Place place, Outward outward) {
        Area& area = areas_.emplace_back(std::move(place));
        outward_.push_back(std::move(outward));
        const auto clock = area.clock_asked(asked_.demo_clock);
        if (!clock) {
            return base::refusal_of(clock);
        }
        const auto signing = area.sign_heads();
        if (!signing) {
            return base::refusal_of(signing);
        }
        secrets_.push_back(area.first_account_secret());
        people_.push_back(area.demo_people());
        area.start(*clock);
        return true;
    }

    void serve(const StopSignals& stop) {
        waiting_room_.reset();
        std::vector<web::Site> sites;
        for (auto& area : areas_) {
            sites.push_back(area.site());
        }
        web::Server server(std::move(sites), settings_);
        for (auto& area : areas_) {
            area.be_looked_at([this, &server](const web::Request&) { return watch(server); });
        }
        const auto port = server.start();
        for (std::size_t at = 0; at < areas_.size(); ++at) {
            areas_[at].open_doors(std::move(outward_[at]));
            greet(at, port);
        }
        tell_supervisor(Word::Ready);
        while (!stop.came_within(look_around)) {
            for (auto& area : areas_) {
                area.take_over_if_left();
            }
        }
        base::log(base::Level::Info, "stops");
        tell_supervisor(Word::Stopping);
        for (auto& area : areas_) {
            area.close_doors();
        }
        server.stop(answering_before_stop_max);
        for (auto& area : areas_) {
            area.stop();
        }
    }

private:
    void greet(std::size_t at, std::uint16_t port) {
        const auto address = address_of(settings_, areas_[at].name(), port);
        base::log(base::Level::Info,
                  "serves",
                  {{"address", address}, {"entries", areas_[at].writer().state().size}});
        console_.say("app.serving", {{"address", address}});
        if (areas_[at].stands_by()) {
            console_.say("app.stands_by");
        }
        if (secrets_[at]) {
            console_.say("app.first_account",
                         {{"address", address + "first-account/" + *secrets_[at]}});
        }
        if (!people_[at].empty()) {
            console_.say("app.demo_people", {{"address", address + "sign-in"}});
        }
        for (const auto& person : people_[at]) {
            console_.say("app.demo_person", {{"title", person.title}, {"unit", person.unit}});
        }
        console_.out << std::flush;
    }

    Watch watch(const web::Server& server) {
        Watch watch{{}, server.connections(), memory_bytes_now()};
        for (std::size_t at = 0; at < areas_.size(); ++at) {
            watch.areas.push_back(areas_[at].watched(server.measures(at)));
        }
        return watch;
    }

    cli::Console& console_;
    const Asked& asked_;
    web::Settings settings_;
    std::unique_ptr<WaitingRoom> waiting_room_;
    std::deque<Area> areas_;
    std::vector<Outward> outward_;
    std::vector<std::optional<std::string>> secrets_;
    std::vector<std::vector<alliance::DemoPerson>> people_;
};

// How the machine runs several areas stands in the file that --config names.
base::Result<web::Settings> settings_of(const Asked& asked, cli::Console& console) {
    if (asked.config.empty()) {
        return settle(asked, cli::Machine{});
    }
    const auto machine = read_machine_file(asked.config, console, {});
    return machine ? settle(asked, *machine) : base::refusal_of(machine);
}

// Asked before a store is opened: whoever typed a taken address made no street by it.
base::Result<bool> ports_are_free(const web::Settings& settings) {
    for (const auto& listen : {std::optional(settings.listen), settings.watch}) {
        if (listen && listen->choice == web::Listen::Port::Exact && is_taken(*listen)) {
            return base::refuse(base::Why::AlreadyDone,
                                "app.port_is_taken",
                                {{"address", fmt::format("{}:{}", listen->host, listen->port)}},
                                "listen");
        }
    }
    return true;
}

// Each area's own file, beside its store, says whom it tells.
base::Result<int> serve_areas(const cli::House& house, const Asked& asked, cli::Console& console) {
    const auto areas = read_areas(asked, console);
    if (!areas) {
        return base::refusal_of(areas);
    }
    const auto settings = settings_of(asked, console);
    if (!settings) {
        return base::refusal_of(settings);
    }
    if (const auto free = ports_are_free(*settings); !free) {
        return base::refusal_of(free);
    }
    const StopSignals stop;
    std::deque<Lodging> lodgings;
    Service service(console, asked, *settings);
    for (const auto& area : *areas) {
        const auto machine = read_machine_file("", console, area.store.folder);
        if (!machine) {
            return base::refusal_of(machine);
        }
        const auto site = web::public_url_of(area.name, settings->public_url);
        auto outward = outward_of(*machine, site, house.catalogues);
        if (!outward) {
            return base::refusal_of(outward);
        }
        Lodging& lodging = lodgings.emplace_back(area, house);
        const auto premises = lodging.open(service.ownership(house.catalogues), *outward);
        if (!premises) {
            return base::refusal_of(premises);
        }
        if (const auto added = service.add(lodging.place(), std::move(*outward)); !added) {
            return base::refusal_of(added);
        }
    }
    service.serve(stop);
    return 0;
}

base::Result<int> serve_one(const cli::House& house,
                            Building& building,
                            const Asked& asked,
                            cli::Console& console,
                            cli::Neighbourhood& neighbourhood) {
    const auto machine = read_machine_file(asked.config, console, neighbourhood.folder());
    if (!machine) {
        return base::refusal_of(machine);
    }
    const auto settings = settle(asked, *machine);
    if (!settings) {
        return base::refusal_of(settings);
    }
    auto outward = outward_of(*machine, settings->public_url, house.catalogues);
    if (!outward) {
        return base::refusal_of(outward);
    }
    if (const auto free = ports_are_free(*settings); !free) {
        return base::refusal_of(free);
    }
    building.tell_by(outward->channels());
    building.hand_to(outward->partners);
    const StopSignals stop;
    Service service(console, asked, *settings);
    const auto premises = neighbourhood.own(service.ownership(house.catalogues));
    if (!premises) {
        return base::refusal_of(premises);
    }
    const auto added = service.add({"", neighbourhood.address(), building, house, **premises},
                                   std::move(*outward));
    if (!added) {
        return base::refusal_of(added);
    }
    service.serve(stop);
    return 0;
}

} // namespace

cli::Verb serve_verb(const cli::House& house, Building& building) {
    return {"serve",
            "Serve a neighbourhood on the web; makes DIR when it is missing.",
            cli::Touch::Owns,
            [&house, &building](cli::CommandLine& line) -> cli::Run {
                const auto asked = std::make_shared<Asked>();
                declare_options(line, *asked);
                return [&house, &building, asked](cli::Console& console,
                                                  cli::Neighbourhood& neighbourhood) {
                    return asked->areas.empty()
                               ? serve_one(house, building, *asked, console, neighbourhood)
                               : serve_areas(house, *asked, console);
                };
            },
            cli::Secret::None,
            {},
            area_option};
}

} // namespace app
