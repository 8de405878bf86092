#include "cases/covering.hpp"

#include "cases/events.hpp"
#include "cases/records_photos.hpp"
#include "journal/hash.hpp"
#include "journal/read.hpp"

namespace cases {

std::string covering_field(std::size_t ninth) {
    return "cover_" + std::to_string(ninth + 1);
}

base::Result<std::string> covered_as_asked(const web::Request& request, const AskAct& asked) {
    if (asked.act != Act::RedactPhoto) {
        return std::string();
    }
    voices::Covering covering;
    for (std::size_t ninth = 0; ninth < covering.size(); ++ninth) {
        covering.set(ninth, request.form.get(covering_field(ninth)) == "1");
    }
    const auto photo = covering.any() ? voices::photo(*request.store, asked.photo) : std::nullopt;
    return photo ? voices::cover_photo(*photo, covering) : std::string();
}

std::optional<std::string> covered_photo(store::Connection& connection, voices::PhotoId photo) {
    const auto cover = cover_of(connection, photo);
    if (!cover) {
        return std::nullopt;
    }
    const auto stored = journal::find_entry(connection, *cover);
    base::ensure(stored.has_value(), "a photo that is covered stands in the journal");
    const auto redacted = journal::read_event<PhotoRedacted>(connection, *stored);
    const bool is_something_left = redacted.covered && redacted.covered->read();
    return is_something_left ? journal::bytes_from_hex(*redacted.covered->read()) : std::nullopt;
}

} // namespace cases
