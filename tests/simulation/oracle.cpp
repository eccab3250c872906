// The rules of ECS as times: when a condition is met, when it never will be, which end is first.
#include "oracle.hpp"

#include <localecs/aws/ecs/container_dependency.hpp>
#include <localecs/aws/ecs/task.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <algorithm>
#include <set>

namespace localecs::tests {
namespace {

using aws::ecs::ContainerCondition;
using aws::ecs::TaskStopCode;

// The simulated engine's latencies.
constexpr simulated::Latencies kTakes;
constexpr Duration kStopping{200};  // an end by itself within this may come before the stop

struct Condition {
  Duration met = kNever, impossible = kNever;
};

Duration after(Duration time, Duration more) {
  return time == kNever ? kNever : time + more;
}

Condition condition_of(const Edge& edge, const Node& on, const Fate& fate) {
  Condition condition{kNever, fate.failed};
  switch (edge.condition) {
    case ContainerCondition::START:
      condition.met = fate.started;
      return condition;
    case ContainerCondition::COMPLETE:
      condition.met = fate.exited;
      break;
    case ContainerCondition::SUCCESS:
      (fate.exit_code == 0 ? condition.met : condition.impossible) =
          fate.started == kNever ? fate.failed : fate.exited;
      break;
    case ContainerCondition::HEALTHY:
      if (on.script != Script::unhealthy) condition.met = after(fate.started, kHealthyAfter);
      break;
  }
  if (on.script == Script::late && fate.started != kNever)
    condition.impossible = fate.started + kStartTimeout;
  if (fate.started == kNever) condition.met = kNever;
  return condition;
}

class Fates {
 public:
  explicit Fates(const Graph& graph) : graph_(graph), fates_(graph.nodes.size()) {}

  std::vector<Fate> all() {
    std::vector<Fate> fates;
    for (std::size_t i = 0; i < fates_.size(); ++i) fates.push_back(of(i));
    return fates;
  }

 private:
  const Fate& of(std::size_t index) {
    if (!fates_[index]) fates_[index] = work_out(graph_.nodes[index]);
    return *fates_[index];
  }

  // When the sandbox is there. The one container of a task owns its network, unless it is to run
  // again.
  Duration beginning() const {
    if (!graph_.awsvpc) return Duration(0);
    const bool alone = graph_.nodes.size() == 1 && graph_.nodes[0].script != Script::restarted;
    return alone ? std::max(kTakes.ready_sandbox, kTakes.volume) : kTakes.sandbox;
  }

  Fate work_out(const Node& node) {
    Fate fate;
    Duration ready = beginning(), impossible = kNever;
    for (const Edge& edge : node.depends_on) {
      const Condition condition = condition_of(edge, graph_.nodes[edge.to], of(edge.to));
      ready = std::max(ready, condition.met);
      if (condition.impossible <= condition.met)
        impossible = std::min(impossible, condition.impossible);
    }
    if (impossible <= ready && impossible != kNever) {
      fate.failed = impossible;
      fate.reason = "CannotStartContainerError: dependency graph: ";
    } else if (ready != kNever) {
      run(node.script, ready, fate);
    }
    return fate;
  }

  static void run(Script script, Duration ready, Fate& fate) {
    fate.asked = ready;
    const Duration made = ready + kTakes.create, up = made + kTakes.start;
    if (script == Script::create_error) {
      fate.failed = made;
      fate.reason = "CannotCreateContainerError: Error response from daemon: invalid mount config";
    } else if (script == Script::start_error) {
      fate.failed = up;
      fate.reason = "CannotStartContainerError: Error response from daemon: exec: no such file";
    } else {
      fate.started = up;
    }
    if (fate.started == kNever) return;
    if (script == Script::exits_0 || script == Script::exits_1) fate.ended = up + kRunTime;
    if (script == Script::exits_1) fate.exit_code = 1;
    if (script == Script::restarted)
      fate.ended = up + kFirstRunTime + kTakes.die_event + kTakes.start + kRunTime;
    fate.exited = after(fate.ended, kTakes.die_event);
  }

  const Graph& graph_;
  std::vector<std::optional<Fate>> fates_;
};

// With a restart policy only the exit code tells whether it is the end.
Duration end_of(const Node& node, const Fate& fate) {
  if (fate.failed != kNever) return fate.failed;
  return node.script == Script::restarted ? fate.exited : fate.ended;
}

void note_moments(Forecast& forecast) {
  std::set<Duration> moments{Duration(0)};
  for (const Fate& fate : forecast.fates) {
    for (const Duration one : {fate.asked, after(fate.asked, kTakes.create), fate.started,
                               fate.failed, fate.ended, fate.exited})
      if (one <= forecast.over && one != kNever) moments.insert(one);
  }
  forecast.moments.assign(moments.begin(), moments.end());
}

}  // namespace

Forecast forecast_of(const Graph& graph) {
  Forecast forecast{.fates = Fates(graph).all(), .moments = {}};
  forecast.running = Duration(0);
  bool ran = false, failed = false;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const Fate& fate = forecast.fates[i];
    forecast.running = std::max(forecast.running, std::min(fate.started, fate.failed));
    const Duration end = end_of(graph.nodes[i], fate);
    if (!graph.nodes[i].essential || end > forecast.over) continue;
    if (end < forecast.over) ran = failed = false;
    forecast.over = end;
    (fate.started == kNever ? failed : ran) = true;
  }
  forecast.failed_to_start = failed;
  forecast.may_be_either = ran && failed;
  note_moments(forecast);
  return forecast;
}

