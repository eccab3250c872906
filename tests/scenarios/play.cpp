// The commands of a scenario, each as one function on the world.
#include "play.hpp"

#include <localecs/aws/error.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/logs/rows.hpp>
#include <localecs/services/logs/rows/logs.hpp>
#include <localecs/services/ssm/rows.hpp>
#include <localecs/services/ssm/rows/parameter.hpp>

#include <map>
#include <memory>
#include <sstream>
#include <stdexcept>

#include "alarms.hpp"
#include "capacity.hpp"
#include "chronicle.hpp"
#include "command.hpp"
#include "daemons.hpp"
#include "definition.hpp"
#include "express.hpp"
#include "images.hpp"
#include "places.hpp"
#include "services.hpp"

namespace localecs::tests {
namespace {

struct Stage {
  explicit Stage(const Setup& setup) : world(setup), chronicle(world) {
    world.after_step([this] { chronicle.look(); });
    world.functions().listen([this](const auto& invocation) { chronicle.tell(invocation); });
  }
  World world;
  Chronicle chronicle;
};

void register_definition(Stage& stage, const std::string& line) {
  const json answer = stage.world.call("RegisterTaskDefinition", definition_of(line));
  const std::string arn = answer.at("taskDefinition").at("taskDefinitionArn");
  if (!arn.ends_with("/" + defined_name(line)))
    throw std::invalid_argument("this registers " + arn);
}

void run_task(Stage& stage, const Command& command) {
  json request{{"taskDefinition", command.word(1)}, {"count", command.number("count", 1)}};
  if (command.has("strategy"))
    request["capacityProviderStrategy"] = strategy_of(command.text("strategy"));
  add_placement(request, command);
  if (command.has("launch")) request["launchType"] = command.text("launch");
  if (command.has("subnet"))
    request["networkConfiguration"] = {
        {"awsvpcConfiguration", {{"subnets", {command.text("subnet")}}}}};
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

// protect task 1 minutes=5; minutes=0: no longer
void protect_task(Stage& stage, const Command& command) {
  const int minutes = command.number("minutes", 5);
  json request{{"cluster", "default"},
               {"tasks", {stage.chronicle.task_arn(std::stoi(command.word(2)))}},
               {"protectionEnabled", minutes > 0}};
  if (minutes > 0) request["expiresInMinutes"] = minutes;
  stage.world.call("UpdateTaskProtection", request);
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
  const auto health = command.text("is") == "unhealthy" ? state::HealthStatus::UNHEALTHY
                                                        : state::HealthStatus::HEALTHY;
  if (!stage.world.engine().set_health({arn, container}, health))
    throw std::invalid_argument("no such container runs");
  stage.world.run_for(Duration(0));
}

// engine down 30s [deadly] | engine refuses | engine obeys | engine holds
void change_engine(Stage& stage, const Command& command) {
  auto& engine = stage.world.engine();
  const std::string& what = command.word(1);
  if (what == "refuses") return engine.set_faults({.refuse = 1});
  if (what == "obeys") return engine.set_faults({});
  if (what == "holds")
    return stage.chronicle.note("the engine holds " + std::to_string(engine.containers().size()) +
                                " containers, " + std::to_string(engine.volumes().size()) +
                                " volumes, " + std::to_string(engine.addresses_taken()) +
                                " addresses");
  const bool deadly = command.words.size() > 3 && command.word(3) == "deadly";
  engine.lose(parse_duration(command.word(2)), deadly);
}

// show task 1 | show places | show images
void show_task(Stage& stage, const Command& command) {
  if (command.word(1) == "images") {
    for (const std::string& line : images(stage.world, stage.chronicle)) stage.chronicle.note(line);
    return;
  }
  if (command.word(1) == "places") {
    for (const std::string& line : places(stage.world.state, stage.chronicle))
      stage.chronicle.note(line);
    return;
  }
  stage.chronicle.show(std::stoi(command.word(2)));
}

// parameter /app/key value=...
void put_parameter(Stage& stage, const Command& command) {
  state::Parameter parameter{
      .arn = "arn:aws:ssm:us-east-1:000000000000:parameter" + command.word(1),
      .name = command.word(1)};
  parameter.versions[1].value = command.text("value");
  stage.world.state[ssm::parameters].put(parameter.arn, parameter);
}

// drain B | activate B
void change_instance(Stage& stage, const Command& command) {
  stage.world.call("UpdateContainerInstancesState",
                   {{"containerInstances", {instance_named(stage.world.state, command.word(1))}},
                    {"status", command.word(0) == "drain" ? "DRAINING" : "ACTIVE"}});
}

// logs /ecs/web
void show_logs(Stage& stage, const Command& command) {
  const auto* group = stage.world.state[logs::groups].find(
      "arn:aws:logs:us-east-1:000000000000:log-group:" + command.word(1));
  if (!group) return stage.chronicle.note("no such log group");
  for (const auto& [name, stream] : group->streams)
    for (const auto& event : stream.events) stage.chronicle.note(name + ": " + event.message);
}

void act_on_express(Stage& stage, const Command& command) {
  for (const std::string& line : change_express(stage.world, command)) stage.chronicle.note(line);
}

void advance(Stage& stage, const Command& command) {
  stage.world.run_for(parse_duration(command.word(1)));
}

template <auto function>
void in_world(Stage& stage, const Command& command) {
  function(stage.world, command);
}
template <auto function>
void told(Stage& stage, const Command& command) {
  function(stage.world, stage.chronicle, command);
}

using Act = void (*)(Stage&, const Command&);

const std::map<std::string, Act> kActs{{"service", in_world<create_service>},
                                       {"update", in_world<update_service>},
                                       {"delete", in_world<delete_service>},
                                       {"run", run_task},
                                       {"stop", stop_task},
                                       {"kill", kill_container},
                                       {"engine", change_engine},
                                       {"health", change_health},
                                       {"advance", advance},
                                       {"move-tag", in_world<move_tag>},
                                       {"protect", protect_task},
                                       {"show", show_task},
                                       {"parameter", put_parameter},
                                       {"logs", show_logs},
                                       {"capacity-provider", in_world<create_capacity_provider>},
                                       {"providers", in_world<put_capacity_providers>},
                                       {"instances", told<show_instances>},
                                       {"deployment", told<answer_deployment>},
                                       {"task-set", in_world<change_task_set>},
                                       {"managed", in_world<create_managed_provider>},
                                       {"daemon", told<change_daemon>},
                                       {"alarm", in_world<change_alarm>},
                                       {"metric", in_world<put_metric>},
                                       {"express", act_on_express},
                                       {"drain", change_instance},
                                       {"activate", change_instance}};
const std::map<std::string, state::PullBehavior> kPullBehaviors{
    {"default", state::PullBehavior::default_},
    {"always", state::PullBehavior::always},
    {"once", state::PullBehavior::once},
    {"prefer-cached", state::PullBehavior::prefer_cached}};

// Scenarios that do not name a profile are about something else: in them tasks without a health
// check count as healthy after a second, which keeps their texts short.
constexpr Duration kHealthyAfter = std::chrono::seconds(1);

// setup [timing=local|aws] [cpu=1024] [memory=512] [pull-first=yes] [pull=always]
// [ready-sandboxes=0] [instances="A:a:1024:512 B:b:1024:512"]: name, zone, cpu and memory
Setup setup_of(const Command& command) {
  Setup setup;
  setup.timing = decide::timing_of(command.text("timing", "local"));
  if (!command.has("timing")) setup.timing.healthy_without_check = kHealthyAfter;
  setup.machine.cpu = command.number("cpu", 4096);
  setup.machine.memory = command.number("memory", 4096);
  setup.engine_options.pull_first = command.text("pull-first") == "yes";
  setup.engine_options.ready_sandboxes = command.number("ready-sandboxes", 2);
  return setup;
}

void act(Stage& stage, const std::string& line) {
  const Command command = parse_command(line);
  try {
    if (command.word(0) == "task-definition") return register_definition(stage, line);
    if (command.word(0) == "daemon-definition")
      return register_daemon_definition(stage.world, line);
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
    const Command setup = is_setup ? parse_command(line) : Command{};
    if (!stage) {
      stage = std::make_unique<Stage>(setup_of(setup));
      stage->world.state[ecs::settings].pull_behavior =
          kPullBehaviors.at(setup.text("pull", "prefer-cached"));
      stage->world.state[ecs::settings].instances = instances_of(setup.text("instances"));
    }
    if (is_setup) continue;
    act(*stage, line);
    stage->chronicle.review();
    for (const std::string& followed : stage->chronicle.take()) played += followed + "\n";
  }
  return played;
}

}  // namespace localecs::tests
