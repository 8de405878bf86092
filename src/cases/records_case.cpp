#include "cases/records_case.hpp"

#include <nlohmann/json.hpp>

#include "cases/figures.hpp"
#include "journal/codec.hpp"
#include "text/names.hpp"

namespace cases {
namespace {

constexpr const char* insert_case = R"sql(
    INSERT INTO cases (
        id, voice, voice_entry, asks, place, compound, committee, rule, rules_version,
        public_already, received, level, whole_due, step_started, next_rung, next_rung_at,
        supervise_at, is_supervised, contacted_at, submitted_at, submitter, answer_entry,
        is_answer_public, round, unreached, no_action_by, outcome, redaction_entry, followers,
        last_act, last_entry, last_at, seldom, answered_at, figures, stands_still, wakes_at,
        stage, handler, owner, step_due, decider, is_suspended, category, first_handler,
        calendar_version, is_whole_provisional, is_step_provisional, ended_at)
    VALUES (
        :id, :voice, :voice_entry, :asks, :place, :compound, :committee, :rule, :rules_version,
        :public_already, :received, :level, :whole_due, :step_started, :next_rung,
        :next_rung_at, :supervise_at, :is_supervised, :contacted_at, :submitted_at, :submitter,
        :answer_entry, :is_answer_public, :round, :unreached, :no_action_by, :outcome,
        :redaction_entry, :followers, :last_act, :last_entry, :last_at, :seldom, :answered_at,
        :figures, :stands_still, :wakes_at, :stage, :handler, :owner, :step_due, :decider,
        :is_suspended, :category, :first_handler, :calendar_version, :is_whole_provisional,
        :is_step_provisional, :ended_at)
)sql";

// An update writes every index anew that has a column which it names, another value or not: twelve
// of them for most acts. So it names no more columns than must be.
#define SET_COURSE                                                                                 \
    "UPDATE cases SET level = :level, whole_due = :whole_due, step_started = :step_started,"       \
    " next_rung = :next_rung, next_rung_at = :next_rung_at, supervise_at = :supervise_at,"         \
    " is_supervised = :is_supervised, contacted_at = :contacted_at, submitted_at = :submitted_at," \
    " submitter = :submitter, answer_entry = :answer_entry,"                                       \
    " is_answer_public = :is_answer_public, round = :round, unreached = :unreached,"               \
    " no_action_by = :no_action_by, outcome = :outcome, redaction_entry = :redaction_entry,"       \
    " followers = :followers, last_act = :last_act, last_entry = :last_entry,"                     \
    " last_at = :last_at, seldom = :seldom, answered_at = :answered_at, figures = :figures,"       \
    " stands_still = :stands_still, wakes_at = :wakes_at"
#define SET_STANDING                                                              \
    ", stage = :stage, handler = :handler, owner = :owner, step_due = :step_due," \
    " decider = :decider, is_suspended = :is_suspended"
#define SET_BELONGING                                                                      \
    ", category = :category, first_handler = :first_handler,"                              \
    " calendar_version = :calendar_version, is_whole_provisional = :is_whole_provisional," \
    " is_step_provisional = :is_step_provisional, ended_at = :ended_at"
#define OF_ONE " WHERE id = :id"
constexpr const char* update_course = SET_COURSE OF_ONE;
constexpr const char* update_standing = SET_COURSE SET_STANDING OF_ONE;
constexpr const char* update_belonging = SET_COURSE SET_STANDING SET_BELONGING OF_ONE;
#undef SET_COURSE
#undef SET_STANDING
#undef SET_BELONGING
#undef OF_ONE

std::int64_t number(bool truth) {
    return truth ? 1 : 0;
}

std::optional<std::string_view> name_if_any(const std::optional<Outcome>& outcome) {
    return outcome ? std::optional(text::name_of(*outcome)) : std::nullopt;
}

// The part of a case that stands in the column `seldom`.
struct Seldom {
    const Case& of;

