# The one interface target that every room links: the warnings, each with its reason.
add_library(vedette_options INTERFACE)
target_compile_options(vedette_options INTERFACE
  -Wall -Wextra -Wpedantic  # the usual
  -Wshadow                  # a shadowed name reads as another one
  -Wconversion              # offsets and counts cross sizes everywhere here
  -Wno-sign-conversion      # indices are int32_t, containers size_t; the narrowing ones are caught above
  -fno-math-errno)          # decisions never read errno; results are unchanged
target_include_directories(vedette_options INTERFACE ${CMAKE_SOURCE_DIR}/src)
if(VEDETTE_SANITIZE)
  target_compile_options(vedette_options INTERFACE -fsanitize=${VEDETTE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(vedette_options INTERFACE -fsanitize=${VEDETTE_SANITIZE})
  target_compile_definitions(vedette_options INTERFACE _GLIBCXX_ASSERTIONS)
endif()
