// Policies: read strictly, judged as IAM judges them, about the resources that a request names.
#include <gmock/gmock.h>

#include <localecs/aws/ecs/daemon_task_definition_status.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/aws/ecs/update_cluster.hpp>
#include <localecs/aws/ecs/update_service.hpp>
#include <localecs/aws/error.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/family.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>
#include <localecs/services/ecs/rows/task_definition_reference.hpp>
#include <localecs/services/secretsmanager/rows.hpp>
#include <localecs/services/secretsmanager/rows/secret.hpp>
#include <localecs/services/wing.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>

#include "gateway/identity/authorization.hpp"
#include "gateway/identity/known_members.hpp"

namespace localecs::gateway {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string problem(std::string_view json) {
  try {
    read_role_policies(json);
    return {};
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
}

std::string with_statement(const std::string& statement) {
  return R"({"app": [{"Version": "2012-10-17", "Statement": )" + statement + "}]}";
}

TEST(RolePolicies, are_read_strictly) {
  const std::string good = R"({"Effect": "Allow", "Action": "ecs:List*", "Resource": "*"})";
  EXPECT_EQ(problem(with_statement(good)), "");
  EXPECT_EQ(problem(with_statement("[" + good + "," + good + "]")), "");
  EXPECT_EQ(problem(R"({"app": [], "*": []})"), "");
  struct Row {
    const char *statement, *words;
  };
  for (const Row& row : {
           Row{R"({"Effect": "Allow", "Action": "a:b", "Resource": "*", "Condition": {}})",
               "role app, document 1, statement 1: localecs does not understand 'Condition'"},
           Row{R"({"Effect": "Allow", "NotAction": "a:b", "Resource": "*"})", "'NotAction'"},
           Row{R"({"Effect": "Allow", "Action": "a:b", "NotResource": "*"})", "'NotResource'"},
           Row{R"({"Effect": "Allow", "Action": "a:b", "Resource": "*", "Principal": "*"})",
               "'Principal'"},
           Row{R"({"Effect": "allow", "Action": "a:b", "Resource": "*"})",
               "neither Allow nor Deny"},
           Row{R"({"Action": "a:b", "Resource": "*"})", "Effect is missing"},
           Row{R"({"Effect": "Allow", "Resource": "*"})", "Action is missing"},
           Row{R"({"Effect": "Allow", "Action": "a:b"})", "Resource is missing"},
           Row{R"({"Effect": "Allow", "Action": 1, "Resource": "*"})", "Action is not text"},
           Row{R"({"Effect": "Allow", "Action": "ListTasks", "Resource": "*"})",
               "names no service"},
           Row{R"({"Effect": "Allow", "Action": "a:b", "Resource": "x/${aws:username}"})",
               "variables"},
           Row{"7", "is no JSON object"},
       })
    EXPECT_THAT(problem(with_statement(row.statement)), HasSubstr(row.words)) << row.statement;
  EXPECT_THAT(problem("nonsense"), HasSubstr("no JSON object of roles"));
  EXPECT_THAT(problem(R"({"app": {}})"), HasSubstr("wants a list"));
  EXPECT_THAT(problem(R"({"app": [{}]})"), HasSubstr("Statement is missing"));
}

const std::string app = "arn:aws:iam::000000000000:role/path/app";

Caller caller_in(const std::string& role) {
  Caller caller{.scope = {"000000000000", "us-east-1"}, .arn = "arn:of:session", .user_id = {}};
  caller.role_arn = role;
  return caller;
}

std::string refusal(const RolePolicies& policies, std::string_view action,
                    const std::vector<std::string>& resources, const std::string& role = app) {
  try {
    authorize(policies, caller_in(role), action, resources);
    return {};
  } catch (const aws::Error& error) {
    return error.code() + ": " + error.what();
  }
}

Statement allow(std::string action, std::string resource = "*") {
  return {.allows = true, .actions = {std::move(action)}, .resources = {std::move(resource)}};
}
Statement deny(std::string action, std::string resource = "*") {
  return {.allows = false, .actions = {std::move(action)}, .resources = {std::move(resource)}};
}

TEST(Authorization, allows_what_a_statement_allows_and_nothing_else) {
  struct Row {
    const char *pattern, *resource_pattern, *action, *resource;
    bool allowed;
  };
  for (const Row& row : {
           Row{"ecs:ListTasks", "*", "ecs:ListTasks", "*", true},
           Row{"ECS:listtasks", "*", "ecs:ListTasks", "*", true},
           Row{"ecs:List*", "*", "ecs:ListTasks", "*", true},
           Row{"*", "*", "ssm:GetParameter", "arn:x", true},
           Row{"ecs:L?stTasks", "*", "ecs:ListTasks", "*", true},
           Row{"ecs:*s", "*", "ecs:ListTasks", "*", true},
           Row{"ecs:*T*k*", "*", "ecs:ListTasks", "*", true},
           Row{"ecs:List", "*", "ecs:ListTasks", "*", false},
           Row{"ecs:ListTasks?", "*", "ecs:ListTasks", "*", false},
           Row{"ssm:*", "*", "ecs:ListTasks", "*", false},
           Row{"a:b", "arn:*:task/default/*", "a:b", "arn:aws:ecs:r:a:task/default/1", true},
           Row{"a:b", "arn:*:task/default/*", "a:b", "arn:aws:ecs:r:a:task/other/1", false},
           Row{"a:b", "arn:*:task/Default/*", "a:b", "arn:aws:ecs:r:a:task/default/1", false},
           Row{"a:b", "arn:x", "a:b", "*", false},
           Row{"a:b", "", "a:b", "*", false},
       })
    EXPECT_EQ(
        refusal({{"app", {allow(row.pattern, row.resource_pattern)}}}, row.action, {row.resource})
            .empty(),
        row.allowed)
        << row.pattern << " " << row.resource_pattern;
}

TEST(Authorization, refuses_in_awss_words) {
  EXPECT_EQ(
      refusal({{"app", {}}}, "ecs:ListTasks", {"*"}),
      "AccessDeniedException: User: arn:of:session is not authorized to perform: ecs:ListTasks "
      "on resource: * because no identity-based policy allows the ecs:ListTasks action");
  EXPECT_EQ(
      refusal({{"app", {deny("ecs:*"), allow("*")}}}, "ecs:ListTasks", {"*"}),
      "AccessDeniedException: User: arn:of:session is not authorized to perform: ecs:ListTasks "
      "on resource: * with an explicit deny in an identity-based policy");
}

TEST(Authorization, wants_every_resource_allowed) {
  const RolePolicies policies{{"app", {allow("a:b", "x*"), deny("a:b", "xx")}}};
  EXPECT_EQ(refusal(policies, "a:b", {"x1", "x2"}), "");
  EXPECT_THAT(refusal(policies, "a:b", {"x1", "y"}), HasSubstr("on resource: y because"));
  EXPECT_THAT(refusal(policies, "a:b", {"x1", "xx"}), HasSubstr("on resource: xx with"));
}

TEST(Authorization, finds_the_role_by_arn_then_by_name_then_all_others) {
  const RolePolicies named{{"app", {allow("*")}}, {"*", {}}};
  EXPECT_EQ(refusal(named, "a:b", {"*"}), "");
  EXPECT_NE(refusal(named, "a:b", {"*"}, "arn:aws:iam::000000000000:role/other"), "");
  const RolePolicies by_arn{{app, {}}, {"app", {allow("*")}}};
  EXPECT_NE(refusal(by_arn, "a:b", {"*"}), "");
  EXPECT_EQ(refusal(by_arn, "a:b", {"*"}, "arn:aws:iam::111111111111:role/app"), "");
  const RolePolicies others_may{{"app", {}}};
  EXPECT_EQ(refusal(others_may, "a:b", {"*"}, "arn:aws:iam::000000000000:role/other"), "");
  EXPECT_EQ(refusal({{"*", {}}}, "a:b", {"*"}, ""), "");  // no role: the account's root
}

const services::Policy& policy_of(std::string_view service) {
  const auto all = services::all();
  return (*std::ranges::find_if(all, [&](auto wing) { return wing->policy.name == service; }))
      ->policy;
}

struct Resources : testing::Test {
  std::vector<std::string> of(std::string_view service, std::string_view operation,
                              const char* input) {
    const aws::Document document = aws::Document::parse(input);
    return services::resources_of(policy_of(service), {state, scope, operation, document});
  }
  std::vector<std::string> passed(std::string_view operation, const char* input) {
    const aws::Document document = aws::Document::parse(input);
    return services::passed_roles_of(policy_of("ecs"), {state, scope, operation, document});
  }
  void SetUp() override {
    aws::ecs::TaskDefinition definition;
    definition.taskRoleArn = "arn:aws:iam::000000000000:role/web";
    state::Family family;
    family.arn_prefix = ecs + "task-definition/web";
    family.revisions[3].registered =
        std::make_shared<const aws::ecs::TaskDefinition>(std::move(definition));
    state[ecs::families].put(family.arn_prefix, family);
    aws::ecs::TaskDefinition agent;
    agent.executionRoleArn = "agent";
    state::DaemonFamily agents;
    agents.arn_prefix = ecs + "daemon-task-definition/agent";
    agents.revisions[1].definition =
        std::make_shared<const aws::ecs::TaskDefinition>(std::move(agent));
    agents.revisions[1].shown.status = aws::ecs::DaemonTaskDefinitionStatus::ACTIVE;
    state[ecs::daemon_families].put(agents.arn_prefix, agents);
    state::Secret secret;
    secret.arn = "arn:aws:secretsmanager:us-east-1:000000000000:secret:db-AbCdEf";
    state[secretsmanager::secrets].put(secret.arn, secret);
  }

