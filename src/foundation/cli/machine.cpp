#include "cli/machine.hpp"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>

#include <arpa/inet.h>

#include "text/toml.hpp"

namespace cli {
namespace {

constexpr std::size_t mail_receivers_max = 20;
constexpr std::size_t hook_secret_bytes_min = 16;
constexpr std::size_t word_bytes_max = 300;
constexpr std::size_t partners_max = 50;

bool is_address(const std::string& text) {
    in6_addr any{};
    return ::inet_pton(AF_INET, text.c_str(), &any) == 1 ||
           ::inet_pton(AF_INET6, text.c_str(), &any) == 1;
}

std::int64_t line_of(const toml::node& node) {
    return static_cast<std::int64_t>(node.source().begin.line);
}

// Reads one setting into the machine; a refusal gets its line and name from the caller.
using Setting = std::function<base::Result<bool>(const toml::node&, Machine&)>;

base::Result<bool> wrong_kind() {
    return base::refuse(base::Why::Invalid, "cli.machine_wrong_kind");
}

template <class Value>
base::Result<bool> keep(base::Result<Value> read, Value& where) {
    if (!read) {
        return base::refusal_of(read);
    }
    where = std::move(*read);
    return true;
}

Setting text(std::function<base::Result<bool>(const std::string&, Machine&)> put) {
    return [put = std::move(put)](const toml::node& node, Machine& machine) {
        const auto value = node.value_exact<std::string>();
        return value ? put(*value, machine) : wrong_kind();
    };
}

Setting number(int Machine::*where, int least, int most) {
    return [=](const toml::node& node, Machine& machine) -> base::Result<bool> {
        const auto value = node.value_exact<std::int64_t>();
        if (!value) {
            return wrong_kind();
        }
        if (*value < least || *value > most) {
            return base::refuse(
                base::Why::Invalid, "cli.machine_out_of_range", {{"least", least}, {"most", most}});
        }
        machine.*where = static_cast<int>(*value);
        return true;
    };
}

base::Result<bool> put_listen(const std::string& value, Machine& machine) {
    const auto listen = parse_listen(value);
    if (!listen) {
        return base::refusal_of(listen);
    }
    machine.listen = *listen;
    return true;
}

base::Result<bool> put_metrics(const std::string& value, Machine& machine) {
    const auto metrics = parse_listen(value);
    if (!metrics) {
        return base::refusal_of(metrics);
    }
    machine.metrics = *metrics;
    return true;
}

base::Result<bool> put_public_url(const std::string& value, Machine& machine) {
    return keep(parse_public_url(value), machine.public_url);
}

base::Result<bool> put_trusted_proxy(const std::string& value, Machine& machine) {
    return keep(parse_address(value), machine.trusted_proxy);
}

// What may stand in a line of SMTP or HTTP, and no more.
bool is_one_word(std::string_view text) {
    return !text.empty() && text.size() <= word_bytes_max &&
           std::ranges::none_of(text, [](char letter) {
               const auto code = static_cast<unsigned char>(letter);
               return code <= ' ' || code >= 0x7f || letter == '<' || letter == '>' ||
                      letter == ',' || letter == '"';
           });
}

base::Result<bool> put_mail_server(const std::string& value, Machine& machine) {
    if (!is_one_word(value) || !(value.starts_with("smtp://") || value.starts_with("smtps://"))) {
        return base::refuse(base::Why::Invalid, "cli.not_a_mail_server", {{"text", value}});
    }
    machine.mail_server = value;
    return true;
}

base::Result<std::string> parse_mail_address(const std::string& value) {
    const auto at = value.find('@');
    const bool is_there = at != std::string::npos && at > 0 && at + 1 < value.size();
    if (!is_one_word(value) || !is_there) {
        return base::refuse(base::Why::Invalid, "cli.not_a_mail_address", {{"text", value}});
    }
    return value;
}

base::Result<bool> put_mail_from(const std::string& value, Machine& machine) {
    return keep(parse_mail_address(value), machine.mail_from);
}

base::Result<bool> put_mail_to(const toml::node& node, Machine& machine) {
    const auto* list = node.as_array();
    if (list == nullptr || list->empty() || list->size() > mail_receivers_max) {
        return wrong_kind();
    }
    for (const auto& each : *list) {
        const auto value = each.value_exact<std::string>();
        if (!value) {
            return wrong_kind();
        }
        const auto address = parse_mail_address(*value);
        if (!address) {
            return base::refusal_of(address);
        }
        machine.mail_to.push_back(*address);
    }
    return true;
}

base::Result<bool> put_hook_url(const std::string& value, Machine& machine) {
    if (!is_one_word(value) || !(value.starts_with("https://") || value.starts_with("http://"))) {
        return base::refuse(base::Why::Invalid, "cli.not_a_hook", {{"text", value}});
    }
    machine.hook_url = value;
    return true;
}

base::Result<bool> put_hook_secret(const std::string& value, Machine& machine) {
    if (value.size() < hook_secret_bytes_min) {
        return base::refuse(
            base::Why::Invalid, "cli.secret_too_short", {{"least", hook_secret_bytes_min}});
    }
    machine.hook_secret = value;
    return true;
}

bool is_url(const std::string& value) {
    return is_one_word(value) && !value.ends_with('/') &&
           (value.starts_with("https://") || value.starts_with("http://"));
}

base::Result<bool> put_into_partner(std::string_view name,
                                    const toml::node& node,
                                    Open311Partner& partner) {
    static const std::map<std::string_view, std::string Open311Partner::*> words = {
        {"category", &Open311Partner::category},
        {"endpoint", &Open311Partner::endpoint},
        {"jurisdiction", &Open311Partner::jurisdiction},
        {"key", &Open311Partner::key},
        {"service_code", &Open311Partner::service_code},
        {"format", &Open311Partner::format},
        {"tells", &Open311Partner::tells}};
    if (name == "updates") {
        const auto value = node.value_exact<bool>();
        partner.has_updates = value.value_or(false);
        return value ? base::Result<bool>(true) : wrong_kind();
    }
    const auto found = words.find(name);
    const auto value = node.value_exact<std::string>();
    if (found == words.end() || !value) {
        return wrong_kind();
    }
    partner.*(found->second) = *value;
    return true;
}

bool is_partner(const Open311Partner& partner) {
    return is_one_word(partner.category) && is_url(partner.endpoint) &&
           is_one_word(partner.service_code) &&
           (partner.format == "xml" || partner.format == "json") &&
           (partner.tells == "public" || partner.tells == "words");
}

base::Result<bool> put_open311(const toml::node& node, Machine& machine) {
    const auto* list = node.as_array();
    if (list == nullptr || list->size() > partners_max) {
        return wrong_kind();
    }
    for (const auto& each : *list) {
        const auto* table = each.as_table();
        if (table == nullptr) {
            return wrong_kind();
        }
        Open311Partner partner;
        for (const auto& [name, value] : *table) {
            const auto put = put_into_partner(name.str(), value, partner);
            if (!put) {
                return base::refusal_of(put);
            }
        }
        const bool is_there_already = std::ranges::any_of(
            machine.open311,
            [&](const Open311Partner& other) { return other.category == partner.category; });
        if (!is_partner(partner) || is_there_already) {
            return base::refuse(
                base::Why::Invalid, "cli.not_a_partner", {{"category", partner.category}});
        }
        machine.open311.push_back(std::move(partner));
    }
    return true;
}

Setting plain(std::string Machine::*where) {
    return text([where](const std::string& value, Machine& machine) -> base::Result<bool> {
        machine.*where = value;
        return true;
    });
}

const std::map<std::string, Setting, std::less<>>& settings() {
    static const std::map<std::string, Setting, std::less<>> known = {
        {"listen.address", text(put_listen)},
        {"listen.metrics", text(put_metrics)},
        {"listen.threads", number(&Machine::threads, 1, 64)},
        {"listen.connections", number(&Machine::connections_max, 10, 100'000)},
        {"site.public_url", text(put_public_url)},
        {"site.trusted_proxy", text(put_trusted_proxy)},
        {"mail.server", text(put_mail_server)},
        {"mail.from", text(put_mail_from)},
        {"mail.to", put_mail_to},
        {"mail.user", plain(&Machine::mail_user)},
        {"mail.password", plain(&Machine::mail_password)},
        {"hook.url", text(put_hook_url)},
        {"hook.secret", text(put_hook_secret)},
        {"open311", put_open311},
        {"site.reports_an_hour", number(&Machine::reports_an_hour_max, 1, 1'000'000)},
    };
    return known;
}

Mistake located(base::Refusal refusal, const toml::node& node, std::string name) {
    return {line_of(node), std::move(name), std::move(refusal)};
}

void read_setting(const std::string& name, const toml::node& node, MachineRead& read) {
    const auto found = settings().find(name);
    if (found == settings().end()) {
        const base::Refusal unknown{base::Why::Invalid, "cli.machine_unknown", {}, {}};
        read.mistakes.push_back(located(unknown, node, name));
        return;
    }
    const auto put = found->second(node, read.machine);
    if (!put) {
        read.mistakes.push_back(located(put.error(), node, name));
    }
}

} // namespace

MachineRead read_machine(std::string_view toml) {
    MachineRead read;
    const auto document = toml::parse(toml);
    if (!document) {
        const std::string reason(document.error().description());
        const std::int64_t line = document.error().source().begin.line;
        read.mistakes.push_back(
            {line,
             {},
             {base::Why::Invalid, "cli.not_toml", {{"line", line}, {"reason", reason}}, {}}});
        return read;
    }
    for (const auto& [group, node] : document.table()) {
        const std::string group_name(group.str());
        const auto* table = node.as_table();
        if (table == nullptr) {
            read_setting(group_name, node, read);
            continue;
        }
        for (const auto& [name, value] : *table) {
            read_setting(group_name + "." + std::string(name.str()), value, read);
        }
    }
    std::ranges::stable_sort(read.mistakes, {}, &Mistake::line);
    return read;
}

std::string sentence_of(const Mistake& mistake, const text::Catalogue& words) {
    const auto why = words.say(mistake.refusal);
    return mistake.name.empty()
               ? why
               : words.say("cli.machine_mistake",
                           {{"line", mistake.line}, {"name", mistake.name}, {"why", why}});
}

base::Result<web::Listen> parse_listen(std::string_view text) {
    const auto refusal = [text] {
        return base::refuse(base::Why::Invalid,
                            "cli.not_a_listen_address",
                            {{"text", std::string(text)}},
                            "listen");
    };
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos) {
        return refusal();
    }
    std::string host(text.substr(0, colon));
    if (host.starts_with('[') && host.ends_with(']')) {
        host = host.substr(1, host.size() - 2);
    }
    if (host == "localhost") {
        host = "127.0.0.1";
    }
    const auto digits = text.substr(colon + 1);
    std::uint16_t port = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (!is_address(host) || read.ec != std::errc{} || read.ptr != digits.data() + digits.size()) {
        return refusal();
    }
    web::Listen listen;
    listen.host = host;
    listen.port = port;
    return listen;
}

base::Result<std::string> parse_address(std::string_view text) {
    std::string address(text);
    if (!is_address(address)) {
        return base::refuse(
            base::Why::Invalid, "cli.not_an_address", {{"text", std::move(address)}});
    }
    return address;
}

base::Result<std::string> parse_public_url(std::string_view text) {
    const bool has_scheme = text.starts_with("https://") || text.starts_with("http://");
    const bool is_plain =
        text.find_first_of(" \t\"'<>?#") == std::string_view::npos && text.size() <= 200;
    const auto host = has_scheme ? text.substr(text.find("//") + 2) : std::string_view();
    if (!has_scheme || !is_plain || host.empty() || host.find('/') != std::string_view::npos) {
        return base::refuse(base::Why::Invalid,
                            "cli.not_a_public_url",
                            {{"text", std::string(text)}},
                            "public-url");
    }
    return std::string(text);
}

} // namespace cli
