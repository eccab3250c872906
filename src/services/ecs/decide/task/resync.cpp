// Brings a task in line with the Engine's full list: what began, ended or went while nobody heard
// of it.
#include <localecs/services/ecs/decide/resync.hpp>

#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <algorithm>

#include "decide/container/restarts.hpp"
#include "observe_container.hpp"
#include "observe_shared.hpp"
#include "published.hpp"

namespace localecs::decide {
namespace {

using effects::Listed;
using state::Container;
using state::ContainerStep;
using state::Task;

bool maps_ports(const aws::ecs::ContainerDefinition& definition) {
  return definition.portMappings && !definition.portMappings->empty();
}

// A list may be older than what was heard of a container's runs since: it then shows the run
// before.
bool shows_earlier_run(const Container& container, TimePoint asked_at) {
  if (container.restarts == 0) return false;
  const auto latest = awaits_restart(container) ? container.finished_at : container.started_at;
  return container.step == ContainerStep::starting || latest >= asked_at;
}

void resync_listed(ContainerObserver observer, const Listed& listed) {
  Container& container = observer.container;
  if (!container.exists) {
    container.exists = true;
    container.runtime_id = listed.runtime_id;
    if (!container.created_at) container.created_at = listed.created_at;
    // A create that the Engine carried out without our hearing of it.
    if (container.step == ContainerStep::waiting) container.step = ContainerStep::created;
  }
  // A start that the Engine carried out without our hearing of it: to ask again could start it a
  // second time. It is asked again only where its ports would stay unknown.
  const auto& definition = state::definition_of(observer.task, container);
  if (listed.running && container.step == ContainerStep::created &&
      (!listed.bindings.empty() || !maps_ports(definition))) {
    container.step = ContainerStep::starting;
    observer(effects::Started{listed.key, {}, listed.bindings, {}, {}, {}});
  }
  if (listed.running && listed.health != state::HealthStatus::UNKNOWN)
    observer(effects::HealthChanged{listed.key, listed.health});
  // Whatever step the row is at: a container that has run and ended is started again only by its
  // restartPolicy.
  if (listed.ever_started && !listed.running)
    observer(effects::Exited{.key = listed.key,
                             .runtime_id = listed.runtime_id,
                             .exit_code = listed.exit_code,
                             .out_of_memory = listed.out_of_memory,
                             .error = {}});
}

const Listed* named(const std::vector<const Listed*>& listed, std::string_view name) {
  const auto found =
      std::ranges::find_if(listed, [&](const Listed* one) { return one->key.container == name; });
  return found == listed.end() ? nullptr : *found;
}

void resync_sandbox(SandboxObserver observer, const Listed* listed, TimePoint asked_at) {
  using Step = state::Sandbox::Step;
  state::Sandbox& sandbox = observer.task.sandbox;
  if (!listed) {
    // Ready before the list was asked for, and not in it: somebody removed it.
    if (sandbox.step == Step::ready && !sandbox.runtime_id.empty() && sandbox.ready_at < asked_at)
      observer.die();
    return;
  }
  // The Engine made it without our hearing of it, after we had given it up: it is to be released.
  const bool given_up = sandbox.step == Step::released ||
                        (sandbox.step == Step::failed && sandbox.runtime_id.empty());
  if (given_up) {
    sandbox.runtime_id = listed->runtime_id;
    sandbox.step = Step::failed;
  }
  // Asked for and not answered. Should asking again be refused, this one is to be released.
  if (sandbox.step == Step::waiting && sandbox.runtime_id.empty())
    sandbox.runtime_id = listed->runtime_id;
  if (listed->ever_started && !listed->running && listed->runtime_id == sandbox.runtime_id)
    observer.die();
}

}  // namespace

void resync(Task& task, const std::vector<const Listed*>& listed, TimePoint asked_at, TimePoint now,
            const Timing& timing) {
  for (Container& container : task.containers) {
    ContainerObserver observer{task, container, now, timing};
    const Published before = published(container);
    // Started before the list was asked for, and not in it: somebody removed it.
    const bool ran = container.step == ContainerStep::running ||
                     container.step == ContainerStep::stopping || awaits_restart(container);
    if (const Listed* one = named(listed, container.name)) {
      if (!shows_earlier_run(container, asked_at)) resync_listed(observer, *one);
    } else if (ran && container.started_at < asked_at) {
      observer.vanish();
    } else if (container.step == ContainerStep::stopped && container.created_at < asked_at) {
      container.exists = false;
    }
    if (published(container) != before) ++task.version;
  }
  resync_sandbox({task, now, timing}, named(listed, effects::kSandboxName), asked_at);
}

}  // namespace localecs::decide