  const std::string ecs = "arn:aws:ecs:us-east-1:000000000000:";
  state::State state{services::parts()};
  state::Scope scope{"000000000000", "us-east-1"};
};

TEST_F(Resources, of_ecs_are_one_however_they_are_named) {
  EXPECT_THAT(
      of("ecs", "DescribeTasks", R"({"tasks": ["1", "arn:aws:ecs:us-east-1:000000000000:task/2",
      "arn:aws:ecs:us-east-1:000000000000:task/c/3", "arn:aws:ecs:us-east-1:9:task/c/4"],
      "cluster": "arn:aws:ecs:us-east-1:000000000000:cluster/c"})"),
      ElementsAre(ecs + "task/c/1", ecs + "task/c/2", ecs + "task/c/3",
                  "arn:aws:ecs:us-east-1:9:task/c/4"));
  EXPECT_THAT(of("ecs", "StopTask", R"({"task": "1"})"), ElementsAre(ecs + "task/default/1"));
  EXPECT_THAT(of("ecs", "UpdateService", R"({"service": "web", "cluster": "c"})"),
              ElementsAre(ecs + "service/c/web"));
  EXPECT_THAT(of("ecs", "CreateService", R"({"serviceName": "web"})"),
              ElementsAre(ecs + "service/default/web"));
  EXPECT_THAT(of("ecs", "DescribeClusters", "{}"), ElementsAre(ecs + "cluster/default"));
  EXPECT_THAT(of("ecs", "DescribeClusters", R"({"clusters": ["a", "b"]})"),
              ElementsAre(ecs + "cluster/a", ecs + "cluster/b"));
  EXPECT_THAT(of("ecs", "ListTasks", R"({"cluster": "c", "serviceName": "web"})"),
              ElementsAre("*"));
  EXPECT_THAT(of("ecs", "RegisterTaskDefinition", "{}"), ElementsAre("*"));
  EXPECT_THAT(of("ecs", "DescribeTasks", R"({"tasks": 7})"), ElementsAre("*"));
  EXPECT_THAT(of("ecs", "DescribeTasks", "[]"), ElementsAre("*"));
}

