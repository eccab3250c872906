// The cluster query language: what memberOf constraints and ListContainerInstances' filter say
// about container instances.
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
  std::size_t position = 0;  // of the character at which it was noticed, from 0
  std::string message;
};

// A parsed expression; a copy costs nothing.
class Query {
 public:
  struct Node;

  // Nothing where the text is no expression; `problem` then says why.
  static std::optional<Query> parse(std::string_view text, QueryProblem* problem = nullptr);

  bool holds(const state::State& state, const state::Instance& instance) const;

 private:
  std::shared_ptr<const Node> root_;
};

}  // namespace localecs::placement
