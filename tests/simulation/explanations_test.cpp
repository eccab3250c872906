// A task that is neither RUNNING nor STOPPED waits for something, and explain says for what: in
// every state that any of many tasks comes through.
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include <gtest/gtest.h>

#include <set>

#include "graphs.hpp"
#include "operations/explain.hpp"
#include "seeds.hpp"
#include "users.hpp"
#include "world.hpp"

namespace localecs::tests {
namespace {

using namespace std::chrono_literals;

constexpr int kSeeds = 150;

std::string state_of(const state::Task& task) {
  std::string text(state::to_text(task.last_status));
  text += task.should_run ? "" : " to stop";
  for (const state::Container& container : task.containers)
    text += " " + container.name + ":" + std::to_string(static_cast<int>(container.step));
  return text;
}

// Looks at every task after every step.
class Onlooker {
 public:
  explicit Onlooker(World& world) : world_(world) {
    world.after_step([this] { look(); });
  }
  std::vector<std::string> problems;
  std::set<std::string> seen;

 private:
  void look() {
    for (const auto& [arn, task] : world_.state[ecs::tasks].rows()) {
      const bool is_at_rest =
          task.is_stopped() || (task.last_status == state::TaskStatus::RUNNING && task.should_run);
      if (is_at_rest || !seen.insert(state_of(task)).second) continue;
      if (services::local::explain_task(world_.state, task, world_.now()).waitingFor.empty())
        problems.push_back("nothing is said of: " + state_of(task));
    }
  }
  World& world_;
};

std::vector<std::string> problems_of(std::uint64_t seed) {
  Dice dice(seed);
  World world(tests::Setup{.seed = seed, .machine = {.cpu = 8192, .memory = 16384}});
  Onlooker onlooker(world);
  world.call("CreateCluster", {{"clusterName", "default"}});
  const Graph graph = random_graph(dice);
  world.call("RegisterTaskDefinition", definition_of("app", graph));
  json request{{"taskDefinition", "app"}};
  if (graph.awsvpc)
    request["networkConfiguration"]["awsvpcConfiguration"]["subnets"] = {"subnet-1"};
  const json task = world.call("RunTask", request).at("tasks").at(0);
  if (dice.happens(30)) world.engine().lose(10s, dice.happens(50));
  world.run_for(std::chrono::milliseconds(dice.between(0, 8000)));
  world.call("StopTask", {{"task", task.at("taskArn")}});
  world.run_for(1min);
  if (onlooker.seen.empty()) onlooker.problems.push_back("no task was on its way");
  return onlooker.problems;
}

TEST(Explanations, say_what_every_task_waits_for) {
  play_seeds(0, 1, kSeeds, problems_of);
}

}  // namespace
}  // namespace localecs::tests
