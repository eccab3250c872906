// Evaluates one term of a query for an instance.
#include <localecs/base/text.hpp>

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/state/state.hpp>

#include "query_term.hpp"

namespace localecs::placement {
namespace {

using state::Instance;
using state::State;

bool compares(Comparison comparison, int order) {
  switch (comparison) {
    case Comparison::greater:
      return order > 0;
    case Comparison::greater_equal:
      return order >= 0;
    case Comparison::less:
      return order < 0;
    case Comparison::less_equal:
      return order <= 0;
    default:
      return order == 0;
  }
}

template <class T>
int order_of(const T& one, const T& other) {
  return one < other ? -1 : other < one ? 1 : 0;
}

// Attribute values are texts; if both sides are numbers they are compared as numbers.
int order_of_texts(std::string_view one, std::string_view other) {
  const auto a = to_number(one), b = to_number(other);
  return a && b ? order_of(*a, *b) : order_of(one, other);
}

bool text_holds(const Term& term, std::string_view text) {
  if (term.comparison == Comparison::in)
    return std::ranges::find(term.values, text) != term.values.end();
  if (term.comparison == Comparison::matches) return term.pattern->found_in(text);
  if (term.comparison == Comparison::equal) return text == term.values.front();
  return compares(term.comparison, order_of_texts(text, term.values.front()));
}

// An absent attribute equals nothing and matches nothing; its negations therefore hold.
bool attribute_holds(const Term& term, const Instance& instance) {
  const auto* attribute = state::find_attribute(instance, term.attribute);
  if (!attribute || term.comparison == Comparison::exists) return attribute != nullptr;
  return text_holds(term, attribute->value ? std::string_view(*attribute->value) : "");
}

bool hosts_group(const Term& term, const State& state, const Instance& instance) {
  return std::ranges::any_of(state[ecs::tasks].on_instance(instance.arn),
                             [&](const std::string& arn) {
                               const state::Task* task = state[ecs::tasks].find(arn);
                               return task && text_holds(term, task->group);
                             });
}

bool time_holds(const Term& term, const Instance& instance) {
  TimePoint at = instance.registered_at;
  if (term.whole_second) at = std::chrono::floor<std::chrono::seconds>(at);
  return compares(term.comparison, order_of(at, term.time));
}

long long running_on(const State& state, const Instance& instance) {
  return std::ranges::count_if(state[ecs::tasks].on_instance(instance.arn),
                               [&](const std::string& arn) {
                                 const state::Task* task = state[ecs::tasks].find(arn);
                                 return task && task->last_status == state::TaskStatus::RUNNING;
                               });
}

bool version_holds(const Term& term, const Instance& instance) {
  const auto order = compare_versions(instance.agent_version, term.values.front());
  return order && compares(term.comparison, *order);
}

bool plainly_holds(const Term& term, const State& state, const Instance& instance) {
  switch (term.subject) {
    case Subject::attribute:
      return attribute_holds(term, instance);
    case Subject::task_group:
      return hosts_group(term, state, instance);
    case Subject::agent_connected:
      return text_holds(term, instance.agent_connected ? "true" : "false");
    case Subject::agent_version:
      return version_holds(term, instance);
    case Subject::ec2_instance_id:
      return text_holds(term, instance.ec2_instance_id);
    case Subject::registered_at:
      return time_holds(term, instance);
    case Subject::running_tasks_count:
      break;
  }
  return compares(term.comparison, order_of(running_on(state, instance), term.number));
}

}  // namespace

bool holds(const Term& term, const State& state, const Instance& instance) {
  return plainly_holds(term, state, instance) != term.negated;
}

}  // namespace localecs::placement
