# The page of the brief (web/), bundled by esbuild and embedded in the room `brief` as a C++ string.
# Without Node and npm the program is built all the same, and says so when asked for --html.
find_program(NODE NAMES node nodejs)
find_program(NPM npm)
option(VEDETTE_WEB "bundle the HTML page of the brief (needs Node 18 and npm)" ON)

set(web ${CMAKE_SOURCE_DIR}/web)
set(page ${CMAKE_BINARY_DIR}/web/page_template.cc)
if(VEDETTE_WEB AND NODE AND NPM)
  file(GLOB web_sources CONFIGURE_DEPENDS ${web}/src/*.ts ${web}/src/*.css ${web}/src/*.html ${web}/map/*)
  add_custom_command(OUTPUT ${web}/node_modules/.package-lock.json
    COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund --loglevel=error
    COMMAND ${CMAKE_COMMAND} -E touch ${web}/node_modules/.package-lock.json
    DEPENDS ${web}/package.json ${web}/package-lock.json
    WORKING_DIRECTORY ${web} COMMENT "Installing the page's libraries into web/node_modules" VERBATIM)
  add_custom_command(OUTPUT ${page}
    COMMAND ${NODE} ${web}/build.mjs ${page}
    DEPENDS ${web}/build.mjs ${web}/node_modules/.package-lock.json ${web_sources}
    WORKING_DIRECTORY ${web} COMMENT "Bundling the page of the brief" VERBATIM)
else()
  message(WARNING "No Node and npm, or VEDETTE_WEB is off: this build has no HTML page, and `vedette watch --html` will say so")
  file(WRITE ${page} "#include \"brief/page.h\"\nnamespace vedette {\nstd::string_view page_template() { return {}; }\n}\n")
endif()
add_custom_target(web DEPENDS ${page})
target_sources(brief PRIVATE ${page})
set_source_files_properties(${page} PROPERTIES COMPILE_OPTIONS "-O0;-Wno-overlength-strings")
