// A parsed query: and, or, not, and terms about one subject each.
#pragma once

#include <localecs/base/pattern.hpp>
#include <localecs/base/time.hpp>
#include <localecs/services/ecs/placement/query.hpp>
#include <localecs/services/ecs/rows.hpp>

#include <vector>

namespace localecs::placement {

enum class Subject {
  attribute,
  task_group,
  agent_connected,
  agent_version,
  ec2_instance_id,
  registered_at,
  running_tasks_count
};

enum class Comparison { exists, equal, greater, greater_equal, less, less_equal, in, matches };

// "attribute:stack !exists": the negation stands beside the comparison.
struct Term {
  Subject subject{};
  std::string attribute;  // its name, where the subject is one
  Comparison comparison{};
  bool negated = false;
  std::vector<std::string> values;  // several for `in` only
  // The converted value; the subject and the comparison tell which member counts.
  std::optional<Pattern> pattern;
  TimePoint time{};
  bool whole_second = false;  // `time` has no fraction: compare whole seconds
  long long number = 0;
};

struct Query::Node {
  enum class Kind { all_of, any_of, none_of, term };
  Kind kind{};
  std::vector<Node> of;
  Term term;
};

bool holds(const Term& term, const state::State& state, const state::Instance& instance);

}  // namespace localecs::placement
