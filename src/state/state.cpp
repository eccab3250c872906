// Keeps the task indexes and the instances' accounts in step with the task table.
#include <localecs/state/state.hpp>

#include <localecs/base/arn.hpp>
#include <localecs/services/ecs/rows/endpoints.hpp>

namespace localecs::state {
namespace {

void occupy(Resources& used, const Resources& by) {
  used.cpu += by.cpu;
  used.memory += by.memory;
  used.gpus += by.gpus;
  used.ports_tcp.insert(by.ports_tcp.begin(), by.ports_tcp.end());
  used.ports_udp.insert(by.ports_udp.begin(), by.ports_udp.end());
}

void release(Resources& used, const Resources& by) {
  used.cpu -= by.cpu;
  used.memory -= by.memory;
  used.gpus -= by.gpus;
  for (int port : by.ports_tcp) used.ports_tcp.erase(port);
  for (int port : by.ports_udp) used.ports_udp.erase(port);
}

std::string group_key(const std::string& cluster_arn, const std::string& group) {
  return cluster_arn + " " + group;
}

}  // namespace

std::string Scope::arn(std::string_view resource) const {
  std::string text("arn:");
  text.append(partition_of(region))
      .append(":ecs:")
      .append(region)
      .append(":")
      .append(account)
      .append(":");
  return text.append(resource);
}

std::string provider_arn(std::string_view any_arn, std::string_view name) {
  std::size_t at = 0;
  for (int colons = 0; colons < 5; ++colons) at = any_arn.find(':', at) + 1;
  return std::string(any_arn.substr(0, at)).append("capacity-provider/").append(name);
}

void State::add_task(Task task) {
  if (Instance* instance = instances.modify(task.instance_arn)) {
    occupy(instance->used, task.resources);
    task.is_agents = instance->is_registered;
    ++instance->version;
  }
  index(task);
  open_endpoints(*this, task);
  const std::string arn = task.arn;
  count_in_group(tasks.put(arn, std::move(task)), 1);
}

void State::restore_task(Task task) {
  index(task);
  const std::string arn = task.arn;
  count_in_group(tasks.put(arn, std::move(task)), 1);
}

void State::index(const Task& task) {
  if (!task.settled) {
    if (!task.daemon_arn.empty()) tasks_of_daemon.add(task.daemon_arn, task.arn);
    if (!task.service_arn.empty()) tasks_of_service.add(task.service_arn, task.arn);
  }
  if (task.is_stopped()) return;
  tasks_on_instance.add(task.instance_arn, task.arn);
  if (task.waits_for_capacity())
    tasks_waiting.add(provider_arn(task.arn, task.capacity_provider), task.arn);
}

void open_endpoints(State& state, const Task& task) {
  for (const Container& container : task.containers)
    state.endpoints[container.metadata_id] = {task.arn, container.name};
  if (!task.is_stopped() && !task.credentials_id.empty())
    state.credentials[task.credentials_id] = task.arn;
}

void State::settle_task(const std::string& arn) {
  const Task* task = tasks.find(arn);
  if (!task) return;
  tasks_of_service.remove(task->service_arn, arn);
  tasks_of_daemon.remove(task->daemon_arn, arn);
  Task settled = *task;
  settled.settled = true;
  tasks.replace_quietly(arn, std::move(settled));
}

void State::count_in_group(const Task& task, int by) {
  if (task.is_stopped()) return;
  const auto found = groups_.try_emplace(group_key(task.cluster_arn, task.group)).first;
  Group& group = found->second;
  group.live += static_cast<std::size_t>(by);
  if (task.should_run && !task.instance_arn.empty()) {
    const auto there = group.on.try_emplace(task.instance_arn).first;
    if ((there->second += by) == 0) group.on.erase(there);
  }
  if (group.live == 0) groups_.erase(found);
}

const State::Group& State::group(const std::string& cluster_arn, const std::string& name) const {
  static const Group none;
  const auto found = groups_.find(group_key(cluster_arn, name));
  return found == groups_.end() ? none : found->second;
}

const RoleSession& State::add_role_session(RoleSession session) {
  if (!session.task_arn.empty()) role_sessions_of_task.add(session.task_arn, session.access_key_id);
  const std::string id = session.access_key_id;
  return role_sessions.put(id, std::move(session));
}

void State::end_credentials(const Task& task) {
  credentials.erase(task.credentials_id);
  const std::set<std::string> keys = role_sessions_of_task.of(task.arn);
  for (const std::string& key : keys) {
    role_sessions_of_task.remove(task.arn, key);
    role_sessions.erase(key);
  }
}

void State::update_task(Task task) {
  Task* row = tasks.modify(task.arn);
  if (!row) return;
  if (task.is_stopped() && !row->is_stopped()) {
    end_credentials(*row);
    tasks_on_instance.remove(row->instance_arn, task.arn);
    if (row->waits_for_capacity())
      tasks_waiting.remove(provider_arn(task.arn, task.capacity_provider), task.arn);
    if (Instance* instance = instances.modify(task.instance_arn)) {
      release(instance->used, task.resources);
      ++instance->version;
    }
  }
  count_in_group(*row, -1);
  *row = std::move(task);
  count_in_group(*row, 1);
}

void State::stop_task(const std::string& arn, aws::ecs::TaskStopCode code, std::string reason,
                      TimePoint now) {
  Task* task = tasks.modify(arn);
  if (!task) return;
  count_in_group(*task, -1);
  request_stop(*task, code, std::move(reason), now);
  count_in_group(*task, 1);
}

void State::place_task(const std::string& arn, const std::string& instance_arn) {
  Task* task = tasks.modify(arn);
  Instance* instance = instances.modify(instance_arn);
  if (!task || !instance) return;
  tasks_waiting.remove(provider_arn(arn, task->capacity_provider), arn);
  tasks_on_instance.remove(task->instance_arn, arn);
  tasks_on_instance.add(instance_arn, arn);
  count_in_group(*task, -1);
  task->instance_arn = instance_arn;
  count_in_group(*task, 1);
  ++task->version;
  occupy(instance->used, task->resources);
  ++instance->version;
}

void State::erase_task(std::string_view arn) {
  const Task* task = tasks.find(arn);
  if (!task) return;
  tasks_of_service.remove(task->service_arn, task->arn);
  tasks_on_instance.remove(task->instance_arn, task->arn);
  tasks_of_daemon.remove(task->daemon_arn, task->arn);
  tasks_waiting.remove(provider_arn(arn, task->capacity_provider), task->arn);
  for (const Container& container : task->containers) endpoints.erase(container.metadata_id);
  end_credentials(*task);
  count_in_group(*task, -1);
  tasks.erase(arn);
}

void State::touch_services_on(const std::string& instance_arn) {
  for (const std::string& arn : tasks_on_instance.of(instance_arn))
    if (const Task* task = tasks.find(arn); task && !task->service_arn.empty())
      services.modify(task->service_arn);
}

void State::forget_history_of(std::string_view service_arn) {
  const auto forget = [&](auto& table, std::string_view kind) {
    std::string prefix(service_arn);
    prefix.replace(prefix.rfind(":service/"), 9, ":" + std::string(kind) + "/");
    std::vector<std::string> arns;
    for (auto row = table.rows().lower_bound(prefix += "/");
         row != table.rows().end() && row->first.starts_with(prefix); ++row)
      arns.push_back(row->first);
    for (const std::string& arn : arns) table.erase(arn);
  };
  forget(service_deployments, "service-deployment");
  forget(service_revisions, "service-revision");
}

void State::clear() {
  clusters.clear();
  families.clear();
  services.clear();
  service_deployments.clear();
  service_revisions.clear();
  tasks.clear();
  instances.clear();
  capacity_providers.clear();
  daemon_families.clear();
  daemons.clear();
  daemon_deployments.clear();
  tasks_of_daemon.clear();
  failed_zones.clear();
  auto_scaling_groups.clear();
  account_settings.clear();
  parameters.clear();
  secrets.clear();
  alarms.clear();
  metrics.clear();
  logs.clear();
  role_sessions.clear();
  exec_sessions.clear();
  endpoints.clear();
  credentials.clear();
  role_sessions_of_task.clear();
  tokens.clear();
  tasks_of_service.clear();
  tasks_on_instance.clear();
  groups_.clear();
  tasks_waiting.clear();
}

aws::ecs::ServiceRevisionSummary summary_of(const State& state, const Service& service,
                                            const Deployment& deployment) {
  int running = 0, pending = 0;
  for (const std::string& arn : state.tasks_of_service.of(service.arn)) {
    const Task* task = state.tasks.find(arn);
    if (!task || task->started_by != deployment.id) continue;
    running += task->last_status == TaskStatus::RUNNING;
    pending += task->last_status < TaskStatus::RUNNING;
  }
  return {.arn = deployment.revision_arn,
          .pendingTaskCount = pending,
          .requestedTaskCount = deployment.desired_count,
          .runningTaskCount = running};
}

const Host& host_of(const State& state, const Instance& instance) {
  static const Host unknown;
  if (instance.engine.empty()) return state.host;
  const auto found = state.other_hosts.find(instance.engine);
  return found == state.other_hosts.end() ? unknown : found->second;
}

const Host& host_of(const State& state, const Task& task) {
  const Instance* instance = state.instances.find(task.instance_arn);
  return instance ? host_of(state, *instance) : state.host;
}

}  // namespace localecs::state
