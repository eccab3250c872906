// Words the outcomes that got lost, and lists what is to be taken over.
#include <localecs/services/ecs/decide/resumption.hpp>

#include <localecs/services/ecs/decide/observe.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_traits.hpp>
#include <localecs/services/logs/rows/logs.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>

#include "address.hpp"
#include "decide/container/networking.hpp"

namespace localecs::decide {

using effects::Problem;
using state::Container;
using state::ContainerStep;
using state::Sandbox;
using state::Task;
using state::Volume;

namespace {

const Problem& lost() {
  static const Problem problem{Problem::Kind::unreachable, "the daemon was started anew"};
  return problem;
}

std::optional<effects::Observation> lost_outcome(const effects::ContainerKey& key,
                                                 ContainerStep step) {
  switch (step) {
    case ContainerStep::pulling:
      return effects::Pulled{key, lost()};
    case ContainerStep::creating:
      return effects::Created{key, {}, lost()};
    case ContainerStep::starting:
      return effects::Started{.key = key, .problem = lost()};
    case ContainerStep::stopping:
      return effects::Stopped{key, lost()};
    case ContainerStep::waiting:
    case ContainerStep::created:
    case ContainerStep::running:
    case ContainerStep::stopped:
      break;
  }
  return std::nullopt;
}

std::optional<effects::Observation> lost_outcome(const effects::ContainerKey& key,
                                                 Sandbox::Step step) {
  if (step == Sandbox::Step::preparing) return effects::SandboxReady{.key = key, .problem = lost()};
  if (step == Sandbox::Step::releasing) return effects::SandboxReleased{key, lost()};
  return std::nullopt;
}

// Every outcome that the task's rows wait for.
std::vector<effects::Observation> lost_outcomes(const Task& task) {
  std::vector<effects::Observation> all;
  const auto add = [&](std::optional<effects::Observation> outcome) {
    if (outcome) all.push_back(*std::move(outcome));
  };
  for (const Container& container : task.containers) {
    const effects::ContainerKey key{task.arn, container.name};
    add(lost_outcome(key, container.step));
    if (container.removing) add(effects::Removed{key, lost()});
  }
  add(lost_outcome({task.arn, effects::kSandboxName}, task.sandbox.step));
  for (const Volume& volume : task.volumes) {
    const effects::ContainerKey key{task.arn, volume.name};
    if (volume.step == Volume::Step::creating) add(effects::VolumeCreated{key, lost(), {}});
    if (volume.removing) add(effects::VolumeRemoved{key, lost()});
  }
  return all;
}

}  // namespace

bool is_in_flight(const Task& task) {
  return !lost_outcomes(task).empty();
}

void interrupt(Task& task, TimePoint now, const Timing& timing) {
  for (const effects::Observation& outcome : lost_outcomes(task))
    observe(task, outcome, now, timing);
}

void append_held(const state::State& state, const Task& task, std::vector<effects::Held>& held) {
  for (const Container& container : task.containers) {
    if (!container.exists || container.runtime_id.empty()) continue;
    effects::Held one{.key = {task.arn, container.name}, .runtime_id = container.runtime_id};
    one.output.follow = container.log.has_value();
    if (container.log)
      one.read_to = state[logs::groups].read_to(container.log->group_arn, container.log->stream);
    held.push_back(std::move(one));
  }
  const Sandbox& sandbox = task.sandbox;
  const bool is_there = sandbox.step == Sandbox::Step::ready ||
                        (sandbox.step == Sandbox::Step::failed && !sandbox.runtime_id.empty());
  if (!is_there) return;
  effects::Held one{.key = {task.arn, effects::kSandboxName}, .runtime_id = sandbox.runtime_id};
  if (state::is_awsvpc(task) && sandbox.address) {
    one.network = network_of(task);
    one.address = network_address_of(*sandbox.address);
  }
  held.push_back(std::move(one));
}

}  // namespace localecs::decide
