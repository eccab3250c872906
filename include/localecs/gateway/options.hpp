// The gateway's options: whom it answers, and which account a caller gets.
#pragma once

#include <localecs/gateway/role_policies.hpp>
#include <localecs/http/browser_guard.hpp>

#include <functional>
#include <map>
#include <string>

namespace localecs::gateway {

// A long-term key that callers may sign with.
struct AccessKey {
  std::string secret;
  std::string account{};  // 12 digits; empty: Options::account
};
using AccessKeys = std::map<std::string, AccessKey, std::less<>>;  // by access key id

struct Options {
  std::string account =
      "000000000000";                // of callers whose access key is not itself a 12-digit account
  std::string region = "us-east-1";  // of callers whose request is not signed
  http::BrowserGuard guard{};        // refuses requests of web pages and foreign Hosts
  bool require_signatures = false;   // by access_keys or a session's keys
  AccessKeys access_keys{};
  RolePolicies role_policies{};
};

}  // namespace localecs::gateway
