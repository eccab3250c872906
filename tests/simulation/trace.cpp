// Words for effects and observations.
#include "trace.hpp"

#include <localecs/state/task.hpp>

#include <array>
#include <string_view>

namespace localecs::tests {
namespace {

std::string named(const effects::ContainerKey& key) {
  return std::string(state::id_of(key.task_arn)).substr(0, 6) + "/" + key.container;
}

std::string problem_in_words(const effects::Problem& problem) {
  constexpr std::array<std::string_view, 5> kinds{"refused", "no image", "vanished", "timed out",
                                                  "unreachable"};
  return std::string(kinds[static_cast<std::size_t>(problem.kind)]) + ": " + problem.message;
}

struct Words {
  std::string operator()(const effects::EngineUp& up) const {
    std::string text = "engine up:";
    for (const auto& listed : up.containers)
      text += " " + named(listed.key) +
              (listed.running        ? " running"
               : listed.ever_started ? " ended"
                                     : " created");
    return text;
  }
  std::string operator()(const effects::EngineDown& down) const {
    return "engine down: " + down.reason;
  }
  std::string operator()(const effects::Dying& dying) const { return named(dying.key) + " dying"; }
  std::string operator()(const effects::Exited& exited) const {
    return named(exited.key) + " exited " + std::to_string(exited.exit_code);
  }
  std::string operator()(const effects::HealthChanged& changed) const {
    return named(changed.key) + " health " + std::to_string(static_cast<int>(changed.health));
  }
  template <class Outcome>
  std::string operator()(const Outcome& outcome) const {
    return named(outcome.key) +
           (outcome.problem ? " " + problem_in_words(*outcome.problem) : " done");
  }
};

constexpr std::array<std::string_view, 5> kVerbs{"pull", "create", "start", "stop", "remove"};

}  // namespace

std::string in_words(const effects::Effect& effect) {
  const auto& key = std::visit(
      [](const auto& one) -> const auto& { return one.key; }, effect);
  return "-> " + std::string(kVerbs[effect.index()]) + " " + named(key);
}

std::string in_words(const effects::Observation& observation) {
  const std::string verb =
      observation.index() < kVerbs.size() ? std::string(kVerbs[observation.index()]) + " " : "";
  return "<- " + verb + std::visit(Words{}, observation);
}

void TracedEngine::watch(effects::Inbox inbox) {
  engine_.watch([this, inbox = std::move(inbox)](effects::Observation observation) {
    if (listener_) listener_(in_words(observation));
    inbox(std::move(observation));
  });
}

void TracedEngine::perform(effects::Effect effect) {
  if (listener_) listener_(in_words(effect));
  engine_.perform(std::move(effect));
}

void TracedEngine::remove_everything(std::function<void(std::string)> done) {
  engine_.remove_everything(std::move(done));
}

}  // namespace localecs::tests
