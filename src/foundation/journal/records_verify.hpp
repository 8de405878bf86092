// Reads kept values in the order of the entries they belong to, a few at a time: a photo is large.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "journal/entry.hpp"
#include "store/connection.hpp"

namespace journal {

class KeptStream {
public:
    struct Kept {
        std::int64_t id = 0;
        std::string salt;
        std::string value;

        [[nodiscard]] Sequence sequence() const;
    };

    explicit KeptStream(store::Connection& connection) : connection_(connection) {}

    // The first value that was not yet passed; nothing at the end.
    [[nodiscard]] const Kept* front();
    void pass() { ++at_; }

private:
    store::Connection& connection_;
    std::vector<Kept> read_;
    std::size_t at_ = 0;
    std::int64_t last_id_ = -1;
    bool is_at_end_ = false;
};

} // namespace journal
