#include "web/pages.hpp"

#include <array>
#include <map>
#include <mutex>
#include <set>

#include <ctemplate/template.h>
#include <fmt/format.h>

#include "base/fault.hpp"
#include "base/log.hpp"
#include "web/page_filling.hpp"
#include "web/page_text.hpp"
#include "web/unbroken.hpp"

namespace web {

std::span<const text::EmbeddedFile> embedded_files();

namespace {

constexpr std::string_view autoescape_first = "{{%AUTOESCAPE context=\"HTML\"}}";
constexpr std::string_view folder = "/pages/";
constexpr std::string_view ending = ".html";

using Template = std::unique_ptr<ctemplate::Template>;

void add_sources(PageSources& sources, std::span<const text::EmbeddedFile> files) {
    for (const auto& file : files) {
        const std::size_t at = file.name.find(folder);
        if (at == std::string_view::npos || !file.name.ends_with(ending)) {
            continue;
        }
        const std::size_t begin = at + folder.size();
        const auto name = file.name.substr(begin, file.name.size() - ending.size() - begin);
        sources.emplace(fmt::format("{}/{}", file.name.substr(0, at), name), file.content);
    }
}

Template prepared(std::string_view name, const std::string& text) {
    const std::string whole = std::string(autoescape_first) + text;
    Template prepared(ctemplate::Template::StringToTemplate(
        whole.data(), whole.size(), ctemplate::STRIP_BLANK_LINES));
    if (!prepared || prepared->state() != ctemplate::TS_READY) {
        throw base::Fault(fmt::format("page {} is HTML that can't be escaped safely", name));
    }
    return prepared;
}

// The shell is put around other pages and is none itself.
bool is_page(std::string_view name) {
    return name != "web/shell";
}

} // namespace

struct Pages::Prepared {
    struct Page {
        std::array<Template, text::languages.size()> in_shell;
        std::array<Template, text::languages.size()> alone;
    };

    std::map<std::string, Page, std::less<>> pages;
    Strictness strictness = Strictness::Live;
    std::mutex mutex;
    std::set<std::string> told; // Each problem is told once.

    const Page& find(std::string_view name) const {
        const auto found = pages.find(name);
        base::ensure(found != pages.end(), "a view is shown on a page that exists");
        return found->second;
    }

    std::string fill(std::string_view name,
                     const ctemplate::Template& page,
                     const nlohmann::json& frame,
                     Filling& filling) {
        std::string html;
        ctemplate::StringEmitter emitter(&html);
        const ViewDictionary dictionary(frame, filling);
        // Expand() changes nothing in a template that is ready; only its signature says otherwise.
        page.ExpandWithData(&emitter, &dictionary, nullptr);
        for (const auto& problem : filling.problems) {
            tell(fmt::format("page {}: {}", name, problem));
        }
        return html;
    }

    void tell(const std::string& problem) {
        if (strictness == Strictness::Test) {
            throw base::BrokenPromise(problem.c_str());
        }
        const std::lock_guard lock(mutex);
        if (told.insert(problem).second) {
            base::log(base::Level::Error, "page", {{"because", problem}});
        }
    }
};

Pages::Pages(std::span<const text::EmbeddedFile> files,
             const text::Catalogues& catalogues,
             const Assets& assets,
             Strictness strictness)
    : prepared_(std::make_unique<Prepared>()) {
    prepared_->strictness = strictness;
    know_unbroken_dates();
    PageSources sources;
    add_sources(sources, files);
    add_sources(sources, embedded_files());
    for (const auto& [name, content] : sources) {
        if (!is_page(name)) {
            continue;
        }
        auto& page = prepared_->pages[name];
        for (const auto language : text::languages) {
            const PageWriter writer{sources, catalogues.in(language), assets};
            const auto at = static_cast<std::size_t>(language);
            // Alone first: what is wrong with a page is its own fault, not the shell's.
            page.alone[at] = prepared(name, writer.alone(name));
            page.in_shell[at] = prepared(name, writer.in_shell(name));
        }
    }
}

Pages::~Pages() = default;

bool Pages::has(std::string_view name) const {
    return prepared_->pages.contains(name);
}

std::string Pages::render(std::string_view name,
                          const nlohmann::json& view,
                          text::Language language,
                          const Around& around) const {
    Filling filling{view, around.csrf, around.once};
    const auto& page = prepared_->find(name).in_shell[static_cast<std::size_t>(language)];
    return prepared_->fill(name, *page, around.frame, filling);
}

std::string Pages::render_alone(std::string_view name,
                                const nlohmann::json& view,
                                text::Language language) const {
    Filling filling{view, "csrf", "once"};
    const auto& page = prepared_->find(name).alone[static_cast<std::size_t>(language)];
    return prepared_->fill(name, *page, nlohmann::json::object(), filling);
}

std::string render_page(const Pages& pages,
                        std::string_view name,
                        const nlohmann::json& view,
                        text::Language language) {
    return pages.render_alone(name, view, language);
}

} // namespace web
