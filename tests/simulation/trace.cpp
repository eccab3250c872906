// Words for effects and observations.
#include "trace.hpp"

#include <localecs/services/ecs/rows/task.hpp>

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
  std::string operator()(const effects::OutputLines& output) const {
    return named(output.key) + " printed " + std::to_string(output.lines.size()) + " lines";
  }
  std::string operator()(const effects::OutputEnded& ended) const {
    return named(ended.key) + " output ended";
  }
  template <class Outcome>
  std::string operator()(const Outcome& outcome) const {
    return named(outcome.key) +
           (outcome.problem ? " " + problem_in_words(*outcome.problem) : " done");
  }
};

// In the order of effects::Effect.
constexpr std::array<std::string_view, 9> kVerbs{"pull",    "create",        "start",
                                                 "stop",    "remove",        "prepare",
                                                 "release", "create volume", "remove volume"};
static_assert(kVerbs.size() == std::variant_size_v<effects::Effect>);

// Which effect an observation answers; empty for what is told unasked.
struct Verb {
  std::string_view operator()(const effects::Pulled&) const { return "pull "; }
  std::string_view operator()(const effects::Created&) const { return "create "; }
  std::string_view operator()(const effects::Started&) const { return "start "; }
  std::string_view operator()(const effects::Stopped&) const { return "stop "; }
  std::string_view operator()(const effects::Removed&) const { return "remove "; }
  std::string_view operator()(const effects::SandboxReady&) const { return "prepare "; }
  std::string_view operator()(const effects::SandboxReleased&) const { return "release "; }
  std::string_view operator()(const effects::VolumeCreated&) const { return "create volume "; }
  std::string_view operator()(const effects::VolumeRemoved&) const { return "remove volume "; }
  std::string_view operator()(const auto&) const { return ""; }
};

}  // namespace

std::string in_words(const effects::Effect& effect) {
  const auto& key = std::visit(
      [](const auto& one) -> const auto& { return one.key; }, effect);
  return "-> " + std::string(kVerbs[effect.index()]) + " " + named(key);
}

std::string in_words(const effects::Observation& observation) {
  return "<- " + std::string(std::visit(Verb{}, observation)) + std::visit(Words{}, observation);
}

Listener in_words_to(std::function<void(const std::string&)> tell) {
  return {.on_effect = [tell](const effects::Effect& effect) { tell(in_words(effect)); },
          .on_observation =
              [tell](const effects::Observation& observation) { tell(in_words(observation)); }};
}

void TracedEngine::hear(const effects::Observation& observation) const {
  for (const Listener& listener : listeners_)
    if (listener.on_observation) listener.on_observation(observation);
}

void TracedEngine::watch(effects::Inbox inbox) {
  engine_.watch([this, inbox = std::move(inbox)](effects::Observation observation) {
    hear(observation);
    inbox(std::move(observation));
  });
}

void TracedEngine::perform(effects::Effect effect) {
  for (const Listener& listener : listeners_)
    if (listener.on_effect) listener.on_effect(effect);
  engine_.perform(std::move(effect));
}

std::unique_ptr<effects::Terminal> TracedEngine::open_terminal(effects::TerminalSpec spec,
                                                               effects::TerminalEvents events) {
  return engine_.open_terminal(std::move(spec), std::move(events));
}

void TracedEngine::read_stats(const std::string& runtime_id,
                              std::function<void(std::string)> done) {
  engine_.read_stats(runtime_id, std::move(done));
}

void TracedEngine::remove_everything(std::function<void(std::string)> done) {
  engine_.remove_everything(std::move(done));
}

}  // namespace localecs::tests
