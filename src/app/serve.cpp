#include "app/serve.hpp"

#include <algorithm>
#include <array>
#include <csignal>
#include <future>
#include <memory>
#include <optional>
#include <ostream>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <pthread.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include "alliance/alliance.hpp"
#include "app/courier.hpp"
#include "app/frame.hpp"
#include "app/outward.hpp"
#include "app/postman.hpp"
#include "app/supervisor.hpp"
#include "app/waiting_room.hpp"
#include "cli/machine.hpp"
#include "cli/run.hpp"
#include "web/server.hpp"

namespace assets {
std::span<const text::EmbeddedFile> embedded_files();
} // namespace assets

namespace app {
namespace {

constexpr unsigned seconds_to_stop = 5;
constexpr std::chrono::milliseconds answering_before_stop_max{3000};

// What was typed; empty where the machine's file, or what is usual, holds.
struct Asked {
    std::string listen;
    bool next_free = false;
    std::string public_url;
    std::string trusted_proxy;
    std::string subdistrict;
    std::string demo_clock;
    std::string config;
};

// Signals that ask for a stop wait until somebody looks; threads begun later keep it so.
class StopSignals {
public:
    StopSignals() {
        sigemptyset(&signals_);
        sigaddset(&signals_, SIGTERM);
        sigaddset(&signals_, SIGINT);
        pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
        std::signal(SIGPIPE, SIG_IGN);
    }

    ~StopSignals() { ::alarm(0); }
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;
    StopSignals(StopSignals&&) = delete;
    StopSignals& operator=(StopSignals&&) = delete;

    // A second signal, or too long a stop, ends the process at once: the store bears it.
    void wait() const {
        int signal = 0;
        sigwait(&signals_, &signal);
        pthread_sigmask(SIG_UNBLOCK, &signals_, nullptr);
        ::alarm(seconds_to_stop);
    }

private:
    sigset_t signals_{};
};

base::Result<cli::Machine> read_machine_file(const Asked& asked,
                                             cli::Console& console,
                                             const std::filesystem::path& folder) {
    const auto beside = console.path(folder.string()) / "songyuan.toml";
    if (asked.config.empty() && !std::filesystem::exists(beside)) {
        return cli::Machine{};
    }
    const auto file = asked.config.empty() ? beside.string() : asked.config;
    const auto toml = console.read_file(file);
    if (!toml) {
        return base::refusal_of(toml);
    }
    auto read = cli::read_machine(*toml);
    for (const auto& mistake : read.mistakes) {
        console.err << file << ": "
                    << console.words.say("cli.machine_mistake",
                                         {{"line", mistake.line},
                                          {"name", mistake.name},
                                          {"why", console.words.say(mistake.refusal)}})
                    << '\n';
    }
    if (!read.mistakes.empty()) {
        return base::refuse(base::Why::Invalid, "app.machine_has_mistakes", {{"file", file}});
    }
    return read.machine;
}

base::Result<web::Settings> settle(const Asked& asked, const cli::Machine& machine) {
    web::Settings settings;
    settings.listen = machine.listen.value_or(web::Listen{});
    settings.public_url = machine.public_url;
    settings.trusted_proxy = machine.trusted_proxy;
    settings.threads = machine.threads;
    settings.reports_an_hour_max = machine.reports_an_hour_max;
    settings.connections_max = static_cast<std::size_t>(machine.connections_max);
    if (!asked.listen.empty()) {
        const auto listen = cli::parse_listen(asked.listen);
        if (!listen) {
            return base::refusal_of(listen);
        }
        settings.listen = *listen;
    }
    if (!asked.public_url.empty()) {
        const auto url = cli::parse_public_url(asked.public_url);
        if (!url) {
            return base::refusal_of(url);
        }
        settings.public_url = *url;
    }
    if (!asked.trusted_proxy.empty()) {
        const auto proxy = cli::parse_address(asked.trusted_proxy);
        if (!proxy) {
            return base::refusal_of(proxy);
        }
        settings.trusted_proxy = *proxy;
    }
    if (asked.next_free) {
        settings.listen.choice = web::Listen::Port::NextFree;
    }
    return settings;
}

std::string address_of(const web::Settings& settings, std::uint16_t port) {
    if (!settings.public_url.empty()) {
        return settings.public_url + "/";
    }
    const bool is_v6 = settings.listen.host.find(':') != std::string::npos;
    const auto host = is_v6 ? fmt::format("[{}]", settings.listen.host) : settings.listen.host;
    return fmt::format("http://{}:{}/", host, port);
}

// One run of the server, from the opened store to the stop.
class Service {
public:
    Service(const cli::House& house, cli::Premises& premises, web::Settings settings)
        : house_(house),
          premises_(premises),
          settings_(std::move(settings)),
          readers_(premises.store()),
          writer_(premises.journal(),
                  house.installation.timers,
                  house.installation.feeds,
                  house.clock) {}

