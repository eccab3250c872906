// Explains where a task would be placed now: each instance's objection, and the instances left by
// each strategy.
#include <localecs/aws/ecs/service.hpp>
#include <localecs/aws/local/explain_placement.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/placement/placement.hpp>
#include <localecs/services/ecs/placement/query.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/service.hpp>

#include "lookup.hpp"

namespace localecs::services::local {
namespace {

using aws::ecs::PlacementConstraintType;
using aws::ecs::PlacementStrategy;
using aws::ecs::PlacementStrategyType;
using placement::Request;

// "spread(attribute:rack)", "binpack(memory)", "random"
PlacementStrategy strategy_of(std::string_view text) {
  const auto open = text.find('(');
  const std::string_view type = text.substr(0, open);
  PlacementStrategy strategy;
  if (type == "spread") strategy.type = PlacementStrategyType::spread;
  if (type == "binpack") strategy.type = PlacementStrategyType::binpack;
  if (type == "random") strategy.type = PlacementStrategyType::random;
  const bool has_field = open != std::string_view::npos && text.ends_with(')');
  if (has_field) strategy.field = text.substr(open + 1, text.size() - open - 2);
  if (!strategy.type || has_field == (type == "random"))
    throw bad_request("A strategy is random, spread(FIELD) or binpack(cpu|memory), not '" +
                      std::string(text) + "'.");
  return strategy;
}

void check_expression(const std::string& expression) {
  placement::QueryProblem problem;
  if (!placement::Query::parse(expression, &problem))
    throw bad_request("Invalid expression: " + problem.message + " (at position " +
                      std::to_string(problem.position) + ").");
}

Request for_service(Call& call, const state::Cluster& cluster, const std::string& name) {
  const std::string arn =
      name.starts_with("arn:") ? name : call.scope.arn("service/" + cluster.name + "/" + name);
  const state::Service* service = call.state[ecs::services].find(arn);
  if (!service || service->deployments.empty()) throw not_found("service '" + name + "'");
  const aws::ecs::Service& own = service->configuration;
  Request request{.cluster_arn = cluster.arn,
                  .service_arn = arn,
                  .definition = service->deployments.front().definition};
  request.launch_type = own.launchType;
  request.group = "service:" + service->name;
  if (own.placementConstraints) request.constraints = *own.placementConstraints;
  if (own.placementStrategy) request.strategies = *own.placementStrategy;
  return request;
}

Request for_task(Call& call, const state::Cluster& cluster, const ExplainPlacementRequest& input) {
  if (!input.taskDefinition) throw bad_request("Name a taskDefinition or a service.");
  Request request{.cluster_arn = cluster.arn,
                  .service_arn = {},
                  .definition = find_definition(call, *input.taskDefinition)};
  request.group = input.group.value_or("family:" + *request.definition->family);
  return request;
}

void add_wishes(Request& request, const ExplainPlacementRequest& input) {
  if (input.distinctInstance.value_or(false))
    request.constraints.push_back(
        {.expression = {}, .type = PlacementConstraintType::distinctInstance});
  if (input.memberOf) {
    check_expression(*input.memberOf);
    request.constraints.push_back(
        {.expression = *input.memberOf, .type = PlacementConstraintType::memberOf});
  }
  if (!input.strategy) return;
  request.strategies.clear();
  for (const std::string_view text : split(*input.strategy, ','))
    request.strategies.push_back(strategy_of(trim(text)));
}

ExplainedInstance shown(const Call& call, const placement::Considered& considered) {
  const state::Instance& instance = *call.state[ecs::instances].find(considered.instance_arn);
  ExplainedInstance explained{.containerInstanceArn = instance.arn,
                              .ec2InstanceId = instance.ec2_instance_id,
                              .availabilityZone = instance.availability_zone,
                              .fits = considered.fits,
                              .filters = {}};
  for (const placement::Verdict& verdict : considered.verdicts) {
    FilterVerdict& filter = explained.filters.emplace_back();
    filter.filter = verdict.filter;
    filter.passes = verdict.reason.empty();
    if (!filter.passes) filter.reason = verdict.reason;
  }
  return explained;
}

}  // namespace

ExplainPlacementResponse explain_placement(Call& call, const ExplainPlacementRequest& input) {
  const state::Cluster& cluster = find_cluster(call, input.cluster);
  Request request =
      input.service ? for_service(call, cluster, *input.service) : for_task(call, cluster, input);
  add_wishes(request, input);
  if (request.on_fargate()) throw bad_request("Fargate takes every task: it shows no instances.");
  const placement::Explanation explanation = placement::explain(call.state, request);
  ExplainPlacementResponse answer;
  for (const placement::Considered& considered : explanation.instances)
    answer.instances.push_back(shown(call, considered));
  for (const placement::Round& round : explanation.rounds)
    answer.strategies.push_back({.strategy = round.strategy, .kept = round.kept_arns});
  if (!explanation.chosen_arn.empty()) answer.chosen = explanation.chosen_arn;
  return answer;
}

}  // namespace localecs::services::local
