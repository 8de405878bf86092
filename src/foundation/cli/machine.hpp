// How the machine runs, as one TOML file says it: DIR/songyuan.toml, or the file that --config
// names. How the street works is not in it: that is recorded (configuration.hpp).

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "text/catalogue.hpp"
#include "web/server.hpp"

namespace cli {

// A body whose own Open311 server handles a category of ours.
struct Open311Partner {
    std::string category;
    std::string endpoint; // "https://water.example/open311/v2"
    std::string jurisdiction;
    std::string key;
    std::string service_code;
    std::string format = "xml";   // or "json"
    std::string tells = "public"; // or "words": also what the resident wrote, as staff read it
    bool has_updates = false;     // It speaks servicerequestupdates.
};

struct Machine {
    std::optional<web::Listen> listen;
    std::optional<web::Listen> metrics; // An address of its own for watchmen.
    std::string public_url;
    std::string trusted_proxy;
    int threads = 2;
    int reports_an_hour_max = 60;
    int connections_max = 1000;

    // Senders to the outside; what is empty is off.
    std::string mail_server;
    std::string mail_from;
    std::vector<std::string> mail_to;
    std::string mail_user;
    std::string mail_password;
    std::string hook_url;
    std::string hook_secret;
    std::vector<Open311Partner> open311;
};

struct Mistake {
    std::int64_t line = 0;
    std::string name; // Of the setting, "listen.address"; empty when the file can't be read.
    base::Refusal refusal;
};

// Where it stands and what is wrong with it.
[[nodiscard]] std::string sentence_of(const Mistake& mistake, const text::Catalogue& words);

struct MachineRead {
    Machine machine;
    std::vector<Mistake> mistakes; // Every one, in the order of their lines.
};

[[nodiscard]] MachineRead read_machine(std::string_view toml);

// "127.0.0.1:8080", "[::1]:8080"
[[nodiscard]] base::Result<web::Listen> parse_listen(std::string_view text);
[[nodiscard]] base::Result<std::string> parse_address(std::string_view text);
[[nodiscard]] base::Result<std::string> parse_public_url(std::string_view text);

} // namespace cli
