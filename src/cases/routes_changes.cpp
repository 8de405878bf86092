// What changed since somebody last looked, and that they have seen it.

#include "cases/changes.hpp"
#include "cases/routes.hpp"

namespace cases {
namespace {

base::Result<Viewer> looking(const web::Request& request) {
    Viewer viewer = viewer_of(request);
    if (!viewer.seat) {
        return base::refuse(base::Why::NotAllowed, "cases.no_seat");
    }
    return viewer;
}

base::Result<web::Answer> show_changes(const web::Request& request) {
    const auto viewer = looking(request);
    if (!viewer) {
        return base::refusal_of(viewer);
    }
    return web::Shown{"cases/changes", changes_view(*viewer)};
}

base::Result<web::Command> say_seen(const web::Request& request) {
    const auto viewer = looking(request);
    const auto entry = request.form.number("entry", 1, base::id_max);
    if (!viewer || !entry) {
        return viewer ? base::refusal_of(entry) : base::refusal_of(viewer);
    }
    auto work = [from = *viewer->seat,
                 until = entry->value_or(0)](journal::Turn& turn) -> base::Result<nlohmann::json> {
        const auto seen = look(turn, from, until);
        if (!seen) {
            return base::refusal_of(seen);
        }
        return nlohmann::json{{"entry", seen->entry}};
    };
    return web::Command{viewer->seat->actor(),
                        std::move(work),
                        [](const web::Request&, const nlohmann::json& result) {
                            return base::Result<web::Answer>(web::Created{"/desk/changes", result});
                        }};
}

} // namespace

void changes_routes(web::Routes& routes) {
    routes.get("/desk/changes",
               web::Access::Staff,
               "What others did in one's cases since one last looked.",
               show_changes);
    routes.post(
        "/desk/changes", web::Access::Staff, "Everything up to this `entry` was seen.", say_seen);
}

} // namespace cases
