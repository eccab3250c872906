// JSON that somebody else wrote.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

namespace localecs {

// Whatever copies, compares or writes a document goes down the stack with it: no deeper than this.
inline constexpr int kDeepestJson = 200;

// Discarded (is_discarded()) where the text is no JSON, or nests deeper. Throws nothing.
nlohmann::json read_json(std::string_view text);

}  // namespace localecs
