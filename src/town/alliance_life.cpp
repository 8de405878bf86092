#include "town/alliance_life.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "office/office.hpp"

namespace town {
namespace {

using alliance::Power;
using alliance::UnitKind;

constexpr calendar::WallClock of_the_morning{8 * 60 + 40};
constexpr std::size_t newcomers = 3;

} // namespace

std::vector<UnitPlan> take_newcomers(StreetPlan& plan) {
    std::vector<UnitPlan> taken;
    while (taken.size() < newcomers && plan.units.back().kind == UnitKind::Member) {
        taken.push_back(std::move(plan.units.back()));
        plan.units.pop_back();
    }
    return taken;
}

AllianceLife::AllianceLife(Ground& ground, Street& street, Moment ends, Dice& dice)
    : ground_(ground), street_(street), ends_(ends), dice_(dice) {}

void AllianceLife::live_until(Moment moment) {
    std::ranges::stable_sort(deeds_, {}, &Deed::at);
    while (!deeds_.empty() && deeds_.front().at <= moment) {
        const Deed next = std::move(deeds_.front());
        deeds_.erase(deeds_.begin());
        next.carry_out(next.at);
    }
}

void AllianceLife::on(Days before_end, std::function<void(Moment)> deed) {
    deeds_.push_back({morning(before_end), std::move(deed)});
}

Moment AllianceLife::morning(Days before_end) const {
    return calendar::moment_at(calendar::office_day(ends_) - before_end, of_the_morning);
}

UnitId AllianceLife::body(UnitKind kind, std::size_t position) const {
    return alliance::units(ground_.store(), kind).at(position).id;
}

void AllianceLife::plan_closed_days() {
    on(Days(1), [this](Moment at) {
        const auto office = alliance::units(ground_.store(), UnitKind::ResidentsCommittee).at(2).id;
        const auto calendar = office::working_days(ground_.store());
        auto day = calendar::office_day(ends_) + Days(1);
        while (!calendar.is_working_day(day)) {
            day += Days(1);
        }
        ground_.must(street_.secretariat().actor(), at, [&](journal::Turn& turn) {
            return alliance::announce_closure(turn,
                                              street_.secretariat(),
                                              {office,
                                               day,
                                               day,
                                               alliance::ClosureReason::Disinfection,
                                               "全天不进人，第二天照常"});
        });
    });
}

std::string AllianceLife::telephone() {
    return fmt::format("1390000{:04}", ++telephones_);
}

void AllianceLife::apply(const Applicant& applicant) {
    on(applicant.applies, [this, applicant](Moment at) {
        ground_.must(journal::resident(), at, [&](journal::Turn& turn) {
            return alliance::apply_to_join(turn,
                                           {applicant.name,
                                            UnitKind::Member,
                                            {},
                                            applicant.offer,
                                            person_name(dice_),
                                            telephone()});
        });
    });
}

void AllianceLife::plan_joining(const std::vector<UnitPlan>& units) {
    constexpr std::array parts = {"小额资助和募集", "法律咨询值班", "小区微更新方案"};
    std::int64_t number = 0;
    for (std::size_t at = 0; at < units.size(); ++at) {
        const Days applies{112 - 9 * static_cast<int>(at)};
        apply({units[at].name, units[at].duty, applies});
        const alliance::Admit admitted{
            alliance::ApplicationId{++number},
            at == 1 ? body(UnitKind::LegalWorkshop, 0) : body(UnitKind::SpecialCommittee, 2 - at),
            parts.at(at),
            {}};
        on(applies - Days(4), [this, admitted](Moment when) {
            const auto seat = street_.secretariat();
            ground_.must(seat.actor(), when, [&](journal::Turn& turn) {
                return alliance::admit(turn, admitted);
            });
        });
    }
    apply({"晴窗直销服务部", "上门推广净水设备。", Days(40)});
    on(Days(36), [this, declined = ++number](Moment when) {
        const auto seat = street_.secretariat();
        ground_.must(seat.actor(), when, [&](journal::Turn& turn) {
            return alliance::decline(
                turn, alliance::ApplicationId{declined}, "联盟不做商品推广，已电话说明");
        });
    });
    apply({"云巷社区食堂", "为高龄和行动不便的老人送餐，每天 60 份。", Days(13)});
    apply({"听雨亲子书屋", "周末借场地办讲座、开小区议事会。", Days(2)});
}

} // namespace town
