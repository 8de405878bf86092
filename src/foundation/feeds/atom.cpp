#include "feeds/atom.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

namespace feeds {
namespace {

// XML 1.0 §2.2 knows no control characters but tab and line end, and neither U+FFFE nor U+FFFF;
// §2.4 what must be escaped.
std::string escaped(std::string_view text) {
    std::string escaped;
    while (!text.empty()) {
        if (text.starts_with("\xEF\xBF\xBE") || text.starts_with("\xEF\xBF\xBF")) {
            text.remove_prefix(3);
            continue;
        }
        const char each = text.front();
        text.remove_prefix(1);
        switch (each) {
            case '&':
                escaped += "&amp;";
                break;
            case '<':
                escaped += "&lt;";
                break;
            case '>':
                escaped += "&gt;";
                break;
            case '"':
                escaped += "&quot;";
                break;
            default:
                if (static_cast<unsigned char>(each) >= ' ' || each == '\n' || each == '\t') {
                    escaped += each;
                }
        }
    }
    return escaped;
}

std::string element(std::string_view name, std::string_view text) {
    return fmt::format("<{0}>{1}</{0}>\n", name, escaped(text));
}

std::string author(std::string_view name) {
    return fmt::format("<author><name>{}</name></author>\n", escaped(name));
}

std::string link(std::string_view relation, std::string_view type, std::string_view url) {
    return fmt::format(
        "<link rel=\"{}\" type=\"{}\" href=\"{}\"/>\n", relation, type, escaped(url));
}

std::string written(const Entry& entry) {
    std::string xml = "<entry>\n";
    xml += element("id", entry.id);
    xml += element("title", entry.title);
    xml += element("published", calendar::iso_moment(entry.published));
    xml += element("updated", calendar::iso_moment(entry.updated));
    xml += link("alternate", "text/html", entry.url);
    if (!entry.author.empty()) {
        xml += author(entry.author);
    }
    if (!entry.category.empty()) {
        xml += fmt::format("<category term=\"{}\" label=\"{}\"/>\n",
                           escaped(entry.category),
                           escaped(entry.category_name));
    }
    if (!entry.content.empty()) {
        xml += fmt::format("<content type=\"text\">{}</content>\n", escaped(entry.content));
    }
    return xml + "</entry>\n";
}

} // namespace

std::string write_atom(const Feed& feed) {
    const auto latest = std::ranges::max_element(feed.entries, {}, &Entry::updated);
    const auto updated = latest == feed.entries.end() ? feed.updated : latest->updated;
    std::string xml = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
    xml += fmt::format("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
                       escaped(feed.language));
    xml += element("id", feed.id);
    xml += element("title", feed.title);
    xml += element("updated", calendar::iso_moment(updated));
    xml += author(feed.author);
    xml += link("alternate", "text/html", feed.url);
    xml += link("self", "application/atom+xml", feed.self);
    for (const auto& entry : feed.entries) {
        xml += written(entry);
    }
    return xml + "</feed>\n";
}

} // namespace feeds
