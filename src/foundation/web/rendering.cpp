#include "web/rendering.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include <fmt/format.h>

#include "web/compress.hpp"
#include "web/cookies.hpp"
#include "web/json_text.hpp"
#include "web/masking.hpp"
#include "web/target.hpp"

namespace web {
namespace {

constexpr std::size_t entity_tag_bytes_max = 200 * 1024;
constexpr std::size_t once_characters = 32;
constexpr std::size_t typed_bytes_min = 6; // Shorter is typed again sooner than copied.

constexpr std::string_view content_security_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' "
    "data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
constexpr std::string_view strict_transport_security = "max-age=31536000";
constexpr std::string_view for_ever = "public, max-age=31536000, immutable";
constexpr std::string_view html_type = "text/html; charset=utf-8";

bool has_header(const Outgoing& outgoing, std::string_view name) {
    return std::ranges::find(outgoing.headers, name, [](const auto& header) {
               return std::string_view(header.first);
           }) != outgoing.headers.end();
}

void add_headers(Outgoing& outgoing, const std::map<std::string, std::string>& headers) {
    for (const auto& [name, value] : headers) {
        add_header(outgoing, name, value);
    }
}

std::string entity_tag(std::string_view bytes) {
    return fmt::format("W/\"{:016x}\"", std::hash<std::string_view>{}(bytes));
}

bool knows_already(std::string_view if_none_match, std::string_view tag) {
    return if_none_match == "*" || if_none_match.find(tag.substr(2)) != std::string_view::npos;
}

// Words somebody wrote are shown again so that they can be copied; secrets never are.
nlohmann::json typed_words(const Fields& form) {
    auto words = nlohmann::json::array();
    for (const auto& field : form.fields()) {
        const bool is_secret = field.name == "csrf" || field.name == "once" ||
                               field.name.find("password") != std::string::npos;
        const bool was_typed = field.name != "back" && field.name != "then" && field.name != "page";
        if (!is_secret && was_typed && field.value.size() >= typed_bytes_min) {
            words.push_back({{"value", field.value}});
        }
    }
    return words;
}

// A fault's reference is what the asker can ask us with.
std::string reason_of(const Problem& problem, const text::Catalogue& words) {
    const auto reason = words.say(problem.refusal);
    return problem.reference.empty() ? reason : reason + " (" + problem.reference + ")";
}

void add_own_names(nlohmann::json& frame, const Request& request) {
    // A form that was refused stands at an address that only takes forms: the way back leads to
    // where it stood before.
    const bool is_page = request.method == Method::Get && !request.path.empty();
    const std::string path =
        is_page ? address_of({request.path, request.query}, {"lang", "elder"}) : request.back;
    const std::string joint = path.find('?') == std::string::npos ? "?" : "&";
    const bool is_chinese = request.language == text::Language::Chinese;
    frame["language"] = text::tag(request.language);
    frame["is_chinese"] = is_chinese;
    frame["other_language_url"] = path + joint + (is_chinese ? "lang=en" : "lang=zh");
    frame["is_elder_version"] = request.is_elder_version;
    frame["elder_version_url"] = path + joint + (request.is_elder_version ? "elder=0" : "elder=1");
    frame["path"] = path;
    frame["is_signed_in"] = request.session.has_value();
    frame["login"] = request.session ? request.session->login : "";
}

} // namespace

void add_header(Outgoing& outgoing, std::string name, std::string_view value) {
    std::string clean(value);
    std::erase_if(clean, [](unsigned char character) { return character < ' '; });
    outgoing.headers.emplace_back(std::move(name), std::move(clean));
}

std::string on_this_site(std::string_view location) {
    const bool is_here = location.starts_with('/') && !location.starts_with("//") &&
                         location.find('\\') == std::string_view::npos;
    if (!is_here) {
        return "/";
    }
    std::string address;
    for (const char character : location) {
        const bool is_plain = character > ' ' && character != '"' && character != '<' &&
                              character != '>' && character != 127;
        address +=
            is_plain ? std::string(1, character) : percent_encoded(std::string_view(&character, 1));
    }
    return address;
}

std::string random_word(const journal::Dice& dice, std::size_t characters) {
    return journal::to_hex(dice()).substr(0, characters);
}

Rendering::Rendering(const House& house, const Settings& settings, Strictness strictness)
    : house_(house),
      sign_in_path_(settings.sign_in_path),
      is_https_(settings.public_url.starts_with("https://")),
      assets_(house.assets),
      pages_(house.pages, house.catalogues, assets_, strictness) {
    base::ensure(static_cast<bool>(house.dice), "a house that serves has dice");
}

Outgoing Rendering::answer(const Asked& asked, const Answer& answer) const {
    if (const auto* moved = std::get_if<Redirect>(&answer)) {
        return redirect(*moved);
    }
    if (const auto* created = std::get_if<Created>(&answer)) {
        if (asked.request.wants == Wants::Html) {
            return redirect({created->location, created->headers, {}});
        }
        Outgoing outgoing = json(asked, created->view, 201);
        add_header(outgoing, "Location", on_this_site(created->location));
        add_headers(outgoing, created->headers);
        return outgoing;
    }
    if (const auto* file = std::get_if<File>(&answer)) {
        Outgoing outgoing;
        outgoing.body = file->bytes;
        add_header(outgoing, "Content-Type", file->content_type);
        if (!file->file_name.empty()) {
            add_header(outgoing,
                       "Content-Disposition",
                       "attachment; filename*=UTF-8''" + percent_encoded(file->file_name));
        }
        add_headers(outgoing, file->headers);
        finish(asked, outgoing);
        return outgoing;
    }
    const auto& shown = std::get<Shown>(answer);
    const bool is_json = asked.request.wants == Wants::Json || shown.page.empty();
    Outgoing outgoing = is_json ? json(asked, shown.view, shown.status) : page(asked, shown);
    add_headers(outgoing, shown.headers);
    return outgoing;
}

Outgoing Rendering::page(const Asked& asked, const Shown& shown) const {
    const Request& request = asked.request;
    auto frame = house_.frame ? house_.frame(request) : nlohmann::json::object();
    frame["title"] = shown.view.value("title", "");
    frame["alternates"] = shown.view.value("alternates", nlohmann::json::array());
    frame["is_read_only"] = house_.writer.state().is_read_only;
    add_own_names(frame, request);
    const std::string once = random_word(house_.dice, once_characters);
    const std::string csrf =
        request.session ? masked(request.session->csrf, house_.dice()) : std::string();

    Outgoing outgoing;
    outgoing.status = shown.status;
    outgoing.body = pages_.render(shown.page, shown.view, request.language, {frame, csrf, once});
    add_header(outgoing, "Content-Type", html_type);
    finish(asked, outgoing);
    return outgoing;
}

Outgoing Rendering::json(const Asked& asked, const nlohmann::json& view, int status) const {
    Outgoing outgoing;
    outgoing.status = status;
    append_json(outgoing.body, view);
    add_header(outgoing, "Content-Type", "application/json");
    finish(asked, outgoing);
    return outgoing;
}

Outgoing Rendering::redirect(const Redirect& redirect) const {
    Outgoing outgoing;
    outgoing.status = 303;
    add_header(outgoing, "Location", on_this_site(redirect.location));
    add_header(outgoing, "Cache-Control", "no-store");
    add_headers(outgoing, redirect.headers);
    if (redirect.session_token) {
        const auto transport = is_https_ ? Cookie::Transport::Https : Cookie::Transport::Any;
        const Cookie cookie{session_cookie, *redirect.session_token, {}, transport};
        add_header(outgoing, "Set-Cookie", set_cookie(cookie));
    }
    return outgoing;
}

nlohmann::json Rendering::refusal_view(const Asked& asked, const Problem& problem) const {
    const Request& request = asked.request;
    auto typed = typed_words(request.form);
    nlohmann::json view = {{"title", title_of(problem.status, *request.words)},
                           {"detail", request.words->say(problem.refusal)},
                           {"back", request.back},
                           {"mark", house_.mark.empty() ? "" : request.words->say(house_.mark)},
                           {"reference", nullptr},
                           {"sign_in_url", nullptr},
                           {"has_typed", !typed.empty()},
                           {"typed", std::move(typed)}};
    if (!problem.reference.empty()) {
        view["reference"] = problem.reference;
    }
    if (problem.status == 401) {
        view["sign_in_url"] = sign_in_path_ + "?then=" + percent_encoded(request.back);
    }
    return view;
}

Outgoing Rendering::problem(const Asked& asked, const Problem& problem) const {
    if (asked.request.wants == Wants::Json || asked.request.store == nullptr ||
        house_.routes.protocol_at(asked.request.path) != nullptr) {
        return plain(asked, problem);
    }
    Outgoing outgoing =
        page(asked, {"web/refusal", refusal_view(asked, problem), problem.status, {}});
    add_headers(outgoing, problem.headers);
    return outgoing;
}

Outgoing Rendering::plain(const Asked& asked, const Problem& problem) const {
    const Request& request = asked.request;
    Outgoing outgoing;
    outgoing.status = problem.status;
    const auto* const protocol = house_.routes.protocol_at(request.path);
    if (protocol != nullptr && protocol->say_no) {
        auto said =
            protocol->say_no(request.path, problem.status, reason_of(problem, *request.words));
        outgoing.status = said.status;
        outgoing.body = std::move(said.body);
        add_header(outgoing, "Content-Type", said.content_type);
    } else if (protocol != nullptr || request.wants == Wants::Json) {
        outgoing.body = problem_details(problem, *request.words, request.path)
                            .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
        add_header(outgoing, "Content-Type", "application/problem+json");
    } else {
        auto view = refusal_view(asked, problem);
        view["language"] = text::tag(request.language);
        outgoing.body = pages_.render_alone("web/plain", view, request.language);
        add_header(outgoing, "Content-Type", html_type);
    }
    add_headers(outgoing, problem.headers);
    finish(asked, outgoing);
    return outgoing;
}

Outgoing Rendering::asset(const Asked& asked, std::string_view path) const {
    const Asset* asset = assets_.find(path);
    if (asset == nullptr) {
        return plain(asked, {404, {base::Why::NotFound, "web.no_such_page", {}, {}}});
    }
    Outgoing outgoing;
    add_header(outgoing, "Content-Type", asset->content_type);
    add_header(outgoing, "Cache-Control", for_ever);
    add_header(outgoing, "Vary", "Accept-Encoding");
    add_header(outgoing, "X-Content-Type-Options", "nosniff");
    outgoing.lasting = asset->content;
    if (!asset->gzipped.empty() && accepts_gzip(asked.headers.accept_encoding)) {
        outgoing.lasting = asset->gzipped;
        add_header(outgoing, "Content-Encoding", "gzip");
    }
    return outgoing;
}

// What every answer made on the spot carries. The tag is that of the bytes before compression.
void Rendering::finish(const Asked& asked, Outgoing& outgoing) const {
    const Request& request = asked.request;
    add_header(outgoing, "Cache-Control", request.session ? "no-store" : "private, no-cache");
    add_header(outgoing, "Content-Security-Policy", content_security_policy);
    add_header(outgoing, "Referrer-Policy", "same-origin");
    add_header(outgoing, "X-Content-Type-Options", "nosniff");
    add_header(outgoing, "Vary", "Accept, Accept-Language, Accept-Encoding, Cookie");
    if (is_https_) {
        add_header(outgoing, "Strict-Transport-Security", strict_transport_security);
    }
    const bool may_be_known = request.method == Method::Get && outgoing.status == 200 &&
                              outgoing.body.size() <= entity_tag_bytes_max;
    if (may_be_known) {
        const std::string tag = entity_tag(outgoing.body);
        add_header(outgoing, "ETag", tag);
        if (knows_already(asked.headers.if_none_match, tag)) {
            outgoing.status = 304;
            outgoing.body.clear();
            return;
        }
    }
    const bool is_packed = has_header(outgoing, "Content-Encoding");
    if (!is_packed && outgoing.body.size() >= compressed_bytes_min &&
        accepts_gzip(asked.headers.accept_encoding)) {
        outgoing.body = gzipped(outgoing.body, Effort::Quick);
        add_header(outgoing, "Content-Encoding", "gzip");
    }
}

} // namespace web