    // The word in the address where the first account is made; nothing when there is one already.
    std::optional<std::string> first_account_secret() {
        const auto secret = premises_.run(
            journal::operator_at_the_machine(),
            {[](journal::Turn& turn) -> base::Result<nlohmann::json> {
                return nlohmann::json(alliance::prepare_first_account(turn).value_or(""));
            }},
            premises_.now());
        const auto word = secret.front()->get<std::string>();
        return word.empty() ? std::nullopt : std::optional(word);
    }

    // From the first start on heads are signed with the key that lies in the folder.
    void sign_with(proof::SigningKey key, proof::Notary& notary) {
        const auto taken =
            premises_.run(journal::operator_at_the_machine(),
                          {[&key](journal::Turn& turn) -> base::Result<nlohmann::json> {
                              proof::take_into_use(turn, key);
                              return nlohmann::json();
                          }},
                          premises_.now());
        base::ensure(taken.front().has_value(), "the log's key is taken as it is");
        notary.take(std::move(key), house_.clock);
    }

    [[nodiscard]] journal::WriterState writer_state() const { return writer_.state(); }

    // In a demo store only: its clock is moved on before anybody looks at it.
    base::Result<bool> move_demo_clock(const std::string& moment) {
        const auto at = calendar::parse_moment(moment);
        if (!at) {
            return base::refusal_of(at);
        }
        if (!alliance::is_demo(premises_.writer())) {
            return base::refuse(base::Why::NotAllowed, "app.no_demo");
        }
        demo_clock_ = *at;
        return true;
    }

    void serve(cli::Console& console,
               const std::filesystem::path& folder,
               const StopSignals& stop,
               Outward outward) {
        const auto secret = first_account_secret();
        writer_.start();
        if (demo_clock_) {
            std::promise<void> moved;
            writer_.move_clock_to(*demo_clock_,
                                  [&moved](const journal::Outcome&) { moved.set_value(); });
            moved.get_future().wait();
        }
        web::Server server({house_.installation.routes,
                            house_.installation.pages,
                            assets::embedded_files(),
                            house_.catalogues,
                            readers_,
                            writer_,
                            frame,
                            house_.dice},
                           settings_);
        const auto address = address_of(settings_, server.start());
        {
            const cli::ErrandDesk desk(folder, errands(folder));
            std::optional<Postman> postman;
            postman.emplace(readers_, writer_, std::move(outward.senders));
            std::optional<Courier> courier;
            courier.emplace(readers_,
                            writer_,
                            outward.partners,
                            settings_.public_url,
                            house_.catalogues.in(text::Language::Chinese));
            spdlog::info("serves {} entries on {}", writer_.state().size, address);
            if (writer_.state().is_clock_behind) {
                spdlog::warn("the machine's clock is behind the last entry: time stands still");
            }
            console.say("app.serving", {{"address", address}});
            if (secret) {
                console.say("app.first_account",
                            {{"address", address + "first-account/" + *secret}});
            }
            console.out << std::flush;
            tell_supervisor(Word::Ready);
            stop.wait();
            spdlog::info("stops");
            tell_supervisor(Word::Stopping);
            courier.reset();
            postman.reset();
            server.stop(answering_before_stop_max);
            writer_.stop();
        }
    }

private:
    cli::ErrandDesk::Run errands(const std::filesystem::path& folder) {
        return [this, &folder](const cli::Errand& errand, std::ostream& out, std::ostream& err) {
            return cli::run_errand(house_, {folder, readers_, writer_}, errand, {out, err});
        };
    }

