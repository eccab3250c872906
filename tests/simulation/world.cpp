// Drives engine and loop as the daemon's event loop does, but in no time.
#include "world.hpp"

#include <localecs/aws/error.hpp>
#include <localecs/base/log.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/hosts.hpp>
#include <localecs/services/ecs/rows/settings.hpp>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace localecs::tests {
namespace {

constexpr TimePoint kStart{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}};

const services::Operation& find_operation(std::string_view name) {
  const auto& table = services::ecs::operations().operations;
  const auto found = std::ranges::find(table, name, &services::Operation::name);
  if (found == table.end()) throw std::logic_error("no operation " + std::string(name));
  return *found;
}

}  // namespace

TimePoint SteppedClock::now() const {
  if (++asked_ > most_questions_)
    throw std::runtime_error("the loop does not come to rest: it decides without end at one time");
  return manual_.now();
}

void SteppedClock::advance_to(TimePoint to) {
  if (to > manual_.now()) asked_ = 0;
  manual_.advance_to(to);
}

World::World(const Setup& setup)
    : setup_(setup),
      clock_(kStart, setup.most_questions),
      engine_clock_(kStart),
      ahead_{{kStart, {}}},
      timing_(setup.timing),
      ids_(setup.seed),
      engine_(engine_clock_, setup.machine, setup.seed ^ 0x9e3779b97f4a7c15, setup.engine_options) {
  log::start("off");
  begin();
  run_until([this] { return state[ecs::hosts].own.connected; }, std::chrono::seconds(10));
}

// As the daemon begins.
void World::begin() {
  state[ecs::hosts].own = {.cpu = setup_.machine.cpu,
                           .memory = setup_.machine.memory,
                           .connected = false,
                           .engine_version = {},
                           .problem = "not reached yet"};
  state[ecs::settings].instances = setup_.instances;
  state[ecs::settings].has_functions = true;
  if (!setup_.data_dir.empty()) {
    store_ = store::open(setup_.data_dir, "simulated", services::parts());
    store_->load(state);
  }
  loop_.emplace(state, gate_, functions_, calls_, clock_, ids_, timing_);
  while (!loop_->resume(1))
    if (while_resuming_) while_resuming_();
  traced_.watch([this](effects::Observation observation) {
    if (auto* up = std::get_if<effects::EngineUp>(&observation)) {
      up->asked_at = in_daemons_time(up->asked_at);
      for (auto& listed : up->containers) listed.created_at = in_daemons_time(listed.created_at);
    }
    clock_.excuse_one();
    loop_->deliver(std::move(observation));
  });
  functions_.watch([this](effects::FunctionAnswered answer) { loop_->deliver(std::move(answer)); });
  calls_.watch([this](effects::CallAnswered answer) { loop_->deliver(std::move(answer)); });
}

// What the daemon's clock showed then: it has been set forward since, maybe.
TimePoint World::in_daemons_time(TimePoint engines) const {
  return engines + std::prev(ahead_.upper_bound(engines))->second;
}

void World::advance_to(TimePoint to) {
  clock_.advance_to(to);
  engine_clock_.advance_to(to - ahead_.rbegin()->second);
}

// Nothing of the daemon is left but its file.
void World::start_again() {
  ++deaths_;
  engine_.forsake();
  gate_.drop();
  functions_.forsake();
  calls_.forget();
  loop_.reset();
  store_.reset();
  std::destroy_at(&state);
  std::construct_at(&state, services::parts());
  begin();
}

void World::boundary() const {
  if (dies_here_ && dies_here_()) throw Death{};
}

json World::ask(std::string_view operation, const json& input) {
  services::Call call{.state = state,
                      .scope = scope_,
                      .now = clock_.now(),
                      .ids = ids_,
                      .caller_arn = "arn:aws:iam::" + scope_.account + ":root",
                      .endpoint = "http://127.0.0.1:4566"};
  std::string answer;
  find_operation(operation).run(call, input, answer);
  return json::parse(answer);
}

json World::call(std::string_view operation, const json& input) {
  json answer = ask(operation, input);
  const int deaths = deaths_;
  step();
  if (deaths_ != deaths) throw aws::Error("ServerException", "The daemon died.", 500);
  return answer;
}

void World::run_for(Duration time) {
  run_until(clock_.now() + time);
}

void World::set_clock_forward(Duration by) {
  clock_.advance_to(now() + by);
  ahead_[engine_now()] = now() - engine_now();
  step();
}

void World::stand_still(Duration time) {
  const TimePoint end = engine_now() + time;
  for (auto due = engine_.next_due(); due && *due <= end; due = engine_.next_due()) {
    engine_clock_.advance_to(*due);
    engine_.advance();
  }
  advance_to(now() + time);
  step();
}

void World::run_until(TimePoint until) {
  while (step_before(until)) {
  }
  advance_to(until);
}

bool World::run_until(const std::function<bool()>& done, Duration within) {
  const TimePoint end = clock_.now() + within;
  while (!done()) {
    if (step_before(end)) continue;
    advance_to(end);
    return done();
  }
  return true;
}

// One step at the next due moment; false when nothing is due up to the end.
bool World::step_before(TimePoint end) {
  auto due = loop_->next_due();
  auto engine = engine_.next_due();
  if (engine) *engine += ahead_.rbegin()->second;
  for (const auto& other : {engine, functions_.next_due(), calls_.next_due()})
    if (other) due = due ? std::min(*due, *other) : *other;
  if (!due || *due > end) return false;
  advance_to(*due);
  engine_.advance();
  functions_.advance();
  calls_.advance();
  step();
  return true;
}

void World::step() {
  try {
    loop_->step();
    finish_turn();
  } catch (const Death&) {
    return start_again();
  }
  ++steps_;
  if (after_step_) after_step_();
}

// What the turn has changed is written before what it asks for is asked.
void World::finish_turn() {
  boundary();
  if (store_) {
    store_->save(state, clock_.now());
    boundary();
  }
  gate_.let_go([this] { boundary(); });
  functions_.let_go([this] { boundary(); });
  calls_.let_go([this] { boundary(); });
}

json task_definition(const std::string& family, const std::vector<ContainerScript>& containers) {
  json definitions = json::array();
  for (const ContainerScript& script : containers) {
    json environment = json::array();
    for (const auto& [name, value] : script.environment.items())
      environment.push_back({{"name", name}, {"value", value}});
    json definition{
        {"name", script.name}, {"image", family + ":latest"},   {"cpu", 128},
        {"memory", 128},       {"essential", script.essential}, {"environment", environment}};
    definition.update(script.more);
    definitions.push_back(std::move(definition));
  }
  return {{"family", family}, {"containerDefinitions", std::move(definitions)}};
}

}  // namespace localecs::tests
