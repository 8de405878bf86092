#include "open311/rules.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "text/normalise.hpp"

namespace open311 {
namespace {

using base::refuse;
using base::Result;
using base::Why;
using calendar::Moment;

constexpr std::size_t degree_characters_max = 20;
constexpr std::string_view attribute_beginning = "attribute[";

constexpr std::array status_words = {"OPEN",
                                     "CLOSED",
                                     "FIXED",
                                     "IN_PROGRESS",
                                     "ACTION_SCHEDULED",
                                     "INVESTIGATING",
                                     "DUPLICATE",
                                     "NOT_COUNCILS_RESPONSIBILITY",
                                     "NO_FURTHER_ACTION",
                                     "INTERNAL_REFERRAL",
                                     "FOR_TRIAGE",
                                     "CANCELLED",
                                     "REOPEN"};

using StepWord = std::pair<std::string_view, std::string_view>;
constexpr std::array step_words = {StepWord{"case_opened", "OPEN"},
                                   StepWord{"case_assigned", "INTERNAL_REFERRAL"},
                                   StepWord{"case_handed_over", "INTERNAL_REFERRAL"},
                                   StepWord{"case_returned", "FOR_TRIAGE"},
                                   StepWord{"case_accepted", "INVESTIGATING"},
                                   StepWord{"resident_contacted", "INVESTIGATING"},
                                   StepWord{"case_worked", "IN_PROGRESS"},
                                   StepWord{"case_submitted", "IN_PROGRESS"},
                                   StepWord{"case_sent_back", "IN_PROGRESS"},
                                   StepWord{"case_resumed", "IN_PROGRESS"},
                                   StepWord{"case_suspended", "ACTION_SCHEDULED"},
                                   StepWord{"case_rehandled", "REOPEN"},
                                   StepWord{"case_closed", "CLOSED"},
                                   StepWord{"case_closed_unresolved", "NO_FURTHER_ACTION"},
                                   StepWord{"no_action_confirmed", "NO_FURTHER_ACTION"},
                                   StepWord{"case_withdrawn", "CANCELLED"},
                                   StepWord{"case_merged", "DUPLICATE"}};

auto bad_value(std::string_view name) {
    return refuse(
        Why::Invalid, "open311.bad_value", {{"name", std::string(name)}}, std::string(name));
}

std::string without_blanks(std::string_view text) {
    const auto begin = text.find_first_not_of(' ');
    return begin == std::string_view::npos
               ? std::string()
               : std::string(text.substr(begin, text.find_last_not_of(' ') - begin + 1));
}

std::vector<std::string> parts_of(std::string_view text) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto end = std::min(text.find(','), text.size());
        if (auto part = without_blanks(text.substr(0, end)); !part.empty()) {
            parts.push_back(std::move(part));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

// Whole degrees and a fraction, within the bound; nothing is counted with them.
bool is_degrees(std::string_view text, int most) {
    if (text.starts_with('-')) {
        text.remove_prefix(1);
    }
    const auto point = std::min(text.find('.'), text.size());
    const auto fraction = text.substr(std::min(point + 1, text.size()));
    int whole = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + point, whole);
    const bool has_whole = error == std::errc() && end == text.data() + point && whole >= 0;
    const bool is_fraction =
        std::ranges::all_of(fraction, [](char each) { return each >= '0' && each <= '9'; });
    const bool has_more = fraction.find_first_not_of('0') != std::string_view::npos;
    return has_whole && is_fraction && text.size() <= degree_characters_max &&
           (whole < most || (whole == most && !has_more));
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char each) { return each > 0; });
}

// "lift" of "attribute[lift]" and of "attribute[lift][]"; empty when it is no attribute's name.
std::string attribute_key(std::string_view name) {
    if (!name.starts_with(attribute_beginning)) {
        return {};
    }
    name.remove_prefix(attribute_beginning.size());
    const auto end = name.find(']');
    const bool is_whole =
        end != std::string_view::npos && (name.substr(end) == "]" || name.substr(end) == "][]");
    return is_whole ? std::string(name.substr(0, end)) : std::string();
}

} // namespace