TEST_F(Resources, of_a_launch_are_the_revision) {
  for (const char* name :
       {"web", "web:3", "arn:aws:ecs:us-east-1:000000000000:task-definition/web:3"})
    EXPECT_THAT(
        of("ecs", "RunTask", (R"({"taskDefinition": ")" + std::string(name) + "\"}").c_str()),
        ElementsAre(ecs + "task-definition/web:3"))
        << name;
  EXPECT_THAT(of("ecs", "RunTask", R"({"taskDefinition": "none"})"),
              ElementsAre(ecs + "task-definition/none"));
}

// What the operation reads otherwise than the policies is a way around them.
TEST_F(Resources, of_a_launch_are_read_as_the_operation_reads_them) {
  struct Row {
    std::string reference;
    int revision;  // 0: none
  };
  for (const Row& row : {Row{"web", 3}, Row{"web:3", 3}, Row{ecs + "task-definition/web:3", 3},
                         Row{ecs + "task-definition/web", 3}, Row{"web:", 0}, Row{"web:0", 0},
                         Row{"web:-3", 0}, Row{"web:4294967299", 0}, Row{"web:3:3", 0},
                         Row{"x/web:3", 0}, Row{ecs + "task-definition/x/web:3", 0},
                         Row{"arn:aws:ecs:us-east-1:9:task-definition/web:3", 0}}) {
    EXPECT_EQ(state::find_revision(state, scope, row.reference).number, row.revision)
        << row.reference;
    const std::string input = R"({"taskDefinition": ")" + row.reference + "\"}";
    EXPECT_EQ(passed("RunTask", input.c_str()).size(), row.revision ? 1u : 0u) << row.reference;
    const bool is_named =
        of("ecs", "RunTask", input.c_str()).front() == ecs + "task-definition/web:3";
    EXPECT_TRUE(is_named || !row.revision) << row.reference;
  }
}

