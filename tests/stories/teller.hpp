// Tells a story in a town, line by line; what is not as the story says fails the test at its line.

#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "tests/stories/story.hpp"
#include "tests/stories/town.hpp"

namespace stories {

// An act that was taken, and the stage at which its case stood.
struct Walked {
    std::string noun;
    cases::Stage from = cases::Stage::Assigned;

    friend auto operator<=>(const Walked&, const Walked&) = default;
};

using Way = std::function<std::unique_ptr<Town>(calendar::Moment begins)>;

class Teller {
public:
    explicit Teller(Way way) : way_(std::move(way)) {}

    void tell(const Story& story);

    // By whatever was told until now.
    [[nodiscard]] const std::set<Walked>& walked() const { return walked_; }
    [[nodiscard]] const std::set<cases::Stage>& reached() const { return reached_; }

private:
    // How one word or phrase at the beginning of a line is told.
    struct Telling {
        std::string_view english;
        std::string_view chinese;
        void (Teller::*tell)(Words&);
    };
    [[nodiscard]] static const std::vector<Telling>& tellings();
    void tell_line(Words words);

    // Time, people and matters.
    void pass_time(Words& words);
    void become(Words& words);
    void turn_to_case(Words& words);
    void raise(Words& words);
    void join(Words& words);
    void leave_seats_empty(Words& words);
    void bring_calendar(Words& words);
    void close_office(Words& words);
    void receive_order(Words& words);
    void answer_hotline(Words& words);
    void let_time_pass(Words& words);
    void expect_refusal(Words& words);
    void see_sentence(Words& words);

    // Acts.
    void accept(Words& words);
    void contact(Words& words);
    void work(Words& words);
    void submit(Words& words);
    void check(Words& words);
    void send_back(Words& words);
    void call_back(Words& words);
    void rate(Words& words);
    void close_unresolved(Words& words);
    void propose_no_action(Words& words);
    void confirm_no_action(Words& words);
    void refuse_no_action(Words& words);
    void withdraw(Words& words);
    void assign(Words& words);
    void override_deadline(Words& words);
    void override_category(Words& words);
    void override_owner(Words& words);
    void redact(Words& words);
    void give_back(Words& words);
    void accept_return(Words& words);
    void refuse_return(Words& words);
    void ask_extension(Words& words);
    void grant_extension(Words& words);
    void refuse_extension(Words& words);
    void suspend(Words& words);
    void resume(Words& words);
    void await_resident(Words& words);
    void end_waiting(Words& words);
    void add_words(Words& words);
    void propose_plan(Words& words);
    void sign_plan(Words& words);
    void refuse_plan(Words& words);
    void undo(Words& words);
    void show_photo(Words& words);
    void cover_photo(Words& words);

    // What several units do together.
    void ask_part(Words& words);
    void answer_part(Words& words);
    void give_part_up(Words& words);
    void offer_handover(Words& words);
    void accept_handover(Words& words);
    void end_handover(Words& words);
    void merge(Words& words);
    void split(Words& words);
    void intervene(Words& words);
    void ask_department(Words& words);
    void hold_visit(Words& words);
    void end_intervention(Words& words);
    void ask_question(Words& words);

    // What is seen.
    void see(Words& words);
    void see_case(Words& words);
    void see_journal(Words& words);
    void see_address(Words& words);
    void see_answer(Words& words);
    void see_balance(Words& words);
    void see_page(const std::string& who, Words& words);

    void act(const std::string& noun, const Form& form);
    void take(const Answered& answered);
    void raise(Report report);
    [[nodiscard]] Form with_unit(Words& words);
    [[nodiscard]] static Form reason(Words& words);
    [[nodiscard]] static Form outcome(Words& words);
    void fail(const std::string& what) const;

    Way way_;
    std::unique_ptr<Town> town_;
    std::string file_;
    int line_ = 0;
    std::string login_;   // Staff; empty: the resident.
    std::string place_;   // Of the resident.
    std::string api_key_; // Of the program that reports for the resident; empty: the browser.
    cases::CaseId current_;
    std::map<std::int64_t, std::string> codes_; // The reporter's, by case.
    bool expects_refusal_ = false;
    std::string refused_; // The last refusal's sentence.
    std::set<Walked> walked_;
    std::set<cases::Stage> reached_;
};

// The unit's number by its name, or by what everybody calls it ("the property company").
[[nodiscard]] alliance::UnitId unit_named(store::Connection& connection, std::string name);

// Checks one clause of what a case is ("owned by …", "answer due 2026-11-27"): empty when it is so,
// else what it is instead.
[[nodiscard]] std::string mismatch(store::Connection& connection,
                                   const cases::Case& current,
                                   Words clause);

} // namespace stories
