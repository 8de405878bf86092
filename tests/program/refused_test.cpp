// Whoever mistypes what begins a neighbourhood is told why, and finds no half of one afterwards.

#include <fstream>

#include <gtest/gtest.h>

#include "tests/program/served.hpp"

namespace program {
namespace {

namespace fs = std::filesystem;

TEST(Refused, WhatWasAskedWronglyLeavesNoFolderBehind) {
    const Folder folder;
    const auto street = (folder.path() / "new" / "street").string();
    const auto junk = (folder.path() / "junk.xlsx").string();
    std::ofstream(junk) << "PK and nothing more";

    for (const auto& line : {std::vector<std::string>{"simulate", "--cases", "0"},
                             {"simulate", "--cases", "10", "--until", "1990-01-01"},
                             {"import", "voices", "nowhere.csv"},
                             {"import", "voices", "nowhere.csv", "--at-their-time"},
                             {"import", "voices", junk},
                             {"serve", "--listen", "nowhere"},
                             {"serve", "--config", "nowhere.toml"},
                             {"serve", "--demo-clock", "2030-01-01 09:00"}}) {
        auto arguments = line;
        arguments.insert(arguments.end(), {"--data", street});

        EXPECT_EQ(run(arguments).code, 1) << line.front() << " " << line.at(1);
        EXPECT_FALSE(fs::exists(folder.path() / "new")) << line.front() << " " << line.at(1);
    }
}

TEST(Refused, ATakenPortNamesTheWayOutAndBeginsNoStreet) {
    const Folder folder;
    const Served neighbour(folder.path() / "there");
    const auto street = (folder.path() / "here").string();
    const auto taken = "127.0.0.1:" + std::to_string(neighbour.port());

    const auto ran =
        shell("LANG=C " SONGYUAN_PROGRAM " serve --listen " + taken + " --data '" + street + "'");

    EXPECT_EQ(ran.code, 1);
    EXPECT_NE(ran.out.find(taken), std::string::npos) << ran.out;
    EXPECT_NE(ran.out.find("--next-free"), std::string::npos) << ran.out;
    EXPECT_FALSE(fs::exists(street));
}

} // namespace
} // namespace program
