#include "cli/premises.hpp"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>
#include <vector>

#include "base/log.hpp"
#include "journal/marks.hpp"
#include "journal/read.hpp"

namespace cli {
namespace {

constexpr const char* store_format = "songyuan-1";

// Whoever comes while another founds the street or takes it over has so much patience.
constexpr int looks_max = 100;
constexpr auto between_looks = std::chrono::milliseconds(100);

// A transaction that is taken back when what was begun does not come to its end.
class Writing {
public:
    Writing(store::Connection& writer, journal::Journal* journal)
        : writer_(writer), journal_(journal) {
        writer_.begin_write();
    }
    ~Writing() {
        if (!is_done_) {
            take_back();
        }
    }
    Writing(const Writing&) = delete;
    Writing& operator=(const Writing&) = delete;
    Writing(Writing&&) = delete;
    Writing& operator=(Writing&&) = delete;

    void commit() {
        writer_.commit();
        is_done_ = true;
    }

    // Keeps what was done so far; what comes is taken back by itself.
    void go_on() {
        writer_.commit();
        writer_.begin_write();
    }

private:
    // The fault that brought us here is on its way already; another one adds nothing to it.
    void take_back() noexcept {
        try {
            writer_.rollback();
            if (journal_ != nullptr) {
                journal_->recall();
            }
        } catch (const std::exception& fault) {
            base::log(base::Level::Error, "not_taken_back", {{"because", fault.what()}});
        }
    }

