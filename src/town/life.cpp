#include "town/life.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include <fmt/format.h>

#include "office/office.hpp"
#include "town/deeds.hpp"

namespace town {
namespace {

using calendar::OfficeDay;
using cases::Act;
using cases::CaseId;
using cases::Stage;

constexpr int joins_per_mille = 60;
constexpr int days_between_vacancies = 30;
constexpr int days_vacant = 20;
constexpr int refusals_a_case_max = 20;
constexpr std::chrono::hours until_tried_again{24};

// What troubles the first compound, one report after the other through the morning, and the stage
// at which nobody goes on: somebody is to do it in the demo.
constexpr std::array<std::array<Trouble, 6>, 2> troubles_by_day = {
    {{{{"lift", Stage::Assigned},
       {"neighbour_dispute", Stage::Assigned},
       {"owners_committee", Stage::Assigned},
       {"parking", Stage::Submitted},
       {"elder_care", Stage::Checked},
       {"illegal_building", Stage::Contacted}}},
     {{{"door_entry", Stage::Accepted},
       {"affairs", Stage::Accepted},
       {"maintenance_fund", Stage::Assigned},
       {"house_repair", Stage::Checked},
       {"noise", Stage::Submitted},
       {"property_service", Stage::InWork}}}}};
constexpr std::size_t troubled_compound = 0;
constexpr calendar::WallClock first_trouble{8 * 60 + 40};
constexpr std::chrono::minutes between_troubles{25};

OfficeDay last_day(const LifeSpan& span) {
    return calendar::office_day(span.ends);
}

Days days_of(const LifeSpan& span, const calendar::WorkingDays& days) {
    return spread_over_days(span.cases, span.reports_a_day, last_day(span), days);
}

} // namespace

Moment begins(const LifeSpan& span, const calendar::WorkingDays& days) {
    return calendar::moment_at(days_of(span, days).first, {});
}

Life::Life(Ground& ground, Street& street, const LifeSpan& span)
    : ground_(ground),
      street_(street),
      span_(span),
      days_(office::working_days(ground.store())),
      performers_(street),
      dice_(span.seed) {
    for (std::size_t at = 0; at < street_.compounds.size(); ++at) {
        compounds_by_weight_.insert(
            compounds_by_weight_.end(), static_cast<std::size_t>(street_.compounds[at].weight), at);
    }
}

void Life::live(const Until& after_day, const Until& meanwhile) {
    const Days days = days_of(span_, days_);
    OfficeDay day = days.first;
    for (const int reports : days.reports) {
        live_day(day, reports);
        day += std::chrono::days(1);
        const Moment midnight = std::min(calendar::moment_at(day, {}), span_.ends);
        live_until(midnight, meanwhile);
        after_day(midnight);
    }
    ground_.finish();
}

Tally Life::tally() const {
    Tally tally = tally_;
    tally.open = static_cast<std::int64_t>(open_.size());
    return tally;
}

// On the last day everybody speaks up before it ends.
void Life::live_day(OfficeDay day, int reports) {
    const Moment morning = calendar::moment_at(day, {});
    for (int spoken = 0; spoken < reports; ++spoken) {
        Moment at = time_of_report(day, dice_);
        if (at >= span_.ends) {
            const auto past = std::max<std::int64_t>((span_.ends - morning).count(), 1);
            at = morning +
                 std::chrono::milliseconds(static_cast<std::int64_t>(dice_.next() >> 1U) % past);
        }
        plan(at, CaseId{}, {});
    }
    change_seats(morning);
    stir_up_trouble(day);
}

void Life::stir_up_trouble(OfficeDay day) {
    Moment at = calendar::moment_at(day, first_trouble);
    if (!span_.trouble_from || at < *span_.trouble_from || !days_.is_working_day(day)) {
        return;
    }
    for (const auto& trouble : troubles_by_day[next_troubles_++ % troubles_by_day.size()]) {
        if (at < span_.ends) {
            plans_.push({at, ++planned_, CaseId{}, {}, trouble});
        }
        at += between_troubles;
    }
}

void Life::live_until(Moment moment, const Until& meanwhile) {
    while (!plans_.empty() && plans_.top().at <= moment) {
        const Plan next = plans_.top();
        plans_.pop();
        meanwhile(next.at);
        carry_out(next);
    }
    meanwhile(moment);
    ground_.fire_until(moment);
}

void Life::carry_out(const Plan& plan) {
    now_ = plan.at;
    if (plan.id.value == 0) {
        if (plan.trouble) {
            report_trouble(*plan.trouble, plan.at);
        } else {
            speak_up(plan.at);
        }
        return;
    }
    auto& open = open_.at(plan.id);
    if (!act(plan, open)) {
        base::ensure(++open.refusals < refusals_a_case_max, "a made-up case comes to its end");
        now_ = plan.at + until_tried_again;
        plan_next(plan.id, std::nullopt, Known::Before);
        return;
    }
    if (plan.next.act) {
        ++tally_.taken[*plan.next.act];
    }
    if (plan.next.act == Act::Split) {
        take_in_the_split_off(open);
    }
    plan_next(plan.id, plan.next.act, Known::Before);
}

// Cases are numbered one after the other: the newest is the one that was just born.
void Life::take_in_the_split_off(const Open& from) {
    const auto voice = from.voice;
    const auto compound = from.compound;
    ++newest_.value;
    take_in_newest(voice, compound);
    ++tally_.split_off;
}

void Life::take_in_newest(voices::VoiceId voice, std::size_t compound) {
    const auto born = cases::find(ground_.store(), newest_);
    base::ensure(born.has_value(), "what came is a case");
    open_[newest_] = {voice, compound, born->category, {}, 0, 0, {}};
    plan_next(newest_, std::nullopt, Known::Before);
}

void Life::take_in_what_came() {
    while (const auto came = cases::find(ground_.store(), CaseId{newest_.value + 1})) {
        const auto where = std::ranges::find(street_.compounds, came->compound, &Compound::id);
        const auto compound = where == street_.compounds.end()
                                  ? std::ptrdiff_t{0}
                                  : std::distance(street_.compounds.begin(), where);
        now_ = came->last_at;
        newest_ = came->id;
        ++tally_.cases;
        take_in_newest(came->voice, static_cast<std::size_t>(compound));
    }
}

voices::RaiseVoice Life::make_report(std::size_t compound, std::string_view category) {
    const Compound& where = street_.compounds[compound];
    const Door& door = dice_.pick(where.doors);
    const Said said = say_report(dice_, door.name, category);
    voices::RaiseVoice report;
    report.words = said.words;
    report.category = said.category;
    report.answers = answer_questions(said.category, door.name);
    const int throws = dice_.below(100);
    report.place = throws < 60   ? dice_.pick(door.dwellings)
                   : throws < 80 ? door.id
                   : throws < 98 ? where.id
                                 : places::PlaceId{};
    report.source = throws % 10 == 0   ? voices::Source::Phone
                    : throws % 10 == 5 ? voices::Source::Visit
                                       : voices::Source::Web;
    if (dice_.per_mille(600)) {
        report.contact_name = person_name(dice_);
        report.contact_phone = fmt::format("1390000{:04}", dice_.below(10'000));
    }
    return report;
}

void Life::speak_up(Moment at) {
    const std::size_t compound = dice_.pick(compounds_by_weight_);
    const auto report = make_report(compound, {});
    if (dice_.per_mille(joins_per_mille) && join(report, compound, at)) {
        speak_up(at);
        return;
    }
    plan_next(open_case(report, compound, at), std::nullopt, Known::JustOpened);
}

void Life::report_trouble(const Trouble& trouble, Moment at) {
    const auto id =
        open_case(make_report(troubled_compound, trouble.category), troubled_compound, at);
    open_.at(id).stays_at = trouble.stays_at;
    plan_next(id, std::nullopt, Known::Before);
}

CaseId Life::open_case(const voices::RaiseVoice& report, std::size_t compound, Moment at) {
    const auto raised = ground_.must(
        journal::resident(), at, [&](journal::Turn& turn) { return voices::raise(turn, report); });
    const auto id = cases::case_of(ground_.store(), raised.voice);
    base::ensure(id.has_value(), "every voice opens a case");
    Open& open = open_[*id] = {raised.voice, compound, report.category, {}, 0, 0, {}};
    const auto before = latest_.find({compound, report.category});
    if (before != latest_.end()) {
        open.same = before->second;
    }
    latest_[{compound, report.category}] = *id;
    newest_ = *id;
    ++tally_.cases;
    show_the_concern(open, at);
    return *id;
}

// Joins the latest case about the same in the same compound, when it is still open.
bool Life::join(const voices::RaiseVoice& asked, std::size_t compound, Moment at) {
    const auto found = latest_.find({compound, asked.category});
    if (found == latest_.end() || !open_.contains(found->second)) {
        return false;
    }
    const auto current = cases::find(ground_.store(), found->second);
    if (!current || cases::is_end(current->stage)) {
        return false;
    }
    ground_.must(journal::resident(), at, [&](journal::Turn& turn) {
        return cases::raise_and_join(turn, asked, found->second);
    });
    ++tally_.joined;
    return true;
}

// Who does it: whoever owes a part answers it.
std::optional<alliance::ActingSeat> Life::seat_for(const Plan& plan, const Open& open) {
    const Staff* staff = nullptr;
    if (plan.next.act == Act::Undo) {
        return performers_.last(plan.id);
    }
    if (plan.next.act == Act::AnswerPart) {
        const auto owed = cases::owed_parts(ground_.store(), plan.id);
        const auto asked = std::ranges::find(owed, plan.next.part, &cases::Owed::part);
        staff = asked == owed.end() ? nullptr : performers_.acting_for(open.current, asked->unit);
    } else if (plan.next.act == Act::AskQuestion) {
        const auto committee = cases::committee_watching(ground_.store(), open.current.category);
        staff = committee ? street_.somebody(*committee, alliance::Power::Supervise) : nullptr;
    } else {
        staff = performers_.performer(open.current, *plan.next.act);
    }
    return staff == nullptr ? std::nullopt : std::optional(staff->acting);
}

bool Life::act(const Plan& plan, Open& open) {
    Dice dice(span_.seed, plan.id.value, 2 * open.decisions + 1);
    if (!plan.next.act) {
        return ground_
            .ask(journal::resident(),
                 plan.at,
                 [&](journal::Turn& turn) {
                     return voices::add_words(
                         turn, open.voice, std::string(say_line(dice, Line::Added)));
                 })
            .has_value();
    }
    auto asked = put_into_words({open.current, plan.next, open.category, street_}, dice, plan.at);
    if (is_resident_s(*plan.next.act)) {
        return ground_
            .ask(journal::resident(),
                 plan.at,
                 [&](journal::Turn& turn) { return cases::act_as_reporter(turn, asked); })
            .has_value();
    }
    const auto seat = seat_for(plan, open);
    if (!seat) {
        return false;
    }
    performers_.note(plan.id, *seat);
    if (plan.next.act == Act::Submit) {
        show_the_work(open, *seat, plan.at);
    }
    return ground_
        .ask(seat->actor(),
             plan.at,
             [&](journal::Turn& turn) { return cases::act(turn, *seat, asked); })
        .has_value();
}

void Life::plan_next(CaseId id, std::optional<Act> last, Known known) {
    auto current = cases::find(ground_.store(), id);
    base::ensure(current.has_value(), "an open case is there");
    Open& open = open_.at(id);
    open.current = std::move(*current);
    if (open.stays_at == open.current.stage) {
        return;
    }
    Dice dice(span_.seed, id.value, 2 * open.decisions);
    ++open.decisions;
    const auto character = character_of(span_.seed, open.current.handler);
    const auto owed = cases::owed_parts(ground_.store(), id);
    const auto next = decide_next({open.current,
                                   character,
                                   last,
                                   known == Known::JustOpened,
                                   open.same,
                                   owed.empty() ? std::nullopt : std::optional(owed.front()),
                                   photo_in_sight(open)},
                                  dice,
                                  now_,
                                  days_);
    if (next) {
        plan(next->at, id, *next);
        return;
    }
    const auto latest = latest_.find({open.compound, open.category});
    if (latest != latest_.end() && latest->second == id) {
        latest_.erase(latest);
    }
    performers_.forget(id);
    open_.erase(id);
}

void Life::plan(Moment at, CaseId id, const Next& next) {
    plans_.push({at, ++planned_, id, next});
}

// Now and then somebody leaves; weeks later somebody else takes the seat.
void Life::change_seats(Moment at) {
    const auto day = calendar::office_day(at).time_since_epoch().count();
    if (day % days_between_vacancies == 0) {
        leave_a_seat(at);
    }
    if (day % days_between_vacancies == days_vacant) {
        for (const auto& [unit, number] : vacated_) {
            Staff& staff = street_.staff.at(unit)[number];
            staff = seat_somebody(ground_, street_, {staff, {}}, {at, dice_});
        }
        vacated_.clear();
    }
}

// Nobody leaves the duty desk, and nobody of a residents' committee: theirs is the last resort.
// The alliance's bodies have terms of their own.
void Life::leave_a_seat(Moment at) {
    const auto chosen =
        static_cast<std::ptrdiff_t>(dice_.below(static_cast<int>(street_.staff.size())));
    auto& [unit, staff] = *std::next(street_.staff.begin(), chosen);
    const auto kind = street_.kinds.at(unit);
    if (staff.empty() || staff.front().is_away || staff.front().stays ||
        kind == alliance::UnitKind::DutyDesk || kind == alliance::UnitKind::ResidentsCommittee ||
        alliance::is_body(kind)) {
        return;
    }
    auto& leaver = staff.front();
    ground_.must(journal::operator_at_the_machine(), at, [&](journal::Turn& turn) {
        return alliance::vacate(turn, leaver.acting.seat, "工作调动");
    });
    leaver.is_away = true;
    vacated_.emplace_back(unit, 0);
}

} // namespace town