    const cli::House& house_;
    cli::Premises& premises_;
    web::Settings settings_;
    store::Readers readers_;
    journal::Writer writer_;
    std::optional<calendar::Moment> demo_clock_;
};

base::Result<int> serve(const cli::House& house,
                        Building& building,
                        const Asked& asked,
                        cli::Console& console,
                        cli::Neighbourhood& neighbourhood) {
    const auto machine = read_machine_file(asked, console, neighbourhood.folder());
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
    building.tell_by(outward->channels());
    building.hand_to(outward->partners);
    const StopSignals stop;
    spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");

    std::unique_ptr<WaitingRoom> waiting_room;
    cli::Ownership how;
    how.subdistrict = asked.subdistrict;
    how.progress = [&](std::int64_t done, std::int64_t all) {
        const std::int64_t percent = done * 100 / std::max<std::int64_t>(all, 1);
        if (!waiting_room) {
            waiting_room = std::make_unique<WaitingRoom>(settings->listen, house.catalogues);
            spdlog::info("makes the tables anew from {} entries", all);
        }
        waiting_room->show(percent);
        console.progress("cli.rebuilding", done, all);
    };
    const auto premises = neighbourhood.own(how);
    waiting_room.reset();
    if (!premises) {
        return base::refusal_of(premises);
    }
    auto key = proof::key_in(proof::log_key_file(neighbourhood.folder()));
    if (!key) {
        return base::refusal_of(key);
    }
    Service service(house, **premises, *settings);
    service.sign_with(std::move(*key), building.notary());
    if (!asked.demo_clock.empty()) {
        if (const auto moved = service.move_demo_clock(asked.demo_clock); !moved) {
            return base::refusal_of(moved);
        }
    }
    building.look_by([&](const web::Request& request) {
        return cli::figures_of({neighbourhood.folder(),
                                *request.store,
                                request.now,
                                service.writer_state(),
                                house.installation.figures});
    });
    service.serve(console, neighbourhood.folder(), stop, std::move(*outward));
    return 0;
}

void declare_options(CLI::App& app, Asked& asked) {
    app.add_option("--listen", asked.listen, "Where to listen; 127.0.0.1:8080 otherwise")
        ->type_name("HOST:PORT");
    app.add_flag("--next-free", asked.next_free, "Take the next free port when that one is taken");
    app.add_option("--public-url", asked.public_url, "How people reach it, such as https://…")
        ->type_name("URL");
    app.add_option("--trusted-proxy", asked.trusted_proxy, "The proxy that names visitors")
        ->type_name("ADDRESS");
    app.add_option("--subdistrict", asked.subdistrict, "The street's code, for a new store")
        ->type_name("CODE");
    app.add_option("--demo-clock", asked.demo_clock, "Move a demo's clock on to this moment")
        ->type_name("MOMENT");
    app.add_option("--config", asked.config, "The machine's file, instead of DIR/songyuan.toml")
        ->type_name("FILE");
}

} // namespace

cli::Verb serve_verb(const cli::House& house, Building& building) {
    return {"serve",
            "Serve a neighbourhood on the web; makes DIR when it is missing.",
            cli::Touch::Owns,
            [&house, &building](CLI::App& app) -> cli::Run {
                const auto asked = std::make_shared<Asked>();
                declare_options(app, *asked);
                return [&house, &building, asked](cli::Console& console,
                                                  cli::Neighbourhood& neighbourhood) {
                    return serve(house, building, *asked, console, neighbourhood);
                };
            },
            cli::Secret::None};
}

} // namespace app
