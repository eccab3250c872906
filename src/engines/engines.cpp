// Sends each effect to the engine of its task, and general requests to all engines.
#include <localecs/engines/engines.hpp>

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/state/state.hpp>

#include <utility>

namespace localecs {

using effects::ContainerEngine;

Engines::Engines(const state::State& state, std::unique_ptr<ContainerEngine> own, Others others)
    : state_(state), own_(std::move(own)), others_(std::move(others)) {}

void Engines::read_records(std::function<void(std::vector<effects::Kept>)> done) {
  own_->read_records(std::move(done));
}

void Engines::take_over(const std::vector<effects::Held>& held) {
  std::map<effects::ContainerEngine*, std::vector<effects::Held>> parts;
  for (const effects::Held& one : held) parts[&engine_of(one.key.task_arn)].push_back(one);
  for (const auto& [engine, part] : parts) engine->take_over(part);
}

// Adds to other engines' observations which engine they come from; empty means our own.
void Engines::watch(effects::Inbox inbox) {
  for (auto& [where, engine] : others_)
    engine->watch([this, inbox, &where = where](effects::Observation observation) {
      if (auto* up = std::get_if<effects::EngineUp>(&observation)) {
        up->engine = where;
        remember(where, *up);
      }
      if (auto* down = std::get_if<effects::EngineDown>(&observation)) down->engine = where;
      inbox(std::move(observation));
    });
  own_->watch(std::move(inbox));
}

// Forgets tasks that neither the state nor this engine's full list contains: they are gone for
// good.
void Engines::remember(const std::string& engine, const effects::EngineUp& up) {
  std::erase_if(elsewhere_, [&](const auto& entry) {
    return entry.second == engine && !state_[ecs::tasks].find(entry.first);
  });
  for (const effects::Listed& listed : up.containers)
    elsewhere_.insert_or_assign(listed.key.task_arn, engine);
}

// Remembers the answer: after a reset the rows are gone, but their containers must still be removed
// from the right engine.
ContainerEngine& Engines::engine_of(const std::string& task_arn) {
  if (const state::Task* task = state_[ecs::tasks].find(task_arn))
    if (const auto* instance = state_[ecs::instances].find(task->instance_arn);
        instance && !instance->engine.empty())
      elsewhere_.insert_or_assign(task_arn, instance->engine);
  const auto known = elsewhere_.find(task_arn);
  if (known == elsewhere_.end()) return *own_;
  const auto engine = others_.find(known->second);
  return engine == others_.end() ? *own_ : *engine->second;
}

void Engines::perform(effects::Effect effect) {
  const std::string task_arn = std::visit([](const auto& one) { return one.key.task_arn; }, effect);
  engine_of(task_arn).perform(std::move(effect));
}

std::unique_ptr<effects::Terminal> Engines::open_terminal(effects::TerminalSpec spec,
                                                          effects::TerminalEvents events) {
  ContainerEngine& engine = engine_of(spec.task_arn);
  return engine.open_terminal(std::move(spec), std::move(events));
}

void Engines::read_stats(const std::string& runtime_id, std::function<void(std::string)> done) {
  own_->read_stats(runtime_id, std::move(done));
}

namespace {

// Counts the answers of several engines. Calls `done` once after the last, with all problems,
// separated by "; "; empty if there were none.
class Gathering {
 public:
  Gathering(std::size_t waiting, std::function<void(std::string)> done)
      : waiting_(waiting), done_(std::move(done)) {}

  void end(const std::string& problem) {
    if (!problem.empty()) problems_ += (problems_.empty() ? "" : "; ") + problem;
    if (--waiting_ == 0) done_(problems_);
  }

 private:
  std::size_t waiting_;
  std::function<void(std::string)> done_;
  std::string problems_;
};

}  // namespace

void Engines::remove_everything(std::function<void(std::string)> done) {
  auto all = std::make_shared<Gathering>(others_.size() + 1, std::move(done));
  const auto end = [all](const std::string& problem) { all->end(problem); };
  for (auto& [where, engine] : others_) engine->remove_everything(end);
  own_->remove_everything(end);
}

void Engines::put_away(std::function<void()> done) {
  auto all = std::make_shared<Gathering>(others_.size() + 1,
                                         [done = std::move(done)](const std::string&) { done(); });
  for (auto& [where, engine] : others_) engine->put_away([all] { all->end({}); });
  own_->put_away([all] { all->end({}); });
}

}  // namespace localecs
