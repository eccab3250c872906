// Enumerates and draws small graphs, and writes them as task definitions.
#include "graphs.hpp"

#include <localecs/aws/ecs/container_dependency.hpp>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

namespace localecs::tests {
namespace {

using aws::ecs::ContainerCondition;

constexpr std::array<std::string_view, kScripts> kScriptNames{
    "forever", "exits 0",   "exits 1", "create error", "start error",
    "healthy", "unhealthy", "late",    "restarted"};
constexpr std::array kConditions{ContainerCondition::START, ContainerCondition::COMPLETE,
                                 ContainerCondition::SUCCESS, ContainerCondition::HEALTHY};

std::string in_seconds(Duration time) {
  return std::to_string(time.count() / 1000);
}

bool has_check(Script script) {
  return script == Script::healthy || script == Script::unhealthy || script == Script::late;
}

// As RegisterTaskDefinition has it.
bool is_allowed(const Graph& graph) {
  for (const Node& node : graph.nodes)
    for (const Edge& edge : node.depends_on) {
      const Node& on = graph.nodes[edge.to];
      if (edge.condition == ContainerCondition::HEALTHY && !has_check(on.script)) return false;
      const bool on_its_end = edge.condition == ContainerCondition::COMPLETE ||
                              edge.condition == ContainerCondition::SUCCESS;
      if (on_its_end && on.essential) return false;
    }
  return std::ranges::any_of(graph.nodes, &Node::essential);
}

json environment_of(Script script) {
  switch (script) {
    case Script::exits_0:
      return {{"LOCALECS_SIM_EXIT_AFTER", in_seconds(kRunTime)}};
    case Script::exits_1:
      return {{"LOCALECS_SIM_EXIT_AFTER", in_seconds(kRunTime)}, {"LOCALECS_SIM_EXIT_CODE", "1"}};
    case Script::create_error:
      return {{"LOCALECS_SIM_CREATE_ERROR", "invalid mount config"}};
    case Script::start_error:
      return {{"LOCALECS_SIM_START_ERROR", "exec: no such file"}};
    case Script::unhealthy:
      return {{"LOCALECS_SIM_HEALTH", "unhealthy"}};
    case Script::restarted:
      return {{"LOCALECS_SIM_EXIT_AFTER", in_seconds(kFirstRunTime) + "," + in_seconds(kRunTime)},
              {"LOCALECS_SIM_EXIT_CODE", "1,0"}};
    case Script::forever:
    case Script::healthy:
    case Script::late:
      break;
  }
  return json::object();
}

json members_of(const Graph& graph, const Node& node) {
  json more = json::object();
  if (has_check(node.script))
    more["healthCheck"] = {{"command", {"CMD-SHELL", "true"}},
                           {"interval", kHealthyAfter.count() / 1000}};
  if (node.script == Script::late) more["startTimeout"] = kStartTimeout.count() / 1000;
  if (node.script == Script::restarted)
    more["restartPolicy"] = {{"enabled", true}, {"restartAttemptPeriod", 60}};
  if (graph.awsvpc) more["mountPoints"] = {{{"sourceVolume", "data"}, {"containerPath", "/data"}}};
  for (const Edge& edge : node.depends_on)
    more["dependsOn"].push_back(
        {{"containerName", name_of_node(edge.to)}, {"condition", aws::to_text(edge.condition)}});
  return more;
}

// Its containers' scripts and importance one after the other, like the digits of a number.
Graph with_scripts(Graph graph, int number) {
  for (Node& node : graph.nodes) {
    node.script = static_cast<Script>(number % kScripts);
    number /= kScripts;
    node.essential = number % 2 == 0;
    number /= 2;
  }
  return graph;
}

std::vector<Graph> small_shapes() {
  const Graph one{{Node{}}}, two{{Node{}, Node{}}};
  std::vector<Graph> shapes{one, two};
  for (const ContainerCondition condition : kConditions)
    for (const std::size_t from : {0u, 1u}) {
      shapes.push_back(two);
      shapes.back().nodes[from].depends_on.push_back({1 - from, condition});
    }
  return shapes;
}

}  // namespace

std::string name_of_node(std::size_t index) {
  return std::string(1, static_cast<char>('a' + index));
}

std::string in_words(const Graph& graph) {
  std::string text = graph.awsvpc ? "awsvpc:" : "bridge:";
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const Node& node = graph.nodes[i];
    text += " " + name_of_node(i) + (node.essential ? " essential " : " ") +
            std::string(kScriptNames[static_cast<std::size_t>(node.script)]);
    for (const Edge& edge : node.depends_on)
      text += " after " + name_of_node(edge.to) + " " + std::string(aws::to_text(edge.condition));
    text += ";";
  }
  return text;
}

json definition_of(const std::string& family, const Graph& graph) {
  std::vector<ContainerScript> containers;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i)
    containers.push_back({.name = name_of_node(i),
                          .essential = graph.nodes[i].essential,
                          .environment = environment_of(graph.nodes[i].script),
                          .more = members_of(graph, graph.nodes[i])});
  json definition = task_definition(family, containers);
  if (graph.awsvpc) {
    definition["networkMode"] = "awsvpc";
    definition["volumes"] = {{{"name", "data"}}};
  }
  return definition;
}

void for_each_small_graph(const std::function<void(const Graph&)>& visit) {
  for (Graph shape : small_shapes()) {
    const int numbers = shape.nodes.size() == 1 ? kScripts * 2 : kScripts * 2 * kScripts * 2;
    for (const bool awsvpc : {false, true})
      for (int number = 0; number < numbers; ++number) {
        shape.awsvpc = awsvpc;
        const Graph graph = with_scripts(shape, number);
        if (is_allowed(graph)) visit(graph);
      }
  }
}

Graph random_graph(Dice& dice) {
  Graph graph;
  do {
    graph = with_scripts({{Node{}, Node{}, Node{}}, dice.happens(50)},
                         dice.between(0, kScripts * 2 * kScripts * 2 * kScripts * 2 - 1));
    // Whoever comes later in this order may wait for whoever comes before.
    std::array<std::size_t, 3> order{0, 1, 2};
    std::swap(order[0], order[dice.below(3)]);
    std::swap(order[1], order[1 + dice.below(2)]);
    for (std::size_t later = 1; later < 3; ++later)
      for (std::size_t earlier = 0; earlier < later; ++earlier)
        if (dice.happens(60))
          graph.nodes[order[later]].depends_on.push_back(
              {order[earlier], dice.one_of(kConditions)});
  } while (!is_allowed(graph));
  return graph;
}

}  // namespace localecs::tests
