#include "cli/neighbourhoods.hpp"

#include <future>
#include <utility>

#include "base/fault.hpp"
#include "journal/marks.hpp"

namespace cli {
namespace {

using Results = std::vector<base::Result<nlohmann::json>>;

class OwnNeighbourhood final : public Neighbourhood {
public:
    OwnNeighbourhood(const House& house, store::Address address, Touch touch)
        : house_(house), address_(std::move(address)), touch_(touch) {}

    const store::Address& address() const override { return address_; }

    store::Connection& reader() override {
        if (!reader_) {
            base::ensure(touch_ != Touch::Nothing, "a verb reads what it said it touches");
            reader_ = store().open_reader();
        }
        return *reader_;
    }

    Results ask(const journal::Actor& actor, const std::vector<journal::Work>& turns) override {
        auto results = premises().run(actor, turns, now());
        premises().feed();
        return results;
    }

    Results ask_at_their_time(const journal::Actor& actor,
                              const std::vector<PastTurn>& turns) override {
        auto results = premises().run_at_their_time(actor, turns);
        premises().feed();
        return results;
    }

    // A verb that owns the store may ask before it opens it; one that touches none asks the house.
    calendar::Moment now() override {
        if (premises_) {
            return premises_->now();
        }
        const bool has_no_store = touch_ == Touch::Owns || touch_ == Touch::Nothing;
        return has_no_store ? house_.clock() : house_.clock() + journal::clock_ahead(reader());
    }

    bool has_recorded() const override {
        return premises_ && premises_->journal().size() != entries_found_;
    }

    // Those that were there, and what a new street begins with.
    void count_entries() { entries_found_ = premises().journal().size(); }

    base::Result<Premises*> own(const Ownership& how) override {
        base::ensure(touch_ == Touch::Owns && !premises_, "a verb owns the store once");
        return open_premises(how);
    }

    base::Result<Premises*> open_premises(const Ownership& how) {
        auto opened = Premises::open(address_, house_, how);
        if (!opened) {
            return base::refusal_of(opened);
        }
        premises_ = std::move(*opened);
        count_entries();
        return premises_.get();
    }

private:
    store::Store& store() {
        if (touch_ == Touch::Writes || touch_ == Touch::Owns) {
            return premises().store();
        }
        if (!store_) {
            store_ = store::open(address_);
        }
        return *store_;
    }

    Premises& premises() {
        base::ensure(premises_ != nullptr, "a verb writes if it said so");
        return *premises_;
    }

    const House& house_;
    store::Address address_;
    Touch touch_;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<Premises> premises_;
    std::int64_t entries_found_ = 0;
    std::unique_ptr<store::Connection> reader_; // Goes before the store it reads.
};

// Turns go to the server's writer and are waited for.
class ServedNeighbourhood final : public Neighbourhood {
public:
    explicit ServedNeighbourhood(const Served& served)
        : served_(served), reader_(served.readers.borrow()) {}

    const store::Address& address() const override { return served_.address; }
    store::Connection& reader() override { return *reader_; }
    calendar::Moment now() override { return served_.writer.now(); }
    std::optional<journal::WriterState> server() override { return served_.writer.state(); }

    Results ask(const journal::Actor& actor, const std::vector<journal::Work>& turns) override {
        std::vector<std::future<journal::Outcome>> answers;
        Results results;
        for (const auto& turn : turns) {
            if (answers.size() == waiting_max) {
                collect(answers, results);
            }
            answers.push_back(submit(actor, turn));
        }
        collect(answers, results);
        return results;
    }

    Results ask_at_their_time(const journal::Actor&, const std::vector<PastTurn>& turns) override {
        Results results;
        for (std::size_t at = 0; at < turns.size(); ++at) {
            results.push_back(base::refuse(base::Why::NotAllowed, "cli.own_time_beside_a_server"));
        }
        return results;
    }

    base::Result<Premises*> own(const Ownership&) override {
        return base::refuse(
            base::Why::NotAllowed, "cli.store_in_use", {{"holder", "songyuan serve"}});
    }

private:
    // So few that the queue has room for everybody else.
    static constexpr std::size_t waiting_max = 256;

    std::future<journal::Outcome> submit(const journal::Actor& actor, const journal::Work& turn) {
        const auto promise = std::make_shared<std::promise<journal::Outcome>>();
        served_.writer.submit({actor, turn, [promise](const journal::Outcome& outcome) {
                                   promise->set_value(outcome);
                               }});
        return promise->get_future();
    }

    static void collect(std::vector<std::future<journal::Outcome>>& answers, Results& results) {
        for (auto& answer : answers) {
            results.push_back(result_of(answer.get()));
        }
        answers.clear();
    }

    static base::Result<nlohmann::json> result_of(const journal::Outcome& outcome) {
        if (const auto* committed = std::get_if<journal::Committed>(&outcome)) {
            return committed->result;
        }
        if (const auto* refusal = std::get_if<base::Refusal>(&outcome)) {
            return tl::unexpected<base::Refusal>(*refusal);
        }
        if (std::holds_alternative<journal::Overloaded>(outcome)) {
            return base::refuse(base::Why::TooMany, "cli.server_busy");
        }
        if (const auto* faulted = std::get_if<journal::Faulted>(&outcome)) {
            throw base::Fault("the server met a fault: its log says more at " + faulted->reference);
        }
        throw base::Fault("the server can't record anything now: its store is read-only");
    }

    Served served_;
    store::Readers::Lease reader_;
};

} // namespace

base::Result<std::unique_ptr<Neighbourhood>> open_here(const House& house,
                                                       const store::Address& address,
                                                       Touch touch,
                                                       const journal::Progress& progress) {
    auto neighbourhood = std::make_unique<OwnNeighbourhood>(house, address, touch);
    if (touch == Touch::Writes) {
        Ownership how;
        how.progress = progress;
        const auto premises = neighbourhood->open_premises(how);
        if (!premises) {
            return base::refusal_of(premises);
        }
        (*premises)->fire_due(journal::FiringClock::Now, (*premises)->now());
        neighbourhood->count_entries();
    }
    return neighbourhood;
}

std::unique_ptr<Neighbourhood> open_served(const Served& served) {
    return std::make_unique<ServedNeighbourhood>(served);
}

} // namespace cli
