if(TARGET cases_test)
  target_link_libraries(cases_test PRIVATE rapidcheck rapidcheck_gtest)
endif()
