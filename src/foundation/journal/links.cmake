target_link_libraries(journal PRIVATE OpenSSL::Crypto Threads::Threads)
