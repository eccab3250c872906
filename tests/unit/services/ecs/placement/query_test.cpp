// The cluster query language: expressions that hold, that do not, and that are none.
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/placement/query.hpp>

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/state/state.hpp>

#include <gmock/gmock.h>

namespace localecs::placement {
namespace {

using testing::HasSubstr;

struct QueryTest : testing::Test {
  QueryTest() {
    instance.arn = "arn:aws:ecs:us-east-1:000000000000:container-instance/web/1";
    instance.ec2_instance_id = "i-0abc";
    instance.agent_version = "1.80.0";
    instance.registered_at = *from_rfc3339("2018-06-18T22:28:28.250Z");
    state::set_attribute(instance, "ecs.instance-type", "g2.2xlarge");
    state::set_attribute(instance, "ecs.availability-zone", "us-east-1a");
    state::set_attribute(instance, "rack", "12");
    state::set_attribute(instance, "ssd", std::nullopt);
    state[ecs::instances].put(instance.arn, instance);
    add_task("service:production", state::TaskStatus::RUNNING);
    add_task("family:batch", state::TaskStatus::PENDING);
  }

  void add_task(const std::string& group, state::TaskStatus status) {
    state::Task task;
    task.arn = "task/" + group;
    task.instance_arn = instance.arn;
    task.group = group;
    task.last_status = status;
    state[ecs::tasks].add(task);
  }
  bool holds(const std::string& text) {
    QueryProblem problem;
    const auto query = Query::parse(text, &problem);
    EXPECT_TRUE(query) << text << ": " << problem.message << " at " << problem.position;
    return query && query->holds(state, instance);
  }
  std::string problem(const std::string& text) {
    QueryProblem problem;
    EXPECT_FALSE(Query::parse(text, &problem)) << text;
    return std::to_string(problem.position) + ": " + problem.message;
  }

