// The errors that several ECS operations throw, under their ECS codes.
#include "common.hpp"

#include <localecs/aws/ecs/failure.hpp>

namespace localecs::services::ecs {

aws::Error invalid_parameter(const std::string& message) {
  return {"InvalidParameterException", message};
}

aws::Error client_error(const std::string& message) {
  return {"ClientException", message};
}

aws::Error cluster_not_found(const std::string& message) {
  return {"ClusterNotFoundException", message};
}

aws::Error service_not_found() {
  return {"ServiceNotFoundException", "Service not found."};
}

Failure missing(std::string arn) {
  return {.arn = std::move(arn), .reason = "MISSING"};
}

}  // namespace localecs::services::ecs
