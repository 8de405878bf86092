# A PostgreSQL of the tests' own: ctest starts it before the first test that needs one and stops it
# after the last.
if(SONGYUAN_TESTS AND NOT SONGYUAN_FUZZ)
  string(MD5 sign ${CMAKE_BINARY_DIR})
  string(SUBSTRING ${sign} 0 8 sign)
  set(database_folder /tmp/songyuan-postgresql-${sign})
  set(test_database "postgresql:///postgres?host=${database_folder}&user=songyuan")
  foreach(action start stop)
    add_test(NAME postgresql_${action} COMMAND ${CMAKE_SOURCE_DIR}/tests/database/server ${action} ${database_folder})
  endforeach()
  set_tests_properties(postgresql_start PROPERTIES FIXTURES_SETUP postgresql)
  set_tests_properties(postgresql_stop PROPERTIES FIXTURES_CLEANUP postgresql)
endif()

# Some tests once more, with every store in a schema of PostgreSQL's.
function(discover_on_postgresql target filter label)
  gtest_discover_tests(${target} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} DISCOVERY_TIMEOUT 60
                       TEST_PREFIX PostgreSQL. TEST_FILTER "${filter}" TEST_LIST ${target}_on_postgresql
                       PROPERTIES LABELS "${label}" FIXTURES_REQUIRED postgresql
                       ENVIRONMENT "SONGYUAN_STORES_IN=${test_database}")
endfunction()

# What no single room can test: the files tests/*_test.cpp together, and each folder tests/<name>/.
# A test program holds the whole house, so there are few of them. Those labelled "whole" try the
# program from outside and belong to the release build; all else runs under sanitizers too. A file
# tests/<name>/links.cmake may add to its target.
function(add_house_test name)
  cmake_parse_arguments(test "" "LABEL;ON_POSTGRESQL" "FILES" ${ARGN})
  if(NOT test_LABEL)
    set(test_LABEL house)
  endif()
  add_test_program(${name}_test ${test_FILES})
  target_include_directories(${name}_test PRIVATE ${CMAKE_SOURCE_DIR})
  target_link_libraries(${name}_test PRIVATE app GTest::gtest_main PkgConfig::pugixml)
  add_dependencies(${name}_test songyuan)
  find_tests(${name}_test PROPERTIES LABELS "${test_LABEL}")
  if(test_ON_POSTGRESQL)
    discover_on_postgresql(${name}_test "${test_ON_POSTGRESQL}" "${test_LABEL}")
  endif()
  if(EXISTS ${CMAKE_SOURCE_DIR}/tests/${name}/links.cmake)
    include(${CMAKE_SOURCE_DIR}/tests/${name}/links.cmake)
  endif()
endfunction()

if(SONGYUAN_TESTS AND NOT SONGYUAN_FUZZ)
  add_test_program(house_rules_test tests/house_rules_test.cpp)
  target_link_libraries(house_rules_test PRIVATE GTest::gtest_main)
  find_tests(house_rules_test)

  add_test_program(store_contract_test tests/store_contract_test.cpp)
  target_link_libraries(store_contract_test PRIVATE store GTest::gtest_main)
  find_tests(store_contract_test PROPERTIES FIXTURES_REQUIRED postgresql
             ENVIRONMENT "SONGYUAN_TEST_DATABASE=${test_database}")

  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/*_test.cpp)
  list(FILTER files EXCLUDE REGEX "/(house_rules|store_contract)_test\\.cpp$")
  add_house_test(house FILES ${files})
  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/requests/*.cpp)
  add_house_test(requests FILES ${files})
  if(CMAKE_BUILD_TYPE STREQUAL Release)
    discover_on_postgresql(requests_test "*" whole)
  endif()
endif()

if(SONGYUAN_TESTS AND CMAKE_BUILD_TYPE STREQUAL Release)
  set(on_postgresql_stories "Neighbourhood/*")
  set(on_postgresql_simulation "*/0")
  set(on_postgresql_program "Kills.*:Database.*")
  foreach(folder stories simulation program)
    file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${folder}/*.cpp)
    add_house_test(${folder} FILES ${files} LABEL whole ON_POSTGRESQL "${on_postgresql_${folder}}")
  endforeach()

  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/bench/*.cpp)
  add_executable(bench ${files})
  set_target_properties(bench PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
  target_include_directories(bench PRIVATE ${CMAKE_SOURCE_DIR})
  target_link_libraries(bench PRIVATE app http_parser Threads::Threads PkgConfig::sqlite3 PkgConfig::libpq)
  add_dependencies(bench songyuan)
endif()

# Every parser that meets the outside, one target a file: tests/fuzz/<name>_fuzz.cpp. They share the
# files that parse, taken out of their rooms: no fuzzing build compiles a server or a database.
if(SONGYUAN_FUZZ)
  set(parsers
    cases/events cases/rules_document cases/rules_document_default
    foundation/journal/actor foundation/journal/codec foundation/journal/hash foundation/journal/leaf
    foundation/journal/read foundation/journal/tree
    foundation/office/rules
    foundation/sheets/package foundation/sheets/sheet foundation/sheets/shown foundation/sheets/table
    foundation/sheets/workbook
    foundation/web/cookies foundation/web/fields foundation/web/forms foundation/web/guard
    foundation/web/multipart foundation/web/target foundation/web/upload_slots
    places/rules places/rules_address
    open311/answers open311/rules open311/writing
    proof/heads proof/keys proof/reading proof/receipts proof/witness
    voices/categories voices/categories_toml voices/questions voices/questions_toml voices/events voices/import_file voices/import_lines voices/import_records
    voices/import_time
    work_orders/events work_orders/format work_orders/format_default work_orders/order_file work_orders/rules)
  list(TRANSFORM parsers PREPEND ${CMAKE_SOURCE_DIR}/src/)
  list(TRANSFORM parsers APPEND .cpp)
  add_library(parsers STATIC ${parsers})
  target_include_directories(parsers PUBLIC ${CMAKE_SOURCE_DIR}/src ${CMAKE_SOURCE_DIR}/src/foundation
                             ${CMAKE_SOURCE_DIR}/tests)
  target_link_libraries(parsers PUBLIC base calendar text OpenSSL::Crypto ZLIB::ZLIB
                        http_parser PkgConfig::libarchive PkgConfig::pugixml PkgConfig::xlsxwriter)

  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/fuzz/*_fuzz.cpp)
  set(targets "")
  foreach(file ${files})
    get_filename_component(name ${file} NAME_WE)
    add_executable(${name} ${file})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
    target_link_libraries(${name} PRIVATE parsers)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    list(APPEND targets ${name})
  endforeach()
  add_custom_target(fuzzers DEPENDS ${targets})
endif()
