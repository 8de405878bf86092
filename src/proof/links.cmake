target_link_libraries(proof PRIVATE OpenSSL::Crypto CLI11::CLI11)
