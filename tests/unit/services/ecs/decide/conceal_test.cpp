// What the Engine repeats of a container's values is not shown.
#include <localecs/aws/ecs/key_value_pair.hpp>
#include <localecs/aws/ecs/secret.hpp>
#include <localecs/aws/ecs/task.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ssm/rows.hpp>
#include <localecs/services/ssm/rows/parameter.hpp>
#include <localecs/state/state.hpp>

#include <gmock/gmock.h>

#include "sample_task.hpp"
#include "services/ecs/decide/container/conceal.hpp"

namespace localecs::decide {
namespace {

struct Conceal : testing::Test {
  Conceal() {
    with_engine(state);
    add_parameter("/key", "hunter2");
    add_parameter("/short", "ab");
    add_parameter("/lines", "one\n\"two\"");
    add_parameter("/longer", "hunter2-and-more");
    auto definition = container_definition("a");
    definition.secrets = {{.name = "KEY", .valueFrom = "/key"},
                          {.name = "SHORT", .valueFrom = "/short"},
                          {.name = "LINES", .valueFrom = "/lines"},
                          {.name = "LONGER", .valueFrom = "/longer"}};
    definition.environment.emplace().push_back({.name = "MODE", .value = "staging"});
    task = sample_task({definition});
  }
  void add_parameter(const std::string& name, const std::string& value) {
    state::Parameter parameter;
    parameter.arn = "arn:aws:ssm:eu-west-1:123456789012:parameter" + name;
    parameter.name = name;
    parameter.versions[1].value = value;
    state[ssm::parameters].put(parameter.arn, parameter);
  }
  std::string shown(const std::string& words) {
    const effects::ContainerKey key{task.arn, "a"};
    effects::Created created{.key = key};
    created.problem = {effects::Problem::Kind::refused, words};
    return std::get<effects::Created>(*conceal(state, task, created)).problem->message;
  }

  state::State state{services::parts()};
  state::Task task;
};

TEST_F(Conceal, values_in_the_engines_words) {
  const std::pair<const char*, const char*> rows[] = {
      {"invalid environment variable: =hunter2", "invalid environment variable: =***"},
      {"invalid size: 'hunter2'", "invalid size: '***'"},
      {"hunter2hunter2", "******"},
      {"got hunter2-and-more", "got ***"},
      {"in mode staging", "in mode ***"},
      // A short value only where it is a word.
      {"invalid: ab", "invalid: ***"},
      {"cable 'ab' absent", "cable '***' absent"},
      // As Go quotes it.
      {"parse \"one\\n\\\"two\\\"\"", "parse \"***\""},
      {"No such image: app:latest", "No such image: app:latest"}};
  for (const auto& [words, expected] : rows) EXPECT_EQ(shown(words), expected);
}

TEST_F(Conceal, nothing_where_nothing_is_said) {
  EXPECT_FALSE(conceal(state, task, effects::Created{.key = {task.arn, "a"}}));
  EXPECT_FALSE(conceal(state, task, effects::Dying{{task.arn, "a"}}));
  effects::Exited exited{.key = {task.arn, "a"}};
  EXPECT_FALSE(conceal(state, task, exited));
  exited.error = "cannot set hunter2";
  EXPECT_EQ(std::get<effects::Exited>(*conceal(state, task, exited)).error, "cannot set ***");
}

}  // namespace
}  // namespace localecs::decide
