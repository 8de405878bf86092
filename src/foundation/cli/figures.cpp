#include "cli/figures.hpp"

#include <array>
#include <chrono>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

#include "journal/read.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using nlohmann::ordered_json;

constexpr auto backup_age_max = 48h;                         // Two nights.
constexpr std::int64_t free_bytes_min = 512LL * 1024 * 1024; // And room for one more copy.
constexpr auto clock_behind_max = 1min;

std::int64_t store_bytes(const store::Address& address) {
    if (!address.database.empty()) {
        return store::open(address)->size_in_bytes();
    }
    std::int64_t bytes = 0;
    for (const char* file : {"songyuan.db", "songyuan.db-wal"}) {
        std::error_code missing;
        const auto size = fs::file_size(address.folder / file, missing);
        bytes += missing ? 0 : static_cast<std::int64_t>(size);
    }
    return bytes;
}

// How much room a database has left is known to those who run it.
std::optional<std::int64_t> free_bytes(const store::Address& address) {
    if (!address.database.empty()) {
        return std::nullopt;
    }
    std::error_code unknown;
    const auto space = fs::space(address.folder, unknown);
    return unknown ? 0 : static_cast<std::int64_t>(space.available);
}

bool is_short_of_room(const Figures& figures) {
    return figures.free_bytes &&
           (*figures.free_bytes < free_bytes_min || *figures.free_bytes < figures.store_bytes);
}

std::string_view alarm_name(Alarm alarm) {
    static constexpr std::array<std::string_view, 5> names = {
        "read_only", "clock_behind", "no_room", "never_backed_up", "backup_old"};
    return names[static_cast<std::size_t>(alarm)];
}

std::int64_t days_since(calendar::Moment then, calendar::Moment now) {
    return std::chrono::duration_cast<std::chrono::hours>(now - then).count() / 24;
}

class Facts {
public:
    explicit Facts(const text::Catalogue& words) : words_(words) {}

    void add(std::string_view key, const std::string& value) {
        list_.push_back({{"label", words_.say(key)}, {"value", value}});
    }
    ordered_json take() { return std::move(list_); }

private:
    const text::Catalogue& words_;
    ordered_json list_ = ordered_json::array();
};

ordered_json facts_of(const Figures& figures, const text::Catalogue& words) {
    Facts facts(words);
    facts.add("cli.fact_version", figures.version);
    facts.add("cli.fact_entries", std::to_string(figures.entries));
    facts.add("cli.fact_store", size_in_words(figures.store_bytes));
    if (figures.free_bytes) {
        facts.add("cli.fact_free", size_in_words(*figures.free_bytes));
    }
    facts.add("cli.fact_clock", words.date_and_time(figures.now, figures.now));
    facts.add("cli.fact_last_entry", words.date_and_time(figures.last_entry, figures.now));
    facts.add("cli.fact_backup",
              figures.backup
                  ? words.say("cli.backup_at",
                              {{"when", words.date_and_time(figures.backup->at, figures.now)},
                               {"entries", figures.backup->entries}})
                  : words.say("cli.backup_never"));
    facts.add(
        "cli.fact_waiting",
        figures.server ? std::to_string(figures.server->waiting) : words.say("cli.no_server"));
    for (const auto& room : figures.of_rooms) {
        facts.add(room.label, std::to_string(room.count));
    }
    return facts.take();
}

} // namespace

Figures figures_of(const Place& place) {
    Figures figures;
    figures.version = SONGYUAN_VERSION;
    figures.now = place.now;
    figures.entries = journal::size(place.reader);
    const auto last = journal::find_entry(place.reader, figures.entries);
    figures.last_entry = last ? last->entry.at : place.now;
    figures.store_bytes = store_bytes(place.address);
    figures.free_bytes = free_bytes(place.address);
    figures.backup = last_backup(place.address.folder);
    figures.server = place.server;
    for (const auto& room : place.rooms) {
        figures.of_rooms.push_back({room.label, room.alarm, room.count(place.reader)});
    }
    return figures;
}

std::vector<Alarm> alarms(const Figures& figures) {
    std::vector<Alarm> found;
    if (figures.server && figures.server->is_read_only) {
        found.push_back(Alarm::ReadOnly);
    }
    if (figures.now + clock_behind_max < figures.last_entry) {
        found.push_back(Alarm::ClockBehind);
    }
    if (is_short_of_room(figures)) {
        found.push_back(Alarm::NoRoom);
    }
    if (!figures.backup) {
        found.push_back(Alarm::NeverBackedUp);
    } else if (figures.backup->at + backup_age_max < figures.now) {
        found.push_back(Alarm::BackupOld);
    }
    return found;
}

std::string sentence_for(Alarm alarm, const Figures& figures, const text::Catalogue& words) {
    const auto age = figures.backup ? days_since(figures.backup->at, figures.now) : 0;
    return words.say("cli.alarm_" + std::string(alarm_name(alarm)),
                     {{"free", size_in_words(figures.free_bytes.value_or(0))}, {"days", age}});
}

std::string size_in_words(std::int64_t bytes) {
    constexpr std::array<const char*, 5> units = {"B", "KB", "MB", "GB", "TB"};
    std::size_t unit = 0;
    std::int64_t tenths = bytes * 10;
    while (tenths >= 10 * 1024 && unit + 1 < units.size()) {
        tenths /= 1024;
        ++unit;
    }
    return unit == 0 ? fmt::format("{} B", bytes)
                     : fmt::format("{}.{} {}", tenths / 10, tenths % 10, units[unit]);
}

ordered_json as_json(const Figures& figures, const text::Catalogue& words) {
    ordered_json json = {{"version", figures.version},
                         {"now", calendar::to_milliseconds(figures.now)},
                         {"last_entry", calendar::to_milliseconds(figures.last_entry)},
                         {"entries", figures.entries},
                         {"store_bytes", figures.store_bytes},
                         {"free_bytes", nullptr},
                         {"last_backup", nullptr},
                         {"is_served", figures.server.has_value()},
                         {"waiting", figures.server ? figures.server->waiting : 0},
                         {"is_read_only", figures.server && figures.server->is_read_only}};
    if (figures.free_bytes) {
        json["free_bytes"] = *figures.free_bytes;
    }
    if (figures.backup) {
        json["last_backup"] = calendar::to_milliseconds(figures.backup->at);
    }
    json["facts"] = facts_of(figures, words);
    json["alarms"] = ordered_json::array();
    for (const auto alarm : alarms(figures)) {
        json["alarms"].push_back(
            {{"kind", alarm_name(alarm)}, {"sentence", sentence_for(alarm, figures, words)}});
    }
    for (const auto& room : figures.of_rooms) {
        if (!room.alarm.empty() && room.count > 0) {
            json["alarms"].push_back(
                {{"kind", room.alarm},
                 {"sentence", words.say(room.alarm, {{"count", room.count}})}});
        }
    }
    return json;
}

} // namespace cli
