// Turns events into their canonical bytes and back. An event names its fields once:
//
//   template <class Self, class Fields>
//   static void fields(Self& self, Fields& field) {
//       field("id", self.id);
//       field("words", self.words);
//   }
//
// Canonical bytes are JSON as RFC 8785 writes it: members in the order of their names' bytes, no
// white space, whole numbers only. An empty optional is left out. An enum needs
// `enum_names(Enum) -> std::span<const std::string_view>`, found by argument-dependent lookup.
// docs/journal-format.md is the specification.

#pragma once

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/fault.hpp"
#include "base/id.hpp"
#include "calendar/moment.hpp"
#include "journal/erasable.hpp"
#include "journal/hash.hpp"
#include "text/json_string.hpp"

namespace journal {

// How many erasable fields one event may have; a kept value's id stands on it.
constexpr int erasables_an_event_max = 64;

// A value on its way into the kept table, with the salt of its commitment.
struct KeptValue {
    int position = 0; // Erasable fields of an event are numbered from 0 in the order visited.
    Salt salt{};
    std::string value;
};

// SHA256(salt ‖ value), as hexadecimal text.
[[nodiscard]] std::string commitment_of(const Salt& salt, std::string_view value);

class Encoder {
public:
    explicit Encoder(const Dice& dice) : dice_(dice) {}

    // The canonical bytes of an event or of a struct with fields.
    template <class Record>
    [[nodiscard]] std::string encode(const Record& record) {
        std::vector<Member> outer = std::exchange(members_, {});
        Record::fields(record, *this);
        std::string bytes = join();
        members_ = std::move(outer);
        return bytes;
    }

    template <class Value>
    void operator()(std::string_view name, const Value& value) {
        std::string bytes;
        append(bytes, value);
        if (!bytes.empty()) {
            members_.push_back({name, std::move(bytes)});
        }
    }

    [[nodiscard]] std::vector<KeptValue> take_kept() { return std::exchange(kept_, {}); }

private:
    struct Member {
        std::string_view name;
        std::string bytes;
    };

    std::string join();

    template <std::integral Number>
    void append(std::string& out, Number number) {
        if constexpr (std::is_same_v<Number, bool>) {
            out += number ? "true" : "false";
        } else {
            out += std::to_string(number);
        }
    }
    template <class Kind>
    void append(std::string& out, base::Id<Kind> id) {
        append(out, id.value);
    }
    void append(std::string& out, const std::string& value) {
        text::append_json_string(out, value);
    }
    void append(std::string& out, calendar::Moment moment) {
        append(out, calendar::to_milliseconds(moment));
    }
    void append(std::string& out, calendar::OfficeDay day) {
        text::append_json_string(out, calendar::iso_date(day));
    }
    template <class Enum>
    requires std::is_enum_v<Enum>
    void append(std::string& out, Enum value) {
        text::append_json_string(out, enum_names(value)[static_cast<std::size_t>(value)]);
    }
    template <class Value>
    void append(std::string& out, const std::optional<Value>& value) {
        if (value) {
            append(out, *value);
        }
    }
    template <class Value>
    void append(std::string& out, const std::vector<Value>& values) {
        out += '[';
        for (std::size_t at = 0; at < values.size(); ++at) {
            out += at == 0 ? "" : ",";
            append(out, values[at]);
        }
        out += ']';
    }
    void append(std::string& out, const ErasableText& erasable);
    template <class Record>
    requires requires(const Record& record, Encoder& encoder) { Record::fields(record, encoder); }
    void append(std::string& out, const Record& record) { out += encode(record); }

    const Dice& dice_;
    std::vector<Member> members_;
    std::vector<KeptValue> kept_;
    int next_position_ = 0;
};

// Finds the kept value for a commitment's position; nothing when it was erased.
using KeptValues = std::function<std::optional<std::string>(int position)>;

// Reads an event back. A member that is missing or of the wrong kind is a Fault: the journal was
// written by us.
class Decoder {
public:
    explicit Decoder(const nlohmann::json& object, const KeptValues* kept = nullptr)
        : object_(&object), kept_(kept) {}

    template <class Record>
    [[nodiscard]] Record decode() {
        Record record;
        Record::fields(record, *this);
        return record;
    }

    template <class Value>
    void operator()(std::string_view name, Value& value) {
        const auto found = object_->find(name);
        if (found == object_->end()) {
            if constexpr (requires {
                              value.has_value();
                              value.reset();
                          }) {
                value.reset();
                return;
            } else {
                throw base::Fault("an entry lacks its member " + std::string(name));
            }
        }
        take(*found, value);
    }

private:
    template <std::integral Number>
    void take(const nlohmann::json& from, Number& number) {
        number = from.get<Number>();
    }
    template <class Kind>
    void take(const nlohmann::json& from, base::Id<Kind>& id) {
        id.value = from.get<std::int64_t>();
    }
    void take(const nlohmann::json& from, std::string& text) {
        text = from.get_ref<const std::string&>();
    }
    void take(const nlohmann::json& from, calendar::Moment& moment) {
        moment = calendar::from_milliseconds(from.get<std::int64_t>());
    }
    void take(const nlohmann::json& from, calendar::OfficeDay& day);
    template <class Enum>
    requires std::is_enum_v<Enum>
    void take(const nlohmann::json& from, Enum& value) {
        const auto& name = from.get_ref<const std::string&>();
        const auto names = enum_names(Enum{});
        const auto found = std::find(names.begin(), names.end(), name);
        if (found == names.end()) {
            throw base::Fault("an entry names an unknown value " + name);
        }
        value = static_cast<Enum>(found - names.begin());
    }
    template <class Value>
    void take(const nlohmann::json& from, std::optional<Value>& value) {
        take(from, value.emplace());
    }
    template <class Value>
    void take(const nlohmann::json& from, std::vector<Value>& values) {
        values.clear();
        for (const auto& each : from) {
            take(each, values.emplace_back());
        }
    }
    void take(const nlohmann::json& from, ErasableText& erasable);
    template <class Record>
    requires requires(Record& record, Decoder& decoder) { Record::fields(record, decoder); }
    void take(const nlohmann::json& from, Record& record) {
        const nlohmann::json* outer = std::exchange(object_, &from);
        Record::fields(record, *this);
        object_ = outer;
    }

    const nlohmann::json* object_;
    const KeptValues* kept_;
    int next_position_ = 0;
};

} // namespace journal
