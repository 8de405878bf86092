target_link_libraries(notices PRIVATE CURL::libcurl)
