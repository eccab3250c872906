// Why a request was not carried out, in no protocol's words yet.
#pragma once

#include <string>
#include <vector>

namespace localecs::gateway {

struct Failure {
  unsigned status;
  std::string code;
  std::string message;
  std::vector<std::string> resource_ids{};
};

}  // namespace localecs::gateway
