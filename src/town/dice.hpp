// Dice that fall the same way for the same seed on every machine: all chance in a made-up town
// comes from them.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "journal/hash.hpp"

namespace town {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}

    // Of one throw among many: each case and each of its acts has dice of its own, so that one
    // decision more or less changes nothing elsewhere.
    Dice(std::uint64_t seed, std::int64_t first, std::int64_t second)
        : state_(mixed(mixed(seed + static_cast<std::uint64_t>(first)) +
                       static_cast<std::uint64_t>(second))) {}

    std::uint64_t next() {
        state_ += golden;
        return mixed(state_);
    }

    // At least 0 and below `count`.
    int below(int count) { return static_cast<int>(next() % static_cast<std::uint64_t>(count)); }

    // Both ends may fall.
    int between(int least, int most) { return least + below(most - least + 1); }

    // True as often as so many of a thousand.
    bool per_mille(int chances) { return below(1'000) < chances; }

    template <class Values>
    const auto& pick(const Values& values) {
        return values[static_cast<std::size_t>(below(static_cast<int>(std::size(values))))];
    }

private:
    static constexpr std::uint64_t golden = 0x9E3779B97F4A7C15;

    static std::uint64_t mixed(std::uint64_t bits) {
        bits = (bits ^ (bits >> 30U)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27U)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31U);
    }

    std::uint64_t state_;
};

// Salts for a journal whose words are made up: the same seed, the same record.
[[nodiscard]] journal::Dice salts(std::uint64_t seed);

} // namespace town
