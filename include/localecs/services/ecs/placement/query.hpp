// The cluster query language of ECS, which selects container instances: for memberOf constraints
// and the filter of ListContainerInstances.
#pragma once

#include <localecs/services/ecs/rows.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace localecs::placement {

inline constexpr std::size_t kLongestQuery = 2000;  // characters

struct QueryProblem {
  std::size_t position = 0;  // index of the offending character, from 0
  std::string message;
};

// A parsed expression; a copy costs nothing.
class Query {
 public:
  struct Node;

  // Returns nothing if `text` is no valid expression, and fills `problem` if one is given.
  static std::optional<Query> parse(std::string_view text, QueryProblem* problem = nullptr);

  // True if the expression selects the instance.
  bool holds(const state::State& state, const state::Instance& instance) const;

 private:
  std::shared_ptr<const Node> root_;
};

}  // namespace localecs::placement
