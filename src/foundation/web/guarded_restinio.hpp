// How RESTinio comes by our guarded sockets: its own ways for a server to hand settings to sockets
// and to make them, said anew for ours. Only server.cpp includes this.

#pragma once

#include <memory>
#include <utility>
#include <vector>

#include <restinio/all.hpp>

#include "web/guarded_socket.hpp"

namespace web {

inline restinio::impl::tls_socket_t* make_tls_socket_pointer_for_state_listener(
    GuardedSocket& /*socket*/) noexcept {
    return nullptr;
}

} // namespace web

namespace restinio {

// How a server's settings hand the gate to its sockets.
template <class Settings>
class socket_type_dependent_settings_t<Settings, web::GuardedSocket> {
public:
    Settings& gate(std::shared_ptr<web::Gate> gate) & {
        gate_ = std::move(gate);
        return static_cast<Settings&>(*this);
    }
    [[nodiscard]] const std::shared_ptr<web::Gate>& gate() const { return gate_; }

protected:
    socket_type_dependent_settings_t() = default;
    socket_type_dependent_settings_t(socket_type_dependent_settings_t&&) noexcept = default;
    ~socket_type_dependent_settings_t() = default;

private:
    std::shared_ptr<web::Gate> gate_;
};

namespace impl {

template <>
class socket_supplier_t<web::GuardedSocket> {
protected:
    template <class Settings>
    socket_supplier_t(Settings& settings, asio_ns::io_context& context)
        : context_(context), gate_(settings.gate()) {
        for (std::size_t count = 0; count < settings.concurrent_accepts_count(); ++count) {
            sockets_.emplace_back(context_, gate_);
        }
    }
    virtual ~socket_supplier_t() = default;

    web::GuardedSocket& socket(std::size_t position) { return sockets_.at(position); }
    auto move_socket(std::size_t position) {
        web::GuardedSocket fresh(context_, gate_);
        std::swap(fresh, sockets_.at(position));
        fresh.arrived();
        return fresh;
    }
    [[nodiscard]] auto concurrent_accept_sockets_count() const noexcept { return sockets_.size(); }

private:
    asio_ns::io_context& context_;
    std::shared_ptr<web::Gate> gate_;
    std::vector<web::GuardedSocket> sockets_;
};

} // namespace impl
} // namespace restinio
