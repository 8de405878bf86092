// The receptions of all sites at one address, each with its own store behind it. A request goes to
// the site that its host means and is nothing to the others; where only the path names a site, it
// is led to that site's host.

#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "web/reception.hpp"
#include "web/sites.hpp"

namespace web {

class Receptions {
public:
    void add(std::string name, std::shared_ptr<Reception> reception) {
        all_.push_back({std::move(name), std::move(reception)});
    }

    void receive(Incoming incoming, Reply reply) const {
        const auto meant = std::ranges::find_if(
            all_, [&](const Named& each) { return is_host_of(each.name, incoming.headers.host); });
        if (meant != all_.end()) {
            meant->reception->receive(std::move(incoming), std::move(reply));
        } else if (is_of_the_machine(incoming)) {
            first().receive(std::move(incoming), std::move(reply));
        } else if (auto address = address_elsewhere(incoming)) {
            reply({307, {{"Location", std::move(*address)}}});
        } else {
            reply(first().misdirected(std::move(incoming)));
        }
    }

    [[nodiscard]] Reception& at(std::size_t position) const { return *all_.at(position).reception; }
    [[nodiscard]] Reception& first() const { return at(0); }

    void close() const {
        for (const auto& each : all_) {
            each.reception->close();
        }
    }

private:
    struct Named {
        std::string name;
        std::shared_ptr<Reception> reception;
    };

    // What a watchman asks for, who may know the machine by its number only.
    static bool is_of_the_machine(const Incoming& incoming) {
        const auto path = std::string_view(incoming.target).substr(0, incoming.target.find('?'));
        return incoming.door == Door::Watchmans || path == "/metrics" || path == "/healthz" ||
               path == "/readyz";
    }

    // Whoever names the site in the path is sent to its host.
    [[nodiscard]] std::optional<std::string> address_elsewhere(const Incoming& incoming) const {
        for (const auto& each : all_) {
            if (auto address = address_at_site(each.name, incoming.headers.host, incoming.target)) {
                return address;
            }
        }
        return std::nullopt;
    }

    std::vector<Named> all_;
};

} // namespace web
