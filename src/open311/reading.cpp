#include "open311/reading.hpp"

#include <algorithm>
#include <charconv>

#include "alliance/alliance.hpp"
#include "open311/views.hpp"
#include "places/places.hpp"

namespace open311 {
namespace {

using base::refuse;
using base::Result;
using base::Why;
using web::Request;

Given given_in(const Request& request) {
    return {request.query, request.form};
}

// What the first of them refuses, if one does.
template <class... Read>
std::optional<base::Refusal> first_no(const Read&... read) {
    std::optional<base::Refusal> no;
    const auto look = [&no](const auto& each) {
        if (!no && !each) {
            no = each.error();
        }
    };
    (look(read), ...);
    return no;
}

tl::unexpected<base::Refusal> refused(const base::Refusal& no) {
    return tl::unexpected<base::Refusal>(no);
}

std::int64_t number_of(const std::string& text) {
    std::int64_t number = 0;
    const auto* last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, number);
    return error == std::errc() && end == last && number > 0 ? number : 0;
}

// Each once, however often it is named. Numbers that nobody knows are left out; the whole list is
// refused when none is known.
Result<std::vector<cases::Case>> numbered_cases(store::Connection& store,
                                                const std::vector<std::string>& numbers) {
    std::vector<cases::Case> found;
    for (const auto& number : numbers) {
        if (static_cast<int>(found.size()) == requests_most) {
            break;
        }
        const cases::CaseId id{number_of(number)};
        if (std::ranges::find(found, id, &cases::Case::id) != found.end()) {
            continue;
        }
        if (auto current = cases::find(store, id)) {
            found.push_back(std::move(*current));
        }
    }
    if (found.empty()) {
        return refuse(Why::NotFound, "open311.no_such_request", {}, "service_request_id");
    }
    return found;
}

// A code of an older list still finds its requests.
Result<bool> check_codes(store::Connection& store, const std::vector<std::string>& codes) {
    for (const auto& code : codes) {
        const bool is_known = voices::category(store, code) ||
                              voices::category_name(store, code, text::Language::Chinese) != code;
        if (!is_known) {
            return refuse(Why::Invalid, "open311.no_such_service", {}, "service_code");
        }
    }
    return true;
}

void say_more(std::string& where, const std::string& more) {
    where += (where.empty() || more.empty() ? "" : "\n") + more;
}

// By our own number, by words, by coordinates: the first names the place as far as it is ours, and
// what else was said stands beside it for staff.
Result<bool> read_place(const Request& request, voices::RaiseVoice& report) {
    const auto given = given_in(request);
    const auto address_id = given.one("address_id");
    const auto address = given.one("address_string");
    const auto latitude = given.one("lat");
    const auto longitude = given.one("long");
    if (const auto no = first_no(address_id, address, latitude, longitude)) {
        return refused(*no);
    }
    const auto coordinates = coordinates_of(*latitude, *longitude);
    if (!coordinates) {
        return base::refusal_of(coordinates);
    }
    if (address_id->empty() && address->empty() && coordinates->empty()) {
        return refuse(Why::Invalid, "open311.place_missing", {}, "address_string");
    }
    report.place = places::PlaceId{number_of(*address_id)};
    if (!address_id->empty() && !places::find(*request.store, report.place)) {
        return refuse(Why::Invalid, "open311.no_such_place", {}, "address_id");
    }
    if (report.place.value == 0) {
        report.place = places::find_by_words(*request.store, *address).value_or(places::PlaceId{});
    }
    if (*address != places::full_name(*request.store, report.place)) {
        report.where_exactly = *address;
    }
    if (!coordinates->empty()) {
        say_more(report.where_exactly, "WGS-84 " + *coordinates);
    }
    return true;
}

Result<bool> read_contact(const Request& request, voices::RaiseVoice& report) {
    const auto given = given_in(request);
    const auto first = given.one("first_name");
    const auto last = given.one("last_name");
    const auto phone = given.one("phone");
    const auto email = given.one("email");
    // Neither kept nor passed on, and yet nothing that makes no sense.
    const auto account = given.one("account_id");
    const auto device = given.one("device_id");
    if (const auto no = first_no(first, last, phone, email, account, device)) {
        return refused(*no);
    }
    report.contact_name = name_of(*first, *last);
    report.contact_phone = *phone;
    report.contact_email = *email;
    return true;
}

// A picture that lies elsewhere is not fetched: its address stands below the words, for staff.
Result<std::string> read_words(const Request& request) {
    const auto given = given_in(request);
    auto words = given.needed("description", description_characters_max);
    if (!words) {
        return words;
    }
    const auto typed = given.one("media_url");
    if (!typed) {
        return base::refusal_of(typed);
    }
    const auto url = check_media_url(*typed);
    if (!url) {
        return base::refusal_of(url);
    }
    say_more(*words, *url);
    return words;
}

// Files come under whatever name the client gives them: media, photo1, file_7.
Result<std::vector<std::string>> read_photos(const Request& request) {
    std::vector<std::string> photos;
    for (const auto& upload : request.uploads) {
        if (upload.bytes.empty()) {
            continue;
        }
        if (static_cast<int>(photos.size()) == voices::photos_a_voice_max) {
            return refuse(Why::TooLarge,
                          "open311.too_many_photos",
                          {{"most", voices::photos_a_voice_max}},
                          upload.field);
        }
        auto photo = voices::prepare_photo(upload.bytes);
        if (!photo) {
            return base::refusal_of(photo);
        }
        photos.push_back(std::move(*photo));
    }
    return photos;
}

// Whoever may not post is told so before anything else is looked at.
Result<std::string> read_key(const Request& request) {
    const auto asker = check_asker(request);
    if (!asker) {
        return base::refusal_of(asker);
    }
    auto key = given_in(request).one("api_key", looked_up_characters_max);
    if (key) {
        if (const auto client = client_with_key(*request.store, *key); !client) {
            return base::refusal_of(client);
        }
    }
    return key;
}

Result<Period> period_asked_for(const Request& request) {
    const auto given = given_in(request);
    const auto start = given.moment("start_date");
    if (!start) {
        return base::refusal_of(start);
    }
    const auto end = given.moment("end_date");
    if (!end) {
        return base::refusal_of(end);
    }
    return period_of(*start, *end, request.now);
}

} // namespace

