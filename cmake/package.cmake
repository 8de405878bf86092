# A Debian package: `bin/package` builds it. It brings the program, its service and its documents;
# the user and the folder are made by systemd's own tools, so that a throwaway root can be tried.
include(GNUInstallDirs)
set(unit ${CMAKE_BINARY_DIR}/package/songyuan.service)
file(READ ${CMAKE_SOURCE_DIR}/deploy/songyuan.service unit_by_hand)
string(REGEX REPLACE "^(#[^\n]*\n)+\n" "" unit_text "${unit_by_hand}")
string(REPLACE /usr/local/ /usr/ unit_text "${unit_text}")
file(CONFIGURE OUTPUT ${unit} CONTENT "${unit_text}" @ONLY)
# Debian wants one, compressed and without the time of its making.
find_program(gzip gzip)
add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/package/changelog.gz
  COMMAND ${gzip} -9nc ${CMAKE_SOURCE_DIR}/CHANGELOG.md > ${CMAKE_BINARY_DIR}/package/changelog.gz
  DEPENDS ${CMAKE_SOURCE_DIR}/CHANGELOG.md)
add_custom_target(package_files ALL DEPENDS ${CMAKE_BINARY_DIR}/package/changelog.gz)

install(TARGETS songyuan RUNTIME DESTINATION /usr/bin)
install(FILES ${unit} DESTINATION /lib/systemd/system)
install(FILES deploy/songyuan.sysusers DESTINATION /usr/lib/sysusers.d RENAME songyuan.conf)
install(FILES deploy/songyuan.tmpfiles DESTINATION /usr/lib/tmpfiles.d RENAME songyuan.conf)
install(FILES deploy/songyuan.default DESTINATION /etc/default RENAME songyuan)
install(FILES docs/operating.md docs/open311.md docs/journal-format.md docs/http-api.md deploy/debian/copyright
        ${CMAKE_BINARY_DIR}/package/changelog.gz DESTINATION /usr/share/doc/songyuan)
install(FILES deploy/nginx.conf DESTINATION /usr/share/doc/songyuan/examples)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME songyuan)
set(CPACK_PACKAGE_CONTACT "Songyuan's operators <root@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "neighbourhood's open platform")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "Every concern of a neighbourhood gets an owner, a deadline and an answer, and anyone can check.
 One program, one folder, one port.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "init-system-helpers, systemd | systemd-standalone-sysusers, systemd | systemd-standalone-tmpfiles")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS nginx)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_STRIP_FILES ON)
file(WRITE ${CMAKE_BINARY_DIR}/package/conffiles "/etc/default/songyuan\n")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA deploy/debian/postinst deploy/debian/prerm deploy/debian/postrm
    ${CMAKE_BINARY_DIR}/package/conffiles)
list(TRANSFORM CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA PREPEND "${CMAKE_SOURCE_DIR}/" REGEX "^deploy/")
set(CPACK_SET_DESTDIR ON)
set(CPACK_INSTALL_PREFIX /usr)
include(CPack)
