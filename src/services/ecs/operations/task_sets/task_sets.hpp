// Task sets of EXTERNAL services: found, shown, checked.
#pragma once

#include <localecs/aws/ecs/operations.hpp>
#include <localecs/aws/ecs/task_set.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/operation.hpp>

#include "operations/shared/common.hpp"

namespace localecs::services::ecs {

// The ACTIVE service of an EXTERNAL controller that a request names. Throws ServiceNotFound,
// ServiceNotActive or InvalidParameter.
const state::Service& find_external_service(Call& call, const std::string& cluster,
                                            const std::string& service);
// By id ("ecs-svc/<n>") or ARN; nullptr where the service has none.
const state::TaskSet* find_task_set(const state::Service& service, const std::string& id_or_arn);
// The row to change. Throws TaskSetNotFoundException.
state::TaskSet& task_set_to_change(Call& call, const std::string& service_arn,
                                   const std::string& id_or_arn);

TaskSet task_set_view(const state::Service& service, const state::TaskSet& set,
                      const state::State& state, bool with_tags);

// Throws InvalidParameterException for a scale outside 0 to 100 percent.
double checked_scale(const Scale& scale);

}  // namespace localecs::services::ecs
