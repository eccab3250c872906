// ListDaemonDeployments, DescribeDaemonDeployments and DescribeDaemonRevisions. Counts are those of
// this moment.
#include <localecs/aws/ecs/describe_daemon_deployments.hpp>
#include <localecs/aws/ecs/describe_daemon_revisions.hpp>
#include <localecs/aws/ecs/list_daemon_deployments.hpp>
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/base/arn.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/operation.hpp>

#include "daemon_lookup.hpp"
#include "daemon_view.hpp"
#include "operations/deployments/deployment_pages.hpp"

namespace localecs::services::ecs {
namespace {

DaemonDeploymentSummary summary_of(const state::DaemonDeployment& row,
                                   const state::ManagedDaemon& daemon) {
  DaemonDeploymentSummary summary;
  summary.clusterArn = daemon.cluster_arn;
  summary.createdAt = row.created_at;
  summary.daemonArn = row.daemon_arn;
  summary.daemonDeploymentArn = row.arn;
  summary.finishedAt = row.finished_at;
  summary.startedAt = row.started_at;
  summary.status = row.status;
  if (!row.status_reason.empty()) summary.statusReason = row.status_reason;
  summary.stoppedAt = row.stopped_at;
  if (!row.target_revision.empty()) summary.targetDaemonRevisionArn = row.target_revision;
  return summary;
}

// The daemon of a revision's ARN, "daemon-revision/<cluster>/<name>/<id>"; nullptr where there is
// none.
const state::ManagedDaemon* daemon_of(const Call& call, const std::string& revision_arn) {
  const auto parsed = Arn::parse(revision_arn);
  if (!parsed || !is_own(call, revision_arn)) return nullptr;
  const auto parts = split(parsed->resource, '/');
  if (parts.size() != 4 || parts[0] != "daemon-revision") return nullptr;
  return call.state[ecs::daemons].find(
      call.scope.arn("daemon/" + std::string(parts[1]) + "/" + std::string(parts[2])));
}

// The image digests are known only once a task of the revision has run.
DaemonRevision revision_view(const Call& call, const state::ManagedDaemon& daemon,
                             const state::DaemonRevision& revision) {
  DaemonRevision view = revision.shown;
  for (const std::string& arn : call.state[ecs::tasks].of_daemon(daemon.arn)) {
    const state::Task* task = call.state[ecs::tasks].find(arn);
    if (!task || task->started_by != state::id_of(revision.arn)) continue;
    for (const state::Container& container : task->containers)
      for (DaemonContainerImage& image : *view.containerImages)
        if (image.containerName == container.name && !container.image_digest.empty())
          image.imageDigest = container.image_digest;
  }
  return view;
}

}  // namespace

// The newest first.
ListDaemonDeploymentsResponse list_daemon_deployments(Call& call,
                                                      const ListDaemonDeploymentsRequest& input) {
  const state::ManagedDaemon& daemon = find_daemon(call, input.daemonArn);
  std::vector<const state::DaemonDeployment*> found;
  call.state[ecs::daemon_deployments].visit_prefix(
      beside_daemon(daemon.arn, "daemon-deployment"), [&](const state::DaemonDeployment& row) {
        if (is_asked_for(input, row.status, row.created_at)) found.push_back(&row);
      });
  Page page = newest_first(
      std::move(found), [](const state::DaemonDeployment& row) { return row.created_at; }, input);
  ListDaemonDeploymentsResponse answer{.daemonDeployments = std::vector<DaemonDeploymentSummary>{},
                                       .nextToken = std::move(page.next_token)};
  for (const std::string& arn : page.items)
    answer.daemonDeployments->push_back(
        summary_of(*call.state[ecs::daemon_deployments].find(arn), daemon));
  return answer;
}

DescribeDaemonDeploymentsResponse describe_daemon_deployments(
    Call& call, const DescribeDaemonDeploymentsRequest& input) {
  check_arns(input.daemonDeploymentArns, "daemonDeploymentArns");
  DescribeDaemonDeploymentsResponse answer{.daemonDeployments = std::vector<DaemonDeployment>{},
                                           .failures = std::vector<Failure>{}};
  const auto view_of = [&](const std::string& arn) -> std::optional<DaemonDeployment> {
    const auto* row = is_own(call, arn) ? call.state[ecs::daemon_deployments].find(arn) : nullptr;
    const auto* daemon = row ? call.state[ecs::daemons].find(row->daemon_arn) : nullptr;
    if (!daemon) return std::nullopt;
    return deployment_view(*row, *daemon, call.state);
  };
  describe_each(input.daemonDeploymentArns, *answer.daemonDeployments, *answer.failures, view_of);
  return answer;
}

DescribeDaemonRevisionsResponse describe_daemon_revisions(
    Call& call, const DescribeDaemonRevisionsRequest& input) {
  check_arns(input.daemonRevisionArns, "daemonRevisionArns");
  DescribeDaemonRevisionsResponse answer{.daemonRevisions = std::vector<DaemonRevision>{},
                                         .failures = std::vector<Failure>{}};
  const auto view_of = [&](const std::string& arn) -> std::optional<DaemonRevision> {
    const state::ManagedDaemon* daemon = daemon_of(call, arn);
    if (!daemon) return std::nullopt;
    const auto row = daemon->revisions.find(arn);
    if (row == daemon->revisions.end()) return std::nullopt;
    return revision_view(call, *daemon, row->second);
  };
  describe_each(input.daemonRevisionArns, *answer.daemonRevisions, *answer.failures, view_of);
  return answer;
}

}  // namespace localecs::services::ecs
