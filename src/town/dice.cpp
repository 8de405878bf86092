#include "town/dice.hpp"

#include <memory>

namespace town {

journal::Dice salts(std::uint64_t seed) {
    const auto dice = std::make_shared<Dice>(seed);
    return [dice] {
        journal::Salt salt{};
        for (std::size_t at = 0; at < salt.size(); at += sizeof(std::uint64_t)) {
            const std::uint64_t bits = dice->next();
            for (std::size_t byte = 0; byte < sizeof bits; ++byte) {
                salt[at + byte] = static_cast<std::uint8_t>(bits >> (8 * byte));
            }
        }
        return salt;
    };
}

} // namespace town
