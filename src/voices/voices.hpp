// The door of voices: what people say, in their words. A voice is raised once, kept as it was said,
// and may be added to, its contact corrected, or withdrawn by whoever said it. What must be done
// about it is the business of cases; whether the asker may do this is the caller's to know.

#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "alliance/alliance.hpp"
#include "base/result.hpp"
#include "calendar/moment.hpp"
#include "journal/actor.hpp"
#include "journal/turn.hpp"
#include "places/places.hpp"
#include "store/connection.hpp"
#include "text/catalogue.hpp"
#include "voices/events.hpp"

namespace voices {

constexpr std::size_t words_characters_max = 5'000;
constexpr std::size_t title_characters_max = 200;
constexpr std::size_t where_characters_max = 200;
constexpr std::size_t contact_name_characters_max = 40;
constexpr std::size_t contact_email_characters_max = 254; // RFC 5321 §4.5.3.1.3, less its "<>".
constexpr std::size_t reason_characters_max = 500;
constexpr int additions_a_voice_max = 20;
constexpr std::size_t answer_characters_max = 200; // To a category's question.
constexpr int photos_a_voice_max = 6;              // Of each kind: of the concern, and of the work.
constexpr std::size_t upload_bytes_max = 10 * 1024 * 1024;
constexpr std::size_t photo_bytes_max = 400 * 1024;
constexpr int photo_side_pixels_max = 1'600;

// --- Raising a voice and adding to it -------------------------------------------------------

// What a person hands in. Text is taken as it was typed: `raise` tidies and checks it, and its
// refusals name these fields: words, title, category, place, where_exactly, contact_name,
// contact_phone, contact_email, time, answer_KEY.
struct GivenAnswer {
    std::string key;
    std::string value; // The words, or a choice's number.
};

struct RaiseVoice {
    std::string words{};
    std::string title{};        // Of an imported message that has one.
    std::optional<Kind> asks{}; // Left out: what the category usually asks.
    std::string category{};     // A code. Empty: suggested from the words, else "other".
    places::PlaceId place{}; // Any level; finer than a compound goes into where_exactly. 0: unsaid.
    std::string where_exactly{};
    std::string contact_name{};
    std::string contact_phone{};
    std::string contact_email{};
    Source source = Source::Web;
    std::optional<calendar::Moment> said_at{};
    bool public_already = false;
    std::optional<std::int64_t> joins{}; // The open matter it joins; the asker has checked it.
    std::vector<GivenAnswer> answers{};  // To the questions of a category that a person picked.
    std::string origin{};                // From `origin_of`; empty when it was said here.
    // By when whoever hands it over wants the answer: the earlier of theirs and ours binds.
    std::optional<calendar::Moment> answer_by{};
};

struct Raised {
    VoiceId voice;
    journal::Sequence entry = 0;
    // The words sound as if somebody should ring this number now: say so beside the receipt.
    std::optional<std::string> ring_now;
};

[[nodiscard]] base::Result<Raised> raise(journal::Turn& turn, const RaiseVoice& asked);

// What `raise` would refuse of the text alone, before anybody is asked more.
[[nodiscard]] base::Result<bool> check(const RaiseVoice& asked, calendar::Moment now);

[[nodiscard]] base::Result<journal::Sequence> add_words(journal::Turn& turn,
                                                        VoiceId voice,
                                                        const std::string& words);

// `photo` comes from `prepare_photo`. A photo of the work may name the one of the concern that
// shows the same spot before.
[[nodiscard]] base::Result<PhotoId> add_photo(journal::Turn& turn,
                                              VoiceId voice,
                                              Shows shows,
                                              const std::string& photo,
                                              PhotoId same_spot_as = {});

// Of an act that is undone. The picture stays a value of its entry, to be erased with its voice's.
void take_photo_back(journal::Turn& turn, PhotoId photo);

struct Contact {
    std::string name{};  // Empty when unknown or gone.
    std::string phone{}; // Digits, +, - and spaces, as typed.
    std::string email{}; // Of whoever came through a program: our own form asks for none.
};

[[nodiscard]] base::Result<journal::Sequence> correct_contact(journal::Turn& turn,
                                                              VoiceId voice,
                                                              const Contact& contact);
[[nodiscard]] base::Result<journal::Sequence> withdraw(journal::Turn& turn,
                                                       VoiceId voice,
                                                       const std::string& reason);

// --- Asking about voices --------------------------------------------------------------------

struct Voice {
    VoiceId id{};
    journal::Sequence entry = 0; // The entry that raised it.
    calendar::Moment raised_at{};
    std::optional<calendar::Moment> said_at{};
    Kind asks = Kind::Help;
    std::string category{};
    std::int64_t category_version = 0;
    CategoryBy category_by = CategoryBy::Nobody;
    places::PlaceId place{};
    Source source = Source::Web;
    bool public_already = false;
    std::optional<calendar::Moment> withdrawn_at{};
};

[[nodiscard]] std::optional<Voice> find(store::Connection& connection, VoiceId voice);

// What was said. Each part may be gone.
struct Words {
    std::string title;       // One line: the given title, else the first 40 characters.
    std::string given_title; // Of an imported message that had one; else empty.
    std::string words;
};
[[nodiscard]] std::optional<Words> words_of(store::Connection& connection, VoiceId voice);

struct Addition {
    calendar::Moment at;
    journal::Sequence entry = 0;
    std::optional<std::string> words;
};
[[nodiscard]] std::vector<Addition> additions_to(store::Connection& connection, VoiceId voice);

// What was added to any voice after an entry, newest first, without the words.
struct Added {
    VoiceId voice;
    journal::Sequence entry = 0;
    calendar::Moment at;
};
[[nodiscard]] std::vector<Added> additions_after(store::Connection& connection,
                                                 journal::Sequence entry,
                                                 int limit);

[[nodiscard]] std::optional<std::string> where_exactly(store::Connection& connection,
                                                       VoiceId voice);
[[nodiscard]] Contact contact_of(store::Connection& connection, VoiceId voice);
[[nodiscard]] std::optional<std::string> reason_of_withdrawal(store::Connection& connection,
                                                              VoiceId voice);

// What was asked of whoever raised it, and answered; nothing where the answer was erased.
struct Answered {
    std::string question;
    std::optional<std::string> answer;
};
[[nodiscard]] std::vector<Answered> answers_of(store::Connection& connection,
                                               VoiceId voice,
                                               text::Language language);

// The entries in which anything erasable of the voice stands, oldest first.
[[nodiscard]] std::vector<journal::Sequence> entries_of(store::Connection& connection,
                                                        VoiceId voice);

// Everything by which staff may look for it: title, words, additions, where, name and telephone.
[[nodiscard]] std::string search_text(store::Connection& connection, VoiceId voice);

struct Photo {
    PhotoId id{};
    VoiceId voice{};
    Shows shows = Shows::Concern;
    calendar::Moment at{};
    journal::Actor by{};
    std::string digest{};
    PhotoId same_spot_as{}; // 0: of no photo.
};
[[nodiscard]] std::vector<Photo> photos_of(store::Connection& connection, VoiceId voice);
[[nodiscard]] std::optional<Photo> find_photo(store::Connection& connection, PhotoId photo);

// The JPEG; nothing when there is none or it was erased.
[[nodiscard]] std::optional<std::string> photo(store::Connection& connection, PhotoId photo);

// --- Tracking codes -------------------------------------------------------------------------

// "K7PX-3WQM-9TRA-HD46": made from the store's server key and the voice's number whenever it is
// needed, and kept nowhere.
[[nodiscard]] std::string tracking_code(store::Connection& connection, VoiceId voice);

// Forgives lower case, wide characters, and missing or other dashes and spaces.
[[nodiscard]] std::optional<VoiceId> find_by_tracking_code(store::Connection& connection,
                                                           std::string_view typed);

// --- Where it came from ---------------------------------------------------------------------

// The mark of a message in another system: a keyed digest, so that the record gives away neither
// the number nor the words.
[[nodiscard]] std::string origin_of(store::Connection& connection, std::string_view identity);
[[nodiscard]] std::optional<VoiceId> find_by_origin(store::Connection& connection,
                                                    const std::string& origin);

// The page on which whoever sends cases where they belong brings many reports as one list; empty
// for anybody else.
[[nodiscard]] std::string import_url(store::Connection& connection,
                                     const alliance::ActingSeat& seat);

// --- Categories and kinds -------------------------------------------------------------------

struct CategoryList {
    std::int64_t version = 0; // 0 is the built-in list.
    std::vector<Category> categories;
};

// The list that holds now, and the one of a version; unknown versions are a broken promise.
[[nodiscard]] std::shared_ptr<const CategoryList> categories(store::Connection& connection);
[[nodiscard]] std::shared_ptr<const CategoryList> categories(store::Connection& connection,
                                                             std::int64_t version);

// In the list that holds now.
[[nodiscard]] std::optional<Category> category(store::Connection& connection,
                                               std::string_view code);

// By code, by name in either language, or by a keyword that only one category has: for lists that
// were not made for us.
[[nodiscard]] std::optional<Category> category_named(store::Connection& connection,
                                                     std::string_view typed);

// The name of a category in any list that ever held; the code itself when there is none.
[[nodiscard]] std::string category_name(store::Connection& connection,
                                        std::string_view code,
                                        text::Language language);

struct Suggestion {
    std::string code;
    std::string keyword; // The longest that was found in the words, as the list has it.
};
[[nodiscard]] std::optional<Suggestion> suggest_category(store::Connection& connection,
                                                         std::string_view words);

// A street's own list as it is written; refuses naming the line.
constexpr std::string_view other_category = "other"; // Stands in every list.
[[nodiscard]] base::Result<std::vector<Category>> categories_from_toml(const std::string& toml);

// What somebody wrote is kept as they wrote it.
[[nodiscard]] base::Result<std::int64_t> set_categories(
    journal::Turn& turn,
    const std::vector<Category>& categories,
    const std::optional<std::string>& document = {});

// "enquiry", "help", …: as in forms and JSON. Empty is none; anything else is refused.
[[nodiscard]] base::Result<std::optional<Kind>> read_kind(std::string_view typed);
[[nodiscard]] std::string_view name_of(Kind kind);

// The times people write in lists: RFC 3339, "2026-11-24 10:15", "2026/1/6 9:05:03",
// "2026年1月6日"; a day alone is its midnight.
[[nodiscard]] base::Result<calendar::Moment> read_time(std::string_view written);

// --- Photos ---------------------------------------------------------------------------------

// A JPEG of at most photo_side_pixels_max and photo_bytes_max, upright, without position or any
// other metadata, from a JPEG, PNG or WebP. Decoded in a child process with bounded memory and
// time; takes up to a second, so it is called outside the writer.
[[nodiscard]] base::Result<std::string> prepare_photo(std::string_view upload);

// The ninths of a picture, three rows of three from the upper left, that are painted over.
using Covering = std::bitset<9>;

// The photo once more, with these painted over; of a photo that was prepared.
[[nodiscard]] base::Result<std::string> cover_photo(std::string_view photo, Covering covering);

// What that child runs: `songyuan --photo-worker` reads a picture from standard input and writes
// the JPEG to standard output; a second argument names the ninths to paint over as a bitset's text.
constexpr std::string_view photo_worker_argument = "--photo-worker";
[[nodiscard]] int photo_worker_main(int argument_count, char** arguments);

} // namespace voices
