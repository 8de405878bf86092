// A Request is what somebody asks, already read: path, query, form, uploads, who, in which
// language. Rooms never see the HTTP library.

#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "calendar/moment.hpp"
#include "identity/identity.hpp"
#include "store/connection.hpp"
#include "text/catalogue.hpp"

namespace web {

enum class Method { Get, Post, Delete };
enum class Wants { Html, Json };

// Names of headers and their parameters are the same in capitals (RFC 9110 §5.1).
[[nodiscard]] bool is_same_word(std::string_view left, std::string_view right);

// Names and values as they came, in order; a name may come more than once.
class Fields {
public:
    void add(std::string name, std::string value) {
        fields_.push_back({std::move(name), std::move(value)});
    }

    // The first value, or empty: an empty field and a missing one are the same to us.
    [[nodiscard]] const std::string& get(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> all(std::string_view name) const;

    // A whole number within the bounds; refuses naming the field. Nothing when it is empty.
    [[nodiscard]] base::Result<std::optional<std::int64_t>> number(std::string_view name,
                                                                   std::int64_t least,
                                                                   std::int64_t most) const;

    struct Field {
        std::string name;
        std::string value;
    };
    [[nodiscard]] const std::vector<Field>& fields() const { return fields_; }

private:
    std::vector<Field> fields_;
};

struct Upload {
    std::string field;
    std::string file_name;
    std::string bytes;
};

struct Request {
    Method method = Method::Get;
    std::string path;
    std::vector<std::string> parameters; // What stands in the {places} of the route, in order.
    Fields query;
    Fields form;
    Fields cookies;
    std::vector<Upload> uploads;
    Wants wants = Wants::Html;
    text::Language language = text::Language::Chinese;
    bool is_elder_version = false;
    std::string address;   // Of the asker; behind a named proxy the one it names.
    bool is_https = false; // The public address is https: cookies are marked Secure.
    std::string site;      // "https://street.example": how people reach us, for addresses on paper.
    std::string session_token;
    std::optional<identity::Session> session;
    calendar::Moment now;
    std::string once;       // The idempotency key, given or from the form's hidden field.
    std::string back = "/"; // Where a refusal leads: the page on which the form or link stood.

    // When a form was refused, its page is shown again: why, and (in `form`) what was typed.
    const base::Refusal* refusal = nullptr;

    store::Connection* store = nullptr; // A reader, one snapshot for the whole request.
    const text::Catalogue* words = nullptr;

    [[nodiscard]] journal::Actor actor_without_seat() const {
        return session ? journal::staff(session->account, {}) : journal::resident();
    }

    // The {place} of the route at `position` as a whole number from 1; 0 when it is none.
    [[nodiscard]] std::int64_t parameter_id(std::size_t position) const;
};

} // namespace web
