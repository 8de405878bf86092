#include "store/postgres_address.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <regex>
#include <utility>

#include <fmt/format.h>
#include <libpq-fe.h>
#include <unistd.h>

#include "store/store.hpp"

namespace store {
namespace {

constexpr const char* usual_schema = "songyuan";

// The address as libpq understands it, and the schema, which is ours.
std::pair<std::string, std::string> without_schema(const std::string& address) {
    static const std::regex parameter(R"(([?&])schema=([^&#]*)(&|$))");
    std::smatch found;
    if (!std::regex_search(address, found, parameter)) {
        return {address, usual_schema};
    }
    // The sign before it stays for what follows, and goes when nothing does.
    const std::string before = found.prefix();
    const std::string after = found.suffix();
    return {after.empty() ? before : before + found[1].str() + after, found[2].str()};
}

using Options = std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption*)>;

Options parse(const std::string& address, std::string& mistake) {
    char* said = nullptr;
    Options options(PQconninfoParse(address.c_str(), &said), PQconninfoFree);
    if (said != nullptr) {
        mistake = said;
        mistake.erase(mistake.find_last_not_of('\n') + 1);
        PQfreemem(said);
    }
    return options;
}

// A broken line is noticed within seconds, by us and, since it holds our locks, by the database.
constexpr std::array<std::pair<const char*, const char*>, 7> usual = {
    std::pair{"client_encoding", "UTF8"},
    {"connect_timeout", "5"},
    {"keepalives_idle", "5"},
    {"keepalives_interval", "2"},
    {"keepalives_count", "3"},
    {"tcp_user_timeout", "10000"},
    {"fallback_application_name", "songyuan"},
};

// What libpq falls back on when the address says nothing, such as PGDATABASE, counts too.
std::string said_or_usual(const Options& said, const std::string& keyword) {
    const Options usually(PQconndefaults(), PQconninfoFree);
    for (const auto* options : {said.get(), usually.get()}) {
        for (const auto* each = options; each != nullptr && each->keyword != nullptr; ++each) {
            if (each->keyword == keyword && each->val != nullptr && *each->val != '\0') {
                return each->val;
            }
        }
    }
    return {};
}

bool is_this_machine(const std::string& host) {
    return host.empty() || host.starts_with('/') || host.starts_with('@') || host == "localhost" ||
           host == "127.0.0.1" || host == "::1";
}

// Schemas of the same name in two databases have folders of their own.
std::string folder_name(const std::string& database) {
    const auto [address, schema] = without_schema(database);
    std::string mistake;
    const auto options = parse(address, mistake);
    const auto named = said_or_usual(options, "dbname");
    const auto host = said_or_usual(options, "host");
    auto name = named.empty() ? said_or_usual(options, "user") : named;
    name += "." + schema + (is_this_machine(host) ? "" : "@" + host);
    std::ranges::replace(name, '/', '_');
    return name;
}

std::string application_name() {
    std::array<char, 64> host{};
    ::gethostname(host.data(), host.size() - 1);
    return fmt::format("songyuan (pid {} on {})", ::getpid(), host.data());
}

} // namespace

std::optional<std::string> mistake_in(const std::string& database) {
    if (!database.starts_with("postgresql://") && !database.starts_with("postgres://")) {
        return "an address begins with postgresql://";
    }
    const auto [address, schema] = without_schema(database);
    static const std::regex name("[a-z][a-z0-9_]{0,47}");
    if (!std::regex_match(schema, name) || schema.starts_with("pg_")) {
        return "a schema's name is small letters, digits and _, at most 48";
    }
    if (schema == "information_schema") {
        return "information_schema is the database's own";
    }
    std::string mistake;
    const auto options = parse(address, mistake);
    return options ? std::nullopt : std::optional(mistake);
}

PostgresAddress read_postgres_address(const std::string& address) {
    auto [rest, schema] = without_schema(address);
    std::string mistake;
    const auto options = parse(rest, mistake);
    if (!options) {
        throw StoreFault(Trouble::Other, mistake);
    }
    PostgresAddress read;
    read.schema = std::move(schema);
    for (const auto* each = options.get(); each->keyword != nullptr; ++each) {
        if (each->val != nullptr) {
            read.names.emplace_back(each->keyword);
            read.values.emplace_back(each->val);
        }
    }
    const auto add = [&read](const std::string& name, const std::string& value) {
        if (std::ranges::find(read.names, name) == read.names.end()) {
            read.names.push_back(name);
            read.values.push_back(value);
        }
    };
    for (const auto& [name, value] : usual) {
        add(name, value);
    }
    add("application_name", application_name());
    return read;
}

std::string shown(const Address& address) {
    if (address.database.empty()) {
        return address.folder.string();
    }
    static const std::regex password(R"(^(\w+://[^/@:]*):[^/@]*@)");
    static const std::regex parameter(R"(([?&]password=)[^&]*)");
    return std::regex_replace(
        std::regex_replace(address.database, password, "$1@"), parameter, "$1…");
}

std::filesystem::path usual_folder(const std::string& database) {
    const auto name = folder_name(database);
    const auto below = [&](const char* variable, const char* rest) {
        const char* const value = std::getenv(variable);
        return value == nullptr || *value == '\0' ? std::filesystem::path()
                                                  : std::filesystem::path(value) / rest / name;
    };
    for (const auto& folder : {below("STATE_DIRECTORY", ""),
                               below("XDG_STATE_HOME", "songyuan"),
                               below("HOME", ".local/state/songyuan")}) {
        if (!folder.empty()) {
            return folder;
        }
    }
    return std::filesystem::path("/var/lib/songyuan") / name;
}

} // namespace store
