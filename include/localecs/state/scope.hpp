// Whose rows these are: the account and the region of a caller.
#pragma once

#include <string>
#include <string_view>

namespace localecs::state {

// Whose request this is; every ARN it makes or finds carries both.
struct Scope {
  std::string account;
  std::string region;

  // "arn:aws:ecs:us-east-1:000000000000:" + resource
  std::string arn(std::string_view resource) const;
};

}  // namespace localecs::state
