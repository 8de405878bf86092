# A test program is compiled for quick compiling; what it tests is compiled as it is delivered.
function(add_test_program name)
  add_executable(${name} ${ARGN})
  target_compile_options(${name} PRIVATE $<$<CONFIG:Release>:-O0>)
endfunction()

# A program takes longer to start than most of its tests, so they run in two halves, one a core, in
# another order each time. PREFIX stands before the name; FILTER as GoogleTest has it, PROPERTIES as
# ctest has them.
function(find_tests target)
  cmake_parse_arguments(tests "" "PREFIX;FILTER" "PROPERTIES" ${ARGN})
  foreach(half 0 1)
    set(name ${tests_PREFIX}${target}_${half})
    add_test(NAME ${name} COMMAND ${target} --gtest_brief=1 --gtest_shuffle
                                  $<$<BOOL:${tests_FILTER}>:--gtest_filter=${tests_FILTER}>
             COMMAND_EXPAND_LISTS
             WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    if(tests_PROPERTIES)
      set_tests_properties(${name} PROPERTIES ${tests_PROPERTIES})
    endif()
    set_property(TEST ${name} APPEND PROPERTY ENVIRONMENT GTEST_TOTAL_SHARDS=2 GTEST_SHARD_INDEX=${half})
  endforeach()
endfunction()

# One folder is one library: its *.cpp files, its embedded pages, pictures, schema and tables, and its
# *_test.cpp files as its unit tests. TESTED_AS_DELIVERED: also without sanitizers, which need the
# memory that the room is to do without.
function(add_room folder)
  cmake_parse_arguments(room "TESTED_AS_DELIVERED" "" "NEEDS" ${ARGN})
  get_filename_component(name ${folder} NAME)

  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${folder}/*.cpp)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  file(GLOB embedded CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${folder}/pages/*.html
       ${CMAKE_SOURCE_DIR}/src/${folder}/pictures/*.jpg
       ${CMAKE_SOURCE_DIR}/src/${folder}/schema.sql
       ${CMAKE_SOURCE_DIR}/src/${folder}/*.json)

  set(scope PUBLIC)
  if(sources OR embedded)
    add_library(${name} STATIC ${sources})
  else()
    add_library(${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  if(embedded)
    embed_files(${name} ${CMAKE_SOURCE_DIR}/src ${embedded})
  endif()
  target_include_directories(${name} ${scope} ${CMAKE_SOURCE_DIR}/src ${CMAKE_SOURCE_DIR}/src/foundation)
  target_link_libraries(${name} ${scope} ${room_NEEDS} tl::expected fmt::fmt nlohmann_json::nlohmann_json)

  if(tests AND (SONGYUAN_TESTS_OF_ROOMS OR (SONGYUAN_TESTS_OF_THE_PROGRAM AND room_TESTED_AS_DELIVERED)))
    add_test_program(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE ${name} GTest::gtest_main)
    find_tests(${name}_test)
  endif()

  set(links ${CMAKE_SOURCE_DIR}/src/${folder}/links.cmake)
  if(EXISTS ${links} AND scope STREQUAL PUBLIC)
    include(${links})
  endif()
endfunction()

# What every room above stands on, under one name.
function(add_foundation)
  add_library(foundation INTERFACE)
  target_link_libraries(foundation INTERFACE ${ARGN})
endfunction()
