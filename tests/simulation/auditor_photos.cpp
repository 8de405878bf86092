// What the auditor knows of photos and questions: rubbish is answered with a pair from the same
// spot, and only what a category asks is answered.

#include <algorithm>

#include "tests/simulation/auditor.hpp"
#include "tests/simulation/reading.hpp"

namespace simulation {

namespace {

// What every street begins with.
bool is_asked(const std::string& category, const std::string& key) {
    static const std::set<std::pair<std::string, std::string>> asked = {{"lift", "which"},
                                                                        {"lift", "trapped"},
                                                                        {"ebike_charging", "where"},
                                                                        {"ebike_charging", "wire"},
                                                                        {"litter", "kind"},
                                                                        {"noise", "when"}};
    return asked.contains({category, key});
}

} // namespace

void Auditor::hear_voice(const json& event) {
    std::set<std::string> keys;
    for (const auto& answer : event.value("answers", json::array())) {
        const auto key = text_in(answer, "key");
        ++answers_;
        if (!is_asked(text_in(event, "category"), key) || !keys.insert(key).second) {
            complain_of_voice(event.at("id").get<std::int64_t>(),
                              key + " is asked once, if at all");
        }
    }
}

void Auditor::hear_photo(const json& event) {
    const auto voice = event.at("voice").get<std::int64_t>();
    const Shown shown{voice, text_in(event, "shows") == "concern"};
    if (event.contains("same_spot_as")) {
        const auto before = photos_.find(event.at("same_spot_as").get<std::int64_t>());
        const bool is_pair = !shown.is_before && before != photos_.end() &&
                             before->second.voice == voice && before->second.is_before;
        if (!is_pair) {
            complain_of_voice(voice, "a pair is two photos of one report, before and after");
        }
        pairs_.insert(voice);
    }
    photos_[event.at("id").get<std::int64_t>()] = shown;
}

void Auditor::hear_photos(Belief& belief, const Heard& heard) {
    if (heard.kind == "case_submitted") {
        expect(belief.category != "litter" || pairs_.contains(belief.voice),
               heard,
               "rubbish is shown before and after");
    } else if (heard.kind == "photo_redacted") {
        const auto photo = heard.event.at("photo").get<std::int64_t>();
        const auto shown = photos_.find(photo);
        const auto is_answered_here = [&](std::int64_t voice) {
            return voice == belief.voice ||
                   std::ranges::find(belief.followers, voice) != belief.followers.end();
        };
        expect(shown != photos_.end() && is_answered_here(shown->second.voice),
               heard,
               "it is a photo of this case");
    }
}

// Whoever joined follows, and on a merger everybody of the other case does.
void Auditor::hear_followers(Belief& belief, const Heard& heard) {
    if (heard.kind == "case_followed") {
        belief.followers.push_back(heard.event.at("voice").get<std::int64_t>());
    } else if (heard.kind == "case_follower_left") {
        const auto voice = heard.event.at("voice").get<std::int64_t>();
        const bool was_theirs =
            voice == belief.voice ||
            std::ranges::find(belief.followers, voice) != belief.followers.end();
        expect(
            was_theirs && belief.left.insert(voice).second, heard, "who reported it leaves once");
        expect(belief.left.size() <= belief.followers.size(), heard, "somebody stays behind it");
    } else if (heard.kind == "case_took_in") {
        const auto& other = cases_.at(heard.event.at("from").get<std::int64_t>()).now;
        const auto before = belief.followers.size();
        belief.followers.insert(
            belief.followers.end(), other.followers.begin(), other.followers.end());
        if (!other.is_split_off) {
            belief.followers.push_back(other.voice);
        }
        belief.left.insert(other.left.begin(), other.left.end());
        expect(heard.event.at("voices").get<std::size_t>() ==
                   belief.followers.size() - before - other.left.size(),
               heard,
               "everybody who followed the other case follows this one");
    }
}

void Auditor::complain_of_voice(std::int64_t voice, const std::string& sentence) {
    complain("voice " + std::to_string(voice) + ": " + sentence);
}

} // namespace simulation
