// What a route answers. A page and its JSON are one view: values, keys and sentences. A writing
// route answers with the turn to run and how to answer once it is committed.

#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>

#include <nlohmann/json.hpp>

#include "base/result.hpp"
#include "journal/journal.hpp"
#include "web/request.hpp"

namespace web {

// A view shown on a page of the room ("cases/case"), or as JSON. Without a page it is JSON only.
//
// In the page, {{name}} is a value of the view: a string or a whole number, empty for null.
// {{#list}}…{{/list}} repeats for an array of objects and shows once for an object: inside, names
// are those of this object only, never of the one around it. For true, a number other than 0 and a
// string that isn't empty it shows once and names stay those of the object around it. For null,
// false, 0, "", [] it isn't shown; {{^name}}…{{/name}} is shown exactly then.
// {{once}} and {{csrf}} stand ready at any depth, for the hidden fields of forms:
//   <input type="hidden" name="once" value="{{once}}"><input type="hidden" name="csrf" …>
// {{t:room.key}} is a sentence without {names}, {{asset:app.css}} an asset's address,
// {{>room/part}} another page's text. "title" in the view becomes the page's title; "alternates"
// [{type, href, name}], where a view has them, are the feeds that browsers and readers find.
struct Shown {
    std::string page;
    nlohmann::json view;
    int status = 200;
    std::map<std::string, std::string> headers{};
};

struct Redirect {
    std::string location; // On this site: "/cases/7".
    std::map<std::string, std::string> headers{};
    // Put into the session cookie; an empty one ends it, none leaves it as it is.
    std::optional<std::string> session_token{};
};

struct File {
    std::string content_type;
    std::string bytes;
    std::string file_name; // Offered for saving when not empty.
    std::map<std::string, std::string> headers{};
};

// Created: JSON clients get 201 with Location and the view; a browser is sent there.
struct Created {
    std::string location;
    nlohmann::json view;
    std::map<std::string, std::string> headers{};
};

using Answer = std::variant<Shown, Redirect, File, Created>;

struct Command {
    journal::Actor actor;
    journal::Work work;
    // Runs on a web thread after the commit, with a fresh snapshot that sees it.
    std::function<base::Result<Answer>(const Request&, const nlohmann::json& result)> answer;
    // Instead of `work`, moves the clock on: only a demo store's room may ask for it.
    std::optional<calendar::Moment> move_clock_to{};
};

using Reading = std::function<base::Result<Answer>(const Request&)>;
using Writing = std::function<base::Result<Command>(const Request&)>;

} // namespace web
