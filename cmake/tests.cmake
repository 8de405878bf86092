# What no single room can test.
if(NOT SONGYUAN_FUZZ)
  add_executable(house_rules_test tests/house_rules_test.cpp)
  target_link_libraries(house_rules_test PRIVATE GTest::gtest_main)
  gtest_discover_tests(house_rules_test WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
endif()
