target_link_libraries(web PRIVATE PkgConfig::ctemplate ZLIB::ZLIB OpenSSL::Crypto Threads::Threads PkgConfig::qrencode spdlog::spdlog http_parser)
target_link_libraries(web PUBLIC CURL::libcurl)
