#include "app/settings.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <CLI/CLI.hpp>

#include "web/sites.hpp"

namespace app {
namespace {

constexpr std::size_t area_name_characters_max = 100;

bool is_area_name(std::string_view name) {
    return !name.empty() && name.size() <= area_name_characters_max &&
           std::ranges::all_of(name, [](char each) {
               return (each >= 'a' && each <= 'z') || (each >= '0' && each <= '9') || each == '-' ||
                      each == '.';
           });
}

} // namespace

base::Result<std::vector<AreaAsked>> read_areas(const Asked& asked, const cli::Console& console) {
    std::vector<AreaAsked> areas;
    std::set<std::string> names;
    std::set<std::filesystem::path> folders;
    for (const auto& each : asked.areas) {
        const auto sign = each.find('=');
        const auto name = each.substr(0, sign);
        if (sign == std::string::npos || sign + 1 == each.size() || !is_area_name(name)) {
            return base::refuse(base::Why::Invalid, "app.not_an_area", {{"text", each}}, "area");
        }
        const auto folder = std::filesystem::weakly_canonical(console.path(each.substr(sign + 1)));
        if (!names.insert(name).second || !folders.insert(folder).second) {
            return base::refuse(base::Why::Invalid, "app.area_twice", {{"text", each}}, "area");
        }
        areas.push_back({name, folder});
    }
    return areas;
}

base::Result<cli::Machine> read_machine_file(const std::string& config,
                                             cli::Console& console,
                                             const std::filesystem::path& folder) {
    const auto beside = console.path(folder.string()) / "songyuan.toml";
    if (config.empty() && !std::filesystem::exists(beside)) {
        return cli::Machine{};
    }
    const auto file = config.empty() ? beside.string() : config;
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
    settings.watch = machine.metrics;
    if (!asked.metrics.empty()) {
        const auto watch = cli::parse_listen(asked.metrics);
        if (!watch) {
            return base::refusal_of(watch);
        }
        settings.watch = *watch;
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

base::Result<notices::Senders> senders_of(const cli::Machine& machine,
                                          const std::string& site,
                                          const text::Catalogues& catalogues) {
    const std::array mail = {
        machine.mail_server.empty(), machine.mail_from.empty(), machine.mail_to.empty()};
    const std::array hook = {machine.hook_url.empty(), machine.hook_secret.empty()};
    const auto is_half = [](const auto& missing) {
        return std::ranges::count(missing, missing.front()) != std::ssize(missing);
    };
    if (is_half(mail) || is_half(hook)) {
        return base::refuse(base::Why::Invalid, "app.notices_need_all");
    }
    notices::Senders senders;
    if (!machine.mail_server.empty()) {
        senders.push_back(notices::mail_sender({machine.mail_server,
                                                machine.mail_from,
                                                machine.mail_to,
                                                machine.mail_user,
                                                machine.mail_password},
                                               site,
                                               catalogues.in(text::Language::Chinese)));
    }
    if (!machine.hook_url.empty()) {
        senders.push_back(notices::hook_sender({machine.hook_url, machine.hook_secret}, site));
    }
    if (!senders.empty() && site.empty()) {
        return base::refuse(base::Why::Invalid, "app.notices_need_site");
    }
    return senders;
}

notices::Channels channels_of(const notices::Senders& senders) {
    notices::Channels channels;
    for (const auto& sender : senders) {
        channels.push_back(sender->channel());
    }
    return channels;
}

void declare_options(CLI::App& app, Asked& asked) {
    app.add_option("--listen", asked.listen, "Where to listen; 127.0.0.1:8080 otherwise")
        ->type_name("HOST:PORT");
    app.add_option("--metrics", asked.metrics, "An address of its own for /metrics and /readyz")
        ->type_name("HOST:PORT");
    app.add_option(area_option, asked.areas, "Several neighbourhoods, each under its own host")
        ->type_name("NAME=STORE");
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

} // namespace app
