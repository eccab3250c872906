// A transcript of requests and answers: "> " begins a line that the client sends, "< " one of the
// answer. Playing it keeps the former and writes the latter anew.
#pragma once

#include <string>

namespace localecs::tests {

// All requests of a transcript reach one gateway, in order.
std::string replay(const std::string& transcript);

}  // namespace localecs::tests
