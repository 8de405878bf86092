// What is built in says to the byte what it always said: cases were born under it, and no program
// to come may make them live under something else.

#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "app/building.hpp"

namespace tests {
namespace {

TEST(BuiltInDocuments, AreFinal) {
    app::Building building;
    std::string documents;
    for (const auto& part : building.installation().configuration) {
        documents += (documents.empty() ? "" : "\n") + part.built_in();
    }
    std::ifstream file("tests/vectors/built_in.toml");
    const std::string promised{std::istreambuf_iterator<char>(file), {}};

    EXPECT_EQ(documents, promised)
        << "a better beginning is a document that naming the street puts into force: see "
           "docs/decisions/two-configurations.md";
}

} // namespace
} // namespace tests
