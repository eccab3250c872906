// What a clientToken was used for.
#pragma once

#include <localecs/base/time.hpp>

#include <string>
#include <vector>

namespace localecs::state {

// The memory of a RunTask or CreateService call that carried a clientToken.
struct TokenUse {
  std::string request;  // its canonical JSON, to tell a repetition from a clash
  std::vector<std::string> task_arns;
  TimePoint at{};
};

}  // namespace localecs::state