namespace {

std::string code_of(std::optional<int> code) {
  return code ? std::to_string(*code) : "no exit code";
}

// What a container that ran is to end with when it is stopped.
int stopped_code_of(const Node& node, Duration at, const Fate& fate) {
  if (node.script == Script::exits_1) return 1;
  if (node.script != Script::restarted) return 143;
  return at < fate.started + kFirstRunTime ? 1 : 0;
}

// What happens at the moment of an essential end may be told before it or after.
bool is_at_once(const Fate& fate, Duration stop) {
  return stop == fate.asked || stop == after(fate.asked, kTakes.create) || stop == fate.started ||
         stop == fate.ended;
}

std::string objection_to(const state::Container& container, const Node& node, const Fate& fate,
                         Duration stop, bool by_user) {
  const std::string who = "container " + container.name + " has ";
  const auto expect = [&](std::optional<int> code, const std::string& reason) {
    if (container.exit_code != code)
      return who + code_of(container.exit_code) + ", expected " + code_of(code);
    if (!container.reason.starts_with(reason) || container.reason.empty() != reason.empty())
      return who + "reason '" + container.reason + "', expected '" + reason + "'";
    return std::string();
  };
  if (fate.failed < stop)
    return expect(fate.asked == kNever ? std::optional(143) : std::nullopt, fate.reason);
  // What was in flight, or came about at the same moment, may be told or not.
  if (fate.failed == stop || (fate.failed != kNever && fate.asked <= stop)) return {};
  if (!by_user && is_at_once(fate, stop)) return {};
  if (fate.started == kNever || stop < fate.asked + kTakes.create) return expect({}, "");
  if (fate.ended <= stop) return expect(fate.exit_code, "");
  const Duration first_end = after(fate.started, kFirstRunTime);
  const bool may_end_by_itself = fate.ended - kStopping <= stop ||
                                 (node.script == Script::restarted &&
                                  first_end - kStopping <= stop && stop <= first_end + kStopping);
  if (may_end_by_itself) return {};
  return expect(stopped_code_of(node, stop, fate), "");
}

std::string stop_in_words(const state::Task& task) {
  return std::string(task.stop_code ? aws::to_text(*task.stop_code) : "no stop code") + " '" +
         task.stopped_reason + "'";
}

std::string objection_to_stop(const state::Task& task, const Forecast& forecast, bool by_user) {
  std::set<std::pair<TaskStopCode, std::string>> allowed;
  if (by_user) {
    allowed.emplace(TaskStopCode::UserInitiated, "Task stopped by user");
  } else {
    if (forecast.failed_to_start)
      allowed.emplace(TaskStopCode::TaskFailedToStart, "Task failed to start");
    if (!forecast.failed_to_start || forecast.may_be_either)
      allowed.emplace(TaskStopCode::EssentialContainerExited, "Essential container in task exited");
  }
  if (task.stop_code && allowed.contains({*task.stop_code, task.stopped_reason})) return {};
  return "it stopped with " + stop_in_words(task);
}

}  // namespace

std::string objection_to(const state::Task& task, const Graph& graph, const Forecast& forecast,
                         std::optional<Duration> stopped_by_user) {
  const bool by_user = stopped_by_user && *stopped_by_user < forecast.over;
  const Duration stop = by_user ? *stopped_by_user : forecast.over;
  if (!task.is_stopped()) return "it is not STOPPED but " + std::string(to_text(task.last_status));
  if (const auto objection = objection_to_stop(task, forecast, by_user); !objection.empty())
    return objection;
  if (*task.stopped_at - task.created_at > stop + std::chrono::seconds(2))
    return "it took " + std::to_string((*task.stopped_at - task.created_at - stop).count()) +
           " ms to stop";
  if (forecast.running != stop && (forecast.running < stop) != task.started_at.has_value())
    return task.started_at ? "it has a startedAt" : "it has no startedAt";
  if (task.stop_code == TaskStopCode::EssentialContainerExited && !task.execution_stopped_at)
    return "it has no executionStoppedAt";
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const auto objection =
        objection_to(task.containers[i], graph.nodes[i], forecast.fates[i], stop, by_user);
    if (!objection.empty()) return objection;
  }
  return {};
}

}  // namespace localecs::tests
