#include "voices/rules.hpp"

#include <algorithm>

#include "text/normalise.hpp"

namespace voices {
namespace {

using base::refuse;
using base::Why;

constexpr std::size_t title_line_characters_max = 40;
constexpr std::size_t phone_characters_min = 5;
constexpr std::size_t phone_characters_max = 20;

// Tabs and line ends are how people write; the other control characters are how machines break.
bool has_control_characters(std::string_view utf8) {
    for (std::size_t at = 0; at < utf8.size(); ++at) {
        const auto byte = static_cast<unsigned char>(utf8[at]);
        const bool is_c0 = byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r';
        const bool is_c1 =
            byte == 0xC2 && at + 1 < utf8.size() && static_cast<unsigned char>(utf8[at + 1]) < 0xA0;
        if (is_c0 || is_c1 || byte == 0x7F) {
            return true;
        }
    }
    return false;
}

// White space of all widths, and the marks that show nothing at all.
bool is_blank(std::string_view utf8) {
    static constexpr std::string_view blanks[] = {" ",
                                                  "\t",
                                                  "\n",
                                                  "\r",
                                                  "\u00A0",
                                                  "\u3000",
                                                  "\u200B",
                                                  "\u200C",
                                                  "\u200D",
                                                  "\uFEFF",
                                                  "\u2028",
                                                  "\u2029",
                                                  "\u2002",
                                                  "\u2003",
                                                  "\u2009",
                                                  "\u00AD",
                                                  "\u3164",
                                                  "\u2060"};
    while (!utf8.empty()) {
        const auto blank = std::ranges::find_if(
            blanks, [&](std::string_view each) { return utf8.starts_with(each); });
        if (blank == std::end(blanks)) {
            return false;
        }
        utf8.remove_prefix(blank->size());
    }
    return true;
}

struct Field {
    const char* name;
    std::size_t characters_max;
    const char* too_long;
};

constexpr Field words_field{"words", words_characters_max, "voices.words_too_long"};
constexpr Field title_field{"title", title_characters_max, "voices.title_too_long"};
constexpr Field where_field{"where_exactly", where_characters_max, "voices.where_too_long"};
constexpr Field name_field{
    "contact_name", contact_name_characters_max, "voices.contact_name_too_long"};
constexpr Field reason_field{"reason", reason_characters_max, "voices.reason_too_long"};

base::Result<std::string> check_text(std::string_view typed, const Field& field) {
    if (!text::is_utf8(typed) || has_control_characters(typed)) {
        return refuse(Why::Invalid, "voices.not_text", {}, field.name);
    }
    if (is_blank(typed)) {
        return std::string();
    }
    auto tidied = text::tidy(typed);
    const auto characters = text::length(tidied);
    if (characters > field.characters_max) {
        return refuse(Why::TooLarge,
                      field.too_long,
                      {{"characters", characters}, {"most", field.characters_max}},
                      field.name);
    }
    return tidied;
}

base::Result<std::string> check_line(std::string_view typed, const Field& field) {
    auto checked = check_text(typed, field);
    if (checked) {
        std::ranges::replace(*checked, '\n', ' ');
    }
    return checked;
}

base::Result<std::string> check_phone(std::string_view typed) {
    const auto wrong = refuse(Why::Invalid, "voices.contact_phone_malformed", {}, "contact_phone");
    if (!text::is_utf8(typed)) {
        return wrong;
    }
    if (is_blank(typed)) {
        return std::string();
    }
    auto phone = text::tidy(text::normalise(typed)); // Wide digits become digits.
    const auto is_part = [](char each) {
        return (each >= '0' && each <= '9') || each == '+' || each == '-' || each == ' ';
    };
    const auto digits =
        std::ranges::count_if(phone, [](char each) { return each >= '0' && each <= '9'; });
    if (!std::ranges::all_of(phone, is_part) || phone.size() > phone_characters_max ||
        digits < static_cast<std::ptrdiff_t>(phone_characters_min)) {
        return wrong;
    }
    return phone;
}

base::Result<std::string> check_email(std::string_view typed) {
    const auto wrong = refuse(Why::Invalid, "voices.contact_email_malformed", {}, "contact_email");
    if (!text::is_utf8(typed)) {
        return wrong;
    }
    if (is_blank(typed)) {
        return std::string();
    }
    auto email = text::tidy(typed);
    const auto sign = email.find('@');
    const bool is_address = sign != std::string::npos && sign > 0 && sign + 1 < email.size() &&
                            sign == email.rfind('@') &&
                            std::ranges::none_of(email, [](unsigned char each) {
                                return each <= ' ' || each == '<' || each == '>';
                            });
    return is_address && text::length(email) <= contact_email_characters_max
               ? base::Result<std::string>(std::move(email))
               : wrong;
}

} // namespace

base::Result<std::string> check_words(std::string_view typed) {
    auto words = check_text(typed, words_field);
    if (words && words->empty()) {
        return refuse(Why::Invalid, "voices.words_missing", {}, "words");
    }
    return words;
}

base::Result<Contact> check_contact(const Contact& typed) {
    auto name = check_line(typed.name, name_field);
    if (!name) {
        return base::refusal_of(name);
    }
    auto phone = check_phone(typed.phone);
    if (!phone) {
        return base::refusal_of(phone);
    }
    auto email = check_email(typed.email);
    if (!email) {
        return base::refusal_of(email);
    }
    return Contact{std::move(*name), std::move(*phone), std::move(*email)};
}

base::Result<std::string> check_reason(std::string_view typed) {
    return check_text(typed, reason_field);
}

base::Result<RaiseVoice> check_raise(RaiseVoice asked, calendar::Moment now) {
    auto title = check_line(asked.title, title_field);
    if (!title) {
        return base::refusal_of(title);
    }
    const bool only_a_title = is_blank(asked.words) && !title->empty();
    auto words =
        only_a_title ? base::Result<std::string>(std::move(*title)) : check_words(asked.words);
    if (!words) {
        return base::refusal_of(words);
    }
    auto where = check_text(asked.where_exactly, where_field);
    if (!where) {
        return base::refusal_of(where);
    }
    auto contact = check_contact({asked.contact_name, asked.contact_phone, asked.contact_email});
    if (!contact) {
        return base::refusal_of(contact);
    }
    if (asked.said_at && *asked.said_at > now) {
        return refuse(Why::Invalid, "voices.said_in_the_future", {}, "time");
    }
    asked.title = only_a_title ? std::string() : std::move(*title);
    asked.words = std::move(*words);
    asked.where_exactly = std::move(*where);
    asked.contact_name = std::move(contact->name);
    asked.contact_phone = std::move(contact->phone);
    asked.contact_email = std::move(contact->email);
    return asked;
}

base::Result<CategoryChoice> choose_category(const KnownCategories& known,
                                             std::string_view picked,
                                             std::string_view words) {
    CategoryChoice choice;
    if (!picked.empty()) {
        const auto* category = known.find(picked);
        if (category == nullptr) {
            return refuse(Why::Invalid, "voices.category_unknown", {}, "category");
        }
        if (category->stops_form_with) {
            return refuse(Why::NotAllowed,
                          "voices.ring_now",
                          {{"number", *category->stops_form_with}},
                          "category");
        }
        return CategoryChoice{category->code, CategoryBy::Person, category->asks, std::nullopt};
    }
    if (const auto sounds_like = known.suggest(words, Among::All)) {
        choice.ring_now = known.find(sounds_like->code)->stops_form_with;
    }
    const auto suggested = known.suggest(words, Among::Recordable);
    choice.code = suggested ? suggested->code : std::string(other_category);
    choice.by = suggested ? CategoryBy::Words : CategoryBy::Nobody;
    choice.asks = known.find(choice.code)->asks;
    return choice;
}

std::string title_line(std::string_view title, std::string_view words) {
    if (!title.empty()) {
        return std::string(title);
    }
    const auto first_line = words.substr(0, words.find('\n'));
    return text::shorten(text::tidy(first_line), title_line_characters_max);
}

base::Result<VoiceId> check_still_raised(const std::optional<Voice>& voice) {
    if (!voice) {
        return refuse(Why::NotFound, "voices.no_such_voice");
    }
    if (voice->withdrawn_at) {
        return refuse(Why::AlreadyDone, "voices.withdrawn");
    }
    return voice->id;
}

base::Result<VoiceId> check_addition(const std::optional<Voice>& voice, int additions_so_far) {
    if (additions_so_far >= additions_a_voice_max) {
        return refuse(
            Why::TooMany, "voices.additions_too_many", {{"most", additions_a_voice_max}}, "words");
    }
    return check_still_raised(voice);
}

base::Result<VoiceId> check_photo(const std::optional<Voice>& voice,
                                  const std::vector<Photo>& photos_so_far,
                                  Shows shows,
                                  std::string_view digest) {
    if (!voice) {
        return refuse(Why::NotFound, "voices.no_such_voice");
    }
    // Work may go on, and be shown, after the person who spoke has taken it back.
    if (shows != Shows::Work && voice->withdrawn_at) {
        return refuse(Why::AlreadyDone, "voices.withdrawn");
    }
    if (std::ranges::find(photos_so_far, digest, &Photo::digest) != photos_so_far.end()) {
        return refuse(Why::AlreadyDone, "voices.photo_already_there", {}, "photo");
    }
    if (std::ranges::count(photos_so_far, shows, &Photo::shows) >= photos_a_voice_max) {
        return refuse(
            Why::TooMany, "voices.photos_too_many", {{"most", photos_a_voice_max}}, "photo");
    }
    return voice->id;
}

} // namespace voices
