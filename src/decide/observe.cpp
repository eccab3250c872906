// Takes what the Engine tells into a task's rows. It decides nothing: decide_task looks at the
// result.
#include <localecs/decide/lifecycle.hpp>

#include <algorithm>

namespace localecs::decide {
namespace {

using effects::Problem;
using state::Container;
using state::ContainerStep;
using state::Task;

// ECS keeps a container's reason to this many characters.
constexpr std::size_t kLongestReason = 1024;

void fail(Container& container, std::string_view error_name, const std::string& message) {
  container.step = ContainerStep::stopped;
  container.reason = std::string(error_name) + ": " + message;
  if (container.reason.size() > kLongestReason) container.reason.resize(kLongestReason);
}

std::string_view error_name(const Problem& problem, std::string_view refused) {
  return problem.kind == Problem::Kind::timed_out ? "DockerTimeoutError" : refused;
}

struct Observer {
  Task& task;
  Container& container;
  TimePoint now;
  const Timing& timing;

  void ask_again_from(ContainerStep step) {
    container.step = step;
    container.retry_at = now + timing.engine_retry;
  }

  void operator()(const effects::Pulled& pulled) {
    if (!task.pull_stopped_at || *task.pull_stopped_at < now) task.pull_stopped_at = now;
    if (container.step != ContainerStep::pulling) return;
    if (!pulled.problem) {
      container.pulled = true;
      container.image_missing = false;
      container.step = ContainerStep::waiting;
    } else if (pulled.problem->kind == Problem::Kind::unreachable) {
      ask_again_from(ContainerStep::waiting);
    } else {
      fail(container, error_name(*pulled.problem, "CannotPullContainerError"),
           pulled.problem->message);
    }
  }

  void operator()(const effects::Created& created) {
    if (!created.problem) {
      container.exists = true;
      container.runtime_id = created.runtime_id;
      if (container.step == ContainerStep::creating) container.step = ContainerStep::created;
      return;
    }
    if (container.step != ContainerStep::creating) return;
    const Problem& problem = *created.problem;
    if (problem.kind == Problem::Kind::no_image && !container.pulled) {
      container.image_missing = true;
      container.step = ContainerStep::waiting;
    } else if (problem.kind == Problem::Kind::unreachable) {
      ask_again_from(ContainerStep::waiting);
    } else {
      fail(container, error_name(problem, "CannotCreateContainerError"), problem.message);
    }
  }

  void operator()(const effects::Started& started) {
    if (!started.problem) {
      container.bindings = started.bindings;
      if (!started.image_digest.empty()) container.image_digest = started.image_digest;
      if (!container.started_at) container.started_at = now;
      if (container.step == ContainerStep::starting) container.step = ContainerStep::running;
      return;
    }
    if (container.step != ContainerStep::starting) return;
    switch (started.problem->kind) {
      case Problem::Kind::unreachable:
        return ask_again_from(ContainerStep::created);
      case Problem::Kind::vanished:
        return ask_again_from(ContainerStep::waiting);
      default:
        fail(container, error_name(*started.problem, "CannotStartContainerError"),
             started.problem->message);
    }
  }

  void operator()(const effects::Stopped& stopped) {
    if (!stopped.problem || container.step != ContainerStep::stopping) return;
    if (stopped.problem->kind == Problem::Kind::vanished) return vanish();
    ask_again_from(ContainerStep::running);
  }

  void operator()(const effects::Removed& removed) {
    container.removing = false;
    if (removed.problem)
      container.retry_at = now + timing.engine_retry;
    else
      container.exists = false;
  }

  void operator()(const effects::Dying&) {
    if (container.step == ContainerStep::running) container.dying = true;
  }

  void operator()(const effects::Exited& exited) {
    if (container.step == ContainerStep::stopped || exited.runtime_id != container.runtime_id)
      return;
    // A container that ends right after its start may be heard of before the start's own outcome.
    if (!container.started_at) container.started_at = now;
    container.step = ContainerStep::stopped;
    container.exit_code = exited.exit_code;
    if (exited.out_of_memory)
      container.reason = "OutOfMemoryError: Container killed due to memory usage";
    else if (!exited.error.empty())
      container.reason = "DockerStateError: " + exited.error;
  }

  void operator()(const effects::HealthChanged& changed) {
    if (state::definition_of(task, container).healthCheck) container.health = changed.health;
  }

  void operator()(const effects::SandboxReady&) {}
  void operator()(const effects::SandboxReleased&) {}
  void operator()(const effects::VolumeCreated&) {}
  void operator()(const effects::VolumeRemoved&) {}
  void operator()(const effects::OutputLines&) {}
  void operator()(const effects::OutputEnded&) {}
  void operator()(const effects::EngineUp&) {}
  void operator()(const effects::EngineDown&) {}

  void vanish() {
    fail(container, "ContainerVanishedError", "No container matching saved ID found");
    container.exists = false;
  }
};

bool maps_ports(const aws::ecs::ContainerDefinition& definition) {
  return definition.portMappings && !definition.portMappings->empty();
}

void resync_listed(Observer observer, const effects::Listed& listed) {
  Container& container = observer.container;
  if (!container.exists) {
    container.exists = true;
    container.runtime_id = listed.runtime_id;
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
  // Whatever step we believe in: what has run and ended is not started again.
  if (listed.ever_started && !listed.running)
    observer(effects::Exited{.key = listed.key,
                             .runtime_id = listed.runtime_id,
                             .exit_code = listed.exit_code,
                             .out_of_memory = listed.out_of_memory,
                             .error = {}});
}

}  // namespace

void observe(Task& task, const effects::Observation& observation, TimePoint now,
             const Timing& timing) {
  std::visit(
      [&](const auto& told) {
        if constexpr (requires { told.key; }) {
          Container* container = state::find_container(task, told.key.container);
          if (!container) return;
          const ContainerStep before = container->step;
          Observer{task, *container, now, timing}(told);
          if (container->step != before) ++task.version;
        }
      },
      observation);
}

void resync(Task& task, const std::vector<const effects::Listed*>& listed, TimePoint asked_at,
            TimePoint now, const Timing& timing) {
  for (Container& container : task.containers) {
    Observer observer{task, container, now, timing};
    const auto found = std::ranges::find_if(
        listed, [&](const effects::Listed* one) { return one->key.container == container.name; });
    if (found != listed.end()) {
      resync_listed(observer, **found);
      continue;
    }
    // Started before the list was asked for, and not in it: somebody removed it.
    const bool ran =
        container.step == ContainerStep::running || container.step == ContainerStep::stopping;
    if (ran && container.started_at < asked_at) observer.vanish();
    if (container.step == ContainerStep::stopped) container.exists = false;
  }
}

}  // namespace localecs::decide
