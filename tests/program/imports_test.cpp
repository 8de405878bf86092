// A list from another office is the first that a new neighbourhood hears of.

#include <fstream>

#include <gtest/gtest.h>

#include "tests/program/served.hpp"

namespace program {
namespace {

// Three messages of one summer, the younger ones first, and one that nobody can have said yet.
std::filesystem::path write_messages(const Folder& folder) {
    const auto path = folder.path() / "messages.csv";
    std::ofstream(path) << "id,text,time\n"
                           "1,路灯坏了两盏,2026-07-20 09:00\n"
                           "2,电梯停在两层之间,2026-06-01 10:00\n"
                           "3,垃圾房门关不上,2026-06-15 10:00\n"
                           "4,还没说的,2999-01-01\n";
    return path;
}

TEST(Imports, BeginANewNeighbourhoodAtTheOldestMessage) {
    const Folder folder;
    const auto messages = write_messages(folder).string();
    const auto street = (folder.path() / "street").string();
    const auto import = [&] {
        return run({"import", "voices", messages, "--at-their-time", "--json", "--data", street});
    };

    const auto first = import();
    const auto entries = run({"verify", "--data", street}).out;
    const auto second = import();

    EXPECT_EQ(first.code, 0);
    EXPECT_EQ(first.out, "{\"taken\":3,\"already\":0,\"refused\":1}\n");
    EXPECT_EQ(second.code, 0);
    EXPECT_EQ(second.out, "{\"taken\":0,\"already\":3,\"refused\":1}\n");
    const auto verified = run({"verify", "--tables", "--data", street});
    EXPECT_EQ(verified.code, 0);
    EXPECT_TRUE(verified.out.starts_with(entries.substr(0, entries.find('\n'))));
    const auto cases = run({"export", "cases", "--data", street}).out;
    EXPECT_NE(cases.find("2026-06-01"), std::string::npos) << cases;
    EXPECT_NE(cases.find("2026-07-20"), std::string::npos) << cases;
}

} // namespace
} // namespace program
