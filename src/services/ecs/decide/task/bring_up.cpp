// Pulls, makes and starts containers, each as soon as its dependencies allow.
#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/aws/ecs/task.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/pulled_image.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include "containers.hpp"
#include "decide/container/dependencies.hpp"
#include "decide/container/failures.hpp"
#include "decide/container/fargate.hpp"
#include "decide/container/log_driver.hpp"
#include "decide/container/platform.hpp"
#include "decide/container/restarts.hpp"
#include "decide/container/secrets.hpp"
#include "decide/service/version_consistency.hpp"

namespace localecs::decide {
namespace {

using aws::ecs::ContainerDefinition;
using aws::ecs::TaskStopCode;
using state::Container;
using state::ContainerStep;
using state::PullBehavior;

// What the agent gives a container that can never start: as if SIGTERM had ended it.
constexpr int kNeverStarted = 143;

void fail_task(Look& look, const std::string& why) {
  state::request_stop(look.task(), TaskStopCode::TaskFailedToStart, why, look.now);
}

// What the tag stood for when it was pulled is most likely the digest; if not, it is missing.
bool was_pulled(Look& look, const Container& container, const ContainerDefinition& definition) {
  return look.state[ecs::pulled_images].find(*definition.image) ||
         look.state[ecs::pulled_images].find(image_of(look.task(), container));
}

bool needs_pull(Look& look, const Container& container, const ContainerDefinition& definition) {
  if (container.pulled) return false;
  if (container.image_missing) return true;
  switch (look.state[ecs::settings].pull_behavior) {
    case PullBehavior::default_:
    case PullBehavior::always:
      return true;
    case PullBehavior::once:
      return !was_pulled(look, container, definition);
    case PullBehavior::prefer_cached:
      break;
  }
  return false;
}

void pull(Look& look, Container& container, const ContainerDefinition& definition) {
  effects::PullImage effect{
      look.key(container.name), image_of(look.task(), container), {}, platform_of(look.task())};
  try {
    effect.login = registry_login(look.state, look.task(), definition);
  } catch (const ResourceError& error) {
    if (is_fargate(look.task())) return fail_task(look, error.what());
    return fail(container, std::string("CannotPullContainerAuthError: ") + error.what());
  }
  container.step = ContainerStep::pulling;
  if (!look.task().pull_started_at) look.task().pull_started_at = look.now;
  look.ask(std::move(effect));
}

void create(Look& look, Container& container) {
  try {
    look.ask(effects::CreateContainer{look.key(container.name),
                                      container_spec(look.state, look.task(), container)});
    container.step = ContainerStep::creating;
  } catch (const ResourceError& error) {
    fail_task(look, error.what());
  }
}

// Under `default` a pull that failed leaves the local image to be tried.
bool settle_failed_pull(Look& look, Container& container) {
  if (container.pull_problem.empty() || container.pulled) return true;
  if (look.state[ecs::settings].pull_behavior != PullBehavior::default_ || container.image_missing) {
    fail(container, container.pull_problem);
    return false;
  }
  container.pulled = true;
  return true;
}

void make(Look& look, Container& container) {
  const Readiness readiness = readiness_of(look.task(), container, look.now);
  if (readiness.is == Readiness::Is::never) {
    fail(container, "CannotStartContainerError: " + readiness.reason);
    container.exit_code = kNeverStarted;
    return;
  }
  if (readiness.until) look.wake_at(*readiness.until);
  if (readiness.is == Readiness::Is::waiting || !settle_failed_pull(look, container) ||
      !look.may_ask(container.retry_at))
    return;
  pin_image(look.state, look.task(), container);
  const ContainerDefinition& definition = state::definition_of(look.task(), container);
  if (needs_pull(look, container, definition))
    pull(look, container, definition);
  else
    create(look, container);
}

void start(Look& look, Container& container) {
  if (!look.may_ask(container.retry_at)) return;
  const ContainerDefinition& definition = state::definition_of(look.task(), container);
  if (!container.log && uses_awslogs(definition)) {
    const std::string problem = awslogs_problem(look.state, look.task(), definition);
    if (!problem.empty()) return fail(container, problem);
    container.log = log_target_of(look.task(), container);
    look.plan.open_streams.push_back(*container.log);
  }
  effects::StartContainer effect{look.key(container.name), container.runtime_id, {}};
  effect.output.follow = container.log.has_value();
  effect.is_restart = awaits_restart(container);
  container.step = ContainerStep::starting;
  look.ask(std::move(effect));
}

bool takes_from_outside(const ContainerDefinition& definition) {
  return definition.secrets || definition.environmentFiles || definition.logConfiguration ||
         definition.mountPoints || definition.firelensConfiguration;
}

// ECS fetches what a task needs before it makes the first of its containers.
bool are_resources_there(Look& look) {
  const state::Task& task = look.task();
  const bool begun =
      task.pull_started_at || std::ranges::any_of(task.containers, [](const Container& container) {
        return container.step != ContainerStep::waiting;
      });
  if (begun || !look.is_engine_there()) return true;
  try {
    for (const Container& container : task.containers)
      if (takes_from_outside(state::definition_of(task, container)))
        container_spec(look.state, task, container);
  } catch (const ResourceError& error) {
    fail_task(look, error.what());
  }
  return task.should_run;
}

}  // namespace

void bring_up_containers(Look& look) {
  if (!are_resources_there(look)) return;
  for (Container& container : look.task().containers) {
    if (container.step == ContainerStep::waiting)
      make(look, container);
    else if (container.step == ContainerStep::created)
      start(look, container);
  }
}

}  // namespace localecs::decide
