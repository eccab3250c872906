// From an effect accepted to its one answer: how long it takes, what goes wrong, what it does.
#include <type_traits>

#include "world.hpp"

namespace localecs::simulated {

using effects::Effect;
using effects::Observation;
using effects::Problem;

namespace {

constexpr Duration slowest = std::chrono::seconds(30);
constexpr Duration resync = std::chrono::minutes(5);

// The limits that a real engine's calls are given.
struct Limit {
  const char* step;
  Duration after;
  const char* words;
};

Limit limit_of(const Effect& effect) {
  using std::chrono::minutes;
  static constexpr Limit limits[] = {{"pulled", minutes(120), "2h0m0s"},
                                     {"created", minutes(4), "4m0s"},
                                     {"started", minutes(3), "3m0s"},
                                     {"stopped", minutes(2), "2m0s"},
                                     {"removed", minutes(5), "5m0s"},
                                     {"prepared", minutes(4), "4m0s"},
                                     {"released", minutes(5), "5m0s"},
                                     {"created", minutes(4), "4m0s"},
                                     {"removed", minutes(5), "5m0s"}};
  return limits[effect.index()];
}

Problem timed_out(const Limit& limit) {
  return {Problem::Kind::timed_out, std::string("Could not transition to ") + limit.step +
                                        "; timed out after waiting " + limit.words};
}

Problem no_container(const std::string& id) {
  return {Problem::Kind::vanished, "Error response from daemon: No such container: " + id};
}

// The answer to an effect that only went well or wrong.
Observation plain_outcome(const Effect& effect, std::optional<Problem> problem) {
  return std::visit(
      [&](const auto& one) -> Observation {
        using E = std::decay_t<decltype(one)>;
        if constexpr (std::is_same_v<E, effects::PullImage>) {
          return effects::Pulled{one.key, std::move(problem)};
        } else if constexpr (std::is_same_v<E, effects::CreateContainer>) {
          return effects::Created{one.key, "", std::move(problem)};
        } else if constexpr (std::is_same_v<E, effects::StartContainer>) {
          return effects::Started{one.key, std::move(problem), {}, "", "", {}};
        } else if constexpr (std::is_same_v<E, effects::StopContainer>) {
          return effects::Stopped{one.key, std::move(problem)};
        } else if constexpr (std::is_same_v<E, effects::PrepareSandbox>) {
          return effects::SandboxReady{one.key, std::move(problem), "", {}};
        } else if constexpr (std::is_same_v<E, effects::ReleaseSandbox>) {
          return effects::SandboxReleased{one.key, std::move(problem)};
        } else if constexpr (std::is_same_v<E, effects::CreateVolume>) {
          return effects::VolumeCreated{one.key, std::move(problem), ""};
        } else if constexpr (std::is_same_v<E, effects::RemoveVolume>) {
          return effects::VolumeRemoved{one.key, std::move(problem)};
        } else {
          return effects::Removed{one.key, std::move(problem)};
        }
      },
      effect);
}

// Looks like one and is the same for the same image.
std::string digest_of(const std::string& image) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const unsigned char byte : image) hash = (hash ^ byte) * 0x100000001b3;
  return "sha256:" + IdSource(hash).hex(64);
}

}  // namespace

void SimulatedEngine::World::accept(Effect effect) {
  const Fate fate = fate_of(effect);
  const Token token = ++last_token_;
  in_flight_.emplace(token, std::move(effect));
  in(fate.after, [this, token, fate] { complete(token, fate); });
}

SimulatedEngine::World::Fate SimulatedEngine::World::fate_of(const Effect& effect) {
  if (!up_) return {Duration(1), Problem{Problem::Kind::unreachable, "the engine is away"}};
  Duration after = latency_of(effect);
  if (chance_.happens(faults_.hang)) {
    const auto limit = limit_of(effect);
    return {limit.after, timed_out(limit), chance_.happens(0.5)};
  }
  if (chance_.happens(faults_.slow)) after += chance_.up_to(slowest);
  if (chance_.happens(faults_.refuse)) {
    return {after, Problem{Problem::Kind::refused,
                           "Error response from daemon: the simulated engine does not want to"}};
  }
  return {after, std::nullopt};
}

Duration SimulatedEngine::World::latency_of(const Effect& effect) {
  const auto& times = options_.latencies;
  const Duration latencies[] = {times.pull, times.create, times.start,  times.stop,  times.remove,
                                times.create, times.remove, times.create, times.remove};
  Duration latency = latencies[effect.index()];
  if (const auto* start = std::get_if<effects::StartContainer>(&effect)) {
    const auto* container = containers_.find(start->runtime_id);
    if (container) latency += container->script.start_delay;
  }
  return latency;
}

