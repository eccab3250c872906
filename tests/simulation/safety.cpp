// The rules of safety and liveness, each in one function, written without the deciders' own code.
#include "safety.hpp"

#include <localecs/aws/ecs/deployment_configuration.hpp>
#include <localecs/aws/ecs/deployment_controller.hpp>
#include <localecs/aws/ecs/task.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include <algorithm>
#include <climits>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <set>

namespace localecs::tests {
namespace {

using aws::ecs::TaskStopCode;
using state::ContainerStep;
using state::HealthStatus;
using state::Service;
using state::ServiceStatus;
using state::Task;
using state::TaskStatus;

// All its processes are gone, only the words of it are missing: nothing of it can be counted as
// running beside its replacement.
bool is_spent(const Task& task) {
  return !task.should_run && std::ranges::all_of(task.containers, [](const auto& container) {
    return container.dying || container.step == ContainerStep::stopped;
  });
}

bool has_health_check(const Task& task) {
  return std::ranges::any_of(*task.definition->containerDefinitions, [](const auto& container) {
    return container.healthCheck && state::is_essential(container);
  });
}

// What the scheduler goes by: essential containers without a check have no say.
HealthStatus scheduled_health_of(const Task& task) {
  std::set<HealthStatus> found;
  for (const auto& container : task.containers) {
    const auto& definition = state::definition_of(task, container);
    if (definition.healthCheck && state::is_essential(definition)) found.insert(container.health);
  }
  for (const HealthStatus worst : {HealthStatus::UNHEALTHY, HealthStatus::UNKNOWN})
    if (found.contains(worst)) return worst;
  return found.empty() ? HealthStatus::UNKNOWN : HealthStatus::HEALTHY;
}

// The bounds as ECS documents them: the lower one rounded up, the upper one down.
int share(int desired, int percent, bool up) {
  const std::int64_t hundredths = std::int64_t{desired} * percent + (up ? 99 : 0);
  return static_cast<int>(std::min<std::int64_t>(hundredths / 100, INT_MAX));
}

// Of a deleted service whose name is used again: it leaves without regard to the new one.
bool is_left_behind(const World& world, const Task& task) {
  const Service* service = world.state[ecs::services].find(task.service_arn);
  return !task.should_run && service &&
         std::ranges::none_of(service->deployments, [&](const state::Deployment& deployment) {
           return deployment.id == task.started_by;
         });
}

bool is_restarted(const Task& task, const state::Container& container) {
  const auto& policy = state::definition_of(task, container).restartPolicy;
  return policy && policy->enabled;
}

std::string name_of(const Task& task) {
  return "task " + std::string(state::id_of(task.arn));
}

bool has_task_sets(const Service& service) {
  const auto& controller = service.configuration.deploymentController;
  return controller && controller->type == aws::ecs::DeploymentControllerType::EXTERNAL;
}

}  // namespace

void Safety::check() {
  check_tasks();
  check_services();
  check_instances();
  check_indexes();
  // A listing copies every container: once a second is enough.
  if (world_.now() - containers_checked_at_ >= std::chrono::seconds(1)) check_containers();
}

void Safety::check_tasks() {
  counts_.clear();
  std::erase_if(seen_, [&](const auto& one) { return !world_.state[ecs::tasks].find(one.first); });
  for (const auto& [arn, task] : world_.state[ecs::tasks].rows()) check_task(task);
  for (const auto& [arn, service] : world_.state[ecs::services].rows()) note_digests(service);
}

void Safety::check_task(const Task& task) {
  const auto before = seen_.find(task.arn);
  if (before != seen_.end()) check_rise(task, before->second);
  if (task.is_stopped()) check_stopped(task);
  if (!task.service_arn.empty())
    count(task, before == seen_.end() ? nullptr : &before->second, counts_[task.service_arn]);
  auto digests = before == seen_.end() ? known_digests(task) : before->second.digests;
  check_images(task, digests);
  Seen& seen = seen_[task.arn];
  seen = {.status = task.last_status,
          .version = task.version,
          .should_run = task.should_run,
          .spent = is_spent(task),
          .health = scheduled_health_of(task),
          .containers = {},
          .digests = std::move(digests)};
  for (const auto& container : task.containers)
    seen.containers.push_back({container.step, container.started_at.has_value()});
}

void Safety::check_rise(const Task& task, const Seen& before) {
  if (task.last_status < before.status)
    breaks(name_of(task) + " fell from " + std::string(to_text(before.status)) + " to " +
           std::string(to_text(task.last_status)));
  if (task.last_status > before.status && task.version <= before.version)
    breaks(name_of(task) + " changed its status without a new version");
  if (task.version < before.version) breaks(name_of(task) + " has an older version than before");
  if (task.should_run && !before.should_run) breaks(name_of(task) + " is wanted again");
  for (std::size_t i = 0; i < task.containers.size(); ++i) {
    const auto& container = task.containers[i];
    const SeenContainer& was = before.containers[i];
    if (task.last_status == TaskStatus::RUNNING && before.status != TaskStatus::RUNNING &&
        !container.started_at && container.step != ContainerStep::stopped)
      breaks(name_of(task) + " is RUNNING before its container " + container.name);
    if (was.step == ContainerStep::stopped && container.step != ContainerStep::stopped)
      breaks(name_of(task) + "'s container " + container.name + " came back after its end");
    if (was.started && container.step < ContainerStep::running && !is_restarted(task, container))
      breaks(name_of(task) + "'s container " + container.name + " is started a second time");
  }
}

void Safety::check_stopped(const Task& task) {
  if (task.should_run || !task.stop_code || task.stopped_reason.empty() || !task.stopping_at ||
      !task.stopped_at)
    return breaks(name_of(task) + " is STOPPED without saying why and when");
  if (task.created_at > *task.stopping_at || *task.stopping_at > *task.stopped_at ||
      (task.started_at &&
       (*task.started_at < task.created_at || *task.started_at > *task.stopped_at)))
    breaks(name_of(task) + " has times out of order");
  using Step = state::Sandbox::Step;
  const auto& sandbox = task.sandbox;
  const bool has_become_stopped = *task.stopped_at == world_.now();
  if (has_become_stopped && sandbox.step != Step::none && sandbox.step != Step::released)
    breaks(name_of(task) + " is STOPPED and its sandbox is still there");
  for (const auto& container : task.containers)
    if (container.step != ContainerStep::stopped)
      breaks(name_of(task) + " is STOPPED and its container " + container.name + " is not");
}

// Tasks of earlier deployments count as healthy from RUNNING on, new ones after the time that the
// timing profile states, wherever they run; with a health check, that alone decides.
bool Safety::is_healthy(const Task& task, TaskStatus status, HealthStatus health,
                        bool should_run) const {
  if (!should_run || status != TaskStatus::RUNNING) return false;
  if (has_health_check(task)) return health == HealthStatus::HEALTHY;
  const Service* service = world_.state[ecs::services].find(task.service_arn);
  const bool is_new = service && !service->deployments.empty() &&
                      service->deployments.front().id == task.started_by;
  return !is_new || world_.now() >= *task.started_at + world_.timing().healthy_without_check;
}

void Safety::count(const Task& task, const Seen* before, Count& into) const {
  into.alive += !task.is_stopped() && !is_spent(task) && !is_left_behind(world_, task);
  into.has_new |= !before;
  const bool healthy =
      is_healthy(task, task.last_status, scheduled_health_of(task), task.should_run);
  into.healthy += healthy;
  if (healthy || !before || !is_healthy(task, before->status, before->health, before->should_run))
    return;
  // One that turned unhealthy is lost, even if the scheduler stopped it within the same step.
  const bool by_scheduler = task.stop_code == TaskStopCode::ServiceSchedulerInitiated &&
                            scheduled_health_of(task) != HealthStatus::UNHEALTHY;
  ++(by_scheduler ? into.healthy_stopped : into.healthy_lost);
}

bool Safety::is_shifting(const Service& service) const {
  return std::ranges::any_of(service.open_service_deployments, [&](const std::string& arn) {
    const auto* row = world_.state[ecs::service_deployments].find(arn);
    const auto strategy = row ? row->described.deploymentConfiguration->strategy : std::nullopt;
    return strategy && *strategy != aws::ecs::DeploymentStrategy::ROLLING;
  });
}

// A record of a rollout is over once and for all, and every open one has its row.
void Safety::check_service_deployments() {
  for (const auto& [arn, row] : world_.state[ecs::service_deployments].rows()) {
    const bool over = std::exchange(over_[arn], row.is_over());
    if (over && !row.is_over()) breaks("service deployment " + arn + " began again");
    const Service* service = world_.state[ecs::services].find(row.service_arn);
    const bool open = service && std::ranges::count(service->open_service_deployments, arn) > 0;
    if (service && open == row.is_over())
      breaks("service deployment " + arn + (open ? " is over and open" : " is neither"));
  }
}

void Safety::check_services() {
  check_service_deployments();
  for (const auto& [arn, service] : world_.state[ecs::services].rows()) {
    if (service.status != ServiceStatus::ACTIVE) continue;
    const Count& tasks = counts_[arn];
    const auto& configuration = *service.configuration.deploymentConfiguration;
    const int least = share(service.desired_count, *configuration.minimumHealthyPercent, true);
    const int most = share(service.desired_count, *configuration.maximumPercent, false);
    // Where traffic is shifted both revisions run in full.
    const bool shifts = is_shifting(service);
    const bool shifted = std::exchange(was_shifting_[arn], shifts);
    // Users may lower the bound below what lives already; only a new start must respect it.
    if (tasks.has_new && tasks.alive > most && !shifts && !shifted)
      breaks("service " + service.name + " started tasks up to " + std::to_string(tasks.alive) +
             ", at most " + std::to_string(most) + " are allowed");
    if (tasks.healthy_stopped > 0 && tasks.healthy + tasks.healthy_lost < least)
      breaks("service " + service.name + " was brought down to " + std::to_string(tasks.healthy) +
             " healthy tasks, at least " + std::to_string(least) + " are due");
    if (service.deployments.empty() && !has_task_sets(service))
      breaks("service " + service.name + " has no deployment");
  }
}

void Safety::check_instances() {
  std::map<std::string, state::Resources> used;
  for (const auto& [arn, task] : world_.state[ecs::tasks].rows()) {
    if (task.is_stopped()) continue;
    state::Resources& sum = used[task.instance_arn];
    sum.cpu += task.resources.cpu;
    sum.memory += task.resources.memory;
    for (const int port : task.resources.ports_tcp)
      if (!sum.ports_tcp.insert(port).second)
        breaks("port " + std::to_string(port) + " is given to two tasks");
    for (const int port : task.resources.ports_udp)
      if (!sum.ports_udp.insert(port).second)
        breaks("UDP port " + std::to_string(port) + " is given to two tasks");
  }
  for (const auto& [arn, instance] : world_.state[ecs::instances].rows()) {
    const state::Resources& sum = used[arn];
    const state::Resources& account = instance.used;
    if (account.cpu != sum.cpu || account.memory != sum.memory ||
        account.ports_tcp != sum.ports_tcp || account.ports_udp != sum.ports_udp)
      breaks("the account of instance " + arn + " is not the sum of its tasks");
    if (account.cpu < 0 || account.memory < 0 || account.cpu > instance.cpu ||
        account.memory > instance.memory)
      breaks("instance " + arn + " has given away " + std::to_string(account.cpu) + " CPU units, " +
             std::to_string(account.memory) + " MiB of " + std::to_string(instance.cpu) + " and " +
             std::to_string(instance.memory));
  }
}

void Safety::check_groups() {
  std::map<std::pair<std::string, std::string>, state::TaskGroup> groups;
  for (const auto& [arn, task] : world_.state[ecs::tasks].rows()) {
    if (task.is_stopped()) continue;
    auto& group = groups[{task.cluster_arn, task.group}];
    ++group.live;
    if (task.should_run && !task.instance_arn.empty()) ++group.on[task.instance_arn];
  }
  for (const auto& [key, group] : groups) {
    const auto& counted = world_.state[ecs::tasks].group(key.first, key.second);
    if (counted.live != group.live || counted.on != group.on)
      breaks("the tasks of group " + key.second + " are miscounted");
  }
}

void Safety::check_indexes() {
  check_groups();
  std::map<std::string, std::set<std::string>> on_instance, live_of_service;
  for (const auto& [arn, task] : world_.state[ecs::tasks].rows()) {
    if (task.is_stopped()) continue;
    on_instance[task.instance_arn].insert(arn);
    if (!task.service_arn.empty()) live_of_service[task.service_arn].insert(arn);
  }
  for (const auto& [arn, instance] : world_.state[ecs::instances].rows())
    if (world_.state[ecs::tasks].on_instance(arn) != on_instance[arn])
      breaks("the index of tasks on instance " + arn + " is wrong");
  for (const auto& [service, live] : live_of_service)
    if (!std::ranges::includes(world_.state[ecs::tasks].of_service(service), live))
      breaks("the index of tasks of " + service + " lacks one that lives");
  for (const auto& [arn, service] : world_.state[ecs::services].rows())
    for (const std::string& id : world_.state[ecs::tasks].of_service(arn))
      if (const Task* task = world_.state[ecs::tasks].find(id); !task || task->service_arn != arn)
        breaks("the index of tasks of " + arn + " has one that is not its own");
}

void Safety::check_containers() {
  containers_checked_at_ = world_.now();
  std::set<effects::ContainerKey> keys;
  for (const effects::Listed& listed : world_.engine().containers())
    if (!keys.insert(listed.key).second)
      breaks("container " + listed.key.container + " of task " +
             std::string(state::id_of(listed.key.task_arn)) + " exists twice");
}

std::vector<std::string> unsettled(World& world) {
  std::vector<std::string> problems;
  for (const auto& [arn, service] : world.state[ecs::services].rows()) {
    const json answer = world.call("DescribeServices", {{"services", json::array({arn})}});
    const json& view = answer.at("services").at(0);
    if (view.at("status") == "INACTIVE") continue;
    const std::string name =
        "service " + service.name + " of " +
        std::string(state::id_of(view.at("taskDefinition").get_ref<const std::string&>()));
    if (view.at("status") != "ACTIVE") {
      problems.push_back(name + " is still " + view.at("status").get<std::string>());
      continue;
    }
    if (view.at("runningCount") != view.at("desiredCount") || view.at("pendingCount") != 0)
      problems.push_back(name + " runs " + view.at("runningCount").dump() + ", pending " +
                         view.at("pendingCount").dump() + ", desired " +
                         view.at("desiredCount").dump());
    const json& deployments = view.at("deployments");
    if (deployments.size() != 1 || deployments.at(0).at("rolloutState") != "COMPLETED")
      problems.push_back(
          name + " has not completed its deployment: " + std::to_string(deployments.size()) +
          " deployments, the newest " + deployments.at(0).at("rolloutState").get<std::string>());
    if (view.contains("currentServiceDeployment"))
      problems.push_back(name + " has a service deployment without end");
  }
  for (const auto& [arn, task] : world.state[ecs::tasks].rows())
    if (!task.should_run && !task.is_stopped())
      problems.push_back(name_of(task) + " is on its way out without end: " +
                         std::string(to_text(task.last_status)));
  return problems;
}

namespace {

std::string described(World& world, const effects::ContainerKey& key) {
  std::string text = "container " + key.container;
  const Task* task = world.state[ecs::tasks].find(key.task_arn);
  if (!task) return text + " of a task that is forgotten";
  text += " of " + name_of(*task) + " of " + *task->definition->family + ", " +
          std::string(to_text(task->last_status)) + " (" + task->stopped_reason + ")";
  for (const auto& container : task->containers)
    if (container.name == key.container)
      text += ", step " + std::to_string(static_cast<int>(container.step)) + " " +
              (container.started_at ? "started" : "never started") + " " + container.reason;
  return text;
}

}  // namespace

std::vector<std::string> leaks(World& world) {
  std::set<effects::ContainerKey> wanted, running;
  for (const auto& [arn, task] : world.state[ecs::tasks].rows())
    for (const auto& container : task.containers)
      if (task.should_run && container.step == ContainerStep::running && !container.dying)
        wanted.insert({arn, container.name});
  for (const auto& [arn, task] : world.state[ecs::tasks].rows())
    if (task.sandbox.step == state::Sandbox::Step::ready && !task.sandbox.runtime_id.empty())
      wanted.insert({arn, effects::kSandboxName});
  for (const effects::Listed& listed : world.engine().containers())
    if (listed.running) running.insert(listed.key);
  std::vector<std::string> problems;
  const auto tell = [&](const std::set<effects::ContainerKey>& these,
                        const std::set<effects::ContainerKey>& those, const std::string& what) {
    for (const auto& key : these)
      if (!those.contains(key)) problems.push_back(what + ": " + described(world, key));
  };
  tell(running, wanted, "runs in the engine and should not");
  tell(wanted, running, "should run and does not");
  return problems;
}

std::vector<std::string> leftovers(World& world) {
  std::vector<std::string> problems;
  const auto is_forgotten = [&](const std::string& arn) {
    return !world.state[ecs::tasks].find(arn);
  };
  for (const auto& [arn, task] : world.state[ecs::tasks].rows())
    if (task.is_stopped()) problems.push_back(name_of(task) + " is never forgotten");
  for (const effects::Listed& listed : world.engine().containers())
    if (is_forgotten(listed.key.task_arn))
      problems.push_back("never removed: " + described(world, listed.key));
  for (const simulated::Volume& volume : world.engine().volumes()) {
    // A shared one is nobody's, and its name is as the definition says.
    if (volume.task_arn.empty() ? volume.name != "data" : is_forgotten(volume.task_arn))
      problems.push_back("never removed: volume " + volume.name + " of " + volume.task_arn);
  }
  return problems;
}

}  // namespace localecs::tests