std::vector<std::string> Given::values(std::string_view name) const {
    std::vector<std::string> found;
    for (const auto* fields : {&query_, &form_}) {
        for (auto& value : fields->all(name)) {
            if (!value.empty() && std::ranges::find(found, value) == found.end()) {
                found.push_back(std::move(value));
            }
        }
    }
    return found;
}

Result<std::string> Given::one(std::string_view name, std::size_t characters_max) const {
    auto found = values(name);
    if (found.size() > 1) {
        return refuse(
            Why::Invalid, "open311.given_twice", {{"name", std::string(name)}}, std::string(name));
    }
    if (found.empty()) {
        return std::string();
    }
    if (text::length(found.front()) > characters_max) {
        return refuse(Why::TooLarge,
                      "open311.too_long",
                      {{"name", std::string(name)}, {"most", characters_max}},
                      std::string(name));
    }
    return std::move(found.front());
}

Result<std::string> Given::needed(std::string_view name, std::size_t characters_max) const {
    auto value = one(name, characters_max);
    if (value && value->empty()) {
        return refuse(
            Why::Invalid, "open311.missing", {{"name", std::string(name)}}, std::string(name));
    }
    return value;
}

Result<std::vector<std::string>> Given::list(std::string_view name) const {
    const auto value = one(name, list_characters_max);
    if (!value) {
        return base::refusal_of(value);
    }
    return parts_of(*value);
}

Result<std::int64_t> Given::number(std::string_view name,
                                   std::int64_t usual,
                                   std::int64_t most) const {
    const auto value = one(name);
    if (!value || value->empty()) {
        return value ? Result<std::int64_t>(usual) : base::refusal_of(value);
    }
    std::int64_t number = 0;
    const auto* last = value->data() + value->size();
    const auto [end, error] = std::from_chars(value->data(), last, number);
    if (error != std::errc() || end != last || number < 1 || number > most) {
        return refuse(Why::Invalid,
                      "open311.bad_number",
                      {{"name", std::string(name)}, {"most", most}},
                      std::string(name));
    }
    return number;
}

Result<std::optional<Moment>> Given::moment(std::string_view name) const {
    auto value = one(name);
    if (!value || value->empty()) {
        return value ? Result<std::optional<Moment>>(std::optional<Moment>())
                     : base::refusal_of(value);
    }
    const auto zone = value->rfind(' ');
    if (value->find('T') != std::string::npos && zone != std::string::npos) {
        (*value)[zone] = '+';
    }
    const auto moment = calendar::parse_moment(*value);
    if (!moment) {
        return refuse(
            Why::Invalid, "open311.bad_moment", {{"name", std::string(name)}}, std::string(name));
    }
    return std::optional(*moment);
}

Result<std::vector<voices::GivenAnswer>> Given::attributes() const {
    std::vector<voices::GivenAnswer> answers;
    for (const auto* fields : {&query_, &form_}) {
        for (const auto& [name, value] : fields->fields()) {
            if (!name.starts_with(attribute_beginning) || value.empty()) {
                continue;
            }
            const auto key = attribute_key(name);
            if (key.empty()) {
                return refuse(Why::Invalid, "open311.no_such_attribute", {{"name", name}}, name);
            }
            const auto known = std::ranges::find(answers, key, &voices::GivenAnswer::key);
            if (known != answers.end() && known->value != value) {
                return refuse(Why::Invalid, "open311.given_twice", {{"name", name}}, name);
            }
            if (known == answers.end()) {
                answers.push_back({key, value});
            }
        }
    }
    return answers;
}

