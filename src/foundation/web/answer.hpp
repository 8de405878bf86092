// What a route answers. A page and its JSON are one view: values, keys and sentences. A writing
// route answers with the turn to run and how to answer once it is committed.

#pragma once

#include <functional>
#include <map>
#include <string>
#include <variant>

#include <nlohmann/json.hpp>

#include "base/result.hpp"
#include "journal/journal.hpp"
#include "web/request.hpp"

namespace web {

// A view shown on a page of the room ("cases/case"), or as JSON.
//
// In the page, {{name}} is a value of the view; {{#list}}…{{/list}} repeats for an array of
// objects, shows once for an object or for true, and not for null, false, an empty string or an
// empty array. Each section sees its own object only.
struct Shown {
    std::string page;
    nlohmann::json view;
    int status = 200;
    std::map<std::string, std::string> headers{};
};

struct Redirect {
    std::string location;
    std::map<std::string, std::string> headers{};
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
};

using Reading = std::function<base::Result<Answer>(const Request&)>;
using Writing = std::function<base::Result<Command>(const Request&)>;

} // namespace web
