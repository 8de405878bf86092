// One walk of the thread that speaks to partners: sends what is due, looks for what may have
// arrived, hears what is said there, and once a night compares everything. It holds neither the
// writer nor a reader while it speaks.

#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "journal/writer.hpp"
#include "open311/forwarding.hpp"
#include "open311/message.hpp"
#include "store/store.hpp"
#include "text/catalogue.hpp"

namespace open311 {

class Rounds {
public:
    // Who is spoken to, and how; what we are called from outside; the words that partners read.
    struct Talk {
        Partners partners;
        std::string site;
        const text::Catalogue& words;
        Line& line;
        const std::atomic<bool>& is_stopping; // Then nothing more is begun.
    };
    Rounds(store::Readers& readers, journal::Writer& writer, Talk talk);

    // Everything that is due now.
    void walk();

private:
    void send_due(const Partner& partner);
    void send_once(const Partner& partner, const Forward& forward);
    void send(const Partner& partner, const Forward& forward);
    // Whether somebody may have posted it and nobody knows what came of that.
    [[nodiscard]] bool is_unsure(const Forward& forward) const;
    // Whether it is nothing for this partner any more.
    [[nodiscard]] bool is_over(const Forward& forward);
    void ask_for_number(const Partner& partner, const Forward& forward);

    // Whether it was found there; nothing when nobody could say.
    [[nodiscard]] std::optional<bool> find_there(const Partner& partner, const Forward& forward);

    void hear(const Partner& partner);
    void hear_updates(const Partner& partner, const std::map<std::string, cases::CaseId>& known);
    void compare(const Partner& partner);
    [[nodiscard]] bool is_well(const Partner& partner);
    // Nothing when nobody could say.
    [[nodiscard]] std::optional<bool> is_gone(const Partner& partner, const Forward& forward);

    [[nodiscard]] std::optional<std::vector<Thing>> get(const Partner& partner,
                                                        const std::string& noun,
                                                        const Asks& asks);
    [[nodiscard]] Call post_of(const Partner& partner, const Forward& forward);
    [[nodiscard]] std::vector<Forward> all(const Partner& partner, ForwardState state);
    // False when it could not be.
    bool record(const std::function<void(journal::Turn&)>& note);

    store::Readers& readers_;
    journal::Writer& writer_;
    Talk talk_;
    std::string street_;
    calendar::Moment began_;
    std::set<std::int64_t> unsure_; // Cases that were posted without that being recorded.
    // By category: when we asked for news, when updates were read, when a comparison was tried.
    std::map<std::string, calendar::Moment> asked_at_;
    std::map<std::string, calendar::Moment> heard_at_;
    std::map<std::string, calendar::Moment> compared_at_;
};

} // namespace open311