  state::State state{services::parts()};
  state::Instance instance;
};

TEST_F(QueryTest, holds) {
  for (const char* text : {
           "attribute:ecs.instance-type == g2.2xlarge",
           "attribute:ecs.instance-type equals g2.2xlarge",
           "attribute:ecs.instance-type==g2.2xlarge",
           "attribute:ecs.instance-type =~ g2.*",
           "attribute:ecs.instance-type matches 'g[0-9].(2|4)xlarge'",
           "attribute:ecs.instance-type !~ g2",  // the whole value
           "attribute:ecs.instance-type not_matches t2.*",
           "attribute:ecs.availability-zone in [us-east-1a, us-east-1b]",
           "attribute:ecs.availability-zone in ['us-east-1a']",
           "attribute:ecs.availability-zone in us-east-1a",
           "attribute:ecs.availability-zone !in [us-east-1b,us-east-1c]",
           "attribute:ecs.availability-zone not_in [us-east-1b]",
           "attribute:ssd exists",
           "attribute:hdd !exists",
           "attribute:hdd not_exists",
           "attribute:rack > 9",  // as numbers
           "attribute:rack greater_than_equal 12",
           "attribute:rack < 100",
           "attribute:rack less_than_equal 12",
           "attribute:hdd != x",
           "attribute:hdd !~ .*",
           "attribute:hdd !in [x]",
           "task:group == service:production",
           "task:group =~ 'service:.*'",
           "task:group != service:test",
           "not(task:group == database)",
           "agentConnected == true",
           "agentConnected in [true, false]",
           "agentVersion > 1.9",
           "agentVersion == 1.80",
           "agentVersion >= 1.80.0",
           "agentVersion < 1.100.0",
           "ec2InstanceId in ['i-0abc', 'i-1']",
           "registeredAt == 2018-06-18T22:28:28+00:00",
           "registeredAt == 2018-06-18T22:28:28",
           "registeredAt >= 2018-06-18T22:28:28Z",
           "registeredAt > 2018-06-18",
           "registeredAt < 2018-06-19",
           "registeredAt > 2018-06-18T22:28:28.249Z",
           "registeredAt == 2018-06-19T00:28:28+02:00",
           "runningTasksCount == 1",
           "runningTasksCount <= 1",
           "runningTasksCount != 2",
           "agentConnected == false or attribute:ssd exists and attribute:rack == 12",
           "attribute:ssd exists || attribute:hdd exists && attribute:hdd exists",
           "(attribute:ssd exists) AND NOT attribute:hdd exists",
           "!(attribute:hdd exists) && !(attribute:tape exists)",
       })
    EXPECT_TRUE(holds(text)) << text;
}

TEST_F(QueryTest, does_not_hold) {
  for (const char* text : {
           "attribute:ecs.instance-type == g2.*",
           "attribute:ecs.instance-type =~ g2",
           "attribute:hdd == x",
           "attribute:hdd =~ .*",
           "attribute:hdd in [x]",
           "attribute:hdd > 1",
           "attribute:ssd !exists",
           "attribute:rack > 100",
           "task:group == production",
           "task:group !in [service:production]",
           "agentConnected == false",
           "agentVersion > 1.80",
           "ec2InstanceId == i-1",
           "registeredAt < 2018-06-18",
           "runningTasksCount > 1",
           "(attribute:ssd exists or attribute:hdd exists) and attribute:hdd exists",
           "not attribute:ssd exists",
       })
    EXPECT_FALSE(holds(text)) << text;
}

TEST_F(QueryTest, says_where_an_expression_is_wrong) {
  const std::pair<const char*, const char*> rows[] = {
      {"", "0: a subject is expected, not the end"},
      {"rack == 1", "0: unknown subject 'rack'"},
      {"AgentConnected == true", "0: unknown subject 'AgentConnected'"},
      {"attribute: == 1", "0: the attribute has no name"},
      {"attribute:a", "11: an operator is expected, not the end"},
      {"attribute:a = 1", "12: unexpected character '='"},
      {"attribute:a !equals 1", "12: an operator is expected, not '!'"},
      {"attribute:a ==", "14: a value is expected, not the end"},
      {"attribute:a == [1]", "15: a list is for 'in' only"},
      {"attribute:a in [1", "17: ']' is expected, not the end"},
      {"attribute:a in []", "16: a value is expected, not ']'"},
      {"attribute:a == 'x", "15: the quote is not closed"},
      {"attribute:a == \"x\"", "15: unexpected character '\"'"},
      {"attribute:a == 1 2", "17: unexpected '2'"},
      {"attribute:a == 1 and", "20: a subject is expected, not the end"},
      {"(attribute:a == 1", "17: ')' is expected"},
      {"attribute:a == 1)", "16: unexpected ')'"},
      {"attribute:a =~ '('", "15: bad pattern: missing ): ("},
      {"attribute:a =~ 'a)|(b'", "15: bad pattern: unexpected ): a)|(b"},
      {"task:group > a", "11: the subject does not know the operator '>'"},
      {"task:group exists", "11: the subject does not know the operator 'exists'"},
      {"agentVersion in [1]", "13: the subject does not know the operator 'in'"},
      {"agentVersion > latest", "15: 'latest' is no version"},
      {"agentConnected == yes", "18: 'yes' is not true or false"},
      {"registeredAt > yesterday", "15: 'yesterday' is no time"},
      {"registeredAt > 2018-13-01", "15: '2018-13-01' is no time"},
      {"runningTasksCount > few", "20: 'few' is no number"},
  };
  for (const auto& [text, expected] : rows) EXPECT_EQ(problem(text), expected) << text;
}

TEST_F(QueryTest, bounds_length_and_depth) {
  const auto nested = [](int depth) {
    return std::string(static_cast<std::size_t>(depth), '(') + "attribute:ssd exists" +
           std::string(static_cast<std::size_t>(depth), ')');
  };
  EXPECT_TRUE(holds(nested(64)));
  EXPECT_THAT(problem(nested(65)), HasSubstr("nested too deeply"));
  EXPECT_THAT(problem(std::string(900, '!') + "attribute:ssd exists"),
              HasSubstr("nested too deeply"));
  const std::string term = "attribute:ssd exists";
  EXPECT_TRUE(holds(term + std::string(kLongestQuery - term.size(), ' ')));
  EXPECT_THAT(problem(term + std::string(kLongestQuery - term.size() + 1, ' ')),
              HasSubstr("longer than 2000"));
}

}  // namespace
}  // namespace localecs::placement
