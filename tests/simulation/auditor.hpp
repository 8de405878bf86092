// The auditor reads the journal as an outsider would, entry by entry, and keeps its own simple idea
// of every case: its stage, its dates, whose eye is on it. It shares no rule with the program, so
// what both agree on is right twice.

#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "calendar/moment.hpp"
#include "cases/cases.hpp"
#include "cases/figures.hpp"
#include "cases/lists.hpp"
#include "journal/read.hpp"
#include "store/connection.hpp"
#include "tests/simulation/auditor_alliance.hpp"
#include "tests/simulation/auditor_joint.hpp"
#include "tests/simulation/plain_calendar.hpp"

namespace simulation {

using calendar::Moment;

// What the auditor believes of a case.
struct Belief {
    std::string stage;
    std::string asks;
    std::string category;
    std::string level;
    Moment whole_due;
    Moment supervise_due;
    Moment step_due;
    std::optional<Moment> climb_due; // When it must have climbed if nothing was done.
    bool is_supervised = false;
    Moment received;
    std::optional<Moment> answered_at; // The first time.
    bool is_answered_late = false;
    std::string word; // The resident's last, as the journal names it.
    int round = 0;
    int unreached = 0;
    std::string submitter; // The actor, as the journal names them.
    std::string proposer;
    std::int64_t handler = 0;
    Moment came;                 // To the handler who has it.
    std::int64_t dispatcher = 0; // The unit that sent it there by hand.
    bool is_contacted = false;
    bool is_contacted_late = false;
    int returns = 0;
    std::string returner; // Empty when no return waits.
    std::string level_before;
    std::int64_t stands_with = 0;
    int extensions = 0;
    Moment extension_until;
    std::string extension_asker;      // Empty when none waits.
    std::optional<Moment> review_due; // Until it was looked at again.
    bool is_suspended = false;
    bool is_awaited = false;
    std::string planner; // Who wrote the plan; empty when none waits.
    bool is_plan_signed = false;
    std::int64_t voice = 0;
    bool is_split_off = false;           // The voice is answered by the case it came from.
    std::vector<std::int64_t> followers; // The voices of others that it answers, too.
    std::set<std::int64_t> left;         // Those of all its voices that were taken back.

    [[nodiscard]] bool is_open() const {
        return stage != "closed" && stage != "closed_unresolved" && stage != "no_action" &&
               stage != "withdrawn" && stage != "merged";
    }
};

class Auditor {
public:
    // Reads on to the end of the journal.
    void read(store::Connection& connection);

    // At midnight: nothing is overdue that has not climbed, and the tables say what the auditor
    // believes of every case that was open since the last time.
    void check(store::Connection& connection, Moment midnight);

    // At the end: what cases came to, counted anew, and how long half of them waited.
    void check_figures(store::Connection& connection, const cases::Days& days);

    // Sentences; empty when all is well.
    [[nodiscard]] const std::vector<std::string>& complaints() const { return complaints_; }
    [[nodiscard]] std::int64_t cases() const { return static_cast<std::int64_t>(cases_.size()); }
    [[nodiscard]] std::int64_t escalations() const { return escalations_; }
    [[nodiscard]] const JointAuditor& together() const { return together_; }
    [[nodiscard]] const AllianceAuditor& alliance() const { return alliance_; }
    [[nodiscard]] std::int64_t answers() const { return answers_; }
    [[nodiscard]] std::int64_t medians() const { return medians_; }
    [[nodiscard]] std::int64_t pairs() const { return static_cast<std::int64_t>(pairs_.size()); }
    [[nodiscard]] std::int64_t heard(const std::string& kind) const {
        const auto found = heard_.find(kind);
        return found == heard_.end() ? 0 : found->second;
    }

private:
    struct Remembered {
        journal::Sequence entry = 0;
        Moment at;
        std::string actor;
        Belief before;
    };
    struct Watched {
        Belief now;
        std::vector<Remembered> past;
    };
    struct Heard {
        const std::string& kind;
        const nlohmann::json& event;
        Moment at;
        std::optional<Moment> due;
        std::string actor;
    };

    void hear(const journal::ReadEntry& entry);
    void hear_opening(const Heard& heard);
    void hear_split_off(const Heard& heard);
    void undo(const Heard& heard);
    void change(Belief& belief, const Heard& heard);
    void hear_work(Belief& belief, const Heard& heard);
    void hear_answer(Belief& belief, const Heard& heard);
    void hear_end(Belief& belief, const Heard& heard);
    void hear_street(Belief& belief, const Heard& heard);
    void hear_together(Belief& belief, const Heard& heard);
    void hear_while_a_return_waits(const Belief& belief, const Heard& heard);
    void hear_return(Belief& belief, const Heard& heard);
    void hear_extension(Belief& belief, const Heard& heard);
    void hear_suspension(Belief& belief, const Heard& heard);
    void hear_plan(Belief& belief, const Heard& heard);
    void hear_waiting(Belief& belief, const Heard& heard);
    void hear_photos(Belief& belief, const Heard& heard);
    void hear_followers(Belief& belief, const Heard& heard);
    void hear_who_may(Belief& belief, const Heard& heard);
    void hear_who_decides(const Belief& belief, const Heard& heard);
    void hear_taken_back(const Remembered& first, const Heard& heard);
    void hear_unit(const nlohmann::json& event);
    void hear_voice(const nlohmann::json& event);
    void hear_photo(const nlohmann::json& event);
    void complain_of_voice(std::int64_t voice, const std::string& sentence);
    static void settle_what_was_asked(Belief& belief, const Heard& heard);
    void hear_ladder(Belief& belief, const Heard& heard);

    void check_waits(store::Connection& connection, const cases::Days& days);
    void begin_step(Belief& belief, const Heard& heard, Moment due);
    void expect(bool holds, const Heard& heard, const std::string& sentence);
    void complain(const std::string& sentence);
    void expect_stage(const Belief& belief,
                      const Heard& heard,
                      std::initializer_list<const char*> stages);
    [[nodiscard]] Moment answer_due(const Belief& belief, Moment at) const;
    [[nodiscard]] Moment short_due(const Belief& belief, Moment at) const;

    PlainCalendar calendar_;
    JointAuditor together_;
    AllianceAuditor alliance_;
    journal::Sequence read_ = 0;
    std::map<std::int64_t, Watched> cases_;
    std::vector<std::int64_t> touched_;
    std::int64_t escalations_ = 0;
    std::map<std::string, std::int64_t> heard_; // How often each kind.

    // A unit, as it was added.
    struct Office {
        int height = 0; // 2 is the street.
        std::string name;
    };
    [[nodiscard]] const Office& office_in(const nlohmann::json& event, const char* name) const;
    std::map<std::int64_t, Office> units_;

    struct Shown {
        std::int64_t voice = 0;
        bool is_before = true;
    };
    std::map<std::int64_t, Shown> photos_;
    std::set<std::int64_t> pairs_; // Voices with photos of one spot, before and after.
    std::int64_t answers_ = 0;
    std::int64_t medians_ = 0; // So many lines of an overview had one.
    std::vector<std::string> complaints_;
};

} // namespace simulation
