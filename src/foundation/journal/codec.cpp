#include "journal/codec.hpp"

namespace journal {

std::string commitment_of(const Salt& salt, std::string_view value) {
    return to_hex(sha256(as_bytes(salt), value));
}

std::string Encoder::join() {
    std::sort(members_.begin(), members_.end(), [](const Member& left, const Member& right) {
        return left.name < right.name;
    });
    std::size_t length = 2;
    for (const auto& member : members_) {
        length += member.name.size() + member.bytes.size() + 4;
    }
    std::string bytes;
    bytes.reserve(length);
    bytes += '{';
    for (const auto& member : members_) {
        bytes += bytes.size() == 1 ? "\"" : ",\"";
        bytes += member.name;
        bytes += "\":";
        bytes += member.bytes;
    }
    bytes += '}';
    return bytes;
}

void Encoder::append(std::string& out, const ErasableText& erasable) {
    const int position = next_position_++;
    base::ensure(position < erasables_an_event_max, "an event's erasable fields stay within bound");
    std::string commitment = erasable.commitment();
    if (erasable.read()) {
        kept_.push_back({position, dice_(), *erasable.read()});
        commitment = commitment_of(kept_.back().salt, kept_.back().value);
    }
    out += "{\"erasable\":\"";
    out += commitment;
    out += "\"}";
}

void Decoder::take(const nlohmann::json& from, calendar::OfficeDay& day) {
    const auto read = calendar::parse_date(from.get_ref<const std::string&>());
    if (!read) {
        throw base::Fault("an entry holds a day that is none");
    }
    day = *read;
}

void Decoder::take(const nlohmann::json& from, ErasableText& erasable) {
    const int position = next_position_++;
    erasable = ErasableText::gone(from.at("erasable").get<std::string>());
    if (kept_ != nullptr) {
        erasable.load((*kept_)(position));
    }
}

} // namespace journal
