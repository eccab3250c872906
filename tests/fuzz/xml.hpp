// Whether a text is well-formed XML, of the plain kind that awsQuery answers are.
#pragma once

#include <string>
#include <string_view>

namespace localecs::fuzz {

// "" : it is. Knows elements, attributes in double quotes, text and the predefined entities.
std::string xml_problem(std::string_view text);

}  // namespace localecs::fuzz
