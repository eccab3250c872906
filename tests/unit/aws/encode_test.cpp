// The codec's writing side, as Documents and as JSON text, which must say the same.
#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/register_task_definition.hpp>
#include <localecs/aws/ecs/resource.hpp>
#include <localecs/aws/encode.hpp>

#include <gtest/gtest.h>

#include <limits>

namespace localecs::aws {
namespace {

template <class T>
std::string text_of(const T& value) {
  std::string text;
  write_json(shape_of<T>(), &value, text);
  return text;
}

ecs::KeyValuePair valued(std::string value) {
  return {.name = {}, .value = std::move(value)};
}

TEST(Encode, AbsentMembersAreLeftOutAndEmptyListsAreNot) {
  ecs::ContainerDefinition container;
  container.links.emplace();
  EXPECT_EQ(text_of(container), R"({"links":[]})");
  EXPECT_EQ(encode(container), Document::parse(R"({"links": []})"));
}

TEST(Encode, TextIsEscapedAsJsonAsks) {
  const std::pair<std::string, std::string> rows[] = {
      {"plain", R"({"value":"plain"})"},
      {"a\"b\\c", R"({"value":"a\"b\\c"})"},
      {"\n\r\t", R"({"value":"\n\r\t"})"},
      {std::string("\0\x1f", 2), R"({"value":"\u0000\u001f"})"},
      {"/ü€😀\x7f", "{\"value\":\"/ü€😀\x7f\"}"},
  };
  for (const auto& [value, text] : rows) {
    EXPECT_EQ(text_of(valued(value)), text);
    EXPECT_EQ(Document::parse(text)["value"], value);
  }
}

TEST(Encode, Timestamps) {
  const std::pair<std::int64_t, std::string> rows[] = {
      {0, R"({"registeredAt":0})"},
      {1479765460842, R"({"registeredAt":1479765460.842})"},
      {1479765460000, R"({"registeredAt":1479765460})"},
      {1479765460050, R"({"registeredAt":1479765460.05})"},
      {1479765460007, R"({"registeredAt":1479765460.007})"},
      {1479765460500, R"({"registeredAt":1479765460.5})"},
  };
  for (const auto& [milliseconds, text] : rows) {
    ecs::TaskDefinition definition;
    definition.registeredAt = Timestamp(Duration(milliseconds));
    EXPECT_EQ(text_of(definition), text);
    EXPECT_EQ(encode(definition), Document::parse(text));
  }
}

TEST(Encode, FloatingNumbers) {
  for (const double number : {0.0, 1.5, -3.0, 12345.0, 100000.0, 1e14, 1e20, 1e-9}) {
    const ecs::Resource resource{.doubleValue = number};
    const Document parsed = Document::parse(text_of(resource), nullptr, false);
    ASSERT_TRUE(parsed.is_object()) << text_of(resource);
    EXPECT_EQ(parsed["doubleValue"].get<double>(), number);
    EXPECT_TRUE(parsed["doubleValue"].is_number_float()) << text_of(resource);
  }
}

TEST(Encode, NumbersThatJsonCannotSayAreWords) {
  const double infinity = std::numeric_limits<double>::infinity();
  EXPECT_EQ(text_of(ecs::Resource{.doubleValue = infinity}), R"({"doubleValue":"Infinity"})");
  EXPECT_EQ(text_of(ecs::Resource{.doubleValue = -infinity}), R"({"doubleValue":"-Infinity"})");
}

TEST(Encode, NamesThatCppKeepsForItselfAreTheWiresOwn) {
  const ecs::SystemControl control{.namespace_ = "net.core.somaxconn", .value = "1"};
  EXPECT_EQ(text_of(control), R"({"namespace":"net.core.somaxconn","value":"1"})");
  EXPECT_EQ(to_text(ecs::LogDriver::json_file), "json-file");
}

// A document that has every kind of member, several levels deep.
const char* const full = R"({
  "family": "web", "cpu": "256", "enableFaultInjection": false, "networkMode": "awsvpc",
  "ephemeralStorage": {"sizeInGiB": 30}, "requiresCompatibilities": ["EC2", "FARGATE"],
  "containerDefinitions": [{
    "name": "app", "image": "nginx", "cpu": -1, "command": [], "essential": true,
    "dockerLabels": {"a": "1", "b": "quote \" and \\"},
    "logConfiguration": {"logDriver": "json-file", "options": {}},
    "ulimits": [{"name": "nofile", "softLimit": 1, "hardLimit": 2}]}],
  "volumes": [{"name": "v", "host": {}}]})";

TEST(Encode, RoundTrips) {
  const auto value = decode<ecs::RegisterTaskDefinitionRequest>(Document::parse(full));
  EXPECT_EQ(encode(value), Document::parse(full));
  EXPECT_EQ(Document::parse(text_of(value)), Document::parse(full));
  const auto again = decode<ecs::RegisterTaskDefinitionRequest>(encode(value));
  EXPECT_TRUE(same(value, again));
  ecs::RegisterTaskDefinitionRequest other = value;
  other.containerDefinitions[0].essential = false;
  EXPECT_FALSE(same(value, other));
}

}  // namespace
}  // namespace localecs::aws
