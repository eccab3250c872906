// What placement constraints and strategies may say.
#pragma once

#include <localecs/aws/ecs/placement_constraint.hpp>
#include <localecs/aws/ecs/placement_strategy.hpp>
#include <localecs/aws/ecs/task_definition_placement_constraint.hpp>
#include <localecs/services/ecs/placement/query.hpp>

#include "launch_rules.hpp"

namespace localecs::services::ecs {

// Of a launch, those of its task definition counted in. Throws InvalidParameterException.
void check_placement(const Launch& launch);
// Of an EXTERNAL service, whose task definitions come later. Throws InvalidParameterException.
void check_placement(const std::optional<std::vector<PlacementConstraint>>& constraints,
                     const std::optional<std::vector<PlacementStrategy>>& strategies,
                     std::size_t further_constraints = 0);
// Of a task definition. Throws ClientException.
void check_expressions(
    const std::optional<std::vector<TaskDefinitionPlacementConstraint>>& constraints);

// An expression of the cluster query language. Throws InvalidParameterException, which tells what
// is wrong with it and where.
placement::Query parse_query(const std::string& expression);

}  // namespace localecs::services::ecs
