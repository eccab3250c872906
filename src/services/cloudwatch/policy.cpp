// Finds the alarms that a request to CloudWatch names; IAM knows no resources for metrics.
#include "policy.hpp"

namespace localecs::services::cloudwatch {

Texts resources(const Asked& asked) {
  Texts arns = asked.texts("ResourceARN");
  for (const char* member : {"AlarmName", "AlarmNames"})
    for (const std::string& name : asked.texts(member))
      arns.push_back(asked.arn("cloudwatch", "alarm:" + name));
  return arns;
}

}  // namespace localecs::services::cloudwatch
