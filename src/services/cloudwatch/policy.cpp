// Alarms are what requests to CloudWatch name; metrics are no resources of IAM's.
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
