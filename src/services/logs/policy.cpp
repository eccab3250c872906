// Finds the log groups and streams that a request to CloudWatch Logs names.
#include "policy.hpp"

#include <algorithm>

namespace localecs::services::logs {

// IAM checks a stream's ARN even if the request concerns the whole group.
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
