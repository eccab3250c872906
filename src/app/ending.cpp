// Ends localecs in stages; each stage has a limit of time, after which the next one begins.
#include "ending.hpp"

#include <localecs/aws/ecs/task.hpp>
#include <localecs/base/log.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/hosts.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/ecs/rows/this_run.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>

namespace localecs::app {

namespace {

using namespace std::chrono_literals;

constexpr Duration kRequests = 10s;  // for clients to finish requests and read answers
constexpr Duration kUsualStop = 30s;
constexpr Duration kEngine = 30s;  // for the Engine to answer, in addition to stop timeouts

}  // namespace

Ending::Ending(boost::asio::io_context& io, state::State& state, const Clock& clock, Driver& driver,
               HeldEngine& engine)
    : io_(io), state_(state), clock_(clock), driver_(driver), engine_(engine), timer_(io) {}

void Ending::begin(http::Server& server, std::function<Tasks()> what_becomes_of_tasks) {
  what_becomes_of_tasks_ = std::move(what_becomes_of_tasks);
  enter(Stage::requests, kRequests, "connections", &Ending::answered);
  server.stop([this] {
    if (stage_ == Stage::requests) answered();
  });
}

void Ending::enter(Stage stage, Duration at_most, std::string_view what_is_left,
                   void (Ending::*then)()) {
  stage_ = stage;
  timer_.expires_after(at_most);
  timer_.async_wait([=, this](const boost::system::error_code& error) {
    if (error || stage_ != stage) return;
    log::warn("{} are left: they take too long", what_is_left);
    (this->*then)();
  });
}

void Ending::answered() {
  switch (what_becomes_of_tasks_()) {
    case Tasks::go_on:
      return put_away();
    case Tasks::stop:
      return stop_tasks();
    case Tasks::remove:
      return remove_containers();
  }
}

// Stops all tasks. Services are frozen first, or they would replace the stopped tasks.
void Ending::stop_tasks() {
  state_[ecs::this_run].services_frozen = true;
  left_ = state_[ecs::tasks].size() + 1;
  enter(Stage::tasks, longest_stop() + kEngine, "tasks", &Ending::remove_containers);
  driver_.set_after_step([this] { look(); });
  driver_.wake();
}

// Runs after each step: stops every task that should still run, also one started meanwhile, and
// counts those left. Tasks of an engine that cannot be reached are not waited for.
void Ending::look() {
  std::size_t left = 0;
  for (const auto& [arn, task] : state_[ecs::tasks].rows()) {
    if (task.should_run)
      state_[ecs::tasks].stop(arn, aws::ecs::TaskStopCode::UserInitiated, "localecs is stopping",
                              clock_.now());
    left += !task.is_stopped() && !task.is_agents && state::host_of(state_, task).connected;
  }
  if (left == 0) return remove_containers();
  // The engine stops only some tasks at a time. While their number falls, the time starts anew.
  if (left < std::exchange(left_, left))
    enter(Stage::tasks, longest_stop() + kEngine, "tasks", &Ending::remove_containers);
  if (!state_.changes.empty()) driver_.wake();
}

// The longest time in which any task may stop: the sum of its containers' stop timeouts, since
// dependsOn may make them stop one after the other.
Duration Ending::longest_stop() const {
  std::int64_t longest = 0;
  for (const auto& [arn, task] : state_[ecs::tasks].rows()) {
    std::int64_t whole = 0;
    if (!task.is_stopped())
      for (const auto& container : *task.definition->containerDefinitions)
        whole +=
            std::max<std::int64_t>(container.stopTimeout.value_or(0), kUsualStop.count() / 1000);
    longest = std::max(longest, whole);
  }
  return std::chrono::seconds(longest);
}

void Ending::remove_containers() {
  driver_.set_after_step({});
  enter(Stage::engine, kEngine, "containers", &Ending::leave);
  engine_.remove_everything([this](const std::string& problem) {
    if (!problem.empty()) log::error("containers may be left: {}", problem);
    leave();
  });
}

void Ending::put_away() {
  enter(Stage::engine, kEngine, "sandboxes", &Ending::leave);
  engine_.put_away([this] { leave(); });
}

void Ending::leave() {
  stage_ = Stage::over;
  timer_.cancel();
  io_.stop();
}

}  // namespace localecs::app
