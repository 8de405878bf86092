// How the house does, in figures: what the operator's page shows and `songyuan status` says. They
// name nobody and no case. What is wrong is decided here, so page, verb and watchman agree.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "calendar/moment.hpp"
#include "cli/backups.hpp"
#include "cli/installation.hpp"
#include "journal/writer.hpp"
#include "store/store.hpp"
#include "text/catalogue.hpp"

namespace cli {

struct Figures {
    std::string version;
    calendar::Moment now;
    calendar::Moment last_entry;
    std::int64_t entries = 0;
    std::int64_t store_bytes = 0;
    std::optional<std::int64_t> free_bytes; // On the disk that holds the store, if it is ours.
    std::optional<Backup> backup;
    std::optional<journal::WriterState> server; // Nothing when no server runs.

    struct OfRoom {
        std::string label; // Catalogue keys, as in RoomFigure.
        std::string alarm;
        std::int64_t count = 0;
    };
    std::vector<OfRoom> of_rooms;
};

struct Place {
    const store::Address& address;
    store::Connection& reader;
    calendar::Moment now;
    std::optional<journal::WriterState> server;
    const std::vector<RoomFigure>& rooms;
};
[[nodiscard]] Figures figures_of(const Place& place);

// What somebody should see to, the most urgent first.
enum class Alarm { ReadOnly, ClockBehind, NoRoom, NeverBackedUp, BackupOld };
[[nodiscard]] std::vector<Alarm> alarms(const Figures& figures);
[[nodiscard]] std::string sentence_for(Alarm alarm,
                                       const Figures& figures,
                                       const text::Catalogue& words);

// "1.4 MB": whole numbers only, cut and never rounded up.
[[nodiscard]] std::string size_in_words(std::int64_t bytes);

// Values for programs, sentences for people:
// {version, entries, store_bytes, …, "facts": [{label, value}], "alarms": [{kind, sentence}]}
[[nodiscard]] nlohmann::ordered_json as_json(const Figures& figures, const text::Catalogue& words);

} // namespace cli
