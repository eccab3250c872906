// Explains a task by its own row and the rows of what it needs.
#include <localecs/aws/document.hpp>
#include <localecs/aws/local/explain.hpp>

#include <localecs/services/ecs/rows/hosts.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/logs/rows.hpp>
#include <localecs/services/logs/rows/logs.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>

#include "explain.hpp"

namespace localecs::services::local {
namespace {

using state::Container;
using state::ContainerStep;
using state::Task;
using state::TaskStatus;

constexpr std::size_t kLastLines = 5;

void add(std::vector<std::string>& list, std::string text) {
  if (std::ranges::find(list, text) == list.end()) list.push_back(std::move(text));
}

std::string quoted(const std::string& name) {
  return "'" + name + "'";
}

// "exited with code 137 (SIGKILL: killed, or out of memory)"
std::string exit_in_words(int code) {
  std::string text = "exited with code " + std::to_string(code);
  if (code == 137) return text + " (SIGKILL: killed, or out of memory)";
  if (code == 143) return text + " (SIGTERM: it was asked to stop)";
  if (code == 139) return text + " (SIGSEGV: it crashed)";
  if (code == 127) return text + " (usually: command not found)";
  if (code == 126) return text + " (usually: command not executable)";
  return text;
}

void show_last_lines(const state::State& state, const Container& container, Explanation& to) {
  if (!container.log) return;
  const state::LogGroup* group = state[logs::groups].find(container.log->group_arn);
  if (!group) return;
  const auto stream = group->streams.find(container.log->stream);
  if (stream == group->streams.end()) return;
  const auto& events = stream->second.events;
  const std::size_t begin = events.size() > kLastLines ? events.size() - kLastLines : 0;
  for (std::size_t i = begin; i < events.size(); ++i)
    to.evidence.push_back("log of " + quoted(container.name) + ": " + events[i].message);
}

void show_container(const state::State& state, const Container& container, Explanation& to) {
  const std::string name = "container " + quoted(container.name);
  if (container.exit_code) add(to.evidence, name + " " + exit_in_words(*container.exit_code));
  if (!container.reason.empty()) add(to.evidence, name + ": " + container.reason);
  if (container.health == state::HealthStatus::UNHEALTHY)
    add(to.evidence, name + " is UNHEALTHY by its health check");
  if (container.restarts > 0)
    add(to.evidence, name + " was restarted " + std::to_string(container.restarts) +
                         " times by its restartPolicy");
  show_last_lines(state, container, to);
  for (const std::string& text : advice_for(container.reason)) add(to.advice, text);
}

std::string_view doing(ContainerStep step) {
  switch (step) {
    case ContainerStep::waiting:
      return "has still to be made";
    case ContainerStep::pulling:
      return "waits for its image to be pulled";
    case ContainerStep::creating:
      return "waits for the Engine to create it";
    case ContainerStep::created:
      return "has still to be started";
    case ContainerStep::starting:
      return "waits for the Engine to start it";
    case ContainerStep::stopping:
      return "waits for its process to end after SIGTERM, or for its stopTimeout";
    case ContainerStep::running:
    case ContainerStep::stopped:
      break;
  }
  return {};
}

void show_dependencies(const Task& task, const Container& container, Explanation& to) {
  const auto& definition = state::definition_of(task, container);
  if (container.step != ContainerStep::waiting || !definition.dependsOn) return;
  for (const auto& dependency : *definition.dependsOn)
    add(to.waitingFor, "container " + quoted(container.name) + " depends on " +
                           quoted(dependency.containerName) + " being " +
                           std::string(aws::to_text(dependency.condition)));
}

// A task without an instance: its capacity provider has to find or make one.
void show_capacity(const Task& task, Explanation& to) {
  if (!task.waits_for_capacity()) return;
  add(to.waitingFor, "room on an instance of the capacity provider " +
                         quoted(task.capacity_provider) + ", which scales by its group");
}

void show_network(const Task& task, Explanation& to) {
  using Step = state::Sandbox::Step;
  const Step step = task.sandbox.step;
  if (step == Step::waiting || step == Step::preparing)
    add(to.waitingFor, "its network");
  else if (task.last_status == TaskStatus::DEPROVISIONING && step != Step::none)
    add(to.waitingFor, "its network to be taken away");
}

void show_waiting(const state::State& state, const Task& task, TimePoint now, Explanation& to) {
  show_capacity(task, to);
  if (const state::Host& host = state::host_of(state, task); !host.connected)
    add(to.waitingFor, "the Docker Engine, which is away: " + host.problem);
  show_network(task, to);
  for (const auto& volume : task.volumes)
    if (volume.step == state::Volume::Step::creating || volume.step == state::Volume::Step::waiting)
      add(to.waitingFor, "volume " + quoted(volume.name));
  for (const Container& container : task.containers) {
    if (container.retry_at > now)
      add(to.waitingFor, "the Engine, which has not answered for container " +
                             quoted(container.name) + ": it is asked again at " +
                             to_rfc3339(container.retry_at));
    if (!task.should_run && container.step == ContainerStep::running)
      add(to.waitingFor,
          "container " + quoted(container.name) +
              (container.dying ? ", whose end the Engine has still to report"
                               : " to be stopped, once those that depend on it have ended"));
    const std::string_view what = doing(container.step);
    if (!what.empty())
      add(to.waitingFor, "container " + quoted(container.name) + " " + std::string(what));
    show_dependencies(task, container, to);
    if (!container.pull_problem.empty())
      add(to.evidence, "pull of " + quoted(container.name) + ": " + container.pull_problem);
  }
}

std::string summary_of(const Task& task) {
  if (task.is_stopped()) {
    std::string text = "The task has stopped: " + task.stopped_reason;
    if (task.stop_code) text += " (" + std::string(aws::to_text(*task.stop_code)) + ")";
    return text;
  }
  if (!task.should_run) return "The task is being stopped: " + task.stopped_reason;
  if (task.last_status == TaskStatus::RUNNING) {
    const auto health = state::health_of(task);
    return health == state::HealthStatus::UNKNOWN
               ? "The task runs; no health check says more."
               : "The task runs and is " + std::string(aws::to_text(health)) + ".";
  }
  return "The task is on its way up: " + std::string(state::to_text(task.last_status)) + ".";
}

}  // namespace

Explanation explain_task(const state::State& state, const Task& task, TimePoint now) {
  Explanation explanation{.subject = task.arn,
                          .status = std::string(state::to_text(task.last_status)),
                          .summary = summary_of(task)};
  if (task.last_status != TaskStatus::RUNNING && !task.is_stopped())
    show_waiting(state, task, now, explanation);
  for (const Container& container : task.containers) show_container(state, container, explanation);
  if (!task.sandbox.reason.empty()) add(explanation.evidence, "network: " + task.sandbox.reason);
  for (const auto& volume : task.volumes)
    if (!volume.reason.empty()) add(explanation.evidence, "volume: " + volume.reason);
  if (task.is_protected(now)) add(explanation.evidence, "it is protected from scale-in");
  for (const std::string& text : advice_for(task.stopped_reason)) add(explanation.advice, text);
  return explanation;
}

}  // namespace localecs::services::local
