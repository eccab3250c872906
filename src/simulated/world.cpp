// The events of a simulated engine that no effect asks for: runs end, health checks find something,
// the engine is lost, chance strikes.
#include "world.hpp"

#include <localecs/aws/ecs/task.hpp>

namespace localecs::simulated {

using effects::Problem;

namespace {

constexpr Duration kLongestAbsence = std::chrono::seconds(30);
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

// While a thing happens, now() is the time at which it was due, not the clock's. So coarse steps of
// the clock and fine ones give the same run.
void SimulatedEngine::World::advance() {
  const TimePoint until = clock_.now();
  while (agenda_.next_due() && *agenda_.next_due() <= until) {
    const auto [when, what] = agenda_.take();
    now_ = when;
    what();
  }
  now_.reset();
}

// Puts what the script says of this run on the agenda. `run` tells this run from later ones.
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
    container.unreported_lines.push_back({now(), line});
  in(Duration(1), [this, id] { report_output(id); });
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
        if (up_) report(effects::HealthChanged{found->listed.key, phase.health});
      });
    }
    if (!phase.lasts) return;
    after += *phase.lasts;
  }
}

// Reports the lines that the container has printed since the last report, and the end of its output
// if the run is over.
void SimulatedEngine::World::report_output(const std::string& id) {
  auto* container = containers_.find(id);
  if (!container || !up_) return;
  const auto key = container->listed.key;
  const bool is_over = container->is_followed && !container->listed.running;
  auto lines = std::exchange(container->unreported_lines, {});
  if (is_over) container->is_followed = false;
  if (!lines.empty()) report(effects::OutputLines{key, std::move(lines)});
  if (is_over) report(effects::OutputEnded{key});
}

// The container's process has ended. Dying is reported now and Exited a little later, as Docker's
// event would be. If stops wait for this end, Exited comes at once, and they are answered behind
// it.
void SimulatedEngine::World::end_run(Container& container, int exit_code) {
  containers_.end(container, exit_code);
  const auto id = container.listed.runtime_id;
  const auto key = container.listed.key;
  const int run = container.run;
  const auto stoppers = std::exchange(container.stoppers, {});
  end_shells(id);
  if (!up_) return;  // the next list shows it
  report_output(id);
  if (stoppers.empty()) {
    in(options_.latencies.die_event, [this, id, run] { report_exit(id, run); });
    return report(effects::Dying{key});
  }
  report_exit(id, run);
  for (const Token token : stoppers) answer(token);
}

void SimulatedEngine::World::report_exit(const std::string& id, int run) {
  auto* container = containers_.find(id);
  if (!container || !up_ || container->run != run || container->exit_reported) return;
  container->exit_reported = true;
  report(effects::Exited{container->listed.key, id, container->listed.exit_code,
                         container->listed.out_of_memory, ""});
}

void SimulatedEngine::World::remove(const std::string& id) {
  auto* container = containers_.find(id);
  if (!container) return;
  if (container->listed.running) end_run(*container, kKilled);
  // end_run() has called the inbox, which may have removed it: look it up again.
  container = containers_.find(id);
  if (container) report_exit(id, container->run);
  containers_.remove(id);
}

void SimulatedEngine::World::lose(Duration away, bool deadly) {
  in(Duration(0), [this, away, deadly] { go_away(away, deadly); });
}

void SimulatedEngine::World::go_away(Duration away, bool deadly) {
  if (!up_) return;
  up_ = false;
  ++absence_;
  report(effects::EngineDown{"the simulated engine is away"});
  answer_all({Problem::Kind::unreachable, "the simulated engine is away"});
  lose_shells();
  if (deadly) {
    for (const auto& id : containers_.running()) end_run(*containers_.find(id), kKilled);
  }
  in(away, [this, absence = absence_] {
    if (absence == absence_) come_back();
  });
}

