// Makes the ARNs of a cluster's tasks, services and instances from the cluster's ARN.
#pragma once

#include <string>
#include <string_view>

namespace localecs::placement {

// "arn:…:cluster/web" + "task", "id" -> "arn:…:task/web/id"
inline std::string beside_cluster(const std::string& cluster_arn, std::string_view kind,
                                  std::string_view id) {
  const auto at = cluster_arn.rfind(":cluster/");
  std::string arn = cluster_arn.substr(0, at + 1);
  return arn.append(kind).append("/").append(cluster_arn.substr(at + 9)).append("/").append(id);
}

}  // namespace localecs::placement
