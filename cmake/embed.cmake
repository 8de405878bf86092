# Puts files into the binary as they are. The room's namespace gains
#   std::span<const text::EmbeddedFile> <room>::embedded_files();
# whose names are the paths below `base`, e.g. "cases/pages/case.html".
function(embed_files room base)
  set(asm "    .section .rodata\n")
  set(declarations "")
  set(rows "")
  set(number 0)
  foreach(file ${ARGN})
    file(RELATIVE_PATH name ${base} ${file})
    string(REGEX REPLACE "^foundation/" "" name ${name})
    set(symbol "songyuan_${room}_file_${number}")
    string(APPEND asm "    .balign 16\n    .global ${symbol}\n${symbol}:\n    .incbin \"${file}\"\n"
                      "    .global ${symbol}_end\n${symbol}_end:\n    .byte 0\n")
    string(APPEND declarations "extern const char ${symbol}[];\nextern const char ${symbol}_end[];\n")
    string(APPEND rows "    {\"${name}\", std::string_view(${symbol}, static_cast<std::size_t>(${symbol}_end - ${symbol}))},\n")
    math(EXPR number "${number} + 1")
  endforeach()
  string(APPEND asm "    .section .note.GNU-stack,\"\",@progbits\n")

  set(generated ${CMAKE_BINARY_DIR}/embedded/${room})
  file(CONFIGURE OUTPUT ${generated}_files.S CONTENT "${asm}" @ONLY)
  file(CONFIGURE OUTPUT ${generated}_files.cpp CONTENT
"#include <span>

#include \"text/embedded.hpp\"

extern \"C\" {
${declarations}}

namespace ${room} {

std::span<const text::EmbeddedFile> embedded_files() {
    static const text::EmbeddedFile files[] = {
${rows}    };
    return files;
}

} // namespace ${room}
" @ONLY)
  set_source_files_properties(${generated}_files.S PROPERTIES OBJECT_DEPENDS "${ARGN}")
  target_sources(${room} PRIVATE ${generated}_files.S ${generated}_files.cpp)
endfunction()
