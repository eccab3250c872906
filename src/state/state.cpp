// Keeps the task indexes and the instances' accounts in step with the task table.
#include <localecs/state/state.hpp>

#include <localecs/base/arn.hpp>

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

void State::add_task(Task task) {
  if (Instance* instance = instances.modify(task.instance_arn)) {
    occupy(instance->used, task.resources);
    task.is_agents = instance->is_registered;
    ++instance->version;
  }
  tasks_on_instance.add(task.instance_arn, task.arn);
  if (!task.service_arn.empty()) tasks_of_service.add(task.service_arn, task.arn);
  for (const Container& container : task.containers)
    endpoints[container.metadata_id] = {task.arn, container.name};
  if (!task.credentials_id.empty()) credentials[task.credentials_id] = task.arn;
  const std::string arn = task.arn;
  const Task& row = tasks.put(arn, std::move(task));
  if (!row.is_stopped()) groups_[group_key(row.cluster_arn, row.group)].insert(&row);
}

void State::leave_group(const Task& task) {
  const auto found = groups_.find(group_key(task.cluster_arn, task.group));
  if (found == groups_.end()) return;
  found->second.erase(&task);
  if (found->second.empty()) groups_.erase(found);
}

const std::set<const Task*>& State::tasks_of_group(const std::string& cluster_arn,
                                                   const std::string& group) const {
  static const std::set<const Task*> none;
  const auto found = groups_.find(group_key(cluster_arn, group));
  return found == groups_.end() ? none : found->second;
}

const RoleSession& State::add_role_session(RoleSession session) {
  if (!session.task_arn.empty()) role_sessions_of_task.add(session.task_arn, session.access_key_id);
  const std::string id = session.access_key_id;
  return role_sessions.insert_or_assign(id, std::move(session)).first->second;
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
    leave_group(*row);
    tasks_on_instance.remove(task.instance_arn, task.arn);
    if (Instance* instance = instances.modify(task.instance_arn)) {
      release(instance->used, task.resources);
      ++instance->version;
    }
  }
  *row = std::move(task);
}

void State::erase_task(std::string_view arn) {
  const Task* task = tasks.find(arn);
  if (!task) return;
  tasks_of_service.remove(task->service_arn, task->arn);
  tasks_on_instance.remove(task->instance_arn, task->arn);
  for (const Container& container : task->containers) endpoints.erase(container.metadata_id);
  end_credentials(*task);
  leave_group(*task);
  tasks.erase(arn);
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
  account_settings.clear();
  parameters.clear();
  secrets.clear();
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
}

}  // namespace localecs::state
