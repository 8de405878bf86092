#include "app/settings.hpp"

#include <algorithm>
#include <optional>
#include <set>

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

// A folder, or the address of a database; nothing when it is meant as one and is none.
std::optional<store::Address> store_named(const std::string& typed, const cli::Console& console) {
    if (typed.find("://") == std::string::npos) {
        return store::Address(std::filesystem::weakly_canonical(console.path(typed)));
    }
    if (store::mistake_in(typed)) {
        return std::nullopt;
    }
    return store::Address(store::usual_folder(typed), typed);
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
        auto store = store_named(each.substr(sign + 1), console);
        if (!store) {
            return base::refuse(base::Why::Invalid, "app.not_an_area", {{"text", each}}, "area");
        }
        if (!names.insert(name).second || !folders.insert(store->folder).second) {
            return base::refuse(base::Why::Invalid, "app.area_twice", {{"text", each}}, "area");
        }
        areas.push_back({name, std::move(*store)});
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
        console.err << file << ": " << cli::sentence_of(mistake, console.words) << '\n';
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

void declare_options(cli::CommandLine& line, Asked& asked) {
    line.add_option("--listen", asked.listen, "Where to listen; 127.0.0.1:8080 otherwise")
        .type_name("HOST:PORT");
    line.add_option("--metrics", asked.metrics, "An address of its own for /metrics and /readyz")
        .type_name("HOST:PORT");
    line.add_option(area_option, asked.areas, "Several neighbourhoods, each under its own host")
        .type_name("NAME=STORE");
    line.add_flag("--next-free", asked.next_free, "Take the next free port when that one is taken");
    line.add_option("--public-url", asked.public_url, "How people reach it, such as https://…")
        .type_name("URL");
    line.add_option("--trusted-proxy", asked.trusted_proxy, "The proxy that names visitors")
        .type_name("ADDRESS");
    line.add_option("--subdistrict", asked.subdistrict, "The street's code, for a new store")
        .type_name("CODE");
    line.add_option("--demo-clock", asked.demo_clock, "Move a demo's clock on to this moment")
        .type_name("MOMENT");
    line.add_option("--config", asked.config, "The machine's file, instead of DIR/songyuan.toml")
        .type_name("FILE");
}

} // namespace app
