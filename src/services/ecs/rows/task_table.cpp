// Updates the books of the tasks, and the resources used on instances, with every change of a task.
#include <localecs/services/ecs/rows/task_table.hpp>

#include <localecs/aws/ecs/task.hpp>
#include <localecs/services/ecs/rows/endpoints.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/sts/rows/sessions.hpp>

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

void move(Index& index, const std::string& from, const std::string& to, const std::string& id) {
  if (from == to) return;
  if (!from.empty()) index.remove(from, id);
  if (!to.empty()) index.add(to, id);
}

}  // namespace

std::string provider_arn(std::string_view any_arn, std::string_view name) {
  std::size_t at = 0;
  for (int colons = 0; colons < 5; ++colons) at = any_arn.find(':', at) + 1;
  return std::string(any_arn.substr(0, at)).append("capacity-provider/").append(name);
}

TaskTable::TaskTable(State& state, TableId id) : state_(state), table_(id, state.changes) {}

TaskTable::Entry TaskTable::entry_of(const Task& task) {
  Entry entry{.is_stopped = task.is_stopped(),
              .should_run = task.should_run,
              .is_settled = task.settled,
              .instance_arn = {},
              .provider_arn = {}};
  if (entry.is_stopped) return entry;
  entry.instance_arn = task.instance_arn;
  if (task.waits_for_capacity())
    entry.provider_arn = state::provider_arn(task.arn, task.capacity_provider);
  return entry;
}

void TaskTable::add(Task task) {
  if (Instance* instance = state_[ecs::instances].modify(task.instance_arn)) {
    occupy(instance->used, task.resources);
    task.is_agents = instance->is_registered;
    ++instance->version;
  }
  open_endpoints(state_, task);
  restore(std::move(task));
}

void TaskTable::restore(Task task) {
  const std::string arn = task.arn;
  enter(table_.put(arn, std::move(task)));
}

void TaskTable::enter(const Task& task) {
  if (!task.settled && !task.daemon_arn.empty()) of_daemon_.add(task.daemon_arn, task.arn);
  if (!task.settled && !task.service_arn.empty()) of_service_.add(task.service_arn, task.arn);
  const Entry entry = entry_of(task);
  if (!entry.is_stopped) on_instance_.add(entry.instance_arn, task.arn);
  if (!entry.provider_arn.empty()) waiting_.add(entry.provider_arn, task.arn);
  count_in_group(task, entry, 1);
}

void TaskTable::rebook(const Entry& before, const Task& task) {
  const Entry now = entry_of(task);
  if (now.is_settled && !before.is_settled) {
    of_service_.remove(task.service_arn, task.arn);
    of_daemon_.remove(task.daemon_arn, task.arn);
  }
  move(waiting_, before.provider_arn, now.provider_arn, task.arn);
  if (now.is_stopped && !before.is_stopped) {
    on_instance_.remove(before.instance_arn, task.arn);
    end(task);
  } else if (before.instance_arn != now.instance_arn) {
    on_instance_.remove(before.instance_arn, task.arn);
    on_instance_.add(now.instance_arn, task.arn);
  }
  const bool counts_otherwise = before.is_stopped != now.is_stopped ||
                                before.should_run != now.should_run ||
                                before.instance_arn != now.instance_arn;
  if (!counts_otherwise) return;
  count_in_group(task, before, -1);
  count_in_group(task, now, 1);
}

// Gives the resources back and ends the credentials of a task that has become STOPPED.
void TaskTable::end(const Task& task) {
  state_[ecs::endpoints].credentials.erase(task.credentials_id);
  state_[sts::role_sessions].end_those_of(task.arn);
  if (Instance* instance = state_[ecs::instances].modify(task.instance_arn)) {
    release(instance->used, task.resources);
    ++instance->version;
  }
}

void TaskTable::count_in_group(const Task& task, const Entry& entry, int by) {
  if (entry.is_stopped) return;
  const auto found = groups_.try_emplace(group_key(task.cluster_arn, task.group)).first;
  TaskGroup& group = found->second;
  group.live += static_cast<std::size_t>(by);
  if (entry.should_run && !entry.instance_arn.empty()) {
    const auto there = group.on.try_emplace(entry.instance_arn).first;
    if ((there->second += by) == 0) group.on.erase(there);
  }
  if (group.live == 0) groups_.erase(found);
}

const TaskGroup& TaskTable::group(const std::string& cluster_arn, const std::string& name) const {
  static const TaskGroup none;
  const auto found = groups_.find(group_key(cluster_arn, name));
  return found == groups_.end() ? none : found->second;
}

TaskEdit TaskTable::edit(std::string_view arn) {
  return TaskEdit(*this, table_.modify(arn));
}

void TaskTable::update(Task task) {
  const TaskEdit edit(*this, table_.modify(task.arn));
  if (edit) *edit = std::move(task);
}

void TaskTable::stop(const std::string& arn, aws::ecs::TaskStopCode code, std::string reason,
                     TimePoint now) {
  const TaskEdit edit(*this, table_.modify(arn));
  if (edit) request_stop(*edit, code, std::move(reason), now);
}

void TaskTable::place(const std::string& arn, const std::string& instance_arn) {
  const TaskEdit edit(*this, table_.modify(arn));
  Instance* instance = state_[ecs::instances].modify(instance_arn);
  if (!edit || !instance) return;
  edit->instance_arn = instance_arn;
  ++edit->version;
  occupy(instance->used, edit->resources);
  ++instance->version;
}

// Replaces the row quietly, waking nothing: no decision depends on `settled`.
void TaskTable::settle(const std::string& arn) {
  const Task* task = find(arn);
  if (!task) return;
  const Entry before = entry_of(*task);
  Task settled = *task;
  settled.settled = true;
  table_.replace_quietly(arn, std::move(settled));
  rebook(before, *task);
}

void TaskTable::erase(std::string_view arn) {
  const Task* task = find(arn);
  if (!task) return;
  const Entry entry = entry_of(*task);
  of_service_.remove(task->service_arn, task->arn);
  of_daemon_.remove(task->daemon_arn, task->arn);
  on_instance_.remove(task->instance_arn, task->arn);
  if (!entry.provider_arn.empty()) waiting_.remove(entry.provider_arn, task->arn);
  close_endpoints(state_, *task);
  state_[sts::role_sessions].end_those_of(task->arn);
  count_in_group(*task, entry, -1);
  table_.erase(arn);
}

void TaskTable::clear() {
  table_.clear();
  of_service_.clear();
  of_daemon_.clear();
  on_instance_.clear();
  waiting_.clear();
  groups_.clear();
}

TaskEdit::TaskEdit(TaskTable& table, Task* task) : table_(table), task_(task) {
  if (task_) before_ = TaskTable::entry_of(*task_);
}

TaskEdit::~TaskEdit() {
  if (task_) table_.rebook(before_, *task_);
}

void touch_services_on(State& state, const std::string& instance_arn) {
  const TaskTable& tasks = state[ecs::tasks];
  for (const std::string& arn : tasks.on_instance(instance_arn))
    if (const Task* task = tasks.find(arn); task && !task->service_arn.empty())
      state[ecs::services].modify(task->service_arn);
}

}  // namespace localecs::state
