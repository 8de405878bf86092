#include "store/store.hpp"

namespace store {

Readers::Lease::~Lease() {
    if (connection_) {
        readers_->give_back(std::move(connection_));
    }
}

Readers::Lease Readers::borrow() {
    {
        const std::lock_guard lock(mutex_);
        if (!idle_.empty()) {
            auto connection = std::move(idle_.back());
            idle_.pop_back();
            return {*this, std::move(connection)};
        }
    }
    return {*this, store_.open_reader()};
}

void Readers::forget() {
    std::vector<std::unique_ptr<Connection>> closing;
    const std::lock_guard lock(mutex_);
    closing.swap(idle_);
}

void Readers::give_back(std::unique_ptr<Connection> connection) {
    const std::lock_guard lock(mutex_);
    if (idle_.size() < idle_readers_max) {
        idle_.push_back(std::move(connection));
    }
}

} // namespace store
