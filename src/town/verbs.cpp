#include "town/verbs.hpp"

#include <memory>
#include <ostream>

#include "cli/premises.hpp"
#include "journal/marks.hpp"
#include "office/office.hpp"
#include "town/alliance_life.hpp"
#include "town/alliance_year.hpp"
#include "town/hotline.hpp"
#include "town/life.hpp"

namespace town {
namespace {

using base::refuse;
using base::Result;
using base::Why;
using nlohmann::json;

constexpr std::int64_t cases_max = 10'000'000;
constexpr int reports_a_day_simulated = 260;
constexpr int reports_a_day_of_demo = 12;
constexpr std::int64_t demo_cases = 1'200; // Four months at that.
constexpr calendar::WallClock before_office{8 * 60};
constexpr std::chrono::hours a_morning{9}; // What a day begins with is done by then.
constexpr std::chrono::days to_build{1};   // The street is there a day before its first report.

enum class Made { Simulation, Demo };

struct Wish {
    Made made = Made::Simulation;
    LifeSpan span;
    std::chrono::milliseconds ahead{0}; // How far the street's clock is moved on in the end.
};

struct Lived {
    Tally tally;
    std::int64_t entries = 0;
    std::string root;
};

void offer_demo(Ground& ground, Moment at) {
    for (const auto& login : demo_logins()) {
        ground.must(journal::operator_at_the_machine(), at, [&](journal::Turn& turn) {
            return alliance::offer_demo_login(turn, login);
        });
    }
}

struct Town {
    Ground& ground;
    Street& street;
    Dice& dice;
    const LifeSpan& span;
    cli::Console& console;
};

// Its alliance does what was written down for it, and the hotline sends its orders.
Tally live_as_demo(const Town& town, const std::vector<UnitPlan>& newcomers, Moment built) {
    offer_demo(town.ground, built);
    town.ground.must(journal::operator_at_the_machine(), built, cases::write_default_templates);
    AllianceLife alliance_life(town.ground, town.street, town.span.ends, town.dice);
    alliance_life.plan_joining(newcomers);
    alliance_life.plan_activities();
    alliance_life.plan_calls();
    alliance_life.plan_consultations();
    alliance_life.plan_closed_days();
    Hotline hotline(town.ground, town.street, town.span.ends, town.dice);
    Life life(town.ground, town.street, town.span);
    life.live([&](Moment midnight) {
        town.console.progress("town.living", life.tally().cases, town.span.cases);
        alliance_life.live_until(std::min(midnight + a_morning, town.span.ends));
        hotline.live_morning(calendar::office_day(midnight));
        life.take_in_what_came();
    });
    return life.tally();
}

// Its alliance goes by dice, as its residents do.
Tally live_as_simulation(const Town& town, Moment first) {
    AllianceYear alliance_year(town.ground, town.street, town.span.seed, first);
    Life life(town.ground, town.street, town.span);
    const auto after_day = [&](Moment) {
        town.console.progress("town.living", life.tally().cases, town.span.cases);
    };
    life.live(after_day, [&](Moment until) { alliance_year.live_until(until); });
    return life.tally();
}

Result<Lived> live(const cli::Installation& house,
                   cli::Console& console,
                   cli::Neighbourhood& neighbourhood,
                   const Wish& wish) {
    const Moment first = begins(wish.span, calendar::WorkingDays(calendar::built_in_years()));
    if (!calendar::WorkingDays(calendar::built_in_years())
             .knows(std::chrono::year_month_day(calendar::office_day(first)).year())) {
        return refuse(Why::Invalid,
                      "town.until_too_early",
                      {{"year", calendar::built_in_years().front().year}},
                      "cases");
    }
    const Moment built = first - to_build;
    cli::Ownership how;
    how.subdistrict = subdistrict;
    how.clock = [built] { return built; };
    how.dice = salts(wish.span.seed);
    how.durability = store::Durability::AtCheckpoints; // A power cut? The seed makes it anew.
    const auto premises = neighbourhood.own(how);
    if (!premises) {
        return base::refusal_of(premises);
    }
    Ground ground((*premises)->journal(), house.timers, house.feeds);
    Dice dice(wish.span.seed);
    if (wish.made == Made::Demo) {
        ground.must(journal::operator_at_the_machine(), built, [](journal::Turn& turn) {
            alliance::mark_demo(turn);
            return Result<bool>(true);
        });
    }
    StreetPlan plan = plan_street(whole_street(), wish.span.seed);
    const auto newcomers = wish.made == Made::Demo ? take_newcomers(plan) : std::vector<UnitPlan>();
    Street street = build_street(ground, plan, built, dice);
    const Town town{ground, street, dice, wish.span, console};
    const Tally tally = wish.made == Made::Demo ? live_as_demo(town, newcomers, built)
                                                : live_as_simulation(town, first);
    auto& writer = (*premises)->writer();
    writer.begin_write();
    journal::set_mark(writer, journal::clock_ahead_mark, std::to_string(wish.ahead.count()));
    writer.commit();
    return Lived{tally, ground.journal().size(), journal::to_hex(ground.journal().root())};
}

Result<bool> check_folder(const cli::Neighbourhood& neighbourhood) {
    const auto& address = neighbourhood.address();
    if (store::has_store(address)) {
        return refuse(Why::AlreadyDone, "town.store_is_there", {{"folder", store::shown(address)}});
    }
    return true;
}

struct SimulateOptions {
    std::int64_t cases = 20'000;
    std::uint64_t seed = 1;
    std::string until; // A day; empty: today.
};

// Until the morning of that day, before the office opens.
Result<Moment> end_of(const SimulateOptions& options, Moment now) {
    calendar::OfficeDay day = calendar::office_day(now);
    if (!options.until.empty()) {
        const auto asked = calendar::parse_date(options.until);
        if (!asked) {
            return refuse(Why::Invalid, "town.until_unreadable", {}, "until");
        }
        day = *asked;
    }
    return calendar::moment_at(day, before_office);
}

Result<int> simulate(const cli::Installation& house,
                     cli::Console& console,
                     cli::Neighbourhood& neighbourhood,
                     const SimulateOptions& options) {
    if (options.cases < 1 || options.cases > cases_max) {
        return refuse(Why::Invalid, "town.cases_out_of_bounds", {{"most", cases_max}}, "cases");
    }
    const auto ends = end_of(options, neighbourhood.now());
    if (!ends) {
        return base::refusal_of(ends);
    }
    const auto free = check_folder(neighbourhood);
    if (!free) {
        return base::refusal_of(free);
    }
    const auto lived =
        live(house,
             console,
             neighbourhood,
             {Made::Simulation, {options.seed, options.cases, reports_a_day_simulated, *ends, {}}});
    if (!lived) {
        return base::refusal_of(lived);
    }
    if (console.is_json()) {
        console.out << json{{"cases", lived->tally.cases},
                            {"joined", lived->tally.joined},
                            {"open", lived->tally.open},
                            {"entries", lived->entries},
                            {"root", lived->root},
                            {"seed", options.seed}}
                           .dump()
                    << '\n';
    } else {
        console.say("town.simulated",
                    {{"cases", lived->tally.cases},
                     {"entries", lived->entries},
                     {"open", lived->tally.open},
                     {"root", lived->root}});
    }
    return 0;
}

Result<int> demo(const cli::Installation& house,
                 cli::Console& console,
                 cli::Neighbourhood& neighbourhood) {
    const auto free = check_folder(neighbourhood);
    if (!free) {
        return base::refusal_of(free);
    }
    const calendar::WorkingDays days(calendar::built_in_years());
    const Moment opening = opening_of_demo(neighbourhood.now(), days);
    LifeSpan span{demo_seed, demo_cases, reports_a_day_of_demo, opening};
    span.trouble_from = days.working_days_before(opening, working_days_of_trouble);
    const auto lived =
        live(house, console, neighbourhood, {Made::Demo, span, opening - neighbourhood.now()});
    if (!lived) {
        return base::refusal_of(lived);
    }
    if (console.is_json()) {
        console.out << json{{"cases", lived->tally.cases},
                            {"open", lived->tally.open},
                            {"entries", lived->entries}}
                           .dump()
                    << '\n';
    } else {
        console.say("town.demo_is_ready",
                    {{"folder", store::shown(neighbourhood.address())},
                     {"cases", lived->tally.cases},
                     {"entries", lived->entries},
                     {"open", lived->tally.open}});
    }
    return 0;
}

} // namespace

void add_verbs(cli::Installation& house) {
    cli::Verb simulating;
    simulating.name = "simulate";
    simulating.summary = "Let a made-up street live in a new store, the same for the same seed.";
    simulating.touch = cli::Touch::Owns;
    simulating.declare = [&house](cli::CommandLine& line) -> cli::Run {
        const auto options = std::make_shared<SimulateOptions>();
        line.add_option("--cases", options->cases, "How many cases are opened; 20,000 otherwise");
        line.add_option("--seed", options->seed, "What all chance comes from; 1 otherwise");
        line.add_option("--until", options->until, "The last day; today when left out");
        return [&house, options](cli::Console& console, cli::Neighbourhood& neighbourhood) {
            return simulate(house, console, neighbourhood, *options);
        };
    };
    house.verbs.push_back(std::move(simulating));

    cli::Verb making_demo;
    making_demo.name = "demo";
    making_demo.summary = "Make a demo store: a made-up street with four months behind it.";
    making_demo.touch = cli::Touch::Owns;
    making_demo.declare = [&house](cli::CommandLine&) -> cli::Run {
        return [&house](cli::Console& console, cli::Neighbourhood& neighbourhood) {
            return demo(house, console, neighbourhood);
        };
    };
    house.verbs.push_back(std::move(making_demo));
}

} // namespace town
