#include "work_orders/work_orders.hpp"

#include <array>

#include <nlohmann/json.hpp>

#include "journal/erasure.hpp"
#include "office/office.hpp"
#include "places/places.hpp"
#include "voices/voices.hpp"
#include "work_orders/records.hpp"

namespace work_orders {
namespace {

using base::refuse;
using base::Result;
using base::Why;

constexpr const char* forgetting_rule = "12345 工单退回行保留 30 天";

std::shared_ptr<const Format> parse(std::string_view document) {
    auto format = read_format(document);
    base::ensure(format.has_value(), "the street's recorded format can be read");
    return std::make_shared<const Format>(std::move(*format));
}

// As staff would pick it. A category that stops the form of a resident, who should ring at once,
// does not stop an order of the hotline: there somebody did ring.
std::string category_of(store::Connection& connection, const Order& order) {
    auto category = voices::category(connection, order.category);
    if (!category && !order.category.empty()) {
        category = voices::category_named(connection, order.category);
    }
    return category && !category->stops_form_with ? category->code : std::string();
}

voices::RaiseVoice as_report(journal::Turn& turn, const Order& order) {
    voices::RaiseVoice report;
    report.words = order.words;
    report.title = title_of(order);
    report.asks = order.asks;
    report.category = category_of(turn.store(), order);
    report.contact_name = order.contact_name;
    report.contact_phone = order.contact_phone;
    report.source = voices::Source::Hotline;
    report.said_at = order.said;
    report.answer_by = order.answer_by;
    if (const auto place = places::find_by_words(turn.store(), order.place)) {
        const auto path = places::above(turn.store(), *place);
        report.place = path.compound.value != 0 ? path.compound : path.committee;
    }
    // Whatever stands there beside the compound's name is kept as it was written.
    if (report.place.value == 0 || places::public_name(turn.store(), report.place) != order.place) {
        report.where_exactly = order.place;
    }
    return report;
}

Known what_is_known(store::Connection& connection, const OrderTaken& taken) {
    Known known;
    known.ended = taken.ended;
    if (const auto words = voices::words_of(connection, taken.voice)) {
        known.words = words->words;
    }
    for (const auto& addition : voices::additions_to(connection, taken.voice)) {
        known.later_words.push_back(addition.words.value_or(""));
    }
    return known;
}

// Goes through the rows of one file within its turn, and counts.
class Receiving {
public:
    Receiving(journal::Turn& turn, const OrderFile& file)
        : turn_(turn),
          format_(format_now(turn.store())),
          closing_(office::working_days(turn.store()).hours().closing_time()) {
        received_.id = next_exchange(turn.store());
        received_.file = file.kind;
        received_.heading = file.heading;
        received_.rows = static_cast<std::int64_t>(file.rows.size());
    }

    Result<ExchangeId> receive(const OrderFile& file) {
        const auto places = find_places(file.heading, *format_, {Field::Number, Field::Words});
        if (!places) {
            return base::refusal_of(places);
        }
        for (const auto& row : file.rows) {
            const auto taken = take(row, *places);
            if (!taken) {
                put_back(row, *places, taken.error());
            }
        }
        forget_old_rows();
        turn_.record(received_);
        return received_.id;
    }

private:
    Result<bool> take(const sheets::Row& row, const Places& places) {
        const auto order = read_order(row, places, *format_, closing_);
        if (!order) {
            return base::refusal_of(order);
        }
        const auto known = find_order(turn_.store(), order->number);
        return known ? take_again(*order, *known) : take_new(*order);
    }

    Result<bool> take_new(const Order& order) {
        const auto raised = voices::raise(turn_, as_report(turn_, order));
        if (!raised) {
            return base::refusal_of(raised);
        }
        turn_.record(
            WorkOrderTaken{received_.id, order.line, order.number, raised->voice, order.answer_by});
        ++received_.taken;
        return true;
    }

