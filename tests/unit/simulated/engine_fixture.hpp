// A simulated engine under a manual clock, and what it tells, one line each.
#pragma once

#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/simulated/simulated_engine.hpp>

#include <gmock/gmock.h>

namespace localecs::simulated {

std::string line_of(const effects::Observation& observation);

struct Fixture : testing::Test {
  ManualClock clock{TimePoint(std::chrono::milliseconds(1'700'000'000'000))};
  Options options;
  std::unique_ptr<SimulatedEngine> engine;
  std::vector<effects::Observation> told;
  std::vector<std::string> lines;
  aws::ecs::ContainerDefinition definition;

  void SetUp() override { begin(); }
  void begin(std::uint64_t seed = 1) {
    engine = std::make_unique<SimulatedEngine>(clock, Machine{}, seed, options);
    engine->watch([this](effects::Observation observation) {
      lines.push_back(line_of(observation));
      told.push_back(std::move(observation));
    });
    pass(Duration(1));
  }
  // Moves the clock and returns what was told meanwhile.
  std::vector<std::string> pass(Duration time) {
    clock.advance(time);
    engine->advance();
    return std::exchange(lines, {});
  }

  static effects::ContainerKey key(std::string name = "web") { return {"task", std::move(name)}; }
  effects::CreateContainer create(std::vector<std::string> environment = {},
                                  std::string name = "web") {
    effects::CreateContainer effect;
    effect.key = key(name);
    effect.spec.name = "ecs-" + name;
    effect.spec.image = "nginx";
    effect.spec.network_mode = "bridge";
    effect.spec.environment = std::move(environment);
    effect.spec.definition = &definition;
    return effect;
  }
  // Creates it; its runtime id.
  std::string made(const effects::CreateContainer& effect) {
    engine->perform(effect);
    pass(Duration(5));
    return std::get<effects::Created>(told.back()).runtime_id;
  }
  std::string running(const effects::CreateContainer& effect) {
    const auto id = made(effect);
    engine->perform(effects::StartContainer{effect.key, id, {}, false});
    EXPECT_THAT(pass(Duration(20)), testing::ElementsAre("Started " + effect.key.container));
    return id;
  }
  template <class T>
  const T& last() {
    return std::get<T>(told.back());
  }
};

}  // namespace localecs::simulated