TEST_F(Resources, are_not_hidden_by_members_that_the_operation_does_not_have) {
  const auto known = [](const aws::Shape& shape, const char* input) {
    return known_members(shape, aws::Document::parse(input)).dump();
  };
  EXPECT_EQ(known(aws::shape_of<aws::ecs::UpdateServiceRequest>(),
                  R"({"task": "x", "serviceName": "x", "service": "prod", "cluster": null})"),
            R"({"service":"prod"})");
  EXPECT_EQ(known(aws::shape_of<aws::ecs::UpdateClusterRequest>(),
                  R"({"clusters": ["mine"], "cluster": "prod"})"),
            R"({"cluster":"prod"})");
  EXPECT_EQ(known(aws::shape_of<aws::ecs::UpdateServiceRequest>(), R"(["service"])"), "{}");
}

TEST_F(Resources, of_the_neighbours) {
  const std::string parameter = "arn:aws:ssm:us-east-1:000000000000:parameter/a/b";
  for (const char* name :
       {"/a/b", "a/b", "/a/b:3", "arn:aws:ssm:us-east-1:000000000000:parameter/a/b",
        "arn:aws:ssm:us-east-1:000000000000:parameter/a/b:label"})
    EXPECT_THAT(of("ssm", "GetParameter", (R"({"Name": ")" + std::string(name) + "\"}").c_str()),
                ElementsAre(parameter))
        << name;
  EXPECT_THAT(of("ssm", "GetParameters", R"({"Names": ["/a/b", "/a/b"]})"),
              ElementsAre(parameter, parameter));
  EXPECT_THAT(of("ssm", "DescribeParameters", "{}"), ElementsAre("*"));
  const std::string secret = "arn:aws:secretsmanager:us-east-1:000000000000:secret:db-AbCdEf";
  for (const char* id : {"db", "arn:aws:secretsmanager:us-east-1:000000000000:secret:db",
                         "arn:aws:secretsmanager:us-east-1:000000000000:secret:db-AbCdEf"})
    EXPECT_THAT(of("secretsmanager", "GetSecretValue",
                   (R"({"SecretId": ")" + std::string(id) + "\"}").c_str()),
                ElementsAre(secret))
        << id;
  EXPECT_THAT(of("logs", "PutLogEvents", R"({"logGroupName": "/g", "logStreamName": "s"})"),
              ElementsAre("arn:aws:logs:us-east-1:000000000000:log-group:/g:log-stream:s"));
  EXPECT_THAT(of("cloudwatch", "DeleteAlarms", R"({"AlarmNames": ["a"]})"),
              ElementsAre("arn:aws:cloudwatch:us-east-1:000000000000:alarm:a"));
  EXPECT_THAT(of("cloudwatch", "PutMetricData", R"({"Namespace": "n"})"), ElementsAre("*"));
  EXPECT_THAT(of("sts", "AssumeRole", R"({"RoleArn": "arn:r"})"), ElementsAre("arn:r"));
}

TEST_F(Resources, that_are_passed_on_are_roles) {
  EXPECT_THAT(passed("RunTask", R"({"taskDefinition": "web", "overrides": {"taskRoleArn": "r",
      "executionRoleArn": "arn:e"}})"),
              ElementsAre("arn:aws:iam::000000000000:role/r", "arn:e",
                          "arn:aws:iam::000000000000:role/web"));
  EXPECT_THAT(passed("RegisterTaskDefinition", R"({"family": "x", "taskRoleArn": "arn:t"})"),
              ElementsAre("arn:t"));
  EXPECT_THAT(passed("CreateService", R"({"taskDefinition": "web:3"})"),
              ElementsAre("arn:aws:iam::000000000000:role/web"));
  for (const char* operation : {"CreateDaemon", "UpdateDaemon"})
    for (const std::string name : {"agent", "agent:1"})
      EXPECT_THAT(passed(operation, (R"({"daemonTaskDefinitionArn": ")" + ecs +
                                     "daemon-task-definition/" + name + "\"}")
                                        .c_str()),
                  ElementsAre("arn:aws:iam::000000000000:role/agent"))
          << operation << name;
  EXPECT_THAT(passed("RegisterDaemonTaskDefinition", R"({"family": "x", "taskRoleArn": "arn:t"})"),
              ElementsAre("arn:t"));
  EXPECT_THAT(passed("DescribeTaskDefinition", R"({"taskDefinition": "web"})"), ElementsAre());
}

}  // namespace
}  // namespace localecs::gateway
