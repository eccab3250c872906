// The simulated engine itself: effects in flight, containers that live and die, and an agenda.
#pragma once

#include <localecs/aws/ecs/task.hpp>
#include <localecs/simulated/simulated_engine.hpp>

#include "agenda.hpp"
#include "chance.hpp"
#include "containers.hpp"
#include "shell.hpp"
#include "volumes.hpp"

namespace localecs::simulated {

class SimulatedEngine::World {
 public:
  World(const Clock& clock, Machine machine, std::uint64_t seed, const Options& options);

  void watch(effects::Inbox inbox);
  void read_records(std::function<void(std::vector<effects::Kept>)> done);
  void accept(effects::Effect effect);
  std::unique_ptr<effects::Terminal> open_terminal(effects::TerminalSpec spec,
                                                   effects::TerminalEvents events);
  void read_stats(const std::string& runtime_id, std::function<void(std::string)> done);
  void remove_everything(std::function<void(std::string)> done);
  void advance();
  void set_faults(const Faults& faults);
  void lose(Duration away, bool deadly);
  void forsake();
  bool kill(const effects::ContainerKey& key, int exit_code);
  bool set_health(const effects::ContainerKey& key, aws::ecs::HealthStatus health);
  void move_tag(const std::string& image) { containers_.move_tag(image); }

  const Agenda& agenda() const { return agenda_; }
  const Containers& containers() const { return containers_; }
  const Volumes& volumes() const { return volumes_; }
  bool is_up() const { return up_; }
  std::size_t in_flight() const { return in_flight_.size(); }

 private:
  using Token = int;  // of an effect in flight
  // How an effect is going to end, drawn when it is accepted.
  struct Fate {
    Duration after;  // until it is answered
    std::optional<effects::Problem> problem;
    bool done_all_the_same = false;  // answered with the problem, and carried out silently
  };

  // effects_in_flight.cpp: from accept() on; every token is answered exactly once.
  Fate draw_fate(const effects::Effect& effect);
  Duration latency_of(const effects::Effect& effect);
  void complete(Token token, const Fate& fate);
  void answer(Token token, std::optional<effects::Problem> problem = {});
  void answer_all(const effects::Problem& problem);
  void do_unreported(const effects::Effect& effect);

  // carry_out.cpp: each carries an effect out and gives its outcome; nothing where that comes
  // later.
  using Outcome = std::optional<effects::Observation>;
  Outcome carry_out(Token token, const effects::PullImage& pull);
  Outcome carry_out(Token token, const effects::CreateContainer& create);
  Outcome carry_out(Token token, const effects::StartContainer& start);
  Outcome carry_out(Token token, const effects::StopContainer& stop);
  Outcome carry_out(Token token, const effects::RemoveContainer& remove);
  Outcome carry_out(Token token, const effects::PrepareSandbox& prepare);
  Outcome carry_out(Token token, const effects::ReleaseSandbox& release);
  Outcome carry_out(Token token, const effects::CreateVolume& create);
  Outcome carry_out(Token token, const effects::RemoveVolume& remove);
  bool has_ready_sandbox(const effects::SandboxSpec& spec) const;

  // looking_in.cpp: terminals in containers.
  void end_shells(const std::string& runtime_id);
  void lose_shells();

  // world.cpp: what happens by itself.
  void begin_run(Container& container);
  void begin_checks(const Container& container);
  void report_output(const std::string& id);
  void end_run(Container& container, int exit_code);
  void report_exit(const std::string& id, int run);
  void remove(const std::string& id);
  void go_away(Duration away, bool deadly);
  void come_back();
  void list();
  void report_list(effects::EngineUp up);
  void each_second();
  void let_something_happen();

  TimePoint now() const { return now_.value_or(clock_.now()); }
  void in(Duration delay, std::function<void()> what) {
    agenda_.at(now() + delay, std::move(what));
  }
  void report(effects::Observation observation) {
    if (inbox_) inbox_(std::move(observation));
  }

  const Clock& clock_;
  const Machine machine_;
  const Options options_;
  Chance chance_;
  Faults faults_;
  Agenda agenda_;
  Containers containers_;
  Volumes volumes_;
  std::map<effects::NetworkSpec, int> given_sandboxes_;  // ready ones given away, not replaced yet
  std::vector<std::weak_ptr<Shell>> shells_;
  effects::Inbox inbox_;
  std::map<Token, effects::Effect> in_flight_;
  std::map<effects::ContainerKey, std::string> pull_errors_;  // from creates that found no image
  std::optional<TimePoint> now_;  // of what is happening, while advance() runs
  Token last_token_ = 0;
  int absence_ = 0;  // counts the engine's absences
  bool up_ = false;
  bool ticking_ = false;  // each_second() is on the agenda
};

}  // namespace localecs::simulated
