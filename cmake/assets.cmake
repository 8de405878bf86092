# Styles, islands and icons, made by node and carried by the binary: assets::embedded_files().
file(GLOB asset_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/styles/*.css ${CMAKE_SOURCE_DIR}/styles/*.svg
     ${CMAKE_SOURCE_DIR}/styles/*.mjs ${CMAKE_SOURCE_DIR}/islands/*.ts)
file(GLOB_RECURSE asset_pages CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/*.html)
set(asset_folder ${CMAKE_BINARY_DIR}/assets)
set(asset_files ${asset_folder}/app.css ${asset_folder}/app.js ${asset_folder}/favicon.svg ${asset_folder}/icons.svg)
add_custom_command(OUTPUT ${asset_files}
  COMMAND node styles/build.mjs ${asset_folder} ${asset_pages}
  DEPENDS ${asset_sources} ${asset_pages} ${CMAKE_SOURCE_DIR}/package-lock.json
  WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
  COMMENT "Bundling styles and islands")
add_library(assets STATIC)
target_include_directories(assets PRIVATE ${CMAKE_SOURCE_DIR}/src/foundation)
embed_files(assets ${asset_folder} ${asset_files})
get_target_property(app_kind app TYPE)
if(app_kind STREQUAL STATIC_LIBRARY)
  target_link_libraries(app PUBLIC assets)
endif()
