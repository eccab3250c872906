// What users do, and the task definitions that they do it with.
#include "users.hpp"

#include <localecs/aws/error.hpp>

namespace localecs::tests {
namespace {

const std::vector<std::string> kServices{"api", "web", "worker"};
const std::vector<std::string> kGood{"plain", "checked", "pair", "stubborn", "slow"};
const std::vector<std::string> kBad{"crash",       "young",      "unstartable",
                                    "uncreatable", "unpullable", "sick",
                                    "undecided",   "once",       "ported"};
// minimumHealthyPercent, maximumPercent
const std::vector<std::pair<int, int>> kPercentages{{100, 200}, {50, 200},  {50, 100}, {0, 100},
                                                    {0, 200},   {100, 150}, {75, 125}};
constexpr int kMostDesired = 4;

json health_check(int interval_seconds) {
  return {{"healthCheck",
           {{"command", {"CMD-SHELL", "true"}}, {"interval", interval_seconds}, {"retries", 1}}}};
}

json port(int host_port) {
  return {{"portMappings", {{{"containerPort", 80}, {"hostPort", host_port}}}}};
}

void register_definitions(World& world) {
  const auto add = [&](const std::string& family, const std::vector<ContainerScript>& containers) {
    world.call("RegisterTaskDefinition", task_definition(family, containers));
  };
  const auto simple = [&](const std::string& family, const json& environment, const json& more) {
    add(family, {{.environment = environment, .more = more}});
  };
  const json none = json::object();
  simple("plain", none, none);
  simple("checked", none, health_check(5));
  add("pair",
      {{.name = "main"},
       {.name = "helper", .essential = false, .environment = {{"LOCALECS_SIM_EXIT_AFTER", "2"}}}});
  simple("stubborn", {{"LOCALECS_SIM_IGNORE_SIGTERM", "1"}}, {{"stopTimeout", 4}});
  simple("slow", {{"LOCALECS_SIM_START_DELAY", "6"}}, none);
  simple("crash", {{"LOCALECS_SIM_EXIT_AFTER", "3"}, {"LOCALECS_SIM_EXIT_CODE", "1"}}, none);
  simple("young", {{"LOCALECS_SIM_EXIT_AFTER", "0.2"}}, none);
  simple("unstartable", {{"LOCALECS_SIM_START_ERROR", "exec: no such file"}}, none);
  simple("uncreatable", {{"LOCALECS_SIM_CREATE_ERROR", "invalid mount config"}}, none);
  simple("unpullable", {{"LOCALECS_SIM_PULL_ERROR", "manifest unknown"}}, none);
  simple("sick", {{"LOCALECS_SIM_HEALTH", "unhealthy"}}, health_check(5));
  simple("undecided", {{"LOCALECS_SIM_HEALTH", "starting"}}, health_check(5));
  simple("once", {{"LOCALECS_SIM_EXIT_AFTER", "7"}}, none);
  simple("ported", none, port(8080));
}

}  // namespace

Users::Users(World& world, std::uint64_t seed) : world_(world), dice_(seed) {
  register_definitions(world_);
}

void Users::act() {
  try {
    switch (dice_.below(11)) {
      case 0:
      case 1:
        return create_service();
      case 2:
      case 3:
      case 4:
      case 5:
        return update_service();
      case 6:
        return delete_service();
      case 7:
      case 8:
        return run_tasks();
      case 9:
        return change_health();
      default:
        return stop_task();
    }
  } catch (const aws::Error&) {
    // As users do: they read it and go on.
  }
}

Duration Users::pause() {
  return std::chrono::milliseconds(dice_.happens(30) ? dice_.between(0, 50)
                                                     : dice_.between(100, 15'000));
}

std::string Users::definition() {
  return dice_.happens(65) ? dice_.one_of(kGood) : dice_.one_of(kBad);
}

json Users::percentages() {
  const auto [least, most] = dice_.one_of(kPercentages);
  return {{"minimumHealthyPercent", least}, {"maximumPercent", most}};
}

void Users::create_service() {
  world_.call("CreateService", {{"serviceName", dice_.one_of(kServices)},
                                {"taskDefinition", definition()},
                                {"desiredCount", dice_.between(0, kMostDesired)},
                                {"deploymentConfiguration", percentages()}});
}

void Users::update_service() {
  json request{{"service", dice_.one_of(kServices)}};
  if (dice_.happens(50)) request["taskDefinition"] = definition();
  if (dice_.happens(40)) request["desiredCount"] = dice_.between(0, kMostDesired);
  if (dice_.happens(20)) request["deploymentConfiguration"] = percentages();
  if (dice_.happens(15)) request["forceNewDeployment"] = true;
  world_.call("UpdateService", request);
}

void Users::delete_service() {
  world_.call("DeleteService",
              {{"service", dice_.one_of(kServices)}, {"force", dice_.happens(70)}});
}

void Users::run_tasks() {
  world_.call("RunTask", {{"taskDefinition", definition()}, {"count", dice_.between(1, 3)}});
}

void Users::stop_task() {
  const json tasks = world_.call("ListTasks").at("taskArns");
  if (tasks.empty()) return;
  world_.call("StopTask", {{"task", tasks.at(dice_.below(tasks.size()))}});
}

// No user's doing, but as little foreseen: a program falls ill, or recovers.
void Users::change_health() {
  std::vector<effects::ContainerKey> checked;
  for (const auto& [arn, task] : world_.state.tasks.rows())
    for (const auto& container : task.containers)
      if (container.step == state::ContainerStep::running &&
          state::definition_of(task, container).healthCheck)
        checked.push_back({arn, container.name});
  if (checked.empty()) return;
  world_.tell(effects::HealthChanged{dice_.one_of(checked), dice_.happens(60)
                                                                ? state::HealthStatus::UNHEALTHY
                                                                : state::HealthStatus::HEALTHY});
}

void Users::mend(bool room_is_short) {
  const json tasks = world_.call("ListTasks").at("taskArns");
  for (const json& arn : tasks)
    if (world_.state.tasks.find(arn.get_ref<const std::string&>())->service_arn.empty())
      world_.call("StopTask", {{"task", arn}});
  for (const std::string& name : kServices) {
    const json services =
        world_.call("DescribeServices", {{"services", json::array({name})}}).at("services");
    if (services.empty() || services.at(0).at("status") != "ACTIVE") continue;
    json request{{"service", name}};
    const std::string running = services.at(0).at("taskDefinition");
    const bool runs_well = std::ranges::any_of(kGood, [&](const std::string& family) {
      return running.find("/" + family + ":") != std::string::npos;
    });
    if (!runs_well) request["taskDefinition"] = dice_.one_of(kGood);
    // What lies between these percentages of any desired count is at least one task.
    request["deploymentConfiguration"] =
        !room_is_short && dice_.happens(50)
            ? json{{"minimumHealthyPercent", 100}, {"maximumPercent", 200}}
            : json{{"minimumHealthyPercent", 0}, {"maximumPercent", 100}};
    world_.call("UpdateService", request);
  }
}

simulated::Faults random_faults(Dice& dice) {
  simulated::Faults faults;
  const auto maybe = [&](double& rate, int percent, double most) {
    if (dice.happens(percent)) rate = most * dice.between(1, 100) / 100;
  };
  maybe(faults.refuse, 50, 0.3);
  maybe(faults.slow, 50, 0.5);
  maybe(faults.hang, 15, 0.1);
  maybe(faults.lose_engine, 40, 0.1);
  maybe(faults.die, 50, 0.3);
  maybe(faults.vanish, 40, 0.2);
  return faults;
}

}  // namespace localecs::tests
