# SPDX-License-Identifier: GPL-3.0-or-later
#
# cmake -DRULES=<folder> -DOUTPUT=<file> -P embed_rules.cmake
# Writes a C++ file that holds facts.toml and each packs/*.toml as bytes.
file(GLOB packs ${RULES}/packs/*.toml)
list(SORT packs)

function(bytes_of file result)
    file(READ ${file} hex HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" escaped "${hex}")
    # Cut into lines, each a string literal of its own: a hexadecimal escape would
    # else swallow what follows, and compilers limit the length of one literal.
    string(REGEX REPLACE "((\\\\x[0-9a-f][0-9a-f])(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?)" "\"\\1\"\n" lines "${escaped}")
    set(${result} "${lines}" PARENT_SCOPE)
endfunction()

set(code "// Generated from rules/ by embed_rules.cmake.\n#include \"core/packs/built_in_rules.h\"\n\nnamespace biosubsidy {\n\nnamespace {\n\n")
bytes_of(${RULES}/facts.toml facts)
string(APPEND code "constexpr std::string_view facts =\n${facts};\n\n")
set(index 0)
set(list "")
foreach(pack IN LISTS packs)
    bytes_of(${pack} text)
    get_filename_component(name ${pack} NAME)
    string(APPEND code "constexpr std::string_view pack${index} =\n${text};\n\n")
    string(APPEND list "    packs.push_back({SourceText(\"rules/packs/${name}\", std::string(pack${index})), true});\n")
    math(EXPR index "${index} + 1")
endforeach()
string(APPEND code "} // namespace\n\nSourceText builtInVocabulary() { return SourceText(\"rules/facts.toml\", std::string(facts)); }\n\nstd::vector<PackSource> builtInPacks() {\n    std::vector<PackSource> packs;\n${list}    return packs;\n}\n\n} // namespace biosubsidy\n")
file(WRITE ${OUTPUT} "${code}")
