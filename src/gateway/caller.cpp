// Reads the credential scope of a SigV4 Authorization header.
#include "caller.hpp"

#include <localecs/base/text.hpp>

#include <algorithm>

namespace localecs::gateway {
namespace {

bool is_account(std::string_view key) {
  return key.size() == 12 && std::ranges::all_of(key, [](char c) { return c >= '0' && c <= '9'; });
}

// Region names become part of ARNs: only what can be one is taken.
bool is_region(std::string_view region) {
  return is_name(region, 32);
}

}  // namespace

state::Scope scope_of(std::string_view authorization, const Options& defaults) {
  state::Scope scope{defaults.account, defaults.region};
  constexpr std::string_view marker = "Credential=";
  const auto at = authorization.find(marker);
  if (at == std::string_view::npos) return scope;
  std::string_view credential = authorization.substr(at + marker.size());
  credential = credential.substr(0, credential.find_first_of(", "));
  const auto parts = split(credential, '/');
  if (is_account(parts[0])) scope.account = parts[0];
  if (parts.size() >= 5 && is_region(parts[2])) scope.region = parts[2];
  return scope;
}

}  // namespace localecs::gateway
