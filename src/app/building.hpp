// Everything that the rooms bring, in one place, for as long as the program runs.

#pragma once

#include <utility>
#include <vector>

#include "app/metrics.hpp"
#include "app/operation.hpp"
#include "cli/installation.hpp"
#include "journal/timers.hpp"
#include "journal/turn.hpp"
#include "journal/writer.hpp"
#include "notices/notices.hpp"
#include "proof/proof.hpp"
#include "store/schema.hpp"
#include "text/embedded.hpp"
#include "web/routes.hpp"

namespace app {

class Building {
public:
    // Installs every room, from the foundation up.
    Building();
    Building(const Building&) = delete;
    Building& operator=(const Building&) = delete;
    Building(Building&&) = delete;
    Building& operator=(Building&&) = delete;
    ~Building() = default;

    [[nodiscard]] cli::Installation& installation() { return installation_; }

    // Who serves says how the machine is looked at, before anybody asks.
    void look_by(Look look) { look_ = std::move(look); }

    void watch_by(Watching watching) { watching_ = std::move(watching); }

    // Who has senders names their channels, before the first turn.
    void tell_by(notices::Channels channels) { channels_ = std::move(channels); }

    // Who serves gives it the key that heads are signed with, before anybody asks.
    [[nodiscard]] proof::Notary& notary() { return notary_; }

private:
    Look look_;
    Watching watching_;
    proof::Notary notary_;
    notices::Channels channels_;
    store::Schema schema_;
    journal::Facts facts_;
    journal::Followers followers_;
    journal::Timers timers_;
    web::Routes routes_;
    cli::Verbs verbs_;
    std::vector<text::EmbeddedFile> pages_;
    std::vector<cli::ConfigurationPart> configuration_;
    std::vector<journal::Feed> feeds_;
    cli::Installation installation_{
        schema_, facts_, followers_, timers_, routes_, verbs_, pages_, configuration_, feeds_};
};

} // namespace app
