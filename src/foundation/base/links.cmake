target_link_libraries(base PRIVATE spdlog::spdlog_header_only)