// The inbox goes first: nobody may hear what the effects in flight come to.
void SimulatedEngine::World::forsake() {
  inbox_ = nullptr;
  up_ = false;
  ++absence_;
  for (const auto& [token, effect] : std::exchange(in_flight_, {}))
    if (chance_.happens(0.5)) do_unreported(effect);
  lose_shells();
}

void SimulatedEngine::World::come_back() {
  up_ = true;
  list();
}

// A list shows the containers as they are when it is asked for, and is reported somewhat later.
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
    if (!container.listed.running) container.exit_reported = true;  // by this list
  }
  if (options_.latencies.list.count() == 0) return report_list(std::move(up));
  in(options_.latencies.list, [this, up = std::move(up), absence = absence_] {
    if (up_ && absence == absence_) report_list(up);
  });
}

// Health is reported by events as well, some of them since this list was asked for: show the
// newest, so that the list takes nothing back.
void SimulatedEngine::World::report_list(effects::EngineUp up) {
  for (effects::Listed& listed : up.containers)
    if (const auto* container = containers_.find(listed.runtime_id);
        container && container->listed.running)
      listed.health = container->listed.health;
  report(std::move(up));
  std::vector<std::string> ids;
  for (const auto& [id, container] : containers_.all())
    if (container.is_followed || !container.unreported_lines.empty()) ids.push_back(id);
  for (const std::string& id : ids) report_output(id);
}

void SimulatedEngine::World::read_records(std::function<void(std::vector<effects::Kept>)> done) {
  in(Duration(0), [this, done = std::move(done)] {
    std::vector<effects::Kept> kept;
    for (const auto& [id, container] : containers_.all())
      kept.push_back({container.listed, container.record});
    done(std::move(kept));
  });
}

// What is in flight is answered first, so that nobody waits for an effect on what is gone.
void SimulatedEngine::World::remove_everything(std::function<void(std::string)> done) {
  in(options_.latencies.remove, [this, done = std::move(done)] {
    if (!up_) return done("the simulated engine is away");
    answer_all({Problem::Kind::unreachable, "everything is being removed"});
    std::vector<std::string> ids;
    for (const auto& [id, container] : containers_.all()) ids.push_back(id);
    for (const auto& id : ids) remove(id);
    volumes_.remove_ours();
    containers_.forget_images();
    pull_errors_.clear();
    // What is still noted is about nothing that exists, or gets ready for what comes. The clock may
    // have been set back since.
    agenda_.bring_forward_to(now());
    done("");
  });
}

// Through the agenda, so that the inbox is not called from inside this call.
bool SimulatedEngine::World::kill(const effects::ContainerKey& key, int exit_code) {
  const auto* found = containers_.find_running(key);
  if (!found) return false;
  in(Duration(0), [this, id = found->listed.runtime_id, run = found->run, exit_code] {
    auto* container = containers_.find(id);
    if (container && container->run == run && container->listed.running)
      end_run(*container, exit_code);
  });
  return true;
}

bool SimulatedEngine::World::set_health(const effects::ContainerKey& key,
                                        aws::ecs::HealthStatus health) {
  auto* container = containers_.find_running(key);
  if (!container) return false;
  container->listed.health = health;
  if (up_) report(effects::HealthChanged{key, health});
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

// One throw a second for each fault.
void SimulatedEngine::World::let_something_happen() {
  if (chance_.happens(faults_.die)) {
    const auto ids = containers_.running();
    if (!ids.empty()) end_run(*containers_.find(ids[chance_.below(ids.size())]), kKilled);
  }
  if (chance_.happens(faults_.vanish) && !containers_.all().empty()) {
    auto victim = containers_.all().begin();
    std::advance(victim, chance_.below(containers_.all().size()));
    remove(std::string(victim->first));
  }
  if (chance_.happens(faults_.lose_engine)) {
    const auto away = chance_.up_to(kLongestAbsence);
    go_away(away, chance_.happens(0.5));
  }
}

}  // namespace localecs::simulated
