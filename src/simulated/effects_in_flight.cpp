// From an effect accepted to its one answer: how long it takes, and what goes wrong.
#include "outcomes.hpp"
#include "world.hpp"

namespace localecs::simulated {

using effects::Effect;
using effects::Problem;

namespace {

constexpr Duration kSlowest = std::chrono::seconds(30);
constexpr Duration kResync = std::chrono::minutes(5);

}  // namespace

// The fate is drawn here, so that a run depends on the seed and the order of effects only.
void SimulatedEngine::World::accept(Effect effect) {
  const Fate fate = draw_fate(effect);
  const Token token = ++last_token_;
  in_flight_.emplace(token, std::move(effect));
  in(fate.after, [this, token, fate] { complete(token, fate); });
}

// An engine that is away answers at once; otherwise chance may hang, slow down or refuse the
// effect.
SimulatedEngine::World::Fate SimulatedEngine::World::draw_fate(const Effect& effect) {
  if (!up_) return {Duration(1), Problem{Problem::Kind::unreachable, "the engine is away"}};
  Duration after = latency_of(effect);
  if (chance_.happens(faults_.hang)) {
    const auto limit = limit_of(effect);
    return {limit.after, timed_out(limit), chance_.happens(0.5)};
  }
  if (chance_.happens(faults_.slow)) after += chance_.up_to(kSlowest);
  if (chance_.happens(faults_.refuse))
    return {after, Problem{Problem::Kind::refused,
                           "Error response from daemon: the simulated engine does not want to"}};
  return {after, std::nullopt};
}

Duration SimulatedEngine::World::latency_of(const Effect& effect) {
  const auto& times = options_.latencies;
  const Duration latencies[] = {times.pull,   times.create, times.start,
                                times.stop,   times.remove, times.sandbox,
                                times.remove, times.volume, times.remove};
  static_assert(std::size(latencies) == std::variant_size_v<Effect>);
  Duration latency = latencies[effect.index()];
  if (const auto* start = std::get_if<effects::StartContainer>(&effect)) {
    const auto* container = containers_.find(start->runtime_id);
    if (container) latency += container->script.start_delay;
  }
  const auto* prepare = std::get_if<effects::PrepareSandbox>(&effect);
  if (prepare && (has_ready_sandbox(prepare->spec) || prepare->spec.may_be_left_out))
    latency = times.ready_sandbox;
  return latency;
}

// The time has come: report the problem drawn, or carry the effect out and report its outcome.
void SimulatedEngine::World::complete(Token token, const Fate& fate) {
  const auto found = in_flight_.find(token);
  if (found == in_flight_.end()) return;  // the engine was lost meanwhile
  const Effect effect = found->second;    // the inbox, once called, may end everything in flight
  if (fate.problem) {
    answer(token, fate.problem);
    if (fate.done_all_the_same) do_unreported(effect);
    return;
  }
  auto outcome = std::visit([&](const auto& one) { return carry_out(token, one); }, effect);
  if (!outcome || in_flight_.erase(token) == 0) return;
  report(std::move(*outcome));
}

void SimulatedEngine::World::answer(Token token, std::optional<Problem> problem) {
  const auto node = in_flight_.extract(token);
  if (!node.empty()) report(plain_outcome(node.mapped(), std::move(problem)));
}

// Carries an effect out of which nobody is told. Token 0 belongs to no effect in flight, so a stop
// answers nobody; the next list, as after Docker's resync, shows what came of it.
void SimulatedEngine::World::do_unreported(const Effect& effect) {
  std::visit([this](const auto& one) { carry_out(0, one); }, effect);
  in(kResync, [this] { list(); });
}

// An engine that goes away may have carried an effect out without getting to answer it: a coin
// decides.
void SimulatedEngine::World::answer_all(const Problem& problem) {
  for (const auto& [token, effect] : std::exchange(in_flight_, {})) {
    if (!up_ && chance_.happens(0.5)) do_unreported(effect);
    report(plain_outcome(effect, problem));
  }
}

}  // namespace localecs::simulated
