// Pages are HTML files filled from views. Each is prepared once per language when the program
// starts: sentences, assets and parts put in, its structure checked; a page that names something
// missing stops the start. Everything a view says becomes HTML through context-aware escaping.

#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "text/catalogue.hpp"
#include "text/embedded.hpp"

namespace web {

class Assets;

// What happens when a page asks for a name that its view doesn't have: a test fails, a live page
// shows nothing there and says so in the log.
enum class Strictness { Live, Test };

// What stands around a page and inside its forms.
struct Around {
    const nlohmann::json& frame;
    std::string_view csrf;
    std::string_view once;
};

class Pages {
public:
    // Throws base::Fault naming page and key. Web's own pages need not be among the files.
    Pages(std::span<const text::EmbeddedFile> files,
          const text::Catalogues& catalogues,
          const Assets& assets,
          Strictness strictness = Strictness::Live);
    ~Pages();
    Pages(const Pages&) = delete;
    Pages& operator=(const Pages&) = delete;
    Pages(Pages&&) = delete;
    Pages& operator=(Pages&&) = delete;

    [[nodiscard]] bool has(std::string_view name) const;

    // "cases/case" inside the shell.
    [[nodiscard]] std::string render(std::string_view name,
                                     const nlohmann::json& view,
                                     text::Language language,
                                     const Around& around) const;

    // The page alone, without the shell.
    [[nodiscard]] std::string render_alone(std::string_view name,
                                           const nlohmann::json& view,
                                           text::Language language) const;

private:
    struct Prepared;
    std::unique_ptr<Prepared> prepared_;
};

// For a room's tests: fills its page from its view's sample; a name that is missing, or is only
// known to the object around it, breaks a promise that names page and name.
//
//   const web::Pages pages(cases::embedded_files(), catalogues, web::no_assets(),
//   Strictness::Test); web::render_page(pages, "cases/case", view, text::Language::Chinese);
[[nodiscard]] std::string render_page(const Pages& pages,
                                      std::string_view name,
                                      const nlohmann::json& view,
                                      text::Language language);

} // namespace web