void SimulatedEngine::World::complete(Token token, const Fate& fate) {
  const auto found = in_flight_.find(token);
  if (found == in_flight_.end()) return;  // the engine was lost meanwhile
  const Effect effect = found->second;    // the inbox, once called, may end everything in flight
  if (fate.problem) {
    answer(token, fate.problem);
    if (fate.done_all_the_same) do_untold(effect);
    return;
  }
  auto outcome = std::visit([&](const auto& one) { return carry_out(token, one); }, effect);
  if (!outcome || in_flight_.erase(token) == 0) return;
  tell(std::move(*outcome));
}

void SimulatedEngine::World::answer(Token token, std::optional<Problem> problem) {
  const auto node = in_flight_.extract(token);
  if (!node.empty()) tell(plain_outcome(node.mapped(), std::move(problem)));
}

// Token 0 is nobody's: what comes of it shows only in the next list.
void SimulatedEngine::World::do_untold(const Effect& effect) {
  std::visit([this](const auto& one) { carry_out(0, one); }, effect);
  in(resync, [this] { list(); });
}

// The engine may have done a thing without living to tell of it.
void SimulatedEngine::World::answer_all(const Problem& problem) {
  for (const auto& [token, effect] : std::exchange(in_flight_, {})) {
    if (!up_ && chance_.happens(0.5)) do_untold(effect);
    tell(plain_outcome(effect, problem));
  }
}

SimulatedEngine::World::Outcome SimulatedEngine::World::carry_out(Token,
                                                                  const effects::PullImage& pull) {
  if (const auto error = pull_errors_.find(pull.key); error != pull_errors_.end()) {
    return effects::Pulled{pull.key, Problem{Problem::Kind::refused, error->second}};
  }
  containers_.add_image(pull.image);
  return effects::Pulled{pull.key, {}};
}

SimulatedEngine::World::Outcome SimulatedEngine::World::carry_out(
    Token, const effects::CreateContainer& create) {
  const auto& image = create.spec.image;
  const auto script = read_script(create.spec.environment);
  if (!script.pull_error.empty()) pull_errors_[create.key] = script.pull_error;
  if (!script.pull_error.empty() || (options_.pull_first && !containers_.has_image(image))) {
    return effects::Created{
        create.key, "",
        Problem{Problem::Kind::no_image, "Error response from daemon: No such image: " + image}};
  }
  auto created = containers_.create(create, chance_.hex(64), now());
  if (auto* problem = std::get_if<Problem>(&created)) {
    return effects::Created{create.key, "", std::move(*problem)};
  }
  return effects::Created{create.key, std::get<Container*>(created)->listed.runtime_id, {}};
}

SimulatedEngine::World::Outcome SimulatedEngine::World::carry_out(
    Token, const effects::StartContainer& start) {
  auto* container = containers_.find(start.runtime_id);
  if (!container) return effects::Started{start.key, no_container(start.runtime_id), {}, "", "", {}};
  if (!container->listed.running) {
    tell_exit(start.runtime_id, container->run);  // of the run before
    container = containers_.find(start.runtime_id);
    if (auto problem = containers_.start(*container)) {
      return effects::Started{start.key, std::move(problem), {}, "", "", {}};
    }
    begin_run(*container);
  }
  return effects::Started{start.key, {}, container->bindings, digest_of(container->image), "",
                          {}};
}

SimulatedEngine::World::Outcome SimulatedEngine::World::carry_out(
    Token token, const effects::StopContainer& stop) {
  auto* container = containers_.find(stop.runtime_id);
  if (!container) return effects::Stopped{stop.key, no_container(stop.runtime_id)};
  if (!container->listed.running) {
    tell_exit(stop.runtime_id, container->run);
    return effects::Stopped{stop.key, {}};
  }
  container->stoppers.push_back(token);
  if (!container->script.ignores_sigterm) {
    end_run(*container, container->script.exit_code.value_or(143));
    return std::nullopt;
  }
  in(stop.timeout, [this, id = stop.runtime_id, run = container->run] {
    auto* found = containers_.find(id);
    if (found && found->run == run && found->listed.running) end_run(*found, 137);
  });
  return std::nullopt;
}

SimulatedEngine::World::Outcome SimulatedEngine::World::carry_out(
    Token, const effects::RemoveContainer& remove_it) {
  remove(remove_it.runtime_id);
  return effects::Removed{remove_it.key, {}};
}

SimulatedEngine::World::Outcome SimulatedEngine::World::carry_out(
    Token, const effects::PrepareSandbox& prepare) {
  return effects::SandboxReady{prepare.key, {}, "", {}};
}
SimulatedEngine::World::Outcome SimulatedEngine::World::carry_out(
    Token, const effects::ReleaseSandbox& release) {
  return effects::SandboxReleased{release.key, {}};
}
SimulatedEngine::World::Outcome SimulatedEngine::World::carry_out(
    Token, const effects::CreateVolume& create) {
  return effects::VolumeCreated{create.key, {}, ""};
}
SimulatedEngine::World::Outcome SimulatedEngine::World::carry_out(
    Token, const effects::RemoveVolume& remove) {
  return effects::VolumeRemoved{remove.key, {}};
}

}  // namespace localecs::simulated
