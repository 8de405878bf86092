// What a client asks, read as a whole and looked up: whose street, which client, which requests,
// and the report that a post makes.

#pragma once

#include <string>
#include <vector>

#include "cases/cases.hpp"
#include "open311/open311.hpp"
#include "open311/rules.hpp"
#include "web/request.hpp"

namespace open311 {

// There is one street here, and naming it is optional; another one's code is not found. A key that
// comes along must be a client's, even where none is needed.
[[nodiscard]] base::Result<bool> check_asker(const web::Request& request);

[[nodiscard]] base::Result<UpdatesAsked> updates_asked_for(const web::Request& request);

// What GET requests lists.
[[nodiscard]] base::Result<std::vector<cases::Case>> cases_asked_for(const web::Request& request);

// The case of a number in the address; refused when there is none.
[[nodiscard]] base::Result<cases::Case> case_numbered(store::Connection& store,
                                                      const std::string& number);

struct Posted {
    std::string api_key;
    voices::RaiseVoice report;
    std::vector<std::string> photos; // Prepared.
};
[[nodiscard]] base::Result<Posted> read_post(const web::Request& request);

struct PostedUpdate {
    std::string api_key;
    cases::CaseId about;
    std::string update_id;
    std::string words;
    std::vector<std::string> photos; // Prepared.
};
[[nodiscard]] base::Result<PostedUpdate> read_update(const web::Request& request);

} // namespace open311
