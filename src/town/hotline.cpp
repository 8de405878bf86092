#include "town/hotline.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "office/office.hpp"
#include "town/words.hpp"
#include "voices/voices.hpp"
#include "work_orders/work_orders.hpp"

namespace town {
namespace {

using nlohmann::json;

constexpr int mornings = 10; // Working days with a file, the last included.
constexpr calendar::WallClock answers_go_at{8 * 60 + 40};
constexpr calendar::WallClock orders_come_at{8 * 60 + 50};
constexpr std::chrono::minutes on_the_telephone{45}; // Before the file is written.
constexpr int unreadable_per_mille = 350;

constexpr std::array kinds = {"求助", "投诉", "投诉", "意见建议"};
constexpr const char* unknown_kind = "跨省通办"; // In no street's list: such a row comes back.

} // namespace

Hotline::Hotline(Ground& ground, const Street& street, Moment ends, Dice& dice)
    : ground_(ground),
      street_(street),
      ends_(ends),
      dice_(dice),
      days_(office::working_days(ground.store())) {}

void Hotline::live_morning(calendar::OfficeDay day) {
    const Moment at = calendar::moment_at(day, orders_come_at);
    const Moment first = days_.working_days_before(ends_, mornings);
    if (day <= last_morning_ || at < first || at >= ends_ || !days_.is_working_day(day)) {
        return;
    }
    last_morning_ = day;
    give_answers(calendar::moment_at(day, answers_go_at));
    send_orders(day, at);
}

const alliance::ActingSeat& Hotline::clerk() const {
    const Staff* found = street_.somebody(street_.desk, alliance::Power::Intake);
    base::ensure(found != nullptr, "somebody at the duty desk takes in reports");
    return found->acting;
}

void Hotline::give_answers(Moment at) {
    if (work_orders::count_due(ground_.store()) == 0) {
        return;
    }
    ground_.must(clerk().actor(), at, [](journal::Turn& turn) {
        return work_orders::give_answers(turn, work_orders::FileKind::Xlsx);
    });
}

// Beside new ones a file names an order of the last once more, adds to another, and now and then
// holds a row that can't be taken.
void Hotline::send_orders(calendar::OfficeDay day, Moment at) {
    const auto before = std::exchange(last_, {});
    orders_today_ = 0;
    json orders = json::array();
    const int news = dice_.between(3, 5);
    for (int order = 0; order < news; ++order) {
        orders.push_back(new_order(day, at));
    }
    if (before.size() > 1) {
        orders.push_back({{"工单编号", before[0].number},
                          {"诉求内容", before[0].words},
                          {"诉求地址", before[0].place}});
        orders.push_back({{"工单编号", before[1].number},
                          {"诉求内容", "来电人再次来电，询问办理进展。"},
                          {"诉求地址", before[1].place}});
    }
    if (day == calendar::office_day(ends_) || dice_.per_mille(unreadable_per_mille)) {
        auto unreadable = new_order(day, at);
        unreadable["诉求类型"] = unknown_kind;
        last_.pop_back();
        orders.push_back(std::move(unreadable));
    }
    const auto file = work_orders::read_order_file(orders.dump());
    base::ensure(file.has_value(), "the hotline's file can be read");
    ground_.must(clerk().actor(), at, [&](journal::Turn& turn) {
        return work_orders::receive(turn, *file);
    });
}

json Hotline::new_order(calendar::OfficeDay day, Moment at) {
    const Compound& where = dice_.pick(street_.compounds);
    const Door& door = dice_.pick(where.doors);
    const Said said = say_report(dice_, door.name);
    const std::chrono::year_month_day date(day);
    const auto number = fmt::format("{}{:02}{:02}-{:03}",
                                    static_cast<int>(date.year()),
                                    static_cast<unsigned>(date.month()),
                                    static_cast<unsigned>(date.day()),
                                    ++orders_today_);
    last_.push_back({number, said.words, where.name + door.name});
    return {
        {"工单编号", number},
        {"诉求内容", said.words},
        {"受理时间",
         calendar::iso_moment(at - std::chrono::minutes(1) - dice_.below(12) * on_the_telephone)},
        {"诉求类型", dice_.pick(kinds)},
        {"诉求类别",
         voices::category_name(ground_.store(), said.category, text::Language::Chinese)},
        {"诉求地址", last_.back().place},
        {"来电人", person_name(dice_)},
        {"联系电话", fmt::format("1390000{:04}", dice_.below(10'000))}};
}

} // namespace town