    Result<bool> take_again(const Order& order, const OrderTaken& taken) {
        const auto again = decide_again(order, what_is_known(turn_.store(), taken));
        if (!again) {
            return base::refusal_of(again);
        }
        if (*again == Again::Nothing) {
            ++received_.again;
            return true;
        }
        const auto added = voices::add_words(turn_, taken.voice, order.words);
        if (!added) {
            return base::refusal_of(added);
        }
        turn_.record(WorkOrderAddedTo{received_.id, order.line, order.number});
        ++received_.added;
        return true;
    }

    void put_back(const sheets::Row& row, const Places& places, const base::Refusal& refusal) {
        WorkOrderRefused refused;
        refused.exchange = received_.id;
        refused.line = static_cast<std::int64_t>(row.line);
        refused.number = number_in(row, places);
        refused.reason = refusal.key;
        for (const auto& [name, value] : refusal.arguments) {
            refused.arguments.push_back({name, value});
        }
        refused.cells = journal::ErasableText(nlohmann::json(row.cells).dump(
            -1, ' ', false, nlohmann::json::error_handler_t::replace));
        turn_.record(refused);
        ++received_.refused;
    }

    // Nobody needs a row that was refused a month ago: by then it came again, or never will.
    void forget_old_rows() {
        const auto before = turn_.now() - refused_rows_kept;
        const auto old = refused_before(turn_.store(), before);
        if (!old.empty()) {
            journal::erase_values(turn_, old, forgetting_rule);
            received_.forgets_before = before;
        }
    }

    journal::Turn& turn_;
    std::shared_ptr<const Format> format_;
    calendar::WallClock closing_;
    WorkOrdersReceived received_;
};

} // namespace

std::span<const std::string_view> enum_names(Direction) {
    static constexpr std::array<std::string_view, 2> names = {"in", "out"};
    return names;
}

Span span_of(calendar::OfficeDay day) {
    const calendar::WallClock midnight(0);
    return {calendar::moment_at(day, midnight),
            calendar::moment_at(day + std::chrono::days(1), midnight)};
}

bool is_clerk(store::Connection& connection, const alliance::ActingSeat& seat) {
    const auto unit = alliance::unit(connection, seat.unit);
    const bool is_street = unit && (unit->kind == alliance::UnitKind::SubdistrictOffice ||
                                    unit->kind == alliance::UnitKind::DutyDesk);
    return is_street && seat.powers.has(alliance::Power::Intake);
}

std::string format_as_toml(store::Connection& connection) {
    const auto newest = newest_format(connection);
    return newest ? newest->document : std::string(default_format_document());
}

// A format is read once a file, which costs nothing beside reading the file.
std::shared_ptr<const Format> format_now(store::Connection& connection) {
    return parse(format_as_toml(connection));
}

Result<bool> set_format(journal::Turn& turn, const std::string& document) {
    const auto format = read_format(document);
    if (!format) {
        return base::refusal_of(format);
    }
    if (document == format_as_toml(turn.store())) {
        return false;
    }
    const auto newest = newest_format(turn.store());
    turn.record(WorkOrderFormatSet{(newest ? newest->version : 0) + 1, document});
    return true;
}

Result<ExchangeId> receive(journal::Turn& turn, const OrderFile& file) {
    return Receiving(turn, file).receive(file);
}

Result<ExchangeId> give_answers(journal::Turn& turn, FileKind kind) {
    const auto format = format_now(turn.store());
    WorkOrderAnswersGiven given;
    bool says_something = false;
    for (const auto& report : reports_waiting(turn.store(), reports_a_file_max)) {
        given.reports.push_back(report.id);
        says_something = says_something || format->reports(report.outcome);
    }
    // What the street does not report is passed over together with what it does.
    if (!says_something) {
        return refuse(Why::AlreadyDone, "work_orders.nothing_due");
    }
    given.id = next_exchange(turn.store());
    given.file = kind;
    turn.record(given);
    return given.id;
}

std::int64_t count_due(store::Connection& connection) {
    const auto waiting = count_waiting(connection);
    if (waiting.empty()) {
        return 0; // As on most days: then no format is read for it.
    }
    const auto format = format_now(connection);
    std::int64_t due = 0;
    for (const auto& [outcome, count] : waiting) {
        due += format->reports(outcome) ? count : 0;
    }
    return due;
}

} // namespace work_orders
