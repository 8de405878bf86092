// From what was typed to what is done: finds the verb, opens what it touches, runs it, and says
// refusals and faults in the person's language.

#pragma once

#include <string>
#include <vector>

#include "cli/neighbourhoods.hpp"
#include "cli/parsing.hpp"
#include "cli/premises.hpp"
#include "cli/socket.hpp"

namespace cli {

// Runs the command line of this process; the exit code is the answer.
[[nodiscard]] int run(const House& house,
                      const std::vector<std::string>& arguments,
                      Streams streams);

// Runs a verb that was sent to this server.
[[nodiscard]] int run_errand(const House& house,
                             const Served& served,
                             const Errand& errand,
                             Streams streams);

// The verbs of the foundation: verify, rebuild, user, calendar, config.
void install_verbs(Installation& installation, const House& house);

} // namespace cli
