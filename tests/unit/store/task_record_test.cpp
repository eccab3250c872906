// A task as a text that its containers carry.
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/aws/ecs/task_override.hpp>
#include <localecs/store/task_record.hpp>

#include <localecs/base/cbor.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <gmock/gmock.h>

namespace localecs::store {
namespace {

using testing::HasSubstr;
using testing::Not;

aws::ecs::KeyValuePair variable(const std::string& value) {
  aws::ecs::KeyValuePair pair;
  pair.name = "KEY";
  pair.value = value;
  return pair;
}

state::Task sample() {
  aws::ecs::ContainerDefinition web;
  web.name = "web";
  web.image = "web:1";
  web.environment.emplace().push_back(variable("hidden-in-definition"));
  aws::ecs::TaskDefinition definition;
  definition.family = "app";
  definition.revision = 3;
  definition.containerDefinitions = {web};
  state::Task task;
  task.arn = "arn:aws:ecs:us-east-1:000000000000:task/default/0123";
  task.definition = std::make_shared<const aws::ecs::TaskDefinition>(definition);
  aws::ecs::ContainerOverride over{.name = "web"};
  over.environment.emplace().push_back(variable("hidden-in-override"));
  over.command = {"serve"};
  task.overrides = aws::ecs::TaskOverride{.containerOverrides = {{over}}};
  task.group = "service:web";
  task.containers = {{.name = "web", .engine_name = "ecs-app-3-web-0"}};
  return task;
}

TEST(TaskRecord, tells_the_task_and_its_definition) {
  const state::Task task = read_task_record(task_record(sample()));
  EXPECT_EQ(task.arn, sample().arn);
  EXPECT_EQ(task.group, "service:web");
  EXPECT_EQ(task.containers[0].engine_name, "ecs-app-3-web-0");
  EXPECT_EQ(task.definition->revision, 3);
  EXPECT_EQ(task.definition->containerDefinitions->at(0).image, "web:1");
  EXPECT_EQ(task.overrides->containerOverrides->at(0).command->at(0), "serve");
}

TEST(TaskRecord, has_no_variables) {
  const auto bytes = base64_decode(task_record(sample()));
  ASSERT_TRUE(bytes);
  EXPECT_THAT(*bytes, HasSubstr("web:1"));
  EXPECT_THAT(*bytes, Not(HasSubstr("hidden")));
}

TEST(TaskRecord, what_is_none_is_refused) {
  const std::string record = task_record(sample());
  for (const std::string& text : {std::string(), std::string("no base64!"), base64_encode("{}"),
                                  base64_encode("\x82\x40\x40"), record.substr(0, 40)})
    EXPECT_THROW(read_task_record(text), cbor::Malformed) << text;
  state::Task stranger = sample();
  stranger.containers[0].name = "of no definition";
  EXPECT_THROW(read_task_record(task_record(stranger)), cbor::Malformed);
}

}  // namespace
}  // namespace localecs::store
