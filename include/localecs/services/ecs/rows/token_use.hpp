// Remembers the use of a clientToken, which makes a repeated call harmless.
#pragma once

#include <localecs/base/time.hpp>

#include <string>
#include <vector>

namespace localecs::state {

// The first call with a token. A repetition gets the same answer, another request an error.
struct TokenUse {
  std::string request;  // its canonical JSON, to tell a repetition from a clash
  std::vector<std::string> task_arns;
  TimePoint at{};
};

}  // namespace localecs::state