Result<Period> period_of(std::optional<Moment> start, std::optional<Moment> end, Moment now) {
    constexpr std::chrono::milliseconds itself{1};
    const Moment last = end.value_or(start ? *start + period_most : now);
    const Moment first = start.value_or(last - period_most);
    if (last < first) {
        return refuse(Why::Invalid, "open311.ends_before", {}, "end_date");
    }
    if (last - first > period_most) {
        return refuse(
            Why::Invalid, "open311.too_long_a_period", {{"days", period_most.count()}}, "end_date");
    }
    return Period{first, last + itself};
}

Result<std::optional<bool>> is_ended_of(const std::vector<std::string>& statuses) {
    bool asks_open = false;
    bool asks_closed = false;
    for (const auto& status : statuses) {
        if (status != "open" && status != "closed") {
            return bad_value("status");
        }
        (status == "open" ? asks_open : asks_closed) = true;
    }
    return asks_open == asks_closed ? std::optional<bool>() : std::optional(asks_closed);
}

Result<std::string> coordinates_of(const std::string& latitude, const std::string& longitude) {
    constexpr int pole = 90;
    constexpr int half_way_round = 180;
    if (latitude.empty() && longitude.empty()) {
        return std::string();
    }
    if (!is_degrees(latitude, pole)) {
        return bad_value("lat");
    }
    if (!is_degrees(longitude, half_way_round)) {
        return bad_value("long");
    }
    return latitude + ", " + longitude;
}

Result<std::string> check_media_url(const std::string& typed) {
    const bool is_address = (typed.starts_with("https://") || typed.starts_with("http://")) &&
                            is_ascii(typed) &&
                            std::ranges::none_of(typed, [](char each) { return each <= ' '; });
    if (!typed.empty() && !is_address) {
        return bad_value("media_url");
    }
    return typed;
}

Result<bool> check_attributes(const voices::Category& service,
                              const std::vector<voices::GivenAnswer>& answers) {
    const auto asked = service.asked();
    for (const auto& answer : answers) {
        if (std::ranges::find(asked, answer.key, &voices::Question::key) == asked.end()) {
            const auto name = fmt::format("attribute[{}]", answer.key);
            return refuse(Why::Invalid, "open311.no_such_attribute", {{"name", name}}, name);
        }
    }
    return true;
}

Result<std::string> check_status_word(const std::string& typed) {
    auto word = typed;
    std::ranges::transform(word, word.begin(), [](char each) {
        return each >= 'a' && each <= 'z' ? static_cast<char>(each - 'a' + 'A') : each;
    });
    if (!word.empty() && std::ranges::find(status_words, word) == status_words.end()) {
        return bad_value("status");
    }
    return word;
}

std::string_view status_word_of(std::string_view step_kind) {
    const auto* found = std::ranges::find(step_words, step_kind, &StepWord::first);
    return found == step_words.end() ? std::string_view() : found->second;
}

std::vector<std::string> kinds_with_status_word() {
    std::vector<std::string> kinds;
    for (const auto& [kind, word] : step_words) {
        kinds.emplace_back(kind);
    }
    return kinds;
}

std::string name_of(const std::string& first, const std::string& last) {
    if (first.empty() || last.empty()) {
        return first + last;
    }
    return is_ascii(first + last) ? first + " " + last : last + first;
}

Result<bool> is_yes(const std::string& typed, std::string_view name) {
    if (typed == "true" || typed == "1") {
        return true;
    }
    if (typed.empty() || typed == "false" || typed == "0") {
        return false;
    }
    return bad_value(name);
}

int status_of(int status) {
    constexpr int whoever_that_is = 401;
    constexpr int nobodys_host = 421;
    constexpr std::array kept = {403, 404, 405, 408, 429, 500, 503};
    if (status == whoever_that_is) {
        return 403; // As with a wrong key.
    }
    if (status == nobodys_host) {
        return 404; // As with an unknown jurisdiction.
    }
    return std::ranges::find(kept, status) != kept.end() ? status : 400;
}

} // namespace open311
