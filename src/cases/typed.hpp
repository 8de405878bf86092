// What a person typed into the form of an act, when it is shown again because something of it was
// refused; the other forms of the page stay as they were.

#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "cases/acts.hpp"
#include "text/catalogue.hpp"
#include "web/request.hpp"

namespace cases {

class Typed {
public:
    Typed(const web::Request& request, const ActRow& row) : request_(request) {
        is_this_form_ = request.refusal != nullptr && request.parameters.size() > 1 &&
                        request.parameters[1] == row.noun;
    }

    [[nodiscard]] bool is_refused() const { return is_this_form_; }

    [[nodiscard]] std::string value(std::string_view field) const {
        return is_this_form_ ? request_.form.get(field) : std::string();
    }

    // {value, refusal} of a field that the act asks.
    [[nodiscard]] nlohmann::json field(const char* name) const {
        return {{"value", value(name)}, {"refusal", refusal(name)}};
    }

    [[nodiscard]] nlohmann::json choice(const char* name, nlohmann::json options) const {
        nlohmann::json view = field(name);
        view["options"] = std::move(options);
        return view;
    }

    [[nodiscard]] nlohmann::json refusal(std::string_view field) const {
        if (!is_this_form_ || request_.refusal->field != field) {
            return nullptr;
        }
        return request_.words->say(*request_.refusal);
    }

private:
    const web::Request& request_;
    bool is_this_form_ = false;
};

} // namespace cases
