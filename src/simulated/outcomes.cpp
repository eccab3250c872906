// Forms plain answers.
#include "outcomes.hpp"

namespace localecs::simulated {

using effects::Effect;
using effects::Observation;
using effects::Problem;

namespace {

struct PlainOutcome {
  std::optional<Problem> problem;

  Observation operator()(const effects::PullImage& pull) {
    return effects::Pulled{pull.key, std::move(problem)};
  }
  Observation operator()(const effects::CreateContainer& create) {
    return effects::Created{create.key, "", std::move(problem)};
  }
  Observation operator()(const effects::StartContainer& start) {
    effects::Started started;
    started.key = start.key;
    started.problem = std::move(problem);
    return started;
  }
  Observation operator()(const effects::StopContainer& stop) {
    return effects::Stopped{stop.key, std::move(problem)};
  }
  Observation operator()(const effects::RemoveContainer& remove) {
    return effects::Removed{remove.key, std::move(problem)};
  }
  Observation operator()(const effects::PrepareSandbox& prepare) {
    return effects::SandboxReady{prepare.key, std::move(problem), "", {}};
  }
  Observation operator()(const effects::ReleaseSandbox& release) {
    return effects::SandboxReleased{release.key, std::move(problem)};
  }
  Observation operator()(const effects::CreateVolume& create) {
    return effects::VolumeCreated{create.key, std::move(problem), ""};
  }
  Observation operator()(const effects::RemoveVolume& remove) {
    return effects::VolumeRemoved{remove.key, std::move(problem)};
  }
};

}  // namespace

// In the order of the variant Effect.
Limit limit_of(const Effect& effect) {
  using std::chrono::minutes;
  static constexpr Limit kLimits[] = {
      {"pulled", minutes(120), "2h0m0s"}, {"created", minutes(4), "4m0s"},
      {"started", minutes(3), "3m0s"},    {"stopped", minutes(2), "2m0s"},
      {"removed", minutes(5), "5m0s"},    {"prepared", minutes(4), "4m0s"},
      {"released", minutes(5), "5m0s"},   {"created", minutes(4), "4m0s"},
      {"removed", minutes(5), "5m0s"}};
  static_assert(std::size(kLimits) == std::variant_size_v<Effect>);
  return kLimits[effect.index()];
}

Problem timed_out(const Limit& limit) {
  return {Problem::Kind::timed_out, std::string("Could not transition to ") + limit.step +
                                        "; timed out after waiting " + limit.words};
}

Problem no_container(const std::string& id) {
  return {Problem::Kind::vanished, "Error response from daemon: No such container: " + id};
}

Observation plain_outcome(const Effect& effect, std::optional<Problem> problem) {
  return std::visit(PlainOutcome{std::move(problem)}, effect);
}

}  // namespace localecs::simulated
