// Finds the parameters that a request to Systems Manager names.
#include "policy.hpp"

#include <algorithm>

namespace localecs::services::ssm {
namespace {

// The ARN of the parameter: "a", "/a", "a:3" and the ARN itself name the same one.
std::string parameter_arn(const Asked& asked, const std::string& name_or_arn) {
  constexpr std::string_view marker = ":parameter/";
  const bool is_arn = name_or_arn.starts_with("arn:");
  const auto at = is_arn ? name_or_arn.find(marker) : std::string::npos;
  if (is_arn && at == std::string::npos) return name_or_arn;
  std::string name = is_arn ? name_or_arn.substr(at + marker.size()) : name_or_arn;
  name.resize(std::min(name.find(':'), name.size()));
  if (name.starts_with('/')) name.erase(0, 1);
  if (is_arn) return name_or_arn.substr(0, at) + std::string(marker) + name;
  return asked.arn("ssm", "parameter/" + name);
}

}  // namespace

Texts resources(const Asked& asked) {
  Texts arns;
  for (const char* member : {"Name", "Names", "Path", "ResourceId"})
    for (const std::string& name : asked.texts(member)) arns.push_back(parameter_arn(asked, name));
  return arns;
}

}  // namespace localecs::services::ssm
