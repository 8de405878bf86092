// The route table: every address the program answers, with what it is for and what it accepts.
// docs/http-api.md is made from it.

#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/fault.hpp"
#include "web/answer.hpp"
#include "web/description.hpp"

namespace web {

// Watchman: who comes by the watchman's own address, or from this machine itself and through no
// proxy.
enum class Access { Anyone, Staff, Watchman };

// Programs: protocols that others wrote down. It is JSON whatever was asked for, refusals too, and
// what makes no sense is 400, where our own pages say 422.
enum class Audience { Everybody, Programs };

// What becomes of a request that names a key and comes again. Twice: it is done again, and nothing
// of it is remembered, since it holds a password or its answer a secret.
enum class Again { IsOnce, IsTwice };

// Whose writing is counted, so that nobody floods the desks: the address it comes from, or whoever
// the room knows it by, which counts for itself.
enum class CountedBy { Address, Room };

// The files that an address takes: under which name, and how many; an address takes none that names
// none. Whoever sends others is told `otherwise`, and never left to think that they arrived.
struct Files {
    std::string field{};
    std::size_t most = 1;
    std::string otherwise = field.empty() ? "web.no_file_here" : "web.file_elsewhere";
};

struct Bounds {
    std::size_t body_bytes_max = 64 * 1024;
    Files files{};
    // Fields that come once for each thing that was chosen. Any other stands once, or nobody could
    // tell which of its values was meant.
    std::vector<std::string> lists{};
};

struct Route {
    Method method = Method::Get;
    std::string pattern; // "/cases/{id}"; {name} takes one part of the path.
    Access access = Access::Anyone;
    std::string summary; // One English sentence for the table of addresses.
    Reading read;
    Writing write;
    // For a POST: the page that holds the form. When the request is refused it is shown again with
    // `request.refusal` and what was typed.
    Reading form;
    Bounds bounds;
    Audience audience = Audience::Everybody;
    CountedBy counted_by = CountedBy::Address;
    Again again = Again::IsOnce;
    Description description{};
};

// What Routes::post adds, for who says more on the route before.
[[nodiscard]] inline Route posting(
    std::string pattern, Access access, std::string summary, Writing write, Reading form = {}) {
    Route route;
    route.method = Method::Post;
    route.pattern = std::move(pattern);
    route.access = access;
    route.summary = std::move(summary);
    route.write = std::move(write);
    route.form = std::move(form);
    return route;
}

// A protocol may say in which form it refuses: then it does so at every address that begins with
// this, whatever went wrong and however early.
struct SaidNo {
    int status = 400;
    std::string content_type;
    std::string body;
};
struct Protocol {
    std::string beginning; // "/open311/v2/"
    // `reason` is the sentence in the asker's language; the status may become the protocol's own.
    std::function<SaidNo(std::string_view path, int status, const std::string& reason)> say_no;
};

// What a room adds to a page of a room above it, which can't know it: a line on the staff's desk, a
// box beside the alliance's picture. The page says under which name it takes them and what a row of
// them holds.
struct Panel {
    std::string page;
    std::function<nlohmann::json(const Request&)>
        rows; // An array; empty when there is nothing now.
};

class Routes {
public:
    // GET pattern; also answers pattern + ".json".
    void get(std::string pattern, Access access, std::string summary, Reading read) {
        table_.push_back({Method::Get,
                          std::move(pattern),
                          access,
                          std::move(summary),
                          std::move(read),
                          {},
                          {},
                          {}});
    }

    // GET pattern, for programs.
    void get_for_programs(std::string pattern, std::string summary, Reading read) {
        get(std::move(pattern), Access::Anyone, std::move(summary), std::move(read));
        table_.back().audience = Audience::Programs;
    }

    // POST pattern, of a form or a program.
    void post(
        std::string pattern, Access access, std::string summary, Writing write, Reading form = {}) {
        add(posting(
            std::move(pattern), access, std::move(summary), std::move(write), std::move(form)));
    }

    void add(Route route) { table_.push_back(std::move(route)); }

    [[nodiscard]] const std::vector<Route>& table() const { return table_; }

    // Says more of an address that is in the table.
    void describe(Method method, std::string_view pattern, Description description) {
        const auto route = std::ranges::find_if(table_, [&](const Route& each) {
            return each.method == method && each.pattern == pattern;
        });
        base::ensure(route != table_.end(), "an address that is described is in the table");
        route->description = std::move(description);
    }

    void name_schema(std::string name, nlohmann::json schema) {
        schemas_.insert_or_assign(std::move(name), std::move(schema));
    }
    [[nodiscard]] const std::map<std::string, nlohmann::json>& schemas() const { return schemas_; }

    // What a name means wherever an address below `beginning` takes it, unless its room describes
    // it: one word for one thing.
    void name_value(std::string beginning, Taken taken) {
        values_.push_back({std::move(beginning), std::move(taken)});
    }
    [[nodiscard]] Taken value_named(std::string_view pattern, std::string_view name) const {
        const Value* nearest = nullptr;
        for (const auto& value : values_) {
            const bool is_meant = value.taken.name == name && pattern.starts_with(value.beginning);
            const bool is_nearer =
                nearest == nullptr || value.beginning.size() > nearest->beginning.size();
            nearest = is_meant && is_nearer ? &value : nearest;
        }
        return nearest == nullptr ? Taken{std::string(name), {}} : nearest->taken;
    }

    // What was answered once, by status: {"GET /cases": {"200": …}}. It is the example where a room
    // tells none; 303 holds none.
    void add_examples(nlohmann::json examples) { examples_ = std::move(examples); }
    [[nodiscard]] nlohmann::json answered_once(const std::string& address) const {
        return examples_.value(address, nlohmann::json::object());
    }

    void add_protocol(Protocol protocol) { protocols_.push_back(std::move(protocol)); }

    // The protocol that is spoken at this address, if one of its own is.
    [[nodiscard]] const Protocol* protocol_at(std::string_view path) const {
        for (const auto& protocol : protocols_) {
            if (path.starts_with(protocol.beginning)) {
                return &protocol;
            }
        }
        return nullptr;
    }

    void add_panel(Panel panel) { panels_.push_back(std::move(panel)); }

    // Everybody's rows for a page, in the order in which the rooms stand.
    [[nodiscard]] nlohmann::json rows_for(std::string_view page, const Request& request) const {
        auto all = nlohmann::json::array();
        for (const auto& panel : panels_) {
            if (panel.page == page) {
                for (auto& row : panel.rows(request)) {
                    all.push_back(std::move(row));
                }
            }
        }
        return all;
    }

private:
    std::vector<Route> table_;
    struct Value {
        std::string beginning;
        Taken taken;
    };

    std::map<std::string, nlohmann::json> schemas_;
    std::vector<Value> values_;
    nlohmann::json examples_ = nlohmann::json::object();
    std::vector<Panel> panels_;
    std::vector<Protocol> protocols_;
};

} // namespace web
