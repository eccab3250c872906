// Small task graphs, all of them, each stopped at every moment at which something changes: order,
// outcome, and nothing left. Graphs of three containers are drawn by seed: LOCALECS_GRAPHS says how
// many (default 400), LOCALECS_SEED where the dice begin, LOCALECS_TRACE=1 prints what passes.
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include <gmock/gmock.h>

#include <algorithm>
#include <deque>
#include <iostream>
#include <nlohmann/json.hpp>

#include "oracle.hpp"
#include "seeds.hpp"
#include "witness.hpp"

namespace localecs::tests {
namespace {

using namespace std::chrono_literals;

constexpr auto kLongest = 80s;  // longer than any script
constexpr std::size_t kTogether = 60;

// One graph, run once.
struct Run {
  Graph graph;
  Forecast forecast;
  std::optional<Duration> stop;  // by a user
  std::string arn;
  state::TaskStatus status{};  // the highest that was seen
};

std::string in_words(const Run& run) {
  return in_words(run.graph) +
         (run.stop ? " stopped after " + std::to_string(run.stop->count()) + " ms" : "");
}

Setup setup() {
  Setup setup;
  setup.timing.container_kept = 10min;
  setup.timing.stopped_task_kept = 11min;
  setup.machine = {.cpu = 1 << 24, .memory = 1 << 24};
  setup.engine_options.ready_sandboxes = 0;
  return setup;
}

// Many runs side by side in one world: they do not know of each other.
class Batch {
 public:
  Batch() : world_(setup()), witness_(world_) {
    world_.after_step([this] { check_statuses(); });
    if (number_from("LOCALECS_TRACE", 0))
      world_.listen(in_words_to([this, start = world_.now()](const std::string& words) {
        std::cout << (world_.now() - start).count() << " ms " << words << "\n";
      }));
  }

  std::size_t size() const { return runs_.size(); }

  // Starts the graph's tasks: one that is left alone, one for each moment at which it is stopped.
  void add(const Graph& graph) {
    const std::string family = "graph" + std::to_string(families_++);
    const Forecast forecast = forecast_of(graph);
    world_.call("RegisterTaskDefinition", definition_of(family, graph));
    const auto arns = start(graph, family, forecast.moments.size() + 1);
    for (std::size_t i = 0; i < arns.size(); ++i) {
      const auto stop = i == 0 ? std::nullopt : std::optional(forecast.moments[i - 1]);
      runs_.push_back({.graph = graph, .forecast = forecast, .stop = stop, .arn = arns[i]});
      by_arn_.emplace(arns[i], &runs_.back());
    }
  }

  void run_all() {
    const TimePoint start = world_.now();
    std::multimap<Duration, Run*> stops;
    for (Run& run : runs_)
      if (run.stop) stops.emplace(*run.stop, &run);
    for (const auto& [when, run] : stops) {
      world_.run_until(start + when);
      stop(*run);
    }
    world_.run_until(start + kLongest);
    for (Run& run : runs_) check_running(run);
    world_.run_for(5s);
    for (const Run& run : runs_)
      object(run, objection_to(task_of(run), run.graph, run.forecast, run.stop));
    world_.run_for(20min);
    check_nothing_left();
  }

 private:
  std::vector<std::string> start(const Graph& graph, const std::string& family, std::size_t count) {
    constexpr std::size_t kMostAtOnce = 10;
    json request{{"taskDefinition", family}};
    if (graph.awsvpc)
      request["networkConfiguration"]["awsvpcConfiguration"]["subnets"] = {"subnet-1"};
    std::vector<std::string> arns;
    while (arns.size() < count) {
      request["count"] = std::min(count - arns.size(), kMostAtOnce);
      const json answer = world_.call("RunTask", request);
      for (const json& task : answer.at("tasks")) arns.push_back(task.at("taskArn"));
    }
    return arns;
  }
  void stop(const Run& run) { world_.call("StopTask", {{"task", run.arn}}); }
  const state::Task& task_of(const Run& run) { return *world_.state[ecs::tasks].find(run.arn); }

  // What ends by itself has ended by now; the others run, or wait for good, until a user stops
  // them.
  void check_running(Run& run) {
    if (run.stop || run.forecast.over != kNever) return;
    const auto expected =
        run.forecast.running == kNever ? state::TaskStatus::ACTIVATING : state::TaskStatus::RUNNING;
    if (task_of(run).last_status != expected)
      object(run, "it is " + std::string(to_text(task_of(run).last_status)));
    run.stop = world_.now() - task_of(run).created_at;
    stop(run);
  }

  void check_statuses() {
    for (const auto& [arn, task] : world_.state[ecs::tasks].rows()) {
      const auto found = by_arn_.find(arn);
      if (found == by_arn_.end()) continue;  // not started yet
      Run& run = *found->second;
      if (task.last_status < run.status) object(run, "its status fell");
      run.status = task.last_status;
    }
  }

  void check_nothing_left() {
    EXPECT_TRUE(world_.state[ecs::tasks].rows().empty()) << "a task is never forgotten";
    for (const auto& listed : world_.engine().containers())
      object(*by_arn_.at(listed.key.task_arn), "left behind: container " + listed.key.container);
    for (const auto& volume : world_.engine().volumes())
      ADD_FAILURE() << "left behind: volume " << volume.name << " of " << volume.task_arn;
    EXPECT_EQ(world_.engine().addresses_taken(), 0u);
    EXPECT_THAT(witness_.broken(), testing::IsEmpty());
  }

  static void object(const Run& run, const std::string& objection) {
    if (!objection.empty()) ADD_FAILURE() << in_words(run) << "\n  " << objection;
  }

  World world_;
  Witness witness_;
  std::deque<Run> runs_;
  std::map<std::string, Run*, std::less<>> by_arn_;
  int families_ = 0;
};

// Runs graphs in batches.
class Runner {
 public:
  ~Runner() { run(); }
  void add(const Graph& graph) {
    if (testing::Test::HasFailure()) return;
    if (!batch_) batch_ = std::make_unique<Batch>();
    batch_->add(graph);
    if (batch_->size() >= kTogether) run();
  }

 private:
  void run() {
    if (batch_) batch_->run_all();
    batch_.reset();
  }
  std::unique_ptr<Batch> batch_;
};

TEST(Graphs, of_one_and_two_containers_end_as_ecs_has_it_wherever_they_are_stopped) {
  Runner runner;
  for_each_small_graph([&](const Graph& graph) { runner.add(graph); });
}

TEST(Graphs, of_three_containers_end_as_ecs_has_it_wherever_they_are_stopped) {
  Dice dice(static_cast<std::uint64_t>(number_from("LOCALECS_SEED", 1)));
  Runner runner;
  for (int i = number_from("LOCALECS_GRAPHS", 400); i > 0; --i) runner.add(random_graph(dice));
}

}  // namespace
}  // namespace localecs::tests
