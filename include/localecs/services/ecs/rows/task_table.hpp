// The tasks of all clusters, with the books that follow from them: who waits, what runs where, how
// many of a group live.
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

// The tasks of a group in one cluster, counted.
struct TaskGroup {
  std::size_t live = 0;                          // not STOPPED
  std::map<std::string, int, std::less<>> on{};  // those that are to run, by their instance
};

class TaskEdit;

// Every change goes through here, so no caller can falsify the books: they are brought up to date
// when the change ends.
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
  // Puts a task of an earlier run of the daemon back. Its instance's row accounts for it already.
  void restore(Task task);
  // The task to change, noted as changed; empty where there is none. What it has become counts when
  // the edit ends.
  TaskEdit edit(std::string_view arn);
  // Puts a decided task in the place of the old one.
  void update(Task task);
  // As request_stop; nothing happens where there is no such task.
  void stop(const std::string& arn, aws::ecs::TaskStopCode code, std::string reason, TimePoint now);
  // Gives a task that waits for capacity its instance.
  void place(const std::string& arn, const std::string& instance_arn);
  // Its service or daemon has taken note of the task's end.
  void settle(const std::string& arn);
  void erase(std::string_view arn);
  void clear();

  // The tasks a service, or a managed daemon, has to think about: all but those whose end it has
  // taken note of.
  const std::set<std::string>& of_service(std::string_view arn) const {
    return of_service_.of(arn);
  }
  const std::set<std::string>& of_daemon(std::string_view arn) const { return of_daemon_.of(arn); }
  // Those that are not STOPPED.
  const std::set<std::string>& on_instance(std::string_view arn) const {
    return on_instance_.of(arn);
  }
  // For capacity: by the ARN of their provider.
  const std::set<std::string>& waiting_for(std::string_view provider_arn) const {
    return waiting_.of(provider_arn);
  }
  const TaskGroup& group(const std::string& cluster_arn, const std::string& name) const;

 private:
  friend class TaskEdit;

  // What the books hold of a task.
  struct Entry {
    bool is_stopped = false, should_run = false, is_settled = false;
    std::string instance_arn, provider_arn;  // the provider that it waits for
  };
  static Entry entry_of(const Task& task);
  void enter(const Task& task);
  // Brings the books from what they hold to what the task is now.
  void rebook(const Entry& before, const Task& task);
  void count_in_group(const Task& task, const Entry& entry, int by);
  void end(const Task& task);

  State& state_;
  Table<Task> table_;
  Index of_service_, of_daemon_, on_instance_, waiting_;
  ByText<TaskGroup> groups_;  // by "<cluster ARN> <group>"
};

// One task while it is being changed.
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

// The services of the tasks on that instance are to be decided again: its status has changed.
void touch_services_on(State& state, const std::string& instance_arn);
// "arn:aws:ecs:<region>:<account>:…" and a name -> that account's capacity provider's ARN.
std::string provider_arn(std::string_view any_arn, std::string_view name);

}  // namespace localecs::state
