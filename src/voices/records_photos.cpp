// Photos in their table; the pictures are kept values of the entries that added them.

#include <tuple>

#include "journal/hash.hpp"
#include "journal/read.hpp"
#include "text/names.hpp"
#include "voices/records.hpp"

namespace voices {
namespace {

constexpr const char* insert_photo = R"sql(
    INSERT INTO photos (id, entry, voice, at, shows, actor, digest, same_spot_as, is_taken_back)
    VALUES (:id, :entry, :voice, :at, :shows, :actor, :digest, :same_spot_as, 0)
)sql";

constexpr const char* update_taken_back = R"sql(
    UPDATE photos SET is_taken_back = 1 WHERE id = :id
)sql";

constexpr const char* select_last_photo = R"sql(
    SELECT COALESCE(MAX(id), 0) FROM photos
)sql";

constexpr const char* select_photos = R"sql(
    SELECT id, voice, at, shows, actor, digest, same_spot_as
    FROM photos WHERE voice = :voice AND is_taken_back = 0 ORDER BY id
)sql";

constexpr const char* select_photo = R"sql(
    SELECT id, voice, at, shows, actor, digest, same_spot_as
    FROM photos WHERE id = :id AND is_taken_back = 0
)sql";

constexpr const char* select_photo_entry = R"sql(
    SELECT entry FROM photos WHERE id = :id AND is_taken_back = 0
)sql";

using PhotoRow = std::tuple<std::int64_t,
                            std::int64_t,
                            std::int64_t,
                            std::string,
                            std::string,
                            std::string,
                            std::int64_t>;

Photo photo_from(const PhotoRow& row) {
    const auto& [id, voice, at, shows, actor, digest, same_spot_as] = row;
    return {PhotoId{id},
            VoiceId{voice},
            text::known<Shows>(shows),
            calendar::from_milliseconds(at),
            journal::actor_from_text(actor),
            digest,
            PhotoId{same_spot_as}};
}

void apply_photo(store::Connection& to, const PhotoAdded& event, const journal::Entry& entry) {
    to.run(insert_photo,
           event.id,
           entry.sequence,
           event.voice,
           calendar::to_milliseconds(entry.at),
           text::name_of(event.shows),
           journal::to_text(entry.actor),
           event.digest,
           event.same_spot_as.value_or(PhotoId{}));
}

void apply_taken_back(store::Connection& to, const PhotoTakenBack& event, const journal::Entry&) {
    to.run(update_taken_back, event.id);
}

} // namespace

void keep_photos(journal::Facts& facts) {
    facts.on<PhotoAdded>(apply_photo);
    facts.on<PhotoTakenBack>(apply_taken_back);
}

PhotoId next_photo(store::Connection& connection) {
    return {connection.value<std::int64_t>(select_last_photo).value_or(0) + 1};
}

std::vector<Photo> photos_of(store::Connection& connection, VoiceId voice) {
    std::vector<Photo> photos;
    for (const auto& row : connection.rows<std::int64_t,
                                           std::int64_t,
                                           std::int64_t,
                                           std::string,
                                           std::string,
                                           std::string,
                                           std::int64_t>(select_photos, voice)) {
        photos.push_back(photo_from(row));
    }
    return photos;
}

std::optional<Photo> find_photo(store::Connection& connection, PhotoId photo) {
    const auto row = connection.row<std::int64_t,
                                    std::int64_t,
                                    std::int64_t,
                                    std::string,
                                    std::string,
                                    std::string,
                                    std::int64_t>(select_photo, photo);
    return row ? std::optional(photo_from(*row)) : std::nullopt;
}

std::optional<std::string> photo(store::Connection& connection, PhotoId photo) {
    const auto entry = connection.value<std::int64_t>(select_photo_entry, photo);
    const auto hex = entry ? journal::kept_value(connection, *entry, 0) : std::nullopt;
    return hex ? journal::bytes_from_hex(*hex) : std::nullopt;
}

} // namespace voices
