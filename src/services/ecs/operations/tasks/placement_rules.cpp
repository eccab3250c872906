// Validates placement constraints and strategies.
#include "placement_rules.hpp"

#include <localecs/aws/ecs/launch_type.hpp>
#include <localecs/aws/ecs/placement_constraint.hpp>
#include <localecs/aws/ecs/placement_strategy.hpp>
#include <localecs/aws/ecs/task_definition_placement_constraint.hpp>
#include <localecs/base/text.hpp>

namespace localecs::services::ecs {
namespace {

constexpr std::size_t kMostConstraints = 10, kMostStrategies = 5;
constexpr std::string_view kAttribute = "attribute:";

// Nothing where it can be read.
std::optional<std::string> problem_of(const std::string& expression) {
  placement::QueryProblem problem;
  if (placement::Query::parse(expression, &problem)) return std::nullopt;
  return "Invalid expression: " + problem.message + " (at position " +
         std::to_string(problem.position) + " of '" + expression + "').";
}

void check_spread(const std::string& field) {
  const bool by_attribute = field.starts_with(kAttribute) && field.size() > kAttribute.size();
  if (!by_attribute && field != "instanceId" && field != "host")
    throw invalid_parameter("spread field '" + field + "' is invalid.");
}

void check_strategy(const PlacementStrategy& strategy) {
  const std::string field = strategy.field.value_or("");
  if (!strategy.type) throw invalid_parameter("Placement strategy type is required.");
  if (strategy.type == PlacementStrategyType::random && !field.empty())
    throw invalid_parameter("random field should not be specified.");
  if (strategy.type == PlacementStrategyType::spread) check_spread(field);
  if (strategy.type != PlacementStrategyType::binpack) return;
  const std::string resource = to_lower(field);
  if (resource != "cpu" && resource != "memory")
    throw invalid_parameter("binpack field '" + field + "' is invalid.");
}

void check_constraint(const PlacementConstraint& constraint) {
  if (!constraint.type) throw invalid_parameter("Placement constraint type is required.");
  if (constraint.type == PlacementConstraintType::memberOf)
    parse_query(constraint.expression.value_or(""));
  else if (constraint.expression)
    throw invalid_parameter("distinctInstance expression should not be specified.");
}

}  // namespace

placement::Query parse_query(const std::string& expression) {
  if (const auto problem = problem_of(expression)) throw invalid_parameter(*problem);
  return *placement::Query::parse(expression);
}

void check_placement(const std::optional<std::vector<PlacementConstraint>>& constraints,
                     const std::optional<std::vector<PlacementStrategy>>& strategies,
                     std::size_t further_constraints) {
  if (constraints && constraints->size() + further_constraints > kMostConstraints)
    throw invalid_parameter("Maximum number of constraints is 10.");
  if (strategies && strategies->size() > kMostStrategies)
    throw invalid_parameter("Maximum number of strategies is 5.");
  if (strategies) std::ranges::for_each(*strategies, check_strategy);
  if (constraints) std::ranges::for_each(*constraints, check_constraint);
}

void check_placement(const Launch& launch) {
  const bool on_fargate = launch.launch_type == LaunchType::FARGATE;
  if (on_fargate && launch.placement && !launch.placement->empty())
    throw invalid_parameter("Placement strategies are not supported with FARGATE launch type.");
  if (on_fargate && launch.constraints && !launch.constraints->empty())
    throw invalid_parameter("Placement constraints are not supported with FARGATE launch type.");
  const auto& own = launch.definition.placementConstraints;
  check_placement(launch.constraints, launch.placement, own ? own->size() : 0);
}

void check_expressions(
    const std::optional<std::vector<TaskDefinitionPlacementConstraint>>& constraints) {
  if (!constraints) return;
  if (constraints->size() > kMostConstraints)
    throw client_error("Maximum number of constraints is 10.");
  for (const TaskDefinitionPlacementConstraint& constraint : *constraints)
    if (const auto problem = problem_of(constraint.expression.value_or("")))
      throw client_error(*problem);
}

}  // namespace localecs::services::ecs
