#include <algorithm>

#include "base/fault.hpp"
#include "web/matching.hpp"
#include "web/target.hpp"

namespace web {
namespace {

std::vector<std::string_view> parts_of(std::string_view path) {
    std::vector<std::string_view> parts;
    while (path.size() > 1) {
        path.remove_prefix(1);
        const std::size_t end = std::min(path.find('/'), path.size());
        parts.push_back(path.substr(0, end));
        path.remove_prefix(end);
    }
    return parts;
}

std::string drawer_of(const std::vector<std::string_view>& parts) {
    std::string drawer = std::to_string(parts.size());
    if (!parts.empty()) {
        drawer += '/';
        drawer += parts.front();
    }
    return drawer;
}

bool fits(const std::vector<std::string>& pattern, const std::vector<std::string_view>& parts) {
    return std::ranges::equal(pattern, parts, [](const std::string& one, std::string_view part) {
        return one == "{}" || one == part;
    });
}

std::ptrdiff_t places_in(const std::vector<std::string>& pattern) {
    return std::ranges::count(pattern, "{}");
}

} // namespace

std::string_view name_of(Method method) {
    switch (method) {
        case Method::Get:
            return "GET";
        case Method::Post:
            return "POST";
        case Method::Delete:
            return "DELETE";
    }
    return "";
}

Matcher::Matcher(const Routes& routes) {
    for (const auto& route : routes.table()) {
        const auto parts = parts_of(route.pattern);
        Pattern pattern{&route, {}};
        for (const auto part : parts) {
            pattern.parts.emplace_back(part.starts_with('{') ? "{}" : part);
        }
        base::ensure(pattern.parts.empty() || pattern.parts.front() != "{}",
                     "an address begins with a word of its own");
        auto& drawer = patterns_[drawer_of(parts)];
        base::ensure(std::ranges::none_of(drawer,
                                          [&](const Pattern& other) {
                                              return other.route->method == route.method &&
                                                     other.parts == pattern.parts;
                                          }),
                     "an address and method stand in the route table once");
        drawer.push_back(std::move(pattern));
        // "/cases/new" is looked at before "/cases/{id}".
        std::ranges::stable_sort(
            drawer, {}, [](const Pattern& one) { return places_in(one.parts); });
    }
}

void Matcher::find_exactly(Method method, std::string_view path, Match& match) const {
    const auto parts = parts_of(path);
    const auto drawer = patterns_.find(drawer_of(parts));
    if (drawer == patterns_.end() || (path.size() > 1 && path.ends_with('/'))) {
        return;
    }
    for (const auto& pattern : drawer->second) {
        if (!fits(pattern.parts, parts)) {
            continue;
        }
        match.allowed.push_back(pattern.route->method);
        if (pattern.route->method != method || match.route != nullptr) {
            continue;
        }
        match.route = pattern.route;
        for (std::size_t at = 0; at < parts.size(); ++at) {
            if (pattern.parts[at] == "{}") {
                match.parameters.emplace_back(parts[at]);
            }
        }
    }
}

Match Matcher::find(Method method, std::string_view path) const {
    const bool asks_for_json = method == Method::Get && path.ends_with(json_ending) &&
                               path.size() > json_ending.size() + 1;
    if (asks_for_json) {
        Match as_json{nullptr, {}, Wants::Json, {}};
        find_exactly(method, path.substr(0, path.size() - json_ending.size()), as_json);
        // A place takes anything, "7.json" too: so the shorter address is asked first.
        if (as_json.route != nullptr) {
            return as_json;
        }
    }
    Match match;
    find_exactly(method, path, match);
    return match;
}

std::size_t Matcher::body_bytes_max(std::string_view path) const {
    const auto parts = parts_of(path);
    const auto drawer = patterns_.find(drawer_of(parts));
    std::size_t most = 0;
    if (drawer != patterns_.end()) {
        for (const auto& pattern : drawer->second) {
            if (pattern.route->method != Method::Get && fits(pattern.parts, parts)) {
                most = std::max(most, pattern.route->bounds.body_bytes_max);
            }
        }
    }
    return most;
}

} // namespace web
