// What is asked of the engine and what it tells, in words: LOCALECS_TRACE=1 prints them for a seed
// that failed.
#pragma once

#include <localecs/effects/container_engine.hpp>

#include <functional>
#include <string>

namespace localecs::tests {

std::string in_words(const effects::Effect& effect);
std::string in_words(const effects::Observation& observation);

// Passes everything on and tells of every effect on its way.
class TracedEngine final : public effects::ContainerEngine {
 public:
  using Listener = std::function<void(const std::string&)>;
  TracedEngine(effects::ContainerEngine& engine, const Listener& listener)
      : engine_(engine), listener_(listener) {}

  void watch(effects::Inbox inbox) override;
  void perform(effects::Effect effect) override;
  void remove_everything(std::function<void(std::string)> done) override;

 private:
  effects::ContainerEngine& engine_;
  const Listener& listener_;
};

}  // namespace localecs::tests
