// Files of work orders from another office, and the street's own format for them: a file is read
// whole or refused with a reason; each row is an order or is refused; nothing is read that is not
// readable text.

#include "fuzz/fuzzing.hpp"
#include "text/normalise.hpp"
#include "work_orders/order_file.hpp"
#include "work_orders/rules.hpp"

namespace {

void expect_readable(const work_orders::Order& order) {
    const auto fields = {&order.number,
                         &order.title,
                         &order.words,
                         &order.category,
                         &order.place,
                         &order.contact_name,
                         &order.contact_phone};
    for (const auto* field : fields) {
        base::ensure(text::is_utf8(*field), "an order's values are readable text");
    }
    base::ensure(
        !order.number.empty() && text::length(order.number) <= work_orders::number_characters_max,
        "an order has a number, of reasonable length");
    base::ensure(text::is_utf8(work_orders::title_of(order)), "its title is readable");
}

void try_orders(std::string_view input, const work_orders::Format& format) {
    const auto file = work_orders::read_order_file(input);
    fuzzing::expect_reason(file);
    if (!file) {
        return;
    }
    base::ensure(file->rows.size() <= work_orders::orders_a_file_max, "a file is bounded");
    const auto places = work_orders::find_places(
        file->heading, format, {work_orders::Field::Number, work_orders::Field::Words});
    fuzzing::expect_reason(places);
    if (!places) {
        return;
    }
    for (const auto& row : file->rows) {
        const auto order =
            work_orders::read_order(row, *places, format, calendar::WallClock(1'050));
        fuzzing::expect_reason(order);
        if (order) {
            expect_readable(*order);
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto usual =
        work_orders::read_format(work_orders::default_format_document()).value();
    const auto input = fuzzing::text_of(data, size);
    try_orders(input, usual);
    const auto format = work_orders::read_format(input);
    fuzzing::expect_reason(format);
    if (format) {
        try_orders("number,words\n1,x\n", *format);
    }
    return 0;
}