    template <class Fields>
    static void fields(const Seldom& self, Fields& field) {
        Case::seldom(self.of, field);
    }
};

std::string written_seldom(const Case& current) {
    static const journal::Dice none = []() -> journal::Salt {
        throw base::BrokenPromise("what seldom befalls a case holds nobody's words");
    };
    return journal::Encoder(none).encode(Seldom{current});
}

bool stands_still(const Case& current) {
    return current.is_step_stopped() || (current.suspension && !current.suspension->is_review_due);
}

// On whose desk something waits to be decided: more time, or a plan to be signed.
UnitId decider(const Case& current) {
    if (current.has_waiting_extension()) {
        return current.extensions->waiting->decider;
    }
    const bool waits_for_a_signature = current.plan && !current.plan->is_signed;
    return waits_for_a_signature ? current.plan->signer.value_or(UnitId{}) : UnitId{};
}

// What a case is born with and keeps.
auto birth(const Case& current) {
    return std::make_tuple(current.id,
                           current.voice,
                           current.voice_entry,
                           text::name_of(current.asks),
                           current.place,
                           current.compound,
                           current.committee,
                           std::string_view(current.rule),
                           current.rules_version,
                           number(current.public_already),
                           calendar::to_milliseconds(current.received));
}

// What changes as a case goes on, and stands in no index but that of the timer.
auto course(const Case& current) {
    return std::make_tuple(text::name_of(current.level),
                           calendar::to_milliseconds(current.whole_due),
                           calendar::to_milliseconds(current.step.started),
                           text::name_of(current.step.next),
                           calendar::to_milliseconds(current.step.next_at),
                           calendar::to_milliseconds(current.supervise_at),
                           number(current.is_supervised),
                           calendar::to_milliseconds(current.contacted_at),
                           calendar::to_milliseconds(current.submitted_at),
                           current.submitter,
                           current.answer_entry,
                           number(current.is_answer_public),
                           current.round,
                           current.unreached,
                           current.no_action_by,
                           name_if_any(current.outcome),
                           current.redaction_entry,
                           current.followers,
                           current.last_act,
                           current.last_entry,
                           calendar::to_milliseconds(current.last_at),
                           written_seldom(current),
                           calendar::to_milliseconds(current.answered_at),
                           figures_of(current).bits(),
                           number(stands_still(current)),
                           calendar::to_milliseconds(wakes_at(current)));
}

// On whose desk a case lies, and until when: what the lists of open cases go by.
auto standing(const Case& current) {
    return std::make_tuple(text::name_of(current.stage),
                           current.handler,
                           current.owner,
                           calendar::to_milliseconds(current.step.due),
                           decider(current),
                           number(current.suspension.has_value()));
}

// Where a case is counted, and whether it is open: seldom another.
auto belonging(const Case& current) {
    return std::make_tuple(std::string_view(current.category),
                           current.first_handler,
                           current.calendar_version,
                           number(current.is_whole_provisional),
                           number(current.step.is_provisional),
                           calendar::to_milliseconds(current.ended_at));
}

template <class Values>
void run(store::Connection& writer, store::Sql sql, const Values& values) {
    std::apply([&](const auto&... each) { writer.run(sql, each...); }, values);
}

void read_seldom(Case& current, const std::string& json) {
    if (json != "{}") {
        const auto parsed = nlohmann::json::parse(json);
        journal::Decoder decoder(parsed);
        Case::seldom(current, decoder);
    }
}

void read_birth(Case& current, CaseRow& row) {
    current.id.value = std::get<0>(row);
    current.voice.value = std::get<1>(row);
    current.voice_entry = std::get<2>(row);
    current.asks = text::known<voices::Kind>(std::get<3>(row));
    current.category = std::move(std::get<4>(row));
    current.place.value = std::get<5>(row);
    current.compound.value = std::get<6>(row);
    current.committee.value = std::get<7>(row);
    current.rule = std::move(std::get<8>(row));
    current.rules_version = std::get<9>(row);
    current.calendar_version = std::get<10>(row);
    current.public_already = std::get<11>(row) != 0;
    current.received = calendar::from_milliseconds(std::get<12>(row));
}

void read_course(Case& current, CaseRow& row) {
    current.stage = text::known<Stage>(std::get<13>(row));
    current.handler.value = std::get<14>(row);
    current.first_handler.value = std::get<15>(row);
    current.owner.value = std::get<16>(row);
    current.level = text::known<Level>(std::get<17>(row));
    current.whole_due = calendar::from_milliseconds(std::get<18>(row));
    current.is_whole_provisional = std::get<19>(row) != 0;
    current.step.started = calendar::from_milliseconds(std::get<20>(row));
    current.step.due = calendar::from_milliseconds(std::get<21>(row));
    current.step.is_provisional = std::get<22>(row) != 0;
    current.step.next = text::known<Rung>(std::get<23>(row));
    current.step.next_at = calendar::from_milliseconds(std::get<24>(row));
    current.supervise_at = calendar::from_milliseconds(std::get<25>(row));
    current.is_supervised = std::get<26>(row) != 0;
    current.contacted_at = calendar::from_milliseconds(std::get<27>(row));
    current.submitted_at = calendar::from_milliseconds(std::get<28>(row));
    current.submitter.value = std::get<29>(row);
    current.answer_entry = std::get<30>(row);
    current.is_answer_public = std::get<31>(row) != 0;
    current.round = static_cast<int>(std::get<32>(row));
    current.unreached = static_cast<int>(std::get<33>(row));
    current.no_action_by.value = std::get<34>(row);
    current.outcome = text::known<Outcome>(std::get<35>(row));
    current.redaction_entry = std::get<36>(row);
    current.ended_at = calendar::from_milliseconds(std::get<37>(row));
    current.followers = static_cast<int>(std::get<38>(row));
    current.last_act = std::get<39>(row);
    current.last_entry = std::get<40>(row);
    current.last_at = calendar::from_milliseconds(std::get<41>(row));
    read_seldom(current, std::get<42>(row));
    current.answered_at = calendar::from_milliseconds(std::get<43>(row));
}

} // namespace

Case case_from(CaseRow row) {
    Case current;
    read_birth(current, row);
    read_course(current, row);
    return current;
}

void insert(store::Connection& writer, const Case& current) {
    run(writer,
        insert_case,
        std::tuple_cat(birth(current), course(current), standing(current), belonging(current)));
}

void update(store::Connection& writer, const Case& before, const Case& current) {
    const std::tuple one(current.id);
    if (belonging(before) != belonging(current)) {
        run(writer,
            update_belonging,
            std::tuple_cat(course(current), standing(current), belonging(current), one));
    } else if (standing(before) != standing(current)) {
        run(writer, update_standing, std::tuple_cat(course(current), standing(current), one));
    } else {
        run(writer, update_course, std::tuple_cat(course(current), one));
    }
}

} // namespace cases
