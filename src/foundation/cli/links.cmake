find_package(CLI11 REQUIRED)
target_link_libraries(cli PRIVATE CLI11::CLI11 spdlog::spdlog_header_only Threads::Threads)
target_compile_definitions(cli PRIVATE SONGYUAN_VERSION="${PROJECT_VERSION}")