    store::Connection& writer_;
    journal::Journal* journal_;
    bool is_done_ = false;
};

// A folder's store isn't opened for this: the caller holds its lock.
std::optional<std::string> other_writer(const store::Address& address) {
    return address.database.empty() ? std::nullopt : store::open(address)->other_writer();
}

} // namespace

base::Result<bool> find_store(const store::Address& address) {
    if (!store::has_store(address)) {
        return base::refuse(
            base::Why::NotFound, "cli.no_store", {{"folder", store::shown(address)}}, "data");
    }
    return true;
}

bool is_founded(const store::Address& address) {
    return store::has_store(address) &&
           journal::mark(*store::open(address)->open_reader(), "subdistrict").has_value();
}

base::Result<std::unique_ptr<Premises>> Premises::open(const store::Address& address,
                                                       const House& house,
                                                       const Ownership& how) {
    for (int looks = 1;; ++looks) {
        const auto holder = other_writer(address);
        if (!holder) {
            auto opened = open_unless_busy(address, house, how);
            if (opened) {
                return std::move(*opened);
            }
        } else if (how.rival == Rival::Refused) {
            return base::refuse(base::Why::NotAllowed, "cli.store_in_use", {{"holder", *holder}});
        } else if (looks == looks_max || is_founded(address)) {
            return open_beside(address, house, how);
        }
        if (looks == looks_max) {
            throw store::StoreFault(store::Trouble::Busy, "others come and go in this store");
        }
        if (looks == 1) {
            base::log(base::Level::Info, "waits_for_founder", {{"holder", holder.value_or("")}});
        }
        std::this_thread::sleep_for(between_looks);
    }
}

// Nothing when somebody else was faster since we asked.
std::optional<base::Result<std::unique_ptr<Premises>>> Premises::open_unless_busy(
    const store::Address& address, const House& house, const Ownership& how) {
    try {
        return open_to_write(address, house, how);
    } catch (const store::StoreFault& fault) {
        if (address.database.empty() || fault.trouble() != store::Trouble::Busy) {
            throw;
        }
        return std::nullopt;
    }
}

base::Result<std::unique_ptr<Premises>> Premises::open_beside(const store::Address& address,
                                                              const House& house,
                                                              const Ownership& how) {
    std::unique_ptr<Premises> premises(
        new Premises(store::open(address, how.durability), house, how));
    if (const auto begun = premises->begin_beside(); !begun) {
        return base::refusal_of(begun);
    }
    return premises;
}

// What is left of a street that was refused is taken away, unless somebody founded one meanwhile.
base::Result<std::unique_ptr<Premises>> Premises::open_to_write(const store::Address& address,
                                                                const House& house,
                                                                const Ownership& how) {
    const bool was_there = store::has_store(address);
    std::unique_ptr<Premises> premises(
        new Premises(store::open(address, how.durability), house, how));
    if (const auto begun = premises->begin(); !begun) {
        premises.reset();
        if (!was_there && !is_founded(address)) {
            store::remove_store(address);
        }
        return base::refusal_of(begun);
    }
    return premises;
}

Premises::Premises(std::unique_ptr<store::Store> store, const House& house, Ownership how)
    : house_(house), how_(std::move(how)), store_(std::move(store)) {
    if (!how_.clock) {
        how_.clock = house.clock;
    }
    if (!how_.dice) {
        how_.dice = house.dice;
    }
    if (!how_.progress) {
        how_.progress = [](std::int64_t, std::int64_t) {};
    }
}

// Tables, preparations and cache are those of whoever writes, if it is of our version.
base::Result<bool> Premises::begin_beside() {
    stands_by_ = true;
    writer_ = store_->open_writer();
    const auto subdistrict = subdistrict_of_store();
    if (!subdistrict) {
        return base::refusal_of(subdistrict);
    }
    const auto version = house_.installation.schema.cache_version();
    if (!*subdistrict || journal::mark(*writer_, "cache_version") != version) {
        return base::refuse(base::Why::NotAllowed, "cli.other_version_writes");
    }
    open_journal(**subdistrict);
    return true;
}

// From its first transaction on the writer's connection holds the store. What is missing beside the
// tables is made.
void Premises::hold() {
    writer_ = store_->open_writer();
    Writing preparing(*writer_, nullptr);
    for (const auto& prepare : house_.installation.preparations) {
        prepare(*writer_);
    }
    preparing.commit();
}

base::Result<std::optional<std::string>> Premises::subdistrict_of_store() {
    const auto format = journal::mark(*writer_, "format");
    if (format && *format != store_format) {
        return base::refuse(base::Why::Invalid, "cli.other_format", {{"format", *format}});
    }
    auto subdistrict = journal::mark(*writer_, "subdistrict");
    if (subdistrict && !how_.subdistrict.empty() && *subdistrict != how_.subdistrict) {
        return base::refuse(base::Why::Invalid, "cli.other_subdistrict", {{"code", *subdistrict}});
    }
    return subdistrict;
}

base::Result<bool> Premises::begin() {
    store_->furnish(house_.installation.schema);
    hold();
    const auto subdistrict = subdistrict_of_store();
    if (!subdistrict) {
        return base::refusal_of(subdistrict);
    }
    if (!*subdistrict) {
        return found(how_.subdistrict.empty() ? house_.subdistrict : how_.subdistrict);
    }
    bring_cache_up_to_date();
    open_journal(**subdistrict);
    return true;
}

// Marks and first turn in one transaction: a street that is refused leaves no trace.
base::Result<bool> Premises::found(const std::string& subdistrict) {
    Writing writing(*writer_, nullptr);
    journal::set_mark(*writer_, "format", store_format);
    journal::set_mark(*writer_, "subdistrict", subdistrict);
    journal::set_mark(*writer_, "cache_version", house_.installation.schema.cache_version());
    journal::set_mark(*writer_, "server_key", journal::to_hex(house_.dice()));
    open_journal(subdistrict);
    const auto founded =
        journal_->run(journal::operator_at_the_machine(),
                      std::min(how_.founded.value_or(now()), now()),
                      [&](journal::Turn& turn) { return house_.found(turn, subdistrict); });
    if (!founded) {
        return base::refusal_of(founded);
    }
    writing.commit();
    return true;
}

void Premises::open_journal(const std::string& subdistrict) {
    const auto& installation = house_.installation;
    journal_.emplace(
        *writer_,
        journal::Furniture{subdistrict, installation.facts, installation.followers, how_.dice});
}

void Premises::bring_cache_up_to_date() {
    const auto& schema = house_.installation.schema;
    const auto version = schema.cache_version();
    const bool is_up_to_date = journal::mark(*writer_, "cache_version") == version;
    if (is_up_to_date && how_.cache == CacheWish::UpToDate) {
        return;
    }
    writer_.reset(); // One writes at a time, and statements of the old tables go with it.
    {
        const auto from = store_->open_reader();
        const auto to = store_->begin_rebuild(schema);
        journal::replay_all(
            *from, *to, journal::Target::SameStore, house_.installation.facts, how_.progress);
        Writing swapping(*to, nullptr);
        store_->finish_rebuild(*to, schema);
        journal::set_mark(*to, "cache_version", version);
        swapping.commit();
    }
    hold();
}

calendar::Moment Premises::now() {
    return how_.clock() + journal::clock_ahead(*writer_);
}

std::vector<base::Result<nlohmann::json>> Premises::run(const journal::Actor& actor,
                                                        const std::vector<journal::Work>& turns,
                                                        calendar::Moment clock) {
    std::vector<base::Result<nlohmann::json>> results;
    Writing writing(*writer_, &*journal_);
    for (const auto& turn : turns) {
        results.push_back(journal_->run(actor, clock, turn));
    }
    writing.commit();
    return results;
}

std::vector<base::Result<nlohmann::json>> Premises::run_at_their_time(
    const journal::Actor& actor, const std::vector<Neighbourhood::PastTurn>& turns) {
    std::vector<base::Result<nlohmann::json>> results;
    Writing writing(*writer_, &*journal_);
    for (const auto& turn : turns) {
        const journal::Firing firing{turn.at, journal::FiringClock::AtTheirTime};
        const auto& timers = house_.installation.timers;
        while (journal::fire_due(*journal_, timers, firing) == firing.turns_max) {
            writing.go_on();
        }
        results.push_back(journal_->run(actor, turn.at, turn.work));
    }
    writing.commit();
    return results;
}

void Premises::fire_due(journal::FiringClock clock, calendar::Moment until) {
    const journal::Firing firing{until, clock};
    int fired = firing.turns_max;
    while (fired == firing.turns_max) {
        Writing writing(*writer_, &*journal_);
        fired = journal::fire_due(*journal_, house_.installation.timers, firing);
        writing.commit();
    }
}

void Premises::feed() {
    for (const auto& feed : house_.installation.feeds) {
        auto fed = journal::Fed::More;
        while (fed == journal::Fed::More) {
            Writing writing(*writer_, nullptr);
            fed = feed(*writer_);
            writing.commit();
        }
    }
}

} // namespace cli
