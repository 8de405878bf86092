#include "work_orders/routes.hpp"

#include "alliance/alliance.hpp"
#include "text/names.hpp"
#include "work_orders/views.hpp"

namespace work_orders {
namespace {

using base::refuse;
using base::Result;
using base::Why;
using nlohmann::json;
using web::Answer;
using web::Command;
using web::Request;

constexpr std::int64_t exchange_max = 1'000'000'000;
constexpr calendar::OfficeDay first_day{std::chrono::year(2000) / 1 / 1}; // Nobody asks before.

Result<alliance::ActingSeat> clerk(const Request& request) {
    const auto seat = alliance::acting_with(request, alliance::Power::Intake);
    if (!seat) {
        return base::refusal_of(seat);
    }
    if (!is_clerk(*request.store, *seat)) {
        return refuse(Why::NotAllowed, "work_orders.for_the_street");
    }
    return *seat;
}

Result<Answer> show_exchanges(const Request& request) {
    const auto seat = clerk(request);
    const auto done = request.query.number("done", 1, exchange_max);
    if (!seat || !done) {
        return seat ? base::refusal_of(done) : base::refusal_of(seat);
    }
    return Answer(web::Shown{"work_orders/exchanges",
                             exchanges_view(request, ExchangeId{done->value_or(0)})});
}

Result<OrderFile> file_in(const Request& request) {
    if (request.uploads.empty() || request.uploads.front().bytes.empty()) {
        return refuse(Why::Invalid, "work_orders.please_choose_file", {}, "file");
    }
    return read_order_file(request.uploads.front().bytes);
}

// Both ways end on the page of the exchanges, where the new one stands first.
Result<Answer> go_to_exchange(const Request& request, const json& result) {
    const ExchangeId id{result.get<std::int64_t>()};
    return Answer(web::Created{
        "/work-orders?done=" + std::to_string(id.value), exchanges_view(request, id)["done"], {}});
}

Command command_of(const alliance::ActingSeat& seat,
                   std::function<Result<ExchangeId>(journal::Turn&)> exchange) {
    Command command;
    command.actor = seat.actor();
    command.work = [exchange = std::move(exchange)](journal::Turn& turn) -> Result<json> {
        const auto id = exchange(turn);
        return id ? Result<json>(json(id->value)) : base::refusal_of(id);
    };
    command.answer = go_to_exchange;
    return command;
}

Result<Command> ask_import(const Request& request) {
    const auto seat = clerk(request);
    if (!seat) {
        return base::refusal_of(seat);
    }
    auto file = file_in(request);
    if (!file) {
        return base::refusal_of(file);
    }
    return command_of(
        *seat, [file = std::move(*file)](journal::Turn& turn) { return receive(turn, file); });
}

// Empty: the kind that is asked for when nobody says.
Result<FileKind> kind_in(const std::string& typed, FileKind otherwise) {
    const auto kind = typed.empty() ? std::optional(otherwise) : text::named<FileKind>(typed);
    if (!kind) {
        return refuse(Why::Invalid, "work_orders.no_such_file_kind", {}, "as");
    }
    return *kind;
}

Result<Command> ask_answers(const Request& request) {
    const auto seat = clerk(request);
    const auto kind = kind_in(request.form.get("as"), FileKind::Xlsx);
    if (!seat || !kind) {
        return seat ? base::refusal_of(kind) : base::refusal_of(seat);
    }
    return command_of(*seat,
                      [kind = *kind](journal::Turn& turn) { return give_answers(turn, kind); });
}

Answer file_of(FileKind kind, const sheets::Sheet& sheet, const std::string& name) {
    return web::File{content_type_of(kind),
                     write_as(kind, sheet),
                     name + "." + std::string(text::name_of(kind))};
}

Reading reading_of(const Request& request) {
    return {*request.store, *request.words, request.now};
}

Result<Answer> give_sheet(const Request& request) {
    const auto seat = clerk(request);
    if (!seat) {
        return base::refusal_of(seat);
    }
    const auto exchange = find_exchange(*request.store, ExchangeId{request.parameter_id(0)});
    if (!exchange) {
        return refuse(Why::NotFound, "work_orders.no_such_exchange");
    }
    const auto kind = kind_in(request.query.get("as"), exchange->file);
    if (!kind) {
        return base::refusal_of(kind);
    }
    const bool is_out = exchange->direction == Direction::Out;
    return file_of(*kind,
                   sheet_of(reading_of(request), *exchange),
                   (is_out ? "answers-" : "refused-") + std::to_string(exchange->id.value));
}

Result<Balance> balance_asked(const Request& request) {
    const auto seat = clerk(request);
    if (!seat) {
        return base::refusal_of(seat);
    }
    const auto day = calendar::parse_date(request.parameters.at(0));
    if (!day || *day < first_day || calendar::office_day(request.now) < *day) {
        return refuse(Why::NotFound, "work_orders.no_such_day");
    }
    return balance_of(*request.store, *day, request.now);
}

Result<Answer> show_day(const Request& request) {
    const auto balance = balance_asked(request);
    if (!balance) {
        return base::refusal_of(balance);
    }
    return Answer(web::Shown{"work_orders/day", day_view(request, *balance)});
}

Result<Answer> give_day_sheet(const Request& request) {
    const auto balance = balance_asked(request);
    const auto kind = kind_in(request.query.get("as"), FileKind::Xlsx);
    if (!balance || !kind) {
        return balance ? base::refusal_of(kind) : base::refusal_of(balance);
    }
    return file_of(*kind,
                   balance_sheet(reading_of(request), *balance),
                   "work-orders-" + calendar::iso_date(balance->day));
}

// Reads the hotline's list on a web thread; the turn records nothing.
Result<Answer> show_comparison(const Request& request, const json&) {
    const auto balance = balance_asked(request);
    const auto theirs = file_in(request);
    if (!balance || !theirs) {
        return balance ? base::refusal_of(theirs) : base::refusal_of(balance);
    }
    const auto compared = balance_against(*request.store, *balance, *theirs);
    if (!compared) {
        return base::refusal_of(compared);
    }
    return Answer(web::Shown{"work_orders/day", day_view(request, *compared)});
}

Result<Command> ask_comparison(const Request& request) {
    const auto seat = clerk(request);
    const auto theirs = file_in(request);
    if (!seat || !theirs) {
        return seat ? base::refusal_of(theirs) : base::refusal_of(seat);
    }
    return Command{
        seat->actor(), [](journal::Turn&) -> Result<json> { return json(); }, show_comparison};
}

web::Route taking_file(std::string pattern, const char* summary, web::Writing write) {
    auto route = web::posting(std::move(pattern), web::Access::Staff, summary, std::move(write));
    route.bounds = {file_bytes_max, {"file"}};
    return route;
}

// Which columns there are is for the street to say.
json order_example() {
    return {{"工单编号", "HP2026112000018"}, {"办件号", 7}};
}

} // namespace

void add_routes(web::Routes& routes) {
    using web::Access;
    const std::string day = "/work-orders/days/{day}";
    routes.get("/work-orders",
               Access::Staff,
               "Work orders of the 12345 hotline: the last files, and what is due to be answered.",
               show_exchanges);
    routes.get("/work-orders/exchanges/{exchange}/sheet",
               Access::Staff,
               "The answers that a file held, or the rows of one that were refused; `as` xlsx, "
               "json or csv.",
               give_sheet);
    routes.get(
        day, Access::Staff, "Whether a day's work orders balance, and where they don't.", show_day);
    routes.get(day + "/sheet",
               Access::Staff,
               "The same as a file with every order; `as` xlsx, json or csv.",
               give_day_sheet);
    const std::string workbook(sheets::content_type);
    for (const auto& sheet :
         {std::string("/work-orders/exchanges/{exchange}/sheet"), day + "/sheet"}) {
        routes.describe(
            web::Method::Get,
            sheet,
            web::file_described(workbook,
                                {{"application/json", json::array({order_example()})},
                                 {"text/csv", "工单编号,办件号\nHP2026112000018,7\n"}}));
    }

    auto import = taking_file(
        "/work-orders", "Takes a `file` of work orders: XLSX, JSON or CSV.", ask_import);
    import.form = show_exchanges;
    routes.add(std::move(import));

    auto answers = taking_file("/work-orders/answers",
                               "Makes a file of the answers that are due; `as` xlsx, json or csv.",
                               ask_answers);
    answers.bounds = {};
    answers.form = show_exchanges;
    routes.add(std::move(answers));

    auto comparison = taking_file(day + "/comparison",
                                  "Compares a day with the hotline's own list, a `file`; records "
                                  "nothing.",
                                  ask_comparison);
    comparison.form = show_day;
    routes.add(std::move(comparison));
}

} // namespace work_orders
