// Finds the rows that requests of the private API name.
#pragma once

#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/aws/error.hpp>
#include <localecs/aws/local/operations.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/operation.hpp>

namespace localecs::services::local {

// An error with status 404, ResourceNotFoundException.
aws::Error not_found(const std::string& what);
aws::Error bad_request(const std::string& message);

// The ACTIVE cluster of that name or ARN; "default" if none is named. Throws not_found().
const state::Cluster& find_cluster(Call& call, const std::optional<std::string>& name_or_arn);
// By "family", "family:revision" or ARN; a bare family means its newest ACTIVE revision.
std::shared_ptr<const aws::ecs::TaskDefinition> find_definition(Call& call,
                                                                const std::string& reference);

}  // namespace localecs::services::local
