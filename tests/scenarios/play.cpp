// The commands of a scenario, each as one function on the world.
#include "play.hpp"

#include <localecs/aws/error.hpp>
#include <localecs/base/text.hpp>

#include <map>
#include <memory>
#include <sstream>
#include <stdexcept>

#include "chronicle.hpp"
#include "command.hpp"

namespace localecs::tests {
namespace {

struct Stage {
  explicit Stage(const Setup& setup) : world(setup), chronicle(world) {
    world.after_step([this] { chronicle.look(); });
  }
  World world;
  Chronicle chronicle;
};

// The variables of the simulated engine's script, by the option that sets them.
const std::map<std::string, std::string> kScript{
    {"exit-after", "EXIT_AFTER"},   {"exit-code", "EXIT_CODE"},
    {"start-delay", "START_DELAY"}, {"health", "HEALTH"},
    {"pull-error", "PULL_ERROR"},   {"create-error", "CREATE_ERROR"},
    {"start-error", "START_ERROR"}, {"ignore-sigterm", "IGNORE_SIGTERM"}};

ContainerScript container_of(const Command& command, const std::string& name) {
  ContainerScript script{.name = name, .essential = command.text("essential", "yes") == "yes"};
  for (const auto& [option, variable] : kScript)
    if (command.has(option)) script.environment["LOCALECS_SIM_" + variable] = command.text(option);
  json& more = script.more;
  more["cpu"] = command.number("cpu", 128);
  more["memory"] = command.number("memory", 128);
  if (command.has("health"))
    more["healthCheck"] = {{"command", {"CMD-SHELL", "true"}},
                           {"interval", command.number("interval", 5)}};
  if (command.has("stop-timeout")) more["stopTimeout"] = command.number("stop-timeout", 30);
  if (command.has("host-port"))
    more["portMappings"] = {{{"containerPort", 80}, {"hostPort", command.number("host-port", 0)}}};
  return script;
}

json percentages_of(const Command& command) {
  json percentages = json::object();
  if (command.has("min")) percentages["minimumHealthyPercent"] = command.number("min", 100);
  if (command.has("max")) percentages["maximumPercent"] = command.number("max", 200);
  return percentages;
}

// task-definition web:1 [container] options... [+ container options...]
void register_definition(Stage& stage, const std::string& line) {
  std::vector<ContainerScript> containers;
  std::string name;
  for (std::string_view rest = line; !rest.empty();) {
    const auto plus = rest.find(" + ");
    const Command part = parse_command(std::string(rest.substr(0, plus)));
    rest = plus == std::string_view::npos ? std::string_view() : rest.substr(plus + 3);
    const std::size_t own = containers.empty() ? 2 : 0;  // where the container's name would stand
    if (containers.empty()) name = part.word(1);
    containers.push_back(container_of(part, part.words.size() > own ? part.word(own) : "main"));
  }
  const std::string family = name.substr(0, name.find(':'));
  const json answer =
      stage.world.call("RegisterTaskDefinition", task_definition(family, containers));
  const std::string arn = answer.at("taskDefinition").at("taskDefinitionArn");
  if (!arn.ends_with("/" + name)) throw std::invalid_argument("this registers " + arn);
}

void create_service(Stage& stage, const Command& command) {
  stage.world.call("CreateService", {{"serviceName", command.word(1)},
                                     {"taskDefinition", command.text("task")},
                                     {"desiredCount", command.number("desired", 1)},
                                     {"deploymentConfiguration", percentages_of(command)}});
}

void update_service(Stage& stage, const Command& command) {
  json request{{"service", command.word(1)}};
  if (command.has("task")) request["taskDefinition"] = command.text("task");
  if (command.has("desired")) request["desiredCount"] = command.number("desired", 0);
  if (command.has("min") || command.has("max"))
    request["deploymentConfiguration"] = percentages_of(command);
  if (command.words.size() > 2 && command.word(2) == "force") request["forceNewDeployment"] = true;
  stage.world.call("UpdateService", request);
}

void delete_service(Stage& stage, const Command& command) {
  const bool force = command.words.size() > 2 && command.word(2) == "force";
  stage.world.call("DeleteService", {{"service", command.word(1)}, {"force", force}});
}

void run_task(Stage& stage, const Command& command) {
  json request{{"taskDefinition", command.word(1)}, {"count", command.number("count", 1)}};
  if (command.has("constraint"))
    request["placementConstraints"] = {{{"type", command.text("constraint")}}};
  const json answer = stage.world.call("RunTask", request);
  for (const json& failure : answer.at("failures")) {
    const std::string arn = failure.at("arn");
    stage.chronicle.note("failure: " + failure.at("reason").get<std::string>() +
                         " (container-instance " + std::string(state::id_of(arn)) + ")");
  }
}

// stop task 1 [reason="..."]
void stop_task(Stage& stage, const Command& command) {
  json request{{"task", stage.chronicle.task_arn(std::stoi(command.word(2)))}};
  if (command.has("reason")) request["reason"] = command.text("reason");
  stage.world.call("StopTask", request);
}

// kill task 1 [container] exit=137
void kill_container(Stage& stage, const Command& command) {
  const std::string& arn = stage.chronicle.task_arn(std::stoi(command.word(2)));
  const std::string container = command.words.size() > 3 ? command.word(3) : "main";
  if (!stage.world.engine().kill({arn, container}, command.number("exit", 137)))
    throw std::invalid_argument("no such container runs");
}

// health task 1 [container] is=unhealthy
void change_health(Stage& stage, const Command& command) {
  const std::string& arn = stage.chronicle.task_arn(std::stoi(command.word(2)));
  const std::string container = command.words.size() > 3 ? command.word(3) : "main";
  stage.world.tell(effects::HealthChanged{{arn, container},
                                          command.text("is") == "unhealthy"
                                              ? state::HealthStatus::UNHEALTHY
                                              : state::HealthStatus::HEALTHY});
}

// engine down 30s [deadly]
void lose_engine(Stage& stage, const Command& command) {
  const bool deadly = command.words.size() > 3 && command.word(3) == "deadly";
  stage.world.engine().lose(parse_duration(command.word(2)), deadly);
}

void advance(Stage& stage, const Command& command) {
  stage.world.run_for(parse_duration(command.word(1)));
}

using Act = void (*)(Stage&, const Command&);
const std::map<std::string, Act> kActs{
    {"service", create_service}, {"update", update_service}, {"delete", delete_service},
    {"run", run_task},           {"stop", stop_task},        {"kill", kill_container},
    {"engine", lose_engine},     {"health", change_health},  {"advance", advance}};

// setup [timing=aws] [cpu=1024] [memory=512] [pull-first=yes]
Setup setup_of(const Command& command) {
  Setup setup;
  setup.timing = decide::timing_of(command.text("timing", "local"));
  setup.machine.cpu = command.number("cpu", 4096);
  setup.machine.memory = command.number("memory", 4096);
  setup.engine_options.pull_first = command.text("pull-first") == "yes";
  return setup;
}

void act(Stage& stage, const std::string& line) {
  const Command command = parse_command(line);
  try {
    if (command.word(0) == "task-definition") return register_definition(stage, line);
    const auto found = kActs.find(command.word(0));
    if (found == kActs.end()) throw std::invalid_argument("no such command");
    found->second(stage, command);
  } catch (const aws::Error& refused) {
    stage.chronicle.note("error " + refused.code() + ": " + refused.what());
  } catch (const std::exception& wrong) {
    throw std::runtime_error("in the line '" + line + "': " + wrong.what());
  }
}

}  // namespace

std::string play(const std::string& scenario) {
  std::unique_ptr<Stage> stage;
  std::istringstream lines(scenario);
  std::string played;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(" ")) continue;  // what followed when it was last written
    played += line + "\n";
    if (line.empty() || line.starts_with("#")) continue;
    const bool is_setup = line.starts_with("setup");
    if (!stage)
      stage = std::make_unique<Stage>(setup_of(is_setup ? parse_command(line) : Command{}));
    if (is_setup) continue;
    act(*stage, line);
    stage->chronicle.review();
    for (const std::string& followed : stage->chronicle.take()) played += followed + "\n";
  }
  return played;
}

}  // namespace localecs::tests
