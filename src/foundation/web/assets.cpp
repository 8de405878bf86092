#include "web/assets.hpp"

#include "journal/hash.hpp"
#include "web/compress.hpp"

namespace web {
namespace {

constexpr std::size_t hash_digits = 12;

std::string content_type_of(std::string_view ending) {
    if (ending == "css") {
        return "text/css; charset=utf-8";
    }
    if (ending == "js") {
        return "text/javascript; charset=utf-8";
    }
    if (ending == "svg") {
        return "image/svg+xml";
    }
    if (ending == "png") {
        return "image/png";
    }
    if (ending == "ico") {
        return "image/x-icon";
    }
    if (ending == "json" || ending == "webmanifest") {
        return "application/json";
    }
    return "application/octet-stream";
}

} // namespace

Assets::Assets(std::span<const text::EmbeddedFile> files) {
    for (const auto& file : files) {
        const std::size_t dot = file.name.find_last_of('.');
        const auto stem = file.name.substr(0, dot);
        const std::string ending(dot == std::string_view::npos ? "" : file.name.substr(dot + 1));
        const auto hash = journal::to_hex(journal::sha256(file.content)).substr(0, hash_digits);
        const std::string url = "/assets/" + std::string(stem) + '.' + hash + '.' + ending;
        Asset asset{file.content, {}, content_type_of(ending)};
        if (file.content.size() >= compressed_bytes_min) {
            asset.gzipped = gzipped(file.content, Effort::Best);
        }
        if (asset.gzipped.size() >= file.content.size()) {
            asset.gzipped.clear();
        }
        urls_.emplace(file.name, url);
        assets_.emplace(url, std::move(asset));
    }
}

std::optional<std::string> Assets::url(std::string_view name) const {
    if (is_empty()) {
        return "/assets/" + std::string(name);
    }
    const auto found = urls_.find(name);
    return found == urls_.end() ? std::nullopt : std::optional(found->second);
}

const Asset* Assets::find(std::string_view path) const {
    const auto found = assets_.find(path);
    return found == assets_.end() ? nullptr : &found->second;
}

const Assets& no_assets() {
    static const Assets none({});
    return none;
}

} // namespace web
