// DescribeDaemon and ListDaemons.
#include <localecs/aws/ecs/describe_daemon.hpp>
#include <localecs/aws/ecs/list_daemons.hpp>
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/operation.hpp>

#include <map>

#include "daemon_lookup.hpp"

namespace localecs::services::ecs {
namespace {

// RUNNING tasks of one revision, by the ARN of their capacity provider.
std::map<std::string, int> running_tasks(const Call& call, const state::ManagedDaemon& daemon,
                                         const std::string& revision_arn) {
  std::map<std::string, int> counts;
  for (const std::string& arn : call.state[ecs::tasks].of_daemon(daemon.arn)) {
    const state::Task* task = call.state[ecs::tasks].find(arn);
    if (task && task->last_status == state::TaskStatus::RUNNING &&
        task->started_by == state::id_of(revision_arn))
      ++counts[state::provider_arn(arn, task->capacity_provider)];
  }
  return counts;
}

DaemonRevisionDetail detail_of(const Call& call, const state::ManagedDaemon& daemon,
                               const state::DaemonRevision& revision) {
  std::map<std::string, int> running = running_tasks(call, daemon, revision.arn);
  int total = 0;
  for (const auto& [provider, count] : running) total += count;
  DaemonRevisionDetail detail{.arn = revision.arn,
                              .capacityProviders = std::vector<DaemonCapacityProvider>{},
                              .totalRunningCount = total};
  for (const std::string& provider : revision.capacity_providers)
    detail.capacityProviders->push_back({.arn = provider, .runningCount = running[provider]});
  return detail;
}

bool is_on(const state::ManagedDaemon& daemon, const std::vector<std::string>& providers) {
  const auto& own = daemon.revisions.at(daemon.revision).capacity_providers;
  return std::ranges::any_of(own, [&](const std::string& arn) {
    return std::ranges::find(providers, arn) != providers.end();
  });
}

}  // namespace

// What the daemon is meant to run comes first, then what still runs of earlier revisions.
DescribeDaemonResponse describe_daemon(Call& call, const DescribeDaemonRequest& input) {
  const state::ManagedDaemon& daemon = find_daemon(call, input.daemonArn);
  DaemonDetail detail{.clusterArn = daemon.cluster_arn,
                      .createdAt = daemon.created_at,
                      .currentRevisions = std::vector<DaemonRevisionDetail>{},
                      .daemonArn = daemon.arn,
                      .deploymentArn = daemon.deployment,
                      .status = daemon.status,
                      .updatedAt = daemon.updated_at};
  detail.currentRevisions->push_back(detail_of(call, daemon, daemon.revisions.at(daemon.revision)));
  for (const auto& [arn, revision] : daemon.revisions) {
    if (arn == daemon.revision) continue;
    DaemonRevisionDetail of = detail_of(call, daemon, revision);
    if (of.totalRunningCount > 0) detail.currentRevisions->push_back(std::move(of));
  }
  return {std::move(detail)};
}

ListDaemonsResponse list_daemons(Call& call, const ListDaemonsRequest& input) {
  const state::Cluster& cluster = find_cluster(call, input.clusterArn);
  std::vector<std::string> arns;
  call.state[ecs::daemons].visit_prefix(
      call.scope.arn("daemon/" + cluster.name + "/"), [&](const state::ManagedDaemon& daemon) {
        const auto& providers = input.capacityProviderArns;
        if (!providers || providers->empty() || is_on(daemon, *providers))
          arns.push_back(daemon.arn);
      });
  Page page = page_of(std::move(arns), input.maxResults, input.nextToken, 100);
  ListDaemonsResponse answer{.daemonSummariesList = std::vector<DaemonSummary>{},
                             .nextToken = std::move(page.next_token)};
  for (const std::string& arn : page.items) {
    const state::ManagedDaemon& daemon = *call.state[ecs::daemons].find(arn);
    answer.daemonSummariesList->push_back({.createdAt = daemon.created_at,
                                           .daemonArn = daemon.arn,
                                           .status = daemon.status,
                                           .updatedAt = daemon.updated_at});
  }
  return answer;
}

}  // namespace localecs::services::ecs
