// The account and the region in which a request is made.
#pragma once

#include <string>
#include <string_view>

namespace localecs::state {

// Every ARN that a request makes or finds carries both, so callers of different accounts or regions
// never see each other's rows.
struct Scope {
  std::string account;
  std::string region;

  // An ECS ARN: "arn:aws:ecs:us-east-1:000000000000:" + resource. The partition follows from the
  // region.
  std::string arn(std::string_view resource) const;
};

}  // namespace localecs::state
