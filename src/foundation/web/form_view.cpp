#include "web/form_view.hpp"

#include <charconv>

namespace web {

nlohmann::json form_view(const Request& request,
                         const std::string& action,
                         std::initializer_list<FormField> fields) {
    const bool is_refused = request.refusal != nullptr && request.path == action;
    nlohmann::json form = {
        {"action", action}, {"is_open", is_refused || request.is_elder_version}, {"refusal", ""}};
    const std::string sentence = is_refused ? request.words->say(*request.refusal) : "";
    bool stands_beside_field = false;
    for (const auto& field : fields) {
        const bool is_this = is_refused && request.refusal->field == field.name;
        stands_beside_field = stands_beside_field || is_this;
        // A password never goes back over the wire.
        const bool is_kept = is_refused && field.name != "password";
        form[field.name] = is_kept ? request.form.get(field.name) : field.value;
        form[field.name + "_refusal"] = is_this ? sentence : "";
    }
    if (!stands_beside_field) {
        form["refusal"] = sentence;
    }
    return form;
}

std::int64_t number_in(const std::string& digits) {
    std::int64_t number = 0;
    const char* end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, number);
    return read.ec == std::errc() && read.ptr == end ? number : 0;
}

} // namespace web
