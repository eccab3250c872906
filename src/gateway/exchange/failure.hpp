// Describes why a request was not carried out, before a protocol writes it.
#pragma once

#include <string>
#include <vector>

namespace localecs::gateway {

struct Failure {
  unsigned status;
  std::string code;
  std::string message;
  // Some errors of AWS's list the resources concerned; usually empty.
  std::vector<std::string> resource_ids{};
  bool has_message = true;  // false: the body has no such member
};

}  // namespace localecs::gateway
