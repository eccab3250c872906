// Finds what the private API's requests name.
#pragma once

#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/aws/error.hpp>
#include <localecs/aws/local/operations.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/operation.hpp>

namespace localecs::services::local {

// 404 ResourceNotFoundException.
aws::Error not_found(const std::string& what);
aws::Error bad_request(const std::string& message);

// By name or ARN; `default` where none is named. Throws where there is none that is ACTIVE.
const state::Cluster& find_cluster(Call& call, const std::optional<std::string>& name_or_arn);
// By "family", "family:revision" or ARN; a bare family means its newest ACTIVE revision.
std::shared_ptr<const aws::ecs::TaskDefinition> find_definition(Call& call,
                                                                const std::string& reference);

}  // namespace localecs::services::local
