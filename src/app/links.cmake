target_link_libraries(app PRIVATE PkgConfig::sodium spdlog::spdlog_header_only CLI11::CLI11 Threads::Threads)
