target_link_libraries(text PRIVATE ICU::i18n ICU::uc)
set_source_files_properties(src/foundation/text/toml.cpp PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)

# text::embedded_files() are the catalogues of both languages.
file(GLOB catalogues CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/i18n/*/*.toml)
embed_files(text ${CMAKE_SOURCE_DIR} ${catalogues})

if(TARGET text_test)
  target_link_libraries(text_test PRIVATE GTest::gmock)
endif()
