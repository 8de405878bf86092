// What the machine's file says goes outward: who is told what happens to cases, and whose servers
// cases are sent to. What stands there by half is refused before the start.

#pragma once

#include <string>

#include "base/result.hpp"
#include "cli/machine.hpp"
#include "notices/notices.hpp"
#include "open311/open311.hpp"
#include "text/catalogue.hpp"

namespace app {

struct Outward {
    notices::Senders senders;
    open311::Partners partners;
    std::string site; // How people reach us.

    [[nodiscard]] notices::Channels channels() const;
};

// Both need to know how people reach us: they carry links.
[[nodiscard]] base::Result<Outward> outward_of(const cli::Machine& machine,
                                               const std::string& site,
                                               const text::Catalogues& catalogues);

} // namespace app
