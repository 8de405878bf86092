target_link_libraries(journal PRIVATE OpenSSL::Crypto Threads::Threads spdlog::spdlog_header_only)