Result<bool> check_asker(const Request& request) {
    const auto given = given_in(request);
    const auto jurisdiction = given.one("jurisdiction_id", looked_up_characters_max);
    if (!jurisdiction) {
        return base::refusal_of(jurisdiction);
    }
    const auto street = alliance::street(*request.store);
    if (!jurisdiction->empty() && *jurisdiction != street.code) {
        return refuse(Why::NotFound,
                      "open311.other_jurisdiction",
                      {{"code", street.code}, {"street", street.name}},
                      "jurisdiction_id");
    }
    const auto key = given.one("api_key", looked_up_characters_max);
    if (!key) {
        return base::refusal_of(key);
    }
    if (!key->empty()) {
        const auto client = client_with_key(*request.store, *key);
        return client ? Result<bool>(true) : base::refusal_of(client);
    }
    return true;
}

Result<UpdatesAsked> updates_asked_for(const Request& request) {
    const auto given = given_in(request);
    const auto period = period_asked_for(request);
    const auto size = given.number("page_size", requests_most, requests_most);
    const auto page = given.number("page", 1, page_most);
    if (const auto no = first_no(period, size, page)) {
        return refused(*no);
    }
    return UpdatesAsked{*period, static_cast<int>((*page - 1) * *size), static_cast<int>(*size)};
}

Result<std::vector<cases::Case>> cases_asked_for(const Request& request) {
    const auto given = given_in(request);
    const auto numbers = given.list("service_request_id");
    if (!numbers) {
        return base::refusal_of(numbers);
    }
    if (!numbers->empty()) {
        return numbered_cases(*request.store, *numbers);
    }
    const auto period = period_asked_for(request);
    const auto codes = given.list("service_code");
    const auto statuses = given.list("status");
    const auto size = given.number("page_size", requests_most, requests_most);
    const auto page = given.number("page", 1, page_most);
    if (const auto no = first_no(period, codes, statuses, size, page)) {
        return refused(*no);
    }
    const auto is_ended = is_ended_of(*statuses);
    if (const auto no = first_no(is_ended, check_codes(*request.store, *codes))) {
        return refused(*no);
    }
    return cases::received_in(*request.store,
                              {period->from,
                               period->until,
                               *codes,
                               *is_ended,
                               static_cast<int>((*page - 1) * *size),
                               static_cast<int>(*size)});
}

Result<cases::Case> case_numbered(store::Connection& store, const std::string& number) {
    auto current = cases::find(store, cases::CaseId{number_of(number)});
    if (!current) {
        return refuse(Why::NotFound, "open311.no_such_request", {}, "service_request_id");
    }
    return std::move(*current);
}

Result<Posted> read_post(const Request& request) {
    Posted posted;
    const auto key = read_key(request);
    if (!key) {
        return base::refusal_of(key);
    }
    posted.api_key = *key;
    const auto given = given_in(request);
    const auto code = given.needed("service_code");
    if (!code) {
        return base::refusal_of(code);
    }
    const auto offered = services(*request.store);
    const auto service = std::ranges::find(offered, *code, &voices::Category::code);
    if (service == offered.end()) {
        return refuse(Why::Invalid, "open311.no_such_service", {}, "service_code");
    }
    posted.report.category = *code;
    auto words = read_words(request);
    if (!words) {
        return base::refusal_of(words);
    }
    posted.report.words = std::move(*words);
    if (const auto no =
            first_no(read_place(request, posted.report), read_contact(request, posted.report))) {
        return refused(*no);
    }
    auto answers = given.attributes();
    if (!answers) {
        return base::refusal_of(answers);
    }
    if (const auto asked = check_attributes(*service, *answers); !asked) {
        return base::refusal_of(asked);
    }
    posted.report.answers = std::move(*answers);
    auto photos = read_photos(request);
    if (!photos) {
        return base::refusal_of(photos);
    }
    posted.photos = std::move(*photos);
    return posted;
}

Result<PostedUpdate> read_update(const Request& request) {
    PostedUpdate update;
    const auto key = read_key(request);
    if (!key) {
        return base::refusal_of(key);
    }
    update.api_key = *key;
    const auto given = given_in(request);
    const auto number = given.needed("service_request_id", looked_up_characters_max);
    const auto id = given.needed("update_id", update_id_characters_max);
    const auto status = given.one("status");
    if (const auto no = first_no(number, id, status, given.moment("updated_datetime"))) {
        return refused(*no);
    }
    if (const auto word = check_status_word(*status); !word) {
        return base::refusal_of(word);
    }
    const auto current = case_numbered(*request.store, *number);
    if (!current) {
        return base::refusal_of(current);
    }
    update.about = current->id;
    update.update_id = *id;
    auto words = read_words(request);
    if (!words) {
        return base::refusal_of(words);
    }
    update.words = std::move(*words);
    auto photos = read_photos(request);
    if (!photos) {
        return base::refusal_of(photos);
    }
    update.photos = std::move(*photos);
    return update;
}

} // namespace open311
