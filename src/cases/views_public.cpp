// What anybody may read, for rooms that pass it on to other people's programs.

#include "cases/records_steps.hpp"
#include "cases/views.hpp"
#include "office/office.hpp"

namespace cases {
namespace {

using nlohmann::json;

// A session that comes along changes nothing.
Viewer anyone(const web::Request& request) {
    return {*request.store,
            *request.words,
            request.now,
            office::working_days(*request.store),
            Reader::Anyone,
            {}};
}

} // namespace

json public_views(const web::Request& request, const std::vector<Case>& cases, Depth depth) {
    const auto viewer = anyone(request);
    json views = json::array();
    for (const auto& current : cases) {
        if (depth == Depth::Whole) {
            views.push_back(case_view(viewer, current));
        } else {
            views.push_back(row_view(viewer, current));
            views.back()["answer"] = answer_view(viewer, current);
        }
    }
    return views;
}

json public_steps(const web::Request& request, const Happened& asked) {
    const auto viewer = anyone(request);
    json views = json::array();
    for (const auto& [id, step] : steps_from(*request.store, asked)) {
        if (may_see(Reader::Anyone, step)) {
            views.push_back(step_view(viewer, Reader::Anyone, step));
            views.back()["case"] = id.value;
        }
    }
    return views;
}

} // namespace cases
