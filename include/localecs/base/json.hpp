// Parses JSON that clients or the Engine wrote.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

namespace localecs {

// The deepest nesting that is accepted. Copying, comparing and dumping a document recurse, so a
// deeper one could overflow the stack.
inline constexpr int kDeepestJson = 200;

// Never throws: the result is discarded (is_discarded()) if the text is no JSON or nests deeper.
nlohmann::json read_json(std::string_view text);

}  // namespace localecs
