// Several container engines behind one door: the daemon's own, and those of instances elsewhere.
#pragma once

#include <localecs/effects/container_engine.hpp>
#include <localecs/state/state.hpp>

#include <map>
#include <memory>
#include <string>

namespace localecs {

// What is asked about a task goes to the engine of its container instance.
class Engines : public effects::ContainerEngine {
 public:
  using Others = std::map<std::string, std::unique_ptr<effects::ContainerEngine>, std::less<>>;

  // `others` by where they are, as state::Instance::engine names them.
  Engines(const state::State& state, std::unique_ptr<effects::ContainerEngine> own, Others others);

  // Of the daemon's own: what another engine has belongs to instances that only a state can name.
  void read_records(std::function<void(std::vector<effects::Kept>)> done) override;
  void take_over(const std::vector<effects::Held>& held) override;
  void watch(effects::Inbox inbox) override;
  void perform(effects::Effect effect) override;
  std::unique_ptr<effects::Terminal> open_terminal(effects::TerminalSpec spec,
                                                   effects::TerminalEvents events) override;
  // The figures of tasks elsewhere are not read: they do not reach the metadata endpoint that shows
  // them, or only that of their own task.
  void read_stats(const std::string& runtime_id, std::function<void(std::string)> done) override;
  void remove_everything(std::function<void(std::string)> done) override;
  void put_away(std::function<void()> done) override;

 private:
  effects::ContainerEngine& engine_of(const std::string& task_arn);
  // Where the containers of tasks are that the state may have forgotten.
  void remember(const std::string& engine, const effects::EngineUp& up);

  const state::State& state_;
  std::unique_ptr<effects::ContainerEngine> own_;
  Others others_;
  std::map<std::string, std::string, std::less<>> elsewhere_;  // task ARN -> where its engine is
};

}  // namespace localecs
