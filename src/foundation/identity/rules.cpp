#include "identity/rules.hpp"

#include <algorithm>

#include "text/normalise.hpp"

namespace identity {

namespace {

bool is_plain(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '.' ||
           byte == '-';
}

// The unified ideographs' blocks, as UTF-8 orders them: 㐀 to 鿿, and 𠀀 to the end of plane 3.
bool is_chinese(std::string_view character) {
    return (character.size() == 3 && character >= "\xE3\x90\x80" && character <= "\xE9\xBF\xBF") ||
           (character.size() == 4 && character >= "\xF0\xA0\x80\x80" &&
            character <= "\xF0\xBF\xBF\xBF");
}

std::size_t end_of_character(std::string_view utf8, std::size_t at) {
    do {
        ++at;
    } while (at < utf8.size() && (static_cast<unsigned char>(utf8[at]) & 0xc0U) == 0x80U);
    return at;
}

bool is_well_formed(std::string_view login) {
    for (std::size_t at = 0; at < login.size();) {
        const std::size_t end = end_of_character(login, at);
        if (!is_plain(login[at]) && !is_chinese(login.substr(at, end - at))) {
            return false;
        }
        at = end;
    }
    return !login.empty();
}

} // namespace

base::Result<std::string> decide_login(const std::string& typed) {
    if (!text::is_utf8(typed) || text::length(typed) > login_characters_max) {
        return base::refuse(base::Why::Invalid,
                            "identity.login_too_long",
                            {{"most", login_characters_max}},
                            "login");
    }
    std::string login = text::normalise(text::tidy(typed));
    if (!is_well_formed(login)) {
        return base::refuse(base::Why::Invalid, "identity.login_not_well_formed", {}, "login");
    }
    return login;
}

base::Result<std::string> decide_password(const std::string& login, const std::string& password) {
    if (!text::is_utf8(password)) {
        return base::refuse(base::Why::Invalid, "identity.password_not_text", {}, "password");
    }
    const std::size_t characters = text::length(password);
    if (characters < password_characters_min) {
        return base::refuse(base::Why::Invalid,
                            "identity.password_too_short",
                            {{"least", password_characters_min}},
                            "password");
    }
    if (characters > password_characters_max) {
        return base::refuse(base::Why::Invalid,
                            "identity.password_too_long",
                            {{"most", password_characters_max}},
                            "password");
    }
    if (text::normalise(password) == login) {
        return base::refuse(base::Why::Invalid, "identity.password_is_login", {}, "password");
    }
    const bool is_one_character =
        std::ranges::all_of(password, [&](char byte) { return byte == password.front(); });
    if (is_one_character) {
        return base::refuse(base::Why::Invalid, "identity.password_too_simple", {}, "password");
    }
    return password;
}

Failures after_another(const std::optional<Failures>& before, calendar::Moment now) {
    Failures failures = before.value_or(Failures{0, now, std::nullopt});
    if (failures.since <= oldest_that_counts(now)) {
        failures = {0, now, std::nullopt};
    }
    ++failures.tries;
    if (failures.tries >= wrong_passwords_max) {
        failures = {0, now, now + login_closed_for};
    }
    return failures;
}

std::optional<int> minutes_closed(const Failures& failures, calendar::Moment now) {
    if (!failures.closed_until || now >= *failures.closed_until) {
        return std::nullopt;
    }
    return std::chrono::ceil<std::chrono::minutes>(*failures.closed_until - now).count();
}

calendar::Moment oldest_that_counts(calendar::Moment now) {
    return now - login_closed_for;
}

calendar::Moment session_end(calendar::Moment now, calendar::Moment ends_at_latest) {
    return std::min(now + session_idle_for, ends_at_latest);
}

bool needs_extension(const Session& session, calendar::Moment now) {
    const auto extended = session_end(now, session.ends_at_latest);
    return now < session.ends && extended - session.ends >= session_extended_every;
}

base::Result<std::string> decide_token(const AskToken& asked, calendar::Moment now) {
    if (!text::is_utf8(asked.name) || text::length(asked.name) > token_name_characters_max) {
        return base::refuse(base::Why::Invalid,
                            "identity.token_name_too_long",
                            {{"most", token_name_characters_max}},
                            "name");
    }
    auto name = text::tidy(asked.name);
    if (name.empty()) {
        return base::refuse(base::Why::Invalid, "text.please_fill_in", {}, "name");
    }
    if (asked.ends <= now) {
        return base::refuse(base::Why::Invalid, "identity.token_is_over", {}, "until");
    }
    if (asked.ends > now + token_lasts_at_most) {
        return base::refuse(base::Why::Invalid, "identity.token_lasts_too_long", {}, "until");
    }
    return name;
}

bool needs_noting(const Session& session, calendar::Moment now) {
    return session.program &&
           (!session.program->used_at || now - *session.program->used_at >= token_use_noted_every);
}

} // namespace identity
