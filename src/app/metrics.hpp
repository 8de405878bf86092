// /metrics: how the house does, in numbers that a monitoring system reads by itself, in Prometheus'
// text format 0.0.4. For watchmen only (web::Access::Watchman); it names nobody and no case.

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cases/cases.hpp"
#include "cli/installation.hpp"
#include "journal/measures.hpp"
#include "web/measures.hpp"
#include "web/server.hpp"

namespace app {

// What is seen of one neighbourhood. The measures go on growing while they are written down.
struct Watched {
    std::string area; // Its name where the process serves several; else empty and not written.
    journal::WriterState writer_state;
    const journal::Measures& writer;
    const web::Measures& web;
    std::optional<cases::Colours> open_cases; // Unknown while the store is away.
};

struct Watch {
    std::vector<Watched> areas;
    web::Connections connections;
    std::int64_t memory_bytes = 0;
};

// Looks at the machine. Only who serves can.
using Watching = std::function<Watch(const web::Request&)>;

[[nodiscard]] std::string as_metrics(const Watch& watch);

// Of this process; 0 where the machine doesn't say.
[[nodiscard]] std::int64_t memory_bytes_now();

// `watching` lives as long as the routes, and is there before the first request.
void install_metrics(cli::Installation& installation, const Watching& watching);

} // namespace app
