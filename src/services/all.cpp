// The list of all AWS services.
#include <localecs/services/all.hpp>

#include <localecs/services/cloudwatch/rows.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/logs/rows.hpp>
#include <localecs/services/secretsmanager/rows.hpp>
#include <localecs/services/ssm/rows.hpp>
#include <localecs/services/sts/rows.hpp>

namespace localecs::services {

std::span<const state::Part> parts() {
  static const std::vector<state::Part> all = [] {
    std::vector<state::Part> joined;
    for (const auto& some : {ecs::parts(), ssm::parts(), secretsmanager::parts(), sts::parts(),
                             logs::parts(), cloudwatch::parts()})
      joined.insert(joined.end(), some.begin(), some.end());
    return joined;
  }();
  return all;
}

}  // namespace localecs::services
