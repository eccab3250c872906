// Small task definitions, every one of them: containers that depend on each other and follow a
// simple script each.
#pragma once

#include <localecs/aws/ecs/container_dependency.hpp>

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "users.hpp"
#include "world.hpp"

namespace localecs::tests {

enum class Script {
  forever,
  exits_0,  // after kRunTime
  exits_1,
  create_error,
  start_error,
  healthy,    // from kHealthyAfter on
  unhealthy,  // from kHealthyAfter on
  late,       // healthy only when its startTimeout has run out
  restarted,  // ends with 1 after more than its restartAttemptPeriod, then with 0 after kRunTime
};
constexpr int kScripts = 9;

constexpr Duration kRunTime{1000};
constexpr Duration kHealthyAfter{5000};
constexpr Duration kStartTimeout{3000};
constexpr Duration kFirstRunTime{61'000};

struct Edge {
  std::size_t to = 0;  // the one that is waited for
  aws::ecs::ContainerCondition condition{};
};
struct Node {
  Script script{};
  bool essential = true;
  std::vector<Edge> depends_on;
};
struct Graph {
  std::vector<Node> nodes;
  bool awsvpc = false;
};

std::string name_of_node(std::size_t index);  // "a", "b", "c"
std::string in_words(const Graph& graph);
json definition_of(const std::string& family, const Graph& graph);

// Every graph of one or two containers that can be registered.
void for_each_small_graph(const std::function<void(const Graph&)>& visit);
// One of three containers.
Graph random_graph(Dice& dice);

}  // namespace localecs::tests
