// What is asked of the engine and what it tells: for whoever listens, and in words.
// LOCALECS_TRACE=1 prints them for a seed that failed.
#pragma once

#include <localecs/effects/container_engine.hpp>

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace localecs::tests {

std::string in_words(const effects::Effect& effect);
std::string in_words(const effects::Observation& observation);

// Hears of every effect on its way, and of every observation before the loop does.
struct Listener {
  std::function<void(const effects::Effect&)> on_effect;
  std::function<void(const effects::Observation&)> on_observation;
};

class TracedEngine final : public effects::ContainerEngine {
 public:
  explicit TracedEngine(effects::ContainerEngine& engine) : engine_(engine) {}

  void add(Listener listener) { listeners_.push_back(std::move(listener)); }
  void hear(const effects::Observation& observation) const;

  void read_records(std::function<void(std::vector<effects::Kept>)> done) override {
    engine_.read_records(std::move(done));
  }
  void take_over(const std::vector<effects::Held>& held) override { engine_.take_over(held); }
  void watch(effects::Inbox inbox) override;
  void perform(effects::Effect effect) override;
  std::unique_ptr<effects::Terminal> open_terminal(effects::TerminalSpec spec,
                                                   effects::TerminalEvents events) override;
  void read_stats(const std::string& runtime_id,
                  std::function<void(std::string json)> done) override;
  void remove_everything(std::function<void(std::string)> done) override;

 private:
  effects::ContainerEngine& engine_;
  std::vector<Listener> listeners_;
};

// Tells it all to `tell`, one line each.
Listener in_words_to(std::function<void(const std::string&)> tell);

}  // namespace localecs::tests
