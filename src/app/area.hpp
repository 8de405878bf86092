// One neighbourhood that this process serves, from its opened store to its stop: its writer, its
// readers, its ways outward, and the desk for verbs that are sent to it. Nothing of it is shared
// with another.

#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/building.hpp"
#include "app/outward.hpp"
#include "app/ways_out.hpp"
#include "cli/lock.hpp"
#include "cli/premises.hpp"
#include "cli/socket.hpp"
#include "web/server.hpp"

namespace app {

class Area {
public:
    // The house is furnished by the building; both outlive the area, and so does the store.
    struct Place {
        std::string name; // Empty where it is the only one.
        store::Address store;
        Building& building;
        const cli::House& house;
        cli::Premises& premises;
    };
    explicit Area(Place place);

    // From the first start on heads are signed with the key that lies in the folder.
    [[nodiscard]] base::Result<bool> sign_heads();

    // The word in the address where the first account is made; nothing when there is one already.
    [[nodiscard]] std::optional<std::string> first_account_secret();

    // Whom a demo's sign-in page lets be; nobody elsewhere.
    [[nodiscard]] std::vector<alliance::DemoPerson> demo_people();

    // To when the clock is to be moved on; refused to all but a demo. Asked before anything is
    // recorded.
    [[nodiscard]] base::Result<std::optional<calendar::Moment>> clock_asked(
        const std::string& demo_clock);

    // Takes turns from now on, at that time if one was asked for.
    void start(std::optional<calendar::Moment> clock);

    // Takes notices and cases to the outside and, unless it stands by, runs verbs sent to it.
    void open_doors(Outward outward);

    // Another process writes to the store: here it is read, and taken over when that one is gone.
    // The desk for verbs is open only while this one writes.
    [[nodiscard]] bool stands_by() const { return place_.premises.stands_by(); }
    void take_over_if_left();

    void close_doors();
    void stop() { writer_.stop(); }

    [[nodiscard]] const std::string& name() const { return place_.name; }
    [[nodiscard]] web::Site site();
    [[nodiscard]] const journal::Writer& writer() const { return writer_; }

    // As /metrics shows it, beside what its web side did.
    [[nodiscard]] Watched watched(const web::Measures& web);

    // Who asks for the operator's page or for figures is answered from here.
    void be_looked_at(Watching watching);

private:
    base::Result<calendar::Moment> moment_in_a_demo(const std::string& moment);
    void open_desk();
    std::optional<cases::Colours> open_cases();

    Place place_;
    store::Readers readers_;
    journal::Writer writer_;
    std::optional<cli::ErrandDesk> desk_;
    std::optional<WaysOut> ways_out_;
};

} // namespace app
