target_link_libraries(identity PRIVATE PkgConfig::sodium OpenSSL::Crypto)
