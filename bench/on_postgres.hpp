// Songyuan on a PostgreSQL of the benchmark's own, made durable as an operator would have it, and
// gone afterwards.

#pragma once

#include <cstdint>
#include <string>

#include "bench/report.hpp"

namespace bench {

struct Town {
    std::int64_t cases = 0;
    int seconds = 10; // Of load.
};

// Reporting beside the same writes through bare libpq, and what a case takes there.
void measure_on_postgres(Report& report, const std::string& folder, const Town& town);

// How much a street takes, on its own and beside many others, on both databases.
void measure_streets(Report& report, const std::string& folder, const Town& town);

} // namespace bench
