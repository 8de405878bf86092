// Premises are a store that this process owns: its tables, its marks, its cache brought up to date,
// its journal ready to be written. Everything that writes begins here: `serve`, verbs, simulation.

#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "calendar/moment.hpp"
#include "cli/installation.hpp"
#include "cli/lock.hpp"
#include "journal/journal.hpp"
#include "journal/verify.hpp"
#include "store/store.hpp"
#include "text/catalogue.hpp"

namespace cli {

// What the app furnishes the command line with.
struct House {
    Installation& installation; // Every room is installed.
    const text::Catalogues& catalogues;
    calendar::Clock clock;
    journal::Dice dice;
    std::string subdistrict; // Of a new store, unless it is told another.
    // What a new store begins with: its first turn.
    std::function<base::Result<nlohmann::json>(journal::Turn&, const std::string& subdistrict)>
        found;
};

enum class CacheWish { UpToDate, MadeAnew };

// What when another process writes to the database: to be refused, or to stand by until it is gone.
enum class Rival { Refused, StoodBy };

// How a store is to be owned; what is left out is the house's.
struct Ownership {
    std::string subdistrict; // A store of another one is refused.
    calendar::Clock clock;
    journal::Dice dice;
    CacheWish cache = CacheWish::UpToDate;
    store::Durability durability = store::Durability::Full;
    Rival rival = Rival::Refused;
    std::optional<calendar::Moment> founded; // When a new store begins; never after its clock.
    journal::Progress progress;              // Of the cache's rebuild, when there is one.
};

// Refuses where there is no store.
[[nodiscard]] base::Result<bool> find_store(const store::Address& address);

// Whether a street was founded there; what was begun and broke off is none.
[[nodiscard]] bool is_founded(const store::Address& address);

class Premises {
public:
    // The caller holds the folder's lock; a database's is taken here, or refused naming its holder.
    [[nodiscard]] static base::Result<std::unique_ptr<Premises>> open(const store::Address& address,
                                                                      const House& house,
                                                                      const Ownership& how);

    [[nodiscard]] store::Store& store() { return *store_; }
    [[nodiscard]] store::Connection& writer() { return *writer_; }
    [[nodiscard]] journal::Journal& journal() { return *journal_; }

    // Another process writes: here everything is read, and the writer waits for its turn.
    [[nodiscard]] bool stands_by() const { return stands_by_; }

    // The house's clock; in a demo store it may have been moved on.
    [[nodiscard]] calendar::Moment now();

    // Runs turns in one transaction; a fault takes all of them back.
    [[nodiscard]] std::vector<base::Result<nlohmann::json>> run(
        const journal::Actor& actor,
        const std::vector<journal::Work>& turns,
        calendar::Moment clock);

    // Runs each turn at its own moment, after what was due until then; many to a transaction.
    [[nodiscard]] std::vector<base::Result<nlohmann::json>> run_at_their_time(
        const journal::Actor& actor, const std::vector<Neighbourhood::PastTurn>& turns);

    // Fires what is due, in transactions of its own.
    void fire_due(journal::FiringClock clock, calendar::Moment until);

    // Feeds what is kept beside the cache until nothing waits.
    void feed();

private:
    Premises(std::unique_ptr<store::Store> store, const House& house, Ownership how);

    [[nodiscard]] static std::optional<base::Result<std::unique_ptr<Premises>>> open_unless_busy(
        const store::Address& address, const House& house, const Ownership& how);
    [[nodiscard]] static base::Result<std::unique_ptr<Premises>> open_to_write(
        const store::Address& address, const House& house, const Ownership& how);
    [[nodiscard]] static base::Result<std::unique_ptr<Premises>> open_beside(
        const store::Address& address, const House& house, const Ownership& how);
    base::Result<bool> begin_beside();
    void hold();
    [[nodiscard]] base::Result<std::optional<std::string>> subdistrict_of_store();
    base::Result<bool> begin();
    base::Result<bool> found(const std::string& subdistrict);
    void open_journal(const std::string& subdistrict);
    void bring_cache_up_to_date();

    const House& house_;
    Ownership how_;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<store::Connection> writer_;
    std::optional<journal::Journal> journal_;
    bool stands_by_ = false;
};

} // namespace cli
