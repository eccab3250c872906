// Lines out of pieces, events out of lines.
#include <gmock/gmock.h>

#include <localecs/aws/ecs/task.hpp>

#include "docker/engine/event_stream.hpp"
#include "docker/engine/json_read.hpp"

namespace localecs::docker {
namespace {

using aws::ecs::HealthStatus;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(Lines, joins_pieces_and_splits_at_newlines) {
  Lines lines;
  std::vector<std::string> got;
  for (const char* piece : {"on", "e\ntwo\n\n", "  \r\nthr", "", "ee\r\n", "rest"}) {
    lines.put(piece, [&](std::string_view line) { got.emplace_back(line); });
  }
  EXPECT_THAT(got, ElementsAre("one", "two", "three\r"));
  EXPECT_EQ(lines.rest(), "rest");
}

TEST(Lines, refuses_a_line_without_end) {
  Lines lines(10);
  const auto ignore = [](std::string_view) {};
  lines.put("0123456789\n01234", ignore);
  EXPECT_THROW(lines.put("567890", ignore), std::length_error);
}

std::string line_of(const std::string& action, Json attributes,
                    const std::string& type = "container") {
  attributes["localecs.task"] = "t";
  attributes["localecs.container"] = "web";
  return Json{{"Type", type},
              {"Action", action},
              {"Actor", {{"ID", "abc"}, {"Attributes", attributes}}},
              {"timeNano", 1700000000123456789}}
      .dump();
}

TEST(Events, are_read) {
  auto event = read_event(line_of("die", {{"exitCode", "3"}}));
  ASSERT_TRUE(event);
  EXPECT_EQ(event->kind, Event::Kind::died);
  EXPECT_EQ(event->runtime_id, "abc");
  EXPECT_EQ(event->key, (effects::ContainerKey{"t", "web"}));
  EXPECT_EQ(event->exit_code, 3);
  EXPECT_EQ(event->time, 1700000000123456789);
  EXPECT_EQ(read_event(line_of("start", {}))->kind, Event::Kind::started);
  EXPECT_EQ(read_event(line_of("oom", {}))->kind, Event::Kind::out_of_memory);
  EXPECT_EQ(read_event(line_of("destroy", {}))->kind, Event::Kind::destroyed);
}

TEST(Events, health_counts_only_where_the_definition_checks_it) {
  EXPECT_FALSE(read_event(line_of("health_status: healthy", {})));
  const Json checked = {{"localecs.health-check", "yes"}};
  EXPECT_EQ(read_event(line_of("health_status: healthy", checked))->health, HealthStatus::HEALTHY);
  EXPECT_EQ(read_event(line_of("health_status: unhealthy", checked))->health,
            HealthStatus::UNHEALTHY);
  EXPECT_EQ(read_event(line_of("health_status: starting", checked))->health, HealthStatus::UNKNOWN);
}

TEST(Events, others_are_passed_over) {
  for (const std::string& line :
       {std::string("garbage"), std::string("[]"), std::string("{\"Type\":\"container\"}"),
        line_of("exec_create: ls", {}), line_of("die", {}, "network"),
        std::string(R"({"Type":"container","Action":"die","Actor":{"ID":"x","Attributes":{}}})"),
        std::string(R"({"Type":"container","Action":"die","Actor":3})")}) {
    EXPECT_FALSE(read_event(line)) << line;
  }
}

TEST(Events, query) {
  EXPECT_THAT(events_query("me", 1700000000000000042), HasSubstr("&since=1700000000.000000042"));
  EXPECT_THAT(events_query("me", 0), testing::Not(HasSubstr("since")));
  EXPECT_EQ(owner_filter("a b"), "%7B%22label%22%3A%5B%22localecs.owner%3Da%20b%22%5D%7D");
}

}  // namespace
}  // namespace localecs::docker
