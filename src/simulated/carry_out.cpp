// Carries each effect out on the simulated engine's containers, sandboxes and volumes.
#include "outcomes.hpp"
#include "world.hpp"

namespace localecs::simulated {

using effects::Problem;

SimulatedEngine::World::Outcome SimulatedEngine::World::carry_out(Token,
                                                                  const effects::PullImage& pull) {
  if (const auto error = pull_errors_.find(pull.key); error != pull_errors_.end())
    return plain_outcome(pull, Problem{Problem::Kind::refused, error->second});
  containers_.add_image(pull.image);
  return plain_outcome(pull, {});
}

// The image may be missing: the script says so, or `pull_first` does. A pull error is kept for the
// pull that follows.
SimulatedEngine::World::Outcome SimulatedEngine::World::carry_out(
    Token, const effects::CreateContainer& create) {
  const auto& image = create.spec.image;
  const auto script = read_script(create.spec.environment);
  if (!script.pull_error.empty()) pull_errors_[create.key] = script.pull_error;
  if (!script.pull_error.empty() || (options_.pull_first && !containers_.has_image(image)))
    return plain_outcome(create, Problem{Problem::Kind::no_image,
                                         "Error response from daemon: No such image: " + image});
  auto created = containers_.create(create, chance_.hex(64), now());
  if (auto* problem = std::get_if<Problem>(&created))
    return plain_outcome(create, std::move(*problem));
  const Container& container = *std::get<Container*>(created);
  for (const std::string& volume : container.volumes) volumes_.create_unasked(volume);
  return effects::Created{create.key, container.listed.runtime_id, {}};
}

SimulatedEngine::World::Outcome SimulatedEngine::World::carry_out(
    Token, const effects::StartContainer& start) {
  auto* container = containers_.find(start.runtime_id);
  if (!container) return plain_outcome(start, no_container(start.runtime_id));
  if (!container->listed.running) {
    report_exit(start.runtime_id, container->run);  // of the run before
    container = containers_.find(start.runtime_id);
    if (auto problem = containers_.start(*container))
      return plain_outcome(start, std::move(problem));
    container->is_followed = start.output.follow;
    begin_run(*container);
  }
  return effects::Started{start.key,         {}, container->taken_ports.bindings,
                          container->digest, "", container->address};
}

// The outcome comes from end_run(), now or when the time-out kills the process.
SimulatedEngine::World::Outcome SimulatedEngine::World::carry_out(
    Token token, const effects::StopContainer& stop) {
  auto* container = containers_.find(stop.runtime_id);
  if (!container) return plain_outcome(stop, no_container(stop.runtime_id));
  if (!container->listed.running) {
    report_exit(stop.runtime_id, container->run);
    return plain_outcome(stop, {});
  }
  container->stoppers.push_back(token);
  if (!container->script.ignores_sigterm) {
    end_run(*container, container->script.exit_code_of(container->run).value_or(kTerminated));
    return std::nullopt;
  }
  in(stop.timeout, [this, id = stop.runtime_id, run = container->run] {
    auto* found = containers_.find(id);
    if (found && found->run == run && found->listed.running) end_run(*found, kKilled);
  });
  return std::nullopt;
}

SimulatedEngine::World::Outcome SimulatedEngine::World::carry_out(
    Token, const effects::RemoveContainer& remove_it) {
  remove(remove_it.runtime_id);
  return plain_outcome(remove_it, {});
}

bool SimulatedEngine::World::has_ready_sandbox(const effects::SandboxSpec& spec) const {
  if (!spec.network || !spec.sysctls.empty() || spec.shares_ipc) return false;
  const auto given = given_sandboxes_.find(*spec.network);
  return options_.ready_sandboxes > (given == given_sandboxes_.end() ? 0 : given->second);
}

SimulatedEngine::World::Outcome SimulatedEngine::World::carry_out(
    Token, const effects::PrepareSandbox& prepare) {
  // A repeated call finds the sandbox that the task has: a ready-made one is not used up for it.
  const bool has_one = containers_.find_running(prepare.key) != nullptr;
  if (!has_one && has_ready_sandbox(prepare.spec)) {
    ++given_sandboxes_[*prepare.spec.network];
    in(options_.sandbox_refill,
       [this, network = *prepare.spec.network] { --given_sandboxes_[network]; });
  } else if (!has_one && prepare.spec.may_be_left_out) {
    return plain_outcome(prepare, {});
  }
  auto made = containers_.create(prepare, chance_.hex(64), now());
  if (auto* problem = std::get_if<Problem>(&made))
    return plain_outcome(prepare, std::move(*problem));
  Container& sandbox = *std::get<Container*>(made);
  if (auto problem = containers_.start(sandbox)) return plain_outcome(prepare, std::move(problem));
  return effects::SandboxReady{prepare.key, {}, sandbox.listed.runtime_id, sandbox.address};
}

SimulatedEngine::World::Outcome SimulatedEngine::World::carry_out(
    Token, const effects::ReleaseSandbox& release) {
  remove(release.runtime_id);
  return plain_outcome(release, {});
}

SimulatedEngine::World::Outcome SimulatedEngine::World::carry_out(
    Token, const effects::CreateVolume& create) {
  if (auto problem = volumes_.create(create)) return plain_outcome(create, std::move(problem));
  return effects::VolumeCreated{
      create.key, {}, "/var/lib/docker/volumes/" + create.name + "/_data"};
}

SimulatedEngine::World::Outcome SimulatedEngine::World::carry_out(
    Token, const effects::RemoveVolume& remove_it) {
  if (containers_.is_volume_in_use(remove_it.name))
    return plain_outcome(
        remove_it, Problem{Problem::Kind::refused, "Error response from daemon: remove " +
                                                       remove_it.name + ": volume is in use"});
  volumes_.remove(remove_it.name);
  return plain_outcome(remove_it, {});
}

}  // namespace localecs::simulated
