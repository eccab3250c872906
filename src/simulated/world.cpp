// What happens in a simulated engine by itself: runs end, checks find something, the engine is
// lost, chance strikes.
#include "world.hpp"

#include <localecs/aws/ecs/task.hpp>

namespace localecs::simulated {

using effects::Problem;

namespace {

constexpr Duration longest_absence = std::chrono::seconds(30);
constexpr int killed = 137;  // 128 + SIGKILL

}  // namespace

SimulatedEngine::World::World(const Clock& clock, Machine machine, std::uint64_t seed,
                              const Options& options)
    : clock_(clock), machine_(machine), options_(options), chance_(seed) {}

void SimulatedEngine::World::watch(effects::Inbox inbox) {
  inbox_ = std::move(inbox);
  in(options_.latencies.connect, [this, absence = absence_] {
    if (absence == absence_) come_back();
  });
}

// Things are given the time they were due at, not the time somebody looked: coarse steps and fine
// ones give the same run.
void SimulatedEngine::World::advance() {
  const TimePoint until = clock_.now();
  while (agenda_.next_due() && *agenda_.next_due() <= until) {
    const auto [when, what] = agenda_.take();
    now_ = when;
    what();
  }
  now_.reset();
}

void SimulatedEngine::World::begin_run(Container& container) {
  const auto id = container.listed.runtime_id;
  const int run = container.run;
  if (const auto after = container.script.exit_after_of(run)) {
    in(*after, [this, id, run] {
      auto* found = containers_.find(id);
      if (found && found->run == run && found->listed.running)
        end_run(*found, found->script.exit_code_of(run).value_or(0));
    });
  }
  if (container.health_interval.count() > 0) begin_checks(container);
  if (!container.is_followed) return;
  for (const std::string& line : container.script.output)
    container.untold_lines.push_back({now(), line});
  in(Duration(1), [this, id] { tell_output(id); });
}

// The first check comes after an interval, unless the script says how long it is "starting".
void SimulatedEngine::World::begin_checks(const Container& container) {
  using aws::ecs::HealthStatus;
  const auto& phases = container.script.health;
  const bool starts_undecided = phases.front().health == HealthStatus::UNKNOWN;
  Duration after = starts_undecided ? Duration(0) : container.health_interval;
  for (const HealthPhase& phase : phases) {
    if (phase.health != HealthStatus::UNKNOWN) {
      in(after, [this, id = container.listed.runtime_id, run = container.run, phase] {
        auto* found = containers_.find(id);
        if (!found || found->run != run || !found->listed.running) return;
        found->listed.health = phase.health;
        if (up_) tell(effects::HealthChanged{found->listed.key, phase.health});
      });
    }
    if (!phase.lasts) return;
    after += *phase.lasts;
  }
}

// What it has printed since it was last told, and whether that is all.
void SimulatedEngine::World::tell_output(const std::string& id) {
  auto* container = containers_.find(id);
  if (!container || !up_) return;
  const auto key = container->listed.key;
  const bool is_over = container->is_followed && !container->listed.running;
  auto lines = std::exchange(container->untold_lines, {});
  if (is_over) container->is_followed = false;
  if (!lines.empty()) tell(effects::OutputLines{key, std::move(lines)});
  if (is_over) tell(effects::OutputEnded{key});
}

// Its process is gone. Who waits for that is answered behind the word of the exit, which comes at
// once then.
void SimulatedEngine::World::end_run(Container& container, int exit_code) {
  containers_.end(container, exit_code);
  const auto id = container.listed.runtime_id;
  const auto key = container.listed.key;
  const int run = container.run;
  const auto stoppers = std::exchange(container.stoppers, {});
  end_shells(id);
  if (!up_) return;  // the list will tell
  tell_output(id);
  if (stoppers.empty()) {
    in(options_.latencies.die_event, [this, id, run] { tell_exit(id, run); });
    return tell(effects::Dying{key});
  }
  tell_exit(id, run);
  for (const Token token : stoppers) answer(token);
}

void SimulatedEngine::World::tell_exit(const std::string& id, int run) {
  auto* container = containers_.find(id);
  if (!container || !up_ || container->run != run || container->exit_told) return;
  container->exit_told = true;
  tell(effects::Exited{container->listed.key, id, container->listed.exit_code,
                       container->listed.out_of_memory, ""});
}

void SimulatedEngine::World::remove(const std::string& id) {
  auto* container = containers_.find(id);
  if (!container) return;
  if (container->listed.running) end_run(*container, killed);
  // The inbox has been called: nothing found before is certain to be there still.
  container = containers_.find(id);
  if (container) tell_exit(id, container->run);
  containers_.remove(id);
}

void SimulatedEngine::World::lose(Duration away, bool deadly) {
  in(Duration(0), [this, away, deadly] { go_away(away, deadly); });
}

void SimulatedEngine::World::go_away(Duration away, bool deadly) {
  if (!up_) return;
  up_ = false;
  ++absence_;
  tell(effects::EngineDown{"the simulated engine is away"});
  answer_all({Problem::Kind::unreachable, "the simulated engine is away"});
  lose_shells();
  if (deadly) {
    for (const auto& id : containers_.running()) end_run(*containers_.find(id), killed);
  }
  in(away, [this, absence = absence_] {
    if (absence == absence_) come_back();
  });
}

void SimulatedEngine::World::forsake() {
  inbox_ = nullptr;
  up_ = false;
  ++absence_;
  for (const auto& [token, effect] : std::exchange(in_flight_, {}))
    if (chance_.happens(0.5)) do_untold(effect);
  lose_shells();
}

void SimulatedEngine::World::come_back() {
  up_ = true;
  list();
}

// A list shows what was there when it was asked for, and is told somewhat later.
void SimulatedEngine::World::list() {
  if (!up_) return;
  effects::EngineUp up{.cpu = machine_.cpu,
                       .memory = machine_.memory,
                       .version = "simulated",
                       .architecture = "x86_64",
                       .has_metadata_address = options_.has_metadata_address,
                       .asked_at = now(),
                       .containers = {}};
  for (auto& [id, container] : containers_.all()) {
    up.containers.push_back(container.listed);
    up.containers.back().bindings = container.taken_ports.bindings;
    if (!container.listed.running) container.exit_told = true;  // by this list
  }
  if (options_.latencies.list.count() == 0) return tell_list(std::move(up));
  in(options_.latencies.list, [this, up = std::move(up), absence = absence_] {
    if (up_ && absence == absence_) tell_list(up);
  });
}

// It takes back nothing of what was told of a container's health since it was asked for.
void SimulatedEngine::World::tell_list(effects::EngineUp up) {
  for (effects::Listed& listed : up.containers)
    if (const auto* container = containers_.find(listed.runtime_id);
        container && container->listed.running)
      listed.health = container->listed.health;
  tell(std::move(up));
  std::vector<std::string> ids;
  for (const auto& [id, container] : containers_.all())
    if (container.is_followed || !container.untold_lines.empty()) ids.push_back(id);
  for (const std::string& id : ids) tell_output(id);
}

void SimulatedEngine::World::read_records(std::function<void(std::vector<effects::Kept>)> done) {
  in(Duration(0), [this, done = std::move(done)] {
    std::vector<effects::Kept> kept;
    for (const auto& [id, container] : containers_.all())
      kept.push_back({container.listed, container.record});
    done(std::move(kept));
  });
}

void SimulatedEngine::World::remove_everything(std::function<void(std::string)> done) {
  in(options_.latencies.remove, [this, done = std::move(done)] {
    if (!up_) return done("the simulated engine is away");
    answer_all({Problem::Kind::unreachable, "everything is being removed"});
    std::vector<std::string> ids;
    for (const auto& [id, container] : containers_.all()) ids.push_back(id);
    for (const auto& id : ids) remove(id);
    volumes_.remove_ours();
    done("");
  });
}

bool SimulatedEngine::World::kill(const effects::ContainerKey& key, int exit_code) {
  const auto* found = containers_.find_running(key);
  if (!found) return false;
  in(Duration(0), [this, id = found->listed.runtime_id, run = found->run, exit_code] {
    auto* container = containers_.find(id);
    if (container && container->run == run && container->listed.running) {
      end_run(*container, exit_code);
    }
  });
  return true;
}

bool SimulatedEngine::World::set_health(const effects::ContainerKey& key,
                                        aws::ecs::HealthStatus health) {
  auto* container = containers_.find_running(key);
  if (!container) return false;
  container->listed.health = health;
  if (up_) tell(effects::HealthChanged{key, health});
  return true;
}

void SimulatedEngine::World::set_faults(const Faults& faults) {
  faults_ = faults;
  if (ticking_ || !faults_.happen_unasked()) return;
  ticking_ = true;
  in(std::chrono::seconds(1), [this] { each_second(); });
}

// Runs only while something may happen unasked, so that a quiet world comes to rest.
void SimulatedEngine::World::each_second() {
  ticking_ = faults_.happen_unasked();
  if (!ticking_) return;
  in(std::chrono::seconds(1), [this] { each_second(); });
  let_something_happen();
}

void SimulatedEngine::World::let_something_happen() {
  if (chance_.happens(faults_.die)) {
    const auto ids = containers_.running();
    if (!ids.empty()) end_run(*containers_.find(ids[chance_.below(ids.size())]), killed);
  }
  if (chance_.happens(faults_.vanish) && !containers_.all().empty()) {
    auto victim = containers_.all().begin();
    std::advance(victim, chance_.below(containers_.all().size()));
    remove(std::string(victim->first));
  }
  if (chance_.happens(faults_.lose_engine)) {
    const auto away = chance_.up_to(longest_absence);
    go_away(away, chance_.happens(0.5));
  }
}

}  // namespace localecs::simulated
