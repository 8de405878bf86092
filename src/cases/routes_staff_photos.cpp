// Photos that staff add to a case: what it looked like before, and after the work, from the same
// spot.

#include <algorithm>

#include "cases/acts.hpp"
#include "cases/routes.hpp"
#include "voices/voices.hpp"

namespace cases {
namespace {

using base::refuse;
using base::Result;
using base::Why;
using nlohmann::json;
using web::Answer;
using web::Request;

constexpr std::size_t staff_photo_body_bytes_max = 11 * 1024 * 1024;
constexpr std::int64_t photo_id_max = 9'000'000'000'000'000;

// What was uploaded, and what it shows.
struct StaffPhoto {
    CaseId id;
    std::string photo;
    voices::Shows shows = voices::Shows::Work;
    voices::PhotoId same_spot_as;
};

Result<StaffPhoto> staff_photo_in(const Request& request) {
    const auto chosen = std::ranges::find_if(request.uploads, [](const web::Upload& upload) {
        return upload.field == "photo" && !upload.bytes.empty();
    });
    if (chosen == request.uploads.end()) {
        return refuse(Why::Invalid, "cases.photo_missing", {}, "photo");
    }
    const auto before = request.form.number("same_spot_as", 0, photo_id_max);
    if (!before) {
        return base::refusal_of(before);
    }
    auto photo = voices::prepare_photo(chosen->bytes);
    if (!photo) {
        return base::refusal_of(photo);
    }
    const bool is_before = request.form.get("shows") == "before";
    return StaffPhoto{CaseId{request.parameter_id(0)},
                      std::move(*photo),
                      is_before ? voices::Shows::Concern : voices::Shows::Work,
                      voices::PhotoId{is_before ? 0 : before->value_or(0)}};
}

// Whoever may work on a case may show what they found and did.
Result<json> add_staff_photo(journal::Turn& turn,
                             const alliance::ActingSeat& seat,
                             const StaffPhoto& asked) {
    const auto current = find(turn.store(), asked.id);
    if (!current) {
        return refuse(Why::NotFound, "cases.no_such_case", {{"case", asked.id.value}});
    }
    const Asker asker = asker_for(turn.store(), *current, seat, turn.now());
    const auto may_work = permitted(row_of(Act::Work), *current, asker);
    if (!may_work) {
        return base::refusal_of(may_work);
    }
    const auto added =
        voices::add_photo(turn, current->voice, asked.shows, asked.photo, asked.same_spot_as);
    if (!added) {
        return base::refusal_of(added);
    }
    return json{{"case", asked.id.value}, {"photo", added->value}};
}

Result<web::Command> add_case_photo(const Request& request) {
    const auto seat = alliance::acting(request);
    if (!seat) {
        return refuse(Why::NotAllowed, "cases.no_seat");
    }
    auto asked = staff_photo_in(request);
    if (!asked) {
        return base::refusal_of(asked);
    }
    web::Command command;
    command.actor = seat->actor();
    command.work = [seat = *seat, asked = std::move(*asked)](journal::Turn& turn) {
        return add_staff_photo(turn, seat, asked);
    };
    command.answer = [](const Request& answered, const json& result) -> Result<Answer> {
        const std::string location = "/cases/" + std::to_string(result["case"].get<std::int64_t>());
        if (answered.wants == web::Wants::Html) {
            return web::Redirect{location + "#photos"};
        }
        return web::Created{location, result};
    };
    return command;
}

Result<Answer> case_page_again(const Request& request) {
    const auto current = find(*request.store, CaseId{request.parameter_id(0)});
    if (!current) {
        return refuse(Why::NotFound, "cases.no_such_case", {{"case", request.parameter_id(0)}});
    }
    return staff_case_page(request, viewer_of(request), *current);
}

} // namespace

void photo_routes(web::Routes& routes) {
    auto photo =
        web::posting("/cases/{id}/photos",
                     web::Access::Staff,
                     "Adds a `photo` to a case one works on: `shows` before or after, an after "
                     "`same_spot_as` which before.",
                     add_case_photo,
                     case_page_again);
    photo.bounds = {staff_photo_body_bytes_max, {"photo"}};
    routes.add(std::move(photo));
}

} // namespace cases
