// How the loop bears many rows: memory, the cost of one more task, of a placement and of a look at
// a large service. In one process, on the simulated engine; figures go out as one JSON object.
#include <localecs/aws/ecs/placement_constraint.hpp>
#include <localecs/services/ecs/placement/placement.hpp>

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "simulation/world.hpp"

namespace localecs::tests {
namespace {

using namespace std::chrono_literals;
using Stopwatch = std::chrono::steady_clock;

constexpr int kServices = 10'000, kTasksEach = 10;
constexpr int kFew = 100;
constexpr int kStarts = 3'000;
constexpr int kInstances = 1'000;
constexpr int kLargeService = 1'000;

double milliseconds_since(Stopwatch::time_point begun) {
  return std::chrono::duration<double, std::milli>(Stopwatch::now() - begun).count();
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

// MiB of this process that are in memory.
double resident() {
  std::ifstream pages("/proc/self/statm");
  double all = 0, in_memory = 0;
  pages >> all >> in_memory;
  return in_memory * 4 / 1024;
}

Setup roomy(std::uint64_t seed) {
  return {.seed = seed,
          .machine = {.cpu = 1'000'000'000, .memory = 1'000'000'000},
          .most_questions = 1'000'000'000};
}

// Without a network: no bridge has room for so many.
void register_web(World& world) {
  json definition = task_definition("web", {ContainerScript{}});
  definition["networkMode"] = "none";
  world.call("RegisterTaskDefinition", definition);
}

void create_service(World& world, const std::string& name, int desired) {
  world.call("CreateService",
             {{"serviceName", name}, {"taskDefinition", "web"}, {"desiredCount", desired}});
}

bool all_run(World& world) {
  return std::ranges::all_of(world.state[ecs::tasks].rows(), [](const auto& row) {
    return row.second.last_status == state::TaskStatus::RUNNING;
  });
}

// The time of RunTask and of everything that follows until the task runs, beside what runs already.
double start_cost(World& world) {
  std::vector<double> costs;
  for (int i = 0; i < kStarts; ++i) {
    const auto begun = Stopwatch::now();
    const json task = world.call("RunTask", {{"taskDefinition", "web"}}).at("tasks").at(0);
    const auto& arn = task.at("taskArn").get_ref<const std::string&>();
    const bool runs = world.run_until(
        [&] {
          return world.state[ecs::tasks].find(arn)->last_status == state::TaskStatus::RUNNING;
        },
        1s);
    costs.push_back(milliseconds_since(begun));
    if (!runs) throw std::runtime_error("a task does not start");
  }
  return median(costs);
}

json many_tasks() {
  World world(roomy(1));
  register_web(world);
  create_service(world, "few", kFew);
  world.run_for(5s);
  const double at_few = start_cost(world);
  const double memory_before = resident();
  const auto begun = Stopwatch::now();
  for (int i = 0; i < kServices; ++i)
    create_service(world, "service-" + std::to_string(i), kTasksEach);
  world.run_for(5s);
  const double seconds = milliseconds_since(begun) / 1000;
  if (!all_run(world)) throw std::runtime_error("not all tasks run");
  const auto tasks = world.state[ecs::tasks].size();
  return {{"services", world.state[ecs::services].size()},
          {"tasks", tasks},
          {"seconds_to_create_them", seconds},
          {"memory_mib", resident()},
          {"memory_before_mib", memory_before},
          {"start_ms_at_few", at_few},
          {"start_ms_at_many", start_cost(world)}};
}

// Every round of the loop, the engine's own work and the request included, while 1,000 tasks are
// replaced.
json large_service() {
  World world(roomy(2));
  register_web(world);
  create_service(world, "large", kLargeService);
  world.run_for(10s);
  std::vector<double> rounds;
  auto begun = Stopwatch::now();
  world.after_step([&] {
    rounds.push_back(milliseconds_since(begun));
    begun = Stopwatch::now();
  });
  world.call("UpdateService", {{"service", "large"}, {"forceNewDeployment", true}});
  world.run_for(30s);
  const json view = world.call("DescribeServices", {{"services", {"large"}}}).at("services").at(0);
  if (view.at("deployments").size() != 1 || view.at("runningCount") != kLargeService)
    throw std::runtime_error("the rollout does not end");
  return {{"tasks", kLargeService},
          {"rounds", rounds.size()},
          {"round_ms", median(rounds)},
          {"longest_round_ms", *std::ranges::max_element(rounds)}};
}

// A data directory as a daemon leaves it that had so many services and tasks.
void fill(const std::string& folder) {
  Setup setup = roomy(4);
  setup.data_dir = folder;
  World world(setup);
  register_web(world);
  for (int i = 0; i < kServices; ++i)
    create_service(world, "service-" + std::to_string(i), kTasksEach);
  world.run_for(5s);
  if (!all_run(world)) throw std::runtime_error("not all tasks run");
}

json many_instances() {
  Setup setup = roomy(3);
  setup.instances.resize(kInstances);
  World world(setup);
  register_web(world);
  world.call("CreateCluster", {{"clusterName", "default"}});
  create_service(world, "spread", kInstances / 2);
  world.run_for(5s);
  const auto& service = world.state[ecs::services].rows().begin()->second;
  placement::Request request;
  request.cluster_arn = service.cluster_arn;
  request.service_arn = service.arn;
  request.definition = service.deployments.front().definition;
  request.group = "service:spread";
  request.constraints = {{.expression = "attribute:ecs.instance-type =~ m5.*",
                          .type = aws::ecs::PlacementConstraintType::memberOf}};
  std::vector<double> choices;
  for (int i = 0; i < kStarts; ++i) {
    request.draw = static_cast<std::uint64_t>(i);
    const auto begun = Stopwatch::now();
    if (!placement::choose_instance(world.state, request).found)
      throw std::runtime_error("a task finds no place");
    choices.push_back(milliseconds_since(begun));
  }
  return {{"instances", kInstances}, {"choice_ms", median(choices)}};
}

}  // namespace
}  // namespace localecs::tests

// scale: prints the figures. scale fill FOLDER: makes a data directory.
int main(int argc, char** argv) {
  using namespace localecs::tests;
  if (argc == 3 && std::string(argv[1]) == "fill") {
    fill(argv[2]);
    return 0;
  }
  std::cout << json{{"many_tasks", many_tasks()},
                    {"large_service", large_service()},
                    {"many_instances", many_instances()}}
                   .dump(2)
            << "\n";
}
