// ListServiceDeployments, DescribeServiceDeployments and DescribeServiceRevisions.
#include <localecs/aws/ecs/describe_service_deployments.hpp>
#include <localecs/aws/ecs/describe_service_revisions.hpp>
#include <localecs/aws/ecs/list_service_deployments.hpp>
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/deployments.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>
#include <localecs/services/operation.hpp>

#include "deployment_pages.hpp"
#include "service_history.hpp"

namespace localecs::services::ecs {
namespace {

DeploymentLifecycleHookDetail detail_of(const state::HookCall& call) {
  DeploymentLifecycleHookDetail detail;
  detail.hookId = call.id;
  detail.status = call.status;
  detail.targetType = call.hook.targetType;
  detail.targetArn = call.hook.hookTargetArn;
  detail.expiresAt = call.expires_at;
  const auto& timeout = call.hook.timeoutConfiguration;
  detail.timeoutAction =
      timeout && timeout->action ? *timeout->action : DeploymentLifecycleHookAction::ROLLBACK;
  return detail;
}

// Counts are live while the deployment is in progress.
void refresh(ServiceRevisionSummary& summary, const state::Service& service,
             const state::State& state) {
  const auto deployment = std::ranges::find(service.deployments, summary.arn.value_or(""),
                                            &state::Deployment::revision_arn);
  if (deployment == service.deployments.end()) return;
  const auto counts = state::summary_of(state, service, *deployment);
  summary.requestedTaskCount = counts.requestedTaskCount;
  summary.runningTaskCount = counts.runningTaskCount;
  summary.pendingTaskCount = counts.pendingTaskCount;
}

ServiceDeployment view_of(const state::ServiceDeployment& row, const state::State& state) {
  ServiceDeployment view = row.described;
  auto& details = view.lifecycleHookDetails.emplace();
  for (const state::HookCall& call : row.hooks) details.push_back(detail_of(call));
  const state::Service* service = state[ecs::services].find(row.service_arn);
  if (row.is_over() || !service) return view;
  if (view.targetServiceRevision) refresh(*view.targetServiceRevision, *service, state);
  for (auto& source : *view.sourceServiceRevisions) refresh(source, *service, state);
  return view;
}

ServiceDeploymentBrief brief_of(const state::ServiceDeployment& row) {
  const ServiceDeployment& described = row.described;
  ServiceDeploymentBrief brief;
  brief.serviceDeploymentArn = row.arn;
  brief.serviceArn = described.serviceArn;
  brief.clusterArn = described.clusterArn;
  brief.startedAt = described.startedAt;
  brief.createdAt = described.createdAt;
  brief.finishedAt = described.finishedAt;
  brief.targetServiceRevisionArn = described.targetServiceRevision->arn;
  brief.status = described.status;
  brief.statusReason = described.statusReason;
  return brief;
}

}  // namespace

ListServiceDeploymentsResponse list_service_deployments(
    Call& call, const ListServiceDeploymentsRequest& input) {
  const state::Cluster& cluster = find_cluster(call, input.cluster);
  const std::string arn = arn_in_cluster(call, cluster, "service", input.service);
  if (!call.state[ecs::services].find(arn)) throw service_not_found();
  std::vector<const state::ServiceDeployment*> found;
  call.state[ecs::service_deployments].visit_prefix(
      history_arn(arn, "service-deployment"), [&](const state::ServiceDeployment& row) {
        if (is_asked_for(input, *row.described.status, *row.described.createdAt))
          found.push_back(&row);
      });
  Page page = newest_first(
      std::move(found),
      [](const state::ServiceDeployment& row) { return *row.described.createdAt; }, input);
  ListServiceDeploymentsResponse answer{
      .nextToken = std::move(page.next_token),
      .serviceDeployments = std::vector<ServiceDeploymentBrief>{}};
  for (const std::string& shown : page.items)
    answer.serviceDeployments->push_back(
        brief_of(*call.state[ecs::service_deployments].find(shown)));
  return answer;
}

DescribeServiceDeploymentsResponse describe_service_deployments(
    Call& call, const DescribeServiceDeploymentsRequest& input) {
  check_arns(input.serviceDeploymentArns, "serviceDeploymentArns");
  DescribeServiceDeploymentsResponse answer{.failures = std::vector<Failure>{},
                                            .serviceDeployments = std::vector<ServiceDeployment>{}};
  const auto show = [&](const std::string& arn) -> std::optional<ServiceDeployment> {
    const auto* row = is_own(call, arn) ? call.state[ecs::service_deployments].find(arn) : nullptr;
    if (!row) return std::nullopt;
    return view_of(*row, call.state);
  };
  describe_each(input.serviceDeploymentArns, *answer.serviceDeployments, *answer.failures, show);
  return answer;
}

DescribeServiceRevisionsResponse describe_service_revisions(
    Call& call, const DescribeServiceRevisionsRequest& input) {
  check_arns(input.serviceRevisionArns, "serviceRevisionArns");
  DescribeServiceRevisionsResponse answer{.failures = std::vector<Failure>{},
                                          .serviceRevisions = std::vector<ServiceRevision>{}};
  const auto show = [&](const std::string& arn) -> std::optional<ServiceRevision> {
    const auto* row = is_own(call, arn) ? call.state[ecs::service_revisions].find(arn) : nullptr;
    return row ? std::optional(*row) : std::nullopt;
  };
  describe_each(input.serviceRevisionArns, *answer.serviceRevisions, *answer.failures, show);
  return answer;
}

}  // namespace localecs::services::ecs
