target_link_libraries(app PRIVATE PkgConfig::sodium spdlog::spdlog_header_only CLI11::CLI11 Threads::Threads)
target_compile_definitions(app PRIVATE SONGYUAN_VERSION="${PROJECT_VERSION}")
