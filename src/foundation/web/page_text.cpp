#include "web/page_text.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "base/fault.hpp"
#include "web/unbroken.hpp"

namespace web {
namespace {

constexpr int parts_deep_max = 5;
constexpr std::string_view shell = "web/shell";
constexpr std::string_view autoescape = "%AUTOESCAPE context=\"HTML\""; // Every page has it anyway.

bool is_name(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char character) {
        return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9') ||
               character == '_';
    });
}

std::string escaped(std::string_view sentence) {
    std::string html;
    for (const char character : sentence) {
        switch (character) {
            case '&':
                html += "&amp;";
                break;
            case '<':
                html += "&lt;";
                break;
            case '>':
                html += "&gt;";
                break;
            case '"':
                html += "&quot;";
                break;
            case '\'':
                html += "&#39;";
                break;
            default:
                html += character;
        }
    }
    return html;
}

// Whether what comes next is text that may hold an element of its own: not inside a tag, nor in an
// element that holds plain characters only.
bool is_in_text(std::string_view html) {
    static constexpr std::array<std::string_view, 6> plain = {
        "title", "textarea", "option", "script", "style", "time"};
    const auto tag = html.rfind('<');
    if (tag == std::string_view::npos) {
        return true;
    }
    const auto rest = html.substr(tag + 1);
    return rest.find('>') != std::string_view::npos &&
           std::ranges::none_of(plain, [rest](std::string_view element) {
               return rest.starts_with(element) && !is_name(rest.substr(element.size(), 1));
           });
}

// Walks one page's text from mark to mark and writes the prepared one.
class Walk {
public:
    Walk(const PageWriter& writer, std::string_view page, std::string_view content)
        : writer_(writer), page_(page), content_(content) {}

    std::string run() {
        put_text(page_, text_of(page_));
        if (!open_.empty()) {
            fail(page_, fmt::format("never closes {{{{#{}}}}}", open_.back()));
        }
        return std::move(out_);
    }

private:
    [[noreturn]] static void fail(std::string_view page, const std::string& what) {
        throw base::Fault(fmt::format("page {} {}", page, what));
    }

    [[nodiscard]] std::string_view text_of(std::string_view page) const {
        const auto found = writer_.sources.find(page);
        if (found == writer_.sources.end()) {
            fail(page_, fmt::format("asks for the page {}, which isn't there", page));
        }
        return found->second;
    }

    void put_text(std::string_view page, std::string_view text) {
        while (true) {
            const std::size_t begin = text.find("{{");
            out_ += text.substr(0, begin);
            if (begin == std::string_view::npos) {
                return;
            }
            const std::size_t end = text.find("}}", begin);
            if (end == std::string_view::npos) {
                fail(page, "has a {{ without its }}");
            }
            put_mark(page, text.substr(begin + 2, end - begin - 2));
            text = text.substr(end + 2);
        }
    }

    void put_mark(std::string_view page, std::string_view mark) {
        if (mark.starts_with("t:")) {
            put_sentence(page, mark.substr(2));
        } else if (mark.starts_with("asset:")) {
            put_asset(page, mark.substr(6));
        } else if (mark.starts_with('>')) {
            put_part(page, mark.substr(1));
        } else if (mark.starts_with('#') || mark.starts_with('^') || mark.starts_with('/')) {
            put_section(page, mark.front(), mark.substr(1));
        } else if (is_name(mark)) {
            put_value(mark);
        } else if (!mark.starts_with('!') && mark != autoescape) {
            fail(page, fmt::format("has a mark nobody understands: {{{{{}}}}}", mark));
        }
    }

    // What fills an element by itself keeps its lines: a text area shows them again.
    void put_value(std::string_view name) {
        const bool keeps_lines = out_.ends_with('>');
        if (is_in_text(out_)) {
            out_ += fmt::format(
                "{{{{{}:{}:{}}}}}", name, keeps_lines ? "pre_escape" : "h", unbroken_dates);
        } else {
            out_ += fmt::format("{{{{{}{}}}}}", name, keeps_lines ? ":pre_escape" : "");
        }
    }

    void put_sentence(std::string_view page, std::string_view key) {
        if (!writer_.words.has(key)) {
            fail(page, fmt::format("asks for the sentence {}, which no catalogue has", key));
        }
        const std::string& sentence = writer_.words.say(key);
        if (sentence.find('{') != std::string::npos) {
            fail(page, fmt::format("can't fill the names in the sentence {}", key));
        }
        out_ += escaped(sentence);
    }

    void put_asset(std::string_view page, std::string_view name) {
        const auto url = writer_.assets.url(name);
        if (!url) {
            fail(page, fmt::format("asks for the asset {}, which isn't there", name));
        }
        out_ += *url;
    }

    void put_part(std::string_view page, std::string_view name) {
        if (name == "content" && page == shell) {
            out_ += fmt::format("{{{{#{}}}}}", content_section);
            put_text(content_, text_of(content_));
            out_ += fmt::format("{{{{/{}}}}}", content_section);
            return;
        }
        if (++deep_ > parts_deep_max) {
            fail(page, "has parts within parts without end");
        }
        put_text(name, text_of(name));
        --deep_;
    }

    void put_section(std::string_view page, char sign, std::string_view name) {
        if (!is_name(name)) {
            fail(page, fmt::format("has a mark nobody understands: {{{{{}{}}}}}", sign, name));
        }
        if (sign == '/') {
            const bool is_open =
                !open_.empty() && (open_.back() == name || open_.back() == not_name(name));
            if (!is_open) {
                fail(page,
                     fmt::format("closes {{{{/{}}}}}, which isn't the section that is open", name));
            }
            out_ += fmt::format("{{{{/{}}}}}", open_.back());
            open_.pop_back();
            return;
        }
        open_.push_back(sign == '#' ? std::string(name) : not_name(name));
        out_ += fmt::format("{{{{#{}}}}}", open_.back());
    }

    static std::string not_name(std::string_view name) {
        return std::string(not_prefix) + std::string(name);
    }

    const PageWriter& writer_;
    std::string_view page_;
    std::string_view content_;
    std::string out_;
    std::vector<std::string> open_;
    int deep_ = 0;
};

} // namespace

std::string PageWriter::alone(std::string_view name) const {
    const std::string content = Walk(*this, name, {}).run();
    return fmt::format("{{{{#{}}}}}{}{{{{/{}}}}}", content_section, content, content_section);
}

std::string PageWriter::in_shell(std::string_view name) const {
    return Walk(*this, shell, name).run();
}

} // namespace web
