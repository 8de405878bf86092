// A feed of entries as RFC 4287 writes it. Text stays text: nothing that somebody wrote is markup.

#pragma once

#include <string>
#include <vector>

#include "calendar/moment.hpp"

namespace feeds {

using calendar::Moment;

constexpr std::string_view atom_type = "application/atom+xml; charset=utf-8";

struct Entry {
    std::string id; // For ever the same: "urn:…" or "tag:…".
    std::string title;
    Moment published;
    Moment updated;
    std::string url;
    std::string content{};  // Plain text.
    std::string category{}; // A code, and how people call it.
    std::string category_name{};
    std::string author{}; // An office; empty: the feed's.
};

struct Feed {
    std::string id;
    std::string title;
    std::string language; // "zh-CN"
    std::string author;   // Whoever answers for it.
    std::string url;      // The page it tells of.
    std::string self;     // Its own address.
    Moment updated;       // Of a feed without entries; else the latest of theirs.
    std::vector<Entry> entries{};
};

[[nodiscard]] std::string write_atom(const Feed& feed);

} // namespace feeds
