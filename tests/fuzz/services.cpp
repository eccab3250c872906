// All services, as the daemon hands them to its gateway.
#include "services.hpp"

#include <localecs/services/cloudwatch.hpp>
#include <localecs/services/ecs.hpp>
#include <localecs/services/local.hpp>
#include <localecs/services/logs.hpp>
#include <localecs/services/secretsmanager.hpp>
#include <localecs/services/ssm.hpp>
#include <localecs/services/sts.hpp>

namespace localecs::fuzz {

const std::vector<const services::OperationTable*>& all_services() {
  static const std::vector<const services::OperationTable*> all{
      &services::ecs::operations(),  &services::logs::operations(),
      &services::ssm::operations(),  &services::secretsmanager::operations(),
      &services::sts::operations(),  &services::cloudwatch::operations(),
      &services::local::operations()};
  return all;
}

}  // namespace localecs::fuzz
