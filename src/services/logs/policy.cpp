// Log groups and their streams are what requests to CloudWatch Logs name.
#include "policy.hpp"

#include <algorithm>

namespace localecs::services::logs {

// IAM sees streams even where the request is about the whole group.
Texts resources(const Asked& asked) {
  constexpr std::string_view marker = ":log-group:";
  Texts arns;
  for (const char* member : {"logGroupName", "logGroupIdentifier"})
    for (std::string group : asked.texts(member)) {
      if (const auto at = group.find(marker); at != std::string::npos)
        group.erase(0, at + marker.size());
      group.resize(std::min(group.find(':'), group.size()));
      arns.push_back(
          asked.arn("logs", "log-group:" + group + ":log-stream:" + asked.text("logStreamName")));
    }
  for (const std::string& arn : asked.texts("resourceArn")) arns.push_back(arn);
  return arns;
}

}  // namespace localecs::services::logs
