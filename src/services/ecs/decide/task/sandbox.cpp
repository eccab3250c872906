// The steps of a task's sandbox, and what the Engine is asked to make.
#include "sandbox.hpp"

#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_traits.hpp>
#include <localecs/state/state.hpp>

#include "decide/container/labels.hpp"
#include "decide/container/networking.hpp"
#include "decide/container/restarts.hpp"

namespace localecs::decide {
namespace {

using state::Task;
using Step = state::Sandbox::Step;

bool shares_namespaces(const aws::ecs::TaskDefinition& definition) {
  return definition.pidMode == aws::ecs::PidMode::task ||
         definition.ipcMode == aws::ecs::IpcMode::task;
}

// True if the task's one container can own the network: nobody has to join it there, not even the
// container's own next run.
bool may_be_left_out(const Task& task) {
  return task.containers.size() == 1 && !shares_namespaces(*task.definition) &&
         !has_restart_policy(task.definition->containerDefinitions->front());
}

effects::SandboxSpec spec_of(const state::State& state, const Task& task) {
  effects::SandboxSpec spec;
  spec.name = task.sandbox.engine_name;
  set_agent_labels(task,
                   state::is_awsvpc(task) ? effects::kSandboxName : "~internal~ecs~pause~namespace",
                   spec.labels);
  spec.shares_ipc = task.definition->ipcMode == aws::ecs::IpcMode::task;
  spec.may_be_left_out = may_be_left_out(task);
  if (!state::is_awsvpc(task)) return spec;
  spec.network = network_of(task);
  spec.extra_hosts = state[ecs::settings].host_entries;
  for (const auto& definition : *task.definition->containerDefinitions)
    spec.sysctls.merge(sysctls_of(definition, Sysctls::of_network));
  return spec;
}

// True if the Engine was asked to make the sandbox and went away before it answered, or we did: the
// Engine's next list tells whether it is there.
bool may_have_been_made(const Look& look) {
  const state::Sandbox& sandbox = look.plan.task.sandbox;
  return sandbox.step == Step::waiting && sandbox.retry_at != TimePoint() &&
         !look.is_engine_there();
}

}  // namespace

void prepare_sandbox(Look& look) {
  state::Sandbox& sandbox = look.task().sandbox;
  if (sandbox.step != Step::waiting || !look.wait_for_engine(sandbox.retry_at)) return;
  sandbox.step = Step::preparing;
  look.ask(
      effects::PrepareSandbox{look.key(effects::kSandboxName), spec_of(look.state, look.task())});
}

void release_sandbox(Look& look) {
  state::Sandbox& sandbox = look.task().sandbox;
  switch (sandbox.step) {
    case Step::waiting:
    case Step::ready:
    case Step::failed:
      // A sandbox that was left out is ready and has no id, but an address to be given back. A
      // waiting one has an id if a list has shown that it was made without our hearing of it.
      if (sandbox.step != Step::ready && sandbox.runtime_id.empty()) {
        if (!may_have_been_made(look)) sandbox.step = Step::released;
      } else if (look.wait_for_engine(sandbox.retry_at)) {
        sandbox.step = Step::releasing;
        look.ask(effects::ReleaseSandbox{look.key(effects::kSandboxName), sandbox.runtime_id});
      }
      break;
    case Step::none:
    case Step::preparing:  // its outcome comes soon and decides
    case Step::releasing:
    case Step::released:
      break;
  }
}

bool is_sandbox_ready(const Task& task) {
  return task.sandbox.step == Step::none || task.sandbox.step == Step::ready;
}

bool is_sandbox_gone(const Task& task) {
  return task.sandbox.step == Step::none || task.sandbox.step == Step::released;
}

}  // namespace localecs::decide
