// The strict codec's reading side: what it takes, what it refuses, and in which words.
#include <localecs/aws/dialect.hpp>
#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/created_at.hpp>
#include <localecs/aws/ecs/deployment_configuration.hpp>
#include <localecs/aws/ecs/register_task_definition.hpp>
#include <localecs/aws/ecs/resource.hpp>
#include <localecs/aws/encode.hpp>
#include <localecs/aws/error.hpp>

#include <gtest/gtest.h>

namespace localecs::aws {
namespace {

using ecs::RegisterTaskDefinitionRequest;

template <class T>
std::string error_of(std::string_view text) {
  try {
    decode<T>(Document::parse(text), sentences("InvalidParameterException"));
    return {};
  } catch (const Error& error) {
    return error.code() + ": " + error.what();
  }
}

TEST(Decode, FillsEveryKindOfMember) {
  const auto definition = decode<RegisterTaskDefinitionRequest>(Document::parse(R"({
    "family": "web", "networkMode": "awsvpc", "enableFaultInjection": true,
    "containerDefinitions": [{"name": "app", "cpu": 10, "dockerLabels": {"a": "1"},
      "logConfiguration": {"logDriver": "json-file"},
      "systemControls": [{"namespace": "net.core.somaxconn", "value": "1024"}]}]})"));
  EXPECT_EQ(definition.family, "web");
  EXPECT_EQ(definition.networkMode, ecs::NetworkMode::awsvpc);
  EXPECT_EQ(definition.enableFaultInjection, true);
  const auto& container = definition.containerDefinitions.at(0);
  EXPECT_EQ(container.cpu, 10);
  EXPECT_EQ(container.dockerLabels->at("a"), "1");
  EXPECT_EQ(container.logConfiguration->logDriver, ecs::LogDriver::json_file);
  EXPECT_EQ(container.systemControls->at(0).namespace_, "net.core.somaxconn");
}

TEST(Decode, KeepsADocumentAsItIs) {
  const Document given = Document::parse(
      R"({"hookDetails": {"a": [1, -2.5, null, true, 18446744073709551615],
                          "b": {"": "\u00e4\""}}})");
  const auto hook = decode<ecs::DeploymentLifecycleHook>(given);
  EXPECT_EQ(encode(hook), given);
  std::string text;
  write_json(shape_of<ecs::DeploymentLifecycleHook>(), &hook, text);
  EXPECT_EQ(Document::parse(text), given);
}

TEST(Decode, NullIsAbsentAndUnknownMembersAreIgnored) {
  const auto definition = decode<RegisterTaskDefinitionRequest>(Document::parse(R"({
    "family": "web", "containerDefinitions": [], "cpu": null, "newerThanUs": {"x": [1]}})"));
  EXPECT_FALSE(definition.cpu);
}

TEST(Decode, AnEmptyListIsNotAnAbsentOne) {
  const auto container =
      decode<ecs::ContainerDefinition>(Document::parse(R"({"links": [], "command": null})"));
  EXPECT_TRUE(container.links.has_value());
  EXPECT_FALSE(container.command.has_value());
}

TEST(Decode, Timestamps) {
  const auto between = [](const char* text) {
    return decode<ecs::CreatedAt>(Document::parse(text));
  };
  EXPECT_EQ(between(R"({"after": 1479765460})").after, from_epoch_seconds(1479765460));
  EXPECT_EQ(between(R"({"after": 1479765460.842})").after->time_since_epoch().count(),
            1479765460842);
  EXPECT_EQ(error_of<ecs::CreatedAt>(R"({"after": "2016-11-21T21:57:40Z"})"),
            "SerializationException: Member 'after' must be a timestamp: seconds since 1970 as a "
            "number.");
  EXPECT_EQ(error_of<ecs::CreatedAt>(R"({"after": 1e300})"),
            "SerializationException: Member 'after' must be a timestamp in range.");
}

TEST(Decode, Refusals) {
  const std::string serialization = "SerializationException: ";
  const std::string member = serialization + "Member '";
  const std::string in_container = member + "containerDefinitions[0].";
  const std::pair<std::string, std::string> rows[] = {
      {R"([])", serialization + "The request must be an object."},
      {R"("x")", serialization + "The request must be an object."},
      {R"({"family": 1, "containerDefinitions": []})", member + "family' must be a string."},
      {R"({"family": "f", "containerDefinitions": {}})",
       member + "containerDefinitions' must be a list."},
      {R"({"family": "f", "containerDefinitions": [1]})",
       member + "containerDefinitions[0]' must be an object."},
      {R"({"family": "f", "containerDefinitions": [null]})",
       member + "containerDefinitions[0]' must be an object."},
      {R"({"family": "f", "containerDefinitions": [{"cpu": true}]})",
       in_container + "cpu' must be a whole number."},
      {R"({"family": "f", "containerDefinitions": [{"cpu": 1.5}]})",
       in_container + "cpu' must be a whole number."},
      {R"({"family": "f", "containerDefinitions": [{"cpu": "1"}]})",
       in_container + "cpu' must be a whole number."},
      {R"({"family": "f", "containerDefinitions": [{"cpu": 2147483648}]})",
       in_container + "cpu' must be a number in range."},
      {R"({"family": "f", "containerDefinitions": [{"cpu": 18446744073709551615}]})",
       in_container + "cpu' must be a number in range."},
      {R"({"family": "f", "containerDefinitions": [{"essential": "true"}]})",
       in_container + "essential' must be true or false."},
      {R"({"family": "f", "containerDefinitions": [{"dockerLabels": {"a": 1}}]})",
       in_container + "dockerLabels.a' must be a string."},
      {R"({"family": "f", "containerDefinitions": [{"dockerLabels": []}]})",
       in_container + "dockerLabels' must be an object."},
      {R"({"family": "f", "containerDefinitions": [], "networkMode": 1})",
       member + "networkMode' must be a string."},
      {R"({"family": "f", "containerDefinitions": [], "networkMode": "BRIDGE"})",
       "InvalidParameterException: networkMode should be one of [bridge,host,awsvpc,none]"},
      {R"({"family": "f"})", "InvalidParameterException: Container Definitions cannot be empty."},
      {R"({"family": null, "containerDefinitions": []})",
       "InvalidParameterException: Family cannot be empty."},
      {R"({"family": "f", "containerDefinitions": [{"logConfiguration": {}}]})",
       "InvalidParameterException: containerDefinitions[0].logConfiguration.logDriver cannot be "
       "empty."},
  };
  for (const auto& [text, error] : rows)
    EXPECT_EQ(error_of<RegisterTaskDefinitionRequest>(text), error) << text;
}

TEST(Decode, WideAndFloatingNumbers) {
  const auto resource = decode<ecs::Resource>(
      Document::parse(R"({"longValue": 9223372036854775807, "doubleValue": 3})"));
  EXPECT_EQ(resource.longValue, 9223372036854775807);
  EXPECT_EQ(resource.doubleValue, 3.0);
  EXPECT_EQ(error_of<ecs::Resource>(R"({"longValue": 9223372036854775808})"),
            "SerializationException: Member 'longValue' must be a number in range.");
  for (const char* no_number :
       {R"({"doubleValue": "3"})", R"({"doubleValue": "NaN"})", R"({"doubleValue": "-Infinity"})"})
    EXPECT_EQ(error_of<ecs::Resource>(no_number),
              "SerializationException: Member 'doubleValue' must be a number.");
}

}  // namespace
}  // namespace localecs::aws
