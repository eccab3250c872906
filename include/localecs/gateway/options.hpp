// Whom the gateway answers, and whom it takes a caller for.
#pragma once

#include <localecs/gateway/role_policies.hpp>
#include <localecs/http/browser_guard.hpp>

#include <functional>
#include <map>
#include <string>

namespace localecs::gateway {

struct AccessKey {
  std::string secret;
  std::string account{};  // empty: as of any other key
};
using AccessKeys = std::map<std::string, AccessKey, std::less<>>;  // by access key id

struct Options {
  std::string account =
      "000000000000";                // of callers whose access key is not itself a 12-digit account
  std::string region = "us-east-1";  // of callers whose request is not signed
  http::BrowserGuard guard{};        // whom to answer at all
  bool require_signatures = false;   // by these keys, or by those of a role's session
  AccessKeys access_keys{};
  RolePolicies role_policies{};
};

}  // namespace localecs::gateway
