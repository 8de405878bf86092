#include "app/operation.hpp"

#include "alliance/alliance.hpp"

namespace app {

std::span<const text::EmbeddedFile> embedded_files();

namespace {

base::Result<web::Answer> show(const web::Request& request, const Look& look) {
    const auto seat = alliance::acting_with(request, alliance::Power::Administer);
    if (!seat) {
        return base::refusal_of(seat);
    }
    base::ensure(bool(look), "the operator's page is asked of a server");
    nlohmann::json view = cli::as_json(look(request), *request.words);
    view["title"] = request.words->say("app.operation");
    view["is_well"] = view["alarms"].empty();
    return web::Answer(web::Shown{"app/operation", std::move(view)});
}

} // namespace

void install_operation(cli::Installation& installation, const Look& look) {
    installation.files(embedded_files());
    installation.routes.get(
        "/operation",
        web::Access::Staff,
        "How the house does: size, copies, clock, queue; for seats that administer.",
        [&look](const web::Request& request) { return show(request, look); });
}

} // namespace app
