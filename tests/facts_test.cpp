// Every fact that the house can record has its keeper in the very building that is served: what is
// furnished for a test alone would hide that somebody forgot it.

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "alliance/events.hpp"
#include "app/building.hpp"
#include "consultations/events.hpp"
#include "identity/events.hpp"
#include "journal/codec.hpp"
#include "plans/events.hpp"

namespace tests {
namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> kinds_in(const fs::path& header) {
    static const std::regex declared(R"re(std::string_view kind = "([a-z_]+)")re");
    const auto text = content_of(header);
    std::vector<std::string> kinds;
    for (std::sregex_iterator each(text.begin(), text.end(), declared), end; each != end; ++each) {
        kinds.push_back((*each)[1]);
    }
    return kinds;
}

TEST(Facts, AreEachKeptByARoomOfTheBuilding) {
    app::Building building;
    std::size_t seen = 0;
    for (const auto& each : fs::recursive_directory_iterator("src")) {
        const auto name = each.path().filename().string();
        const bool is_for_tests = name.starts_with("test_") || name.ends_with("_test.hpp");
        if (name.ends_with(".hpp") && !is_for_tests) {
            for (const auto& kind : kinds_in(each.path())) {
                EXPECT_TRUE(building.installation().facts.keeps(kind)) << kind;
                ++seen;
            }
        }
    }
    EXPECT_GT(seen, 100U);
}

// The structs of a header with their bodies, by name.
std::vector<std::pair<std::string, std::string>> structs_in(const std::string& header) {
    constexpr std::string_view opens = "\nstruct ";
    std::vector<std::pair<std::string, std::string>> structs;
    for (auto at = header.find(opens); at != std::string::npos; at = header.find(opens, at + 1)) {
        const auto name = at + opens.size();
        const auto body = header.find(" {\n", name);
        const auto end = header.find("\n};", name);
        if (body < end) {
            structs.emplace_back(header.substr(name, body - name), header.substr(body, end - body));
        }
    }
    return structs;
}

// "unit_added.name": each text that what is recorded by this header holds in clear.
std::vector<std::string> texts_in_clear(const std::string& header) {
    static const std::regex kind(R"re(string_view kind = "([a-z_0-9]+)")re");
    static const std::regex text(
        R"re(\n    (?:std::optional<)?(?:std::vector<)?std::string>* (\w+))re");
    std::vector<std::string> texts;
    for (const auto& [name, body] : structs_in(header)) {
        if (body.find("static void fields(Self& self") == std::string::npos) {
            continue;
        }
        std::smatch named;
        const std::string owner = std::regex_search(body, named, kind) ? named[1].str() : name;
        for (std::sregex_iterator each(body.begin(), body.end(), text), end; each != end; ++each) {
            texts.push_back(owner + "." + (*each)[1].str());
        }
    }
    return texts;
}

// A body is for ever: what stands there in clear can't be forgotten.
TEST(Facts, HoldNoTextInClearButWhatTheFormatListsWithItsReason) {
    const auto format = content_of("docs/journal-format.md");
    const auto from = format.find("### What stands in clear");
    ASSERT_NE(from, std::string::npos);
    const auto listed = format.substr(from, format.find("\n## ", from) - from);
    std::set<std::string> found;
    for (const auto& each : fs::recursive_directory_iterator("src")) {
        const auto name = each.path().filename().string();
        if (name.ends_with(".hpp") && !name.starts_with("test_") && !name.ends_with("_test.hpp")) {
            for (const auto& text : texts_in_clear(content_of(each.path()))) {
                EXPECT_NE(listed.find("`" + text + "`"), std::string::npos)
                    << text << " is for ever: make it erasable, or say why it may be";
                found.insert(text);
            }
        }
    }

    static const std::regex item("`(\\w+\\.\\w+)`");
    std::size_t items = 0;
    for (std::sregex_iterator each(listed.begin(), listed.end(), item), end; each != end; ++each) {
        EXPECT_TRUE(found.contains((*each)[1])) << (*each)[1] << " is listed, but nowhere recorded";
        ++items;
    }
    EXPECT_EQ(items, found.size());
    EXPECT_GT(items, 90U);
}

template <class Event>
std::string bytes_of(const Event& event) {
    const std::function<journal::Salt()> salts = [] { return journal::Salt{}; };
    journal::Encoder encoder(salts);
    return encoder.encode(event);
}

template <class Event>
Event older(const char* bytes) {
    const auto read = nlohmann::json::parse(bytes);
    return journal::Decoder(read).decode<Event>();
}

// The bytes are final: the salt is all zeros here, so that the commitment can be computed.
TEST(Facts, SpeakOfAPersonInWhatCanBeErased) {
    EXPECT_EQ(bytes_of(identity::AccountAdded{identity::AccountId{1}}), R"({"id":1})");
    EXPECT_EQ(bytes_of(alliance::SeatVacated{
                  alliance::SeatId{3}, alliance::PersonId{2}, {}, journal::ErasableText("调离")}),
              R"({"person":2,"seat":3,"why":{"erasable":)"
              R"("d2e78a39ce76c61db577e7201b96a746f62faa36b1ae87c0e9174b4d6c013b77"}})");
    EXPECT_EQ(bytes_of(plans::ActivityPhotoRemoved{
                  plans::PhotoId{4}, {}, journal::ErasableText("本人不同意")}),
              R"({"id":4,"why":{"erasable":)"
              R"("7b708f58fb900e42dcfe7e82f0fc1a3c1c215b0f865788d281890ae511bb48fe"}})");
    EXPECT_EQ(bytes_of(consultations::ConsultationTakenDown{consultations::ConsultationId{5},
                                                            alliance::UnitId{6},
                                                            {},
                                                            journal::ErasableText("认得出人")}),
              R"({"by":6,"id":5,"why":{"erasable":)"
              R"("e88be17d311bc961b06398c76a3f3114447f961ec93249a2f8144af5153b93d3"}})");
}

TEST(Facts, OfOlderVersionsAreReadAsTheyWereWritten) {
    const auto account = older<identity::AccountAdded>(R"({"id":1,"login":"desk"})");
    const auto vacated = older<alliance::SeatVacated>(R"({"person":2,"reason":"调离","seat":3})");
    const auto removed = older<plans::ActivityPhotoRemoved>(R"({"id":4,"reason":"不同意"})");
    const auto taken_down =
        older<consultations::ConsultationTakenDown>(R"({"by":6,"id":5,"reason":"认得出人"})");

    EXPECT_EQ(account.login, "desk");
    EXPECT_EQ(vacated.reason, "调离");
    EXPECT_FALSE(vacated.why);
    EXPECT_EQ(removed.reason, "不同意");
    EXPECT_EQ(taken_down.reason, "认得出人");
    EXPECT_EQ(bytes_of(vacated), R"({"person":2,"reason":"调离","seat":3})");
}

} // namespace
} // namespace tests
