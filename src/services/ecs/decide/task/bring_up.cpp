// Pulls, makes and starts containers, each as soon as its dependencies allow.
#include "bring_up.hpp"

#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/aws/ecs/task.hpp>
#include <localecs/services/ecs/decide/container_spec.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/pulled_image.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_traits.hpp>

#include "decide/container/dependencies.hpp"
#include "decide/container/failures.hpp"
#include "decide/container/image.hpp"
#include "decide/container/log_driver.hpp"
#include "decide/container/platform.hpp"
#include "decide/container/restarts.hpp"
#include "decide/container/secrets.hpp"

namespace localecs::decide {
namespace {

using aws::ecs::ContainerDefinition;
using aws::ecs::TaskStopCode;
using state::Container;
using state::ContainerStep;
using state::PullBehavior;

// The exit code that the agent gives a container that can never start: as if SIGTERM had ended it.
constexpr int kNeverStarted = 143;

void fail_task(Look& look, const std::string& why) {
  state::request_stop(look.task(), TaskStopCode::TaskFailedToStart, why, look.now);
}

// A tag that was pulled is taken to stand for the wanted digest still. If it does not, the Engine
// says that the image is missing, and it is pulled then.
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

void pull_image(Look& look, Container& container, const ContainerDefinition& definition) {
  auto login = registry_login(look.state, look.task(), definition);
  if (const Missing* missing = missing_in(login)) {
    if (state::is_on_fargate(look.task())) return fail_task(look, missing->reason);
    return fail_container(container, "CannotPullContainerAuthError: " + missing->reason);
  }
  effects::PullImage effect{
      look.key(container.name), image_of(look.task(), container), {}, platform_of(look.task())};
  effect.login = std::get<0>(std::move(login));
  container.step = ContainerStep::pulling;
  if (!look.task().pull_started_at) look.task().pull_started_at = look.now;
  look.ask(std::move(effect));
}

void create_container(Look& look, Container& container) {
  auto spec = container_spec(look.state, look.task(), container);
  if (const Missing* missing = missing_in(spec)) return fail_task(look, missing->reason);
  look.ask(effects::CreateContainer{look.key(container.name), std::get<0>(std::move(spec))});
  container.step = ContainerStep::creating;
}

// After a failed pull `default` falls back to the image that is there; otherwise the container
// fails.
void fall_back_to_local_image(Look& look, Container& container) {
  if (container.pull_problem.empty() || container.pulled) return;
  const bool is_final =
      look.state[ecs::settings].pull_behavior != PullBehavior::default_ || container.image_missing;
  if (is_final)
    fail_container(container, container.pull_problem);
  else
    container.pulled = true;
}

void make_container(Look& look, Container& container) {
  const Readiness readiness = readiness_of(look.task(), container, look.now);
  if (readiness.is == Readiness::Is::never) {
    fail_container(container, "CannotStartContainerError: " + readiness.reason);
    container.exit_code = kNeverStarted;
    return;
  }
  if (readiness.until) look.wake_at(*readiness.until);
  if (readiness.is == Readiness::Is::waiting) return;
  fall_back_to_local_image(look, container);
  if (container.step == ContainerStep::stopped || !look.wait_for_engine(container.retry_at)) return;
  pin_image(look.state, look.task(), container);
  const ContainerDefinition& definition = state::definition_of(look.task(), container);
  if (needs_pull(look, container, definition))
    pull_image(look, container, definition);
  else
    create_container(look, container);
}

void start_container(Look& look, Container& container) {
  if (!look.wait_for_engine(container.retry_at)) return;
  const ContainerDefinition& definition = state::definition_of(look.task(), container);
  if (!container.log && uses_awslogs(definition)) {
    const std::string problem = awslogs_problem(look.state, look.task(), definition);
    if (!problem.empty()) return fail_container(container, problem);
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

bool has_begun(const state::Task& task) {
  return task.pull_started_at ||
         std::ranges::any_of(task.containers, [](const Container& container) {
           return container.step != ContainerStep::waiting;
         });
}

// The agent's words for containers that wait for one another.
void refuse_cycle(Look& look) {
  if (!has_begun(look.task()) && has_cycle(look.task()))
    fail_task(look, "Task dependencies cannot be resolved, taskArn: " + look.task().arn);
}

// ECS fetches what a task needs before it makes the first of its containers: if anything cannot be
// had, the task is asked to stop before anything is pulled.
void fetch_resources(Look& look) {
  const state::Task& task = look.task();
  if (has_begun(task) || !look.is_engine_there()) return;
  for (const Container& container : task.containers) {
    if (!takes_from_outside(state::definition_of(task, container))) continue;
    const auto spec = container_spec(look.state, task, container);
    if (const Missing* missing = missing_in(spec)) return fail_task(look, missing->reason);
  }
}

}  // namespace

void bring_up_containers(Look& look) {
  refuse_cycle(look);
  if (look.task().should_run) fetch_resources(look);
  if (!look.task().should_run) return;
  for (Container& container : look.task().containers) {
    if (container.step == ContainerStep::waiting)
      make_container(look, container);
    else if (container.step == ContainerStep::created)
      start_container(look, container);
  }
}

}  // namespace localecs::decide
