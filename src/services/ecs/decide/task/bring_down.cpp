// Stops containers: those on which others depend come last.
#include "bring_down.hpp"

#include <localecs/services/ecs/rows/task.hpp>

#include "decide/container/dependencies.hpp"
#include "decide/container/restarts.hpp"

namespace localecs::decide {
namespace {

using state::Container;
using state::ContainerStep;

constexpr std::chrono::seconds kDefaultStopTimeout{30};

Duration stop_timeout(const state::Task& task, const Container& container) {
  const int seconds = state::definition_of(task, container).stopTimeout.value_or(0);
  return seconds > 0 ? std::chrono::seconds(seconds) : kDefaultStopTimeout;
}

void stop_container(Look& look, Container& container) {
  if (!is_left_by_dependents(look.task(), container) || !look.wait_for_engine(container.retry_at))
    return;
  container.step = ContainerStep::stopping;
  look.ask(effects::StopContainer{look.key(container.name), container.runtime_id,
                                  stop_timeout(look.task(), container)});
}

}  // namespace

void bring_down_containers(Look& look) {
  for (Container& container : look.task().containers) {
    switch (container.step) {
      case ContainerStep::waiting:
      case ContainerStep::pulling:  // the pull goes on for others; this task no longer waits for it
        container.step = ContainerStep::stopped;
        break;
      case ContainerStep::created:
        // An Engine that is away may have started it without our hearing of it: it is asked to stop
        // later.
        if (look.is_engine_there() || awaits_restart(container))
          container.step = ContainerStep::stopped;
        break;
      case ContainerStep::creating:
      case ContainerStep::starting:  // their outcome comes soon and decides
      case ContainerStep::running:
      case ContainerStep::stopping:
      case ContainerStep::stopped:
        break;
    }
  }
  // Once nothing waits any more it is certain who depends on whom.
  for (Container& container : look.task().containers)
    if (container.step == ContainerStep::running) stop_container(look, container);
}

}  // namespace localecs::decide
