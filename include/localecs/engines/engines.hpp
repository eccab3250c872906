// Makes several container engines look like one: this machine's own, and those of container
// instances on other machines.
#pragma once

#include <localecs/effects/container_engine.hpp>
#include <localecs/state/state.hpp>

#include <map>
#include <memory>
#include <string>

namespace localecs {

// An effect on a task goes to the engine of the task's container instance.
class Engines : public effects::ContainerEngine {
 public:
  using Others = std::map<std::string, std::unique_ptr<effects::ContainerEngine>, std::less<>>;

  // `others` is keyed by the Docker host, spelled as state::Instance::engine spells it.
  Engines(const state::State& state, std::unique_ptr<effects::ContainerEngine> own, Others others);

  // Reads the records on our own engine only: containers elsewhere belong to container instances,
  // which only the state can name.
  void read_records(std::function<void(std::vector<effects::Kept>)> done) override;
  void take_over(const std::vector<effects::Held>& held) override;
  void watch(effects::Inbox inbox) override;
  void perform(effects::Effect effect) override;
  std::unique_ptr<effects::Terminal> open_terminal(effects::TerminalSpec spec,
                                                   effects::TerminalEvents events) override;
  // Reads only our own engine's figures. Tasks elsewhere do not reach the metadata endpoint that
  // shows them.
  void read_stats(const std::string& runtime_id, std::function<void(std::string)> done) override;
  void remove_everything(std::function<void(std::string)> done) override;
  void put_away(std::function<void()> done) override;

 private:
  effects::ContainerEngine& engine_of(const std::string& task_arn);
  // Notes that the listed containers' tasks run on `engine`, even if the state has forgotten the
  // tasks.
  void remember(const std::string& engine, const effects::EngineUp& up);

  const state::State& state_;
  std::unique_ptr<effects::ContainerEngine> own_;
  Others others_;
  std::map<std::string, std::string, std::less<>> elsewhere_;  // task ARN -> Docker host
};

}  // namespace localecs
