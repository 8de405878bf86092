#include <restinio/all.hpp>

#include "bench/programs.hpp"
#include "bench/raw_limits.hpp"

namespace bench {
namespace {

constexpr std::uint16_t port = 18'199;

struct Traits : restinio::traits_t<restinio::asio_timer_manager_t, restinio::null_logger_t> {};

auto answer(const restinio::request_handle_t& request) {
    return request->create_response().set_body("ok").done();
}

} // namespace

double raw_answers_a_second(int seconds) {
    auto server = restinio::run_async<Traits>(restinio::own_io_context(),
                                              restinio::server_settings_t<Traits>{}
                                                  .port(port)
                                                  .address("127.0.0.1")
                                                  .request_handler(answer),
                                              2U);
    const auto url = "http://127.0.0.1:" + std::to_string(port);
    const double rate = load({url, "read.lua", "/ 1", 64, seconds}).requests_a_second;
    server->stop();
    server->wait();
    return rate;
}

} // namespace bench
