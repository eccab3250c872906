// Finds the part of the task that an observation names.
#include <localecs/services/ecs/decide/observe.hpp>

#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_traits.hpp>

#include <algorithm>

#include "observe_container.hpp"
#include "observe_shared.hpp"
#include "published.hpp"

namespace localecs::decide {
namespace {

using state::Container;
using state::Task;

void observe_container(Task& task, const auto& told, TimePoint now, const Timing& timing) {
  Container* container = state::find_container(task, told.key.container);
  if (!container) return;
  const Published before = published(*container);
  const auto health = container->health;
  ContainerObserver{task, *container, now, timing}(told);
  if (published(*container) != before || container->health != health) ++task.version;
}

void observe_sandbox(Task& task, const auto& told, TimePoint now, const Timing& timing) {
  const auto before = task.sandbox.step;
  SandboxObserver{task, now, timing}(told);
  // ECS shows a sandbox as the attachment of an awsvpc task; others have none to show.
  if (task.sandbox.step != before && state::is_awsvpc(task)) ++task.version;
}

void observe_volume(Task& task, const auto& told, TimePoint now, const Timing& timing) {
  const auto found = std::ranges::find(task.volumes, told.key.container, &state::Volume::name);
  if (found != task.volumes.end()) VolumeObserver{*found, now, timing}(told);
}

}  // namespace

void observe(Task& task, const effects::Observation& observation, TimePoint now,
             const Timing& timing) {
  std::visit(
      [&](const auto& told) {
        if constexpr (requires { VolumeObserver{task.volumes[0], now, timing}(told); }) {
          observe_volume(task, told, now, timing);
        } else if constexpr (requires { SandboxObserver{task, now, timing}(told); }) {
          if constexpr (requires {
                          ContainerObserver{task, task.containers[0], now, timing}(told);
                        })
            if (told.key.container != effects::kSandboxName)
              return observe_container(task, told, now, timing);
          observe_sandbox(task, told, now, timing);
        } else if constexpr (requires {
                               ContainerObserver{task, task.containers[0], now, timing}(told);
                             }) {
          observe_container(task, told, now, timing);
        }
      },
      observation);
}

}  // namespace localecs::decide
