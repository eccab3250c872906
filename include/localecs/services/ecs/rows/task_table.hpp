// The tasks of all clusters, with indexes derived from them (called the books): by service, daemon,
// instance, awaited capacity provider and task group.
#pragma once

#include <localecs/aws/ecs/task.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace localecs::state {

// The number of tasks of one group in one cluster.
struct TaskGroup {
  std::size_t live = 0;                          // not STOPPED
  std::map<std::string, int, std::less<>> on{};  // tasks that should run, by their instance's ARN
};

class TaskEdit;

// Every change of a task goes through this class. It updates the books when the change ends, so no
// caller can make them wrong.
class TaskTable {
 public:
  using Rows = Table<Task>::Rows;

  TaskTable(State& state, TableId id);

  const Task* find(std::string_view arn) const { return table_.find(arn); }
  const Rows& rows() const { return table_.rows(); }
  std::size_t size() const { return table_.size(); }
  template <class... Arguments>
  void visit_prefix(Arguments&&... arguments) const {
    table_.visit_prefix(std::forward<Arguments>(arguments)...);
  }

  // Adds a task and takes its resources from its instance.
  void add(Task task);
  // Puts back a task read from the store. Unlike add it takes no resources: the stored row of its
  // instance counts them already.
  void restore(Task task);
  // Opens a task for a change and marks it as changed; the edit is empty (false) if there is no
  // such task. The books follow when the edit is destroyed.
  TaskEdit edit(std::string_view arn);
  // Replaces the row of that ARN; nothing happens if there is none.
  void update(Task task);
  // Calls request_stop on the task; nothing happens if there is no such task.
  void stop(const std::string& arn, aws::ecs::TaskStopCode code, std::string reason, TimePoint now);
  // Assigns an instance to a task that waits for capacity, and takes its resources there.
  void place(const std::string& arn, const std::string& instance_arn);
  // Records that the service or daemon has taken note of the task's end, and need not see it again.
  void settle(const std::string& arn);
  void erase(std::string_view arn);
  void clear();

  // The ARNs of a service's, or a managed daemon's, tasks without the settled ones.
  const std::set<std::string>& of_service(std::string_view arn) const {
    return of_service_.of(arn);
  }
  const std::set<std::string>& of_daemon(std::string_view arn) const { return of_daemon_.of(arn); }
  // The ARNs of the tasks on the instance that are not STOPPED.
  const std::set<std::string>& on_instance(std::string_view arn) const {
    return on_instance_.of(arn);
  }
  // The ARNs of the tasks that wait for capacity of that provider.
  const std::set<std::string>& waiting_for(std::string_view provider_arn) const {
    return waiting_.of(provider_arn);
  }
  const TaskGroup& group(const std::string& cluster_arn, const std::string& name) const;

 private:
  friend class TaskEdit;

  // The members of a task that the books depend on.
  struct Entry {
    bool is_stopped = false, should_run = false, is_settled = false;
    std::string instance_arn, provider_arn;  // the provider that it waits for
  };
  static Entry entry_of(const Task& task);
  void enter(const Task& task);
  // Updates the books after a change. `before`: the entry of the task before it.
  void rebook(const Entry& before, const Task& task);
  void count_in_group(const Task& task, const Entry& entry, int by);
  void end(const Task& task);

  State& state_;
  Table<Task> table_;
  Index of_service_, of_daemon_, on_instance_, waiting_;
  ByText<TaskGroup> groups_;  // by "<cluster ARN> <group>"
};

// Gives access to one task for a change; its destructor updates the books. Keep it short-lived.
class TaskEdit {
 public:
  TaskEdit(TaskTable& table, Task* task);
  ~TaskEdit();
  TaskEdit(const TaskEdit&) = delete;
  TaskEdit& operator=(const TaskEdit&) = delete;

  explicit operator bool() const { return task_ != nullptr; }
  Task& operator*() const { return *task_; }
  Task* operator->() const { return task_; }

 private:
  TaskTable& table_;
  Task* task_;
  TaskTable::Entry before_;
};

// Marks the services with tasks on the instance as changed, so that each is decided again. For
// changes of the instance's status.
void touch_services_on(State& state, const std::string& instance_arn);
// Returns the ARN of the capacity provider `name` in the account and region of `any_arn`.
std::string provider_arn(std::string_view any_arn, std::string_view name);

}  // namespace localecs::state
