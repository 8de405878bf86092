// A small town for this room's tests: one committee, one compound, one dwelling, and the
// same server key every time.

#pragma once

#include <string>

#include <gtest/gtest.h>

#include "cli/trial.hpp"
#include "journal/marks.hpp"
#include "places/install.hpp"
#include "voices/install.hpp"
#include "voices/records.hpp"
#include "voices/voices.hpp"

namespace voices {

std::span<const text::EmbeddedFile> embedded_files();

constexpr places::PlaceId test_committee{1};
constexpr places::PlaceId test_compound{2};
constexpr places::PlaceId test_entrance{3};
constexpr places::PlaceId test_dwelling{4};

class Town : public testing::Test {
protected:
    Town() {
        town().begin_write();
        journal::set_mark(town(), "server_key", "the same key every time");
        town().commit();
        add_place(test_committee, {places::Level::Committee, {}, {}, "瞿溪居委会", {}, {}});
        add_place(test_compound, {places::Level::Compound, test_committee, {}, "瞿溪新村", {}, {}});
        add_place(test_entrance, {places::Level::Entrance, test_compound, {}, "3号", {}, {}});
        add_place(test_dwelling, {places::Level::Dwelling, test_entrance, {}, "201室", {}, {}});
    }

    template <class Work>
    auto turn(const Work& work) {
        return trial.ask(work, journal::resident());
    }

    auto say(const RaiseVoice& asked) {
        return turn([&](journal::Turn& running) { return raise(running, asked); });
    }
    auto say(const char* words) { return say(RaiseVoice{.words = words}); }

    void add_place(places::PlaceId id, const places::AddPlace& place) {
        const auto added = turn([&](auto& running) { return places::add_place(running, place); });
        ASSERT_TRUE(added);
        ASSERT_EQ(*added, id);
    }

    store::Connection& town() { return trial.store(); }

    cli::Trial trial{{places::install, install}};
};

// The key of a refusal, or "taken".
template <class Value>
std::string refusal(const base::Result<Value>& result) {
    return result ? "taken" : result.error().key;
}
template <class Value>
std::string refused_field(const base::Result<Value>& result) {
    return result ? "none" : result.error().field;
}

} // namespace voices
