// Container instances: how they are shown, listed, drained, registered by an agent and
// deregistered.
#include "api.hpp"

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include <gmock/gmock.h>

namespace localecs::services::ecs {
namespace {

using testing::HasSubstr;

const json kTotal = json::parse(R"([
  {"name": "CPU", "type": "INTEGER", "integerValue": 1024},
  {"name": "MEMORY", "type": "INTEGER", "integerValue": 512},
  {"name": "PORTS", "type": "STRINGSET", "stringSetValue": ["22", "51678"]},
  {"name": "PORTS_UDP", "type": "STRINGSET", "stringSetValue": []}])");
const char* const kIdentity = R"({"instanceId": "i-1", "instanceType": "t3.micro",
  "availabilityZone": "us-east-1b", "imageId": "ami-1"})";

class ContainerInstances : public ::testing::Test {
 protected:
  ContainerInstances() {
    api("CreateCluster");
    api("RegisterTaskDefinition", small_definition());
  }

  std::string host() { return api("ListContainerInstances")["containerInstanceArns"][0]; }
  json describe(const std::string& arn, const json& include = json::array()) {
    return api("DescribeContainerInstances",
               {{"containerInstances", {arn}}, {"include", include}})["containerInstances"][0];
  }
  json enlist(json input = json::object()) {
    input["totalResources"] = kTotal;
    input["instanceIdentityDocument"] = kIdentity;
    return api("RegisterContainerInstance", input)["containerInstance"];
  }
  json drain(const std::string& arn, const std::string& status = "DRAINING") {
    return api("UpdateContainerInstancesState",
               {{"containerInstances", {arn}}, {"status", status}});
  }
  std::string attributes_error(const char* operation, const json& attribute) {
    return api.error(operation, {{"attributes", json::array({attribute})}});
  }
  json on(const std::string& instance, const char* name, const char* value) {
    return {{"name", name}, {"value", value}, {"targetId", instance}};
  }
  json listed(const json& input) {
    json asked = input;
    asked["targetType"] = "container-instance";
    return api("ListAttributes", asked)["attributes"];
  }
  json resource(const json& instance, const char* which, const std::string& name) {
    for (const json& each : instance[which])
      if (each["name"] == name) return each;
    return {};
  }

  Api api;
};

TEST_F(ContainerInstances, ShowWhatIsLeftOfThem) {
  json definition = small_definition("ported");
  definition["containerDefinitions"][0]["cpu"] = 100;
  definition["containerDefinitions"][0]["portMappings"] = {
      {{"containerPort", 80}, {"hostPort", 8080}}};
  api("RegisterTaskDefinition", definition);
  const std::int64_t version = describe(host())["version"];
  api("RunTask", {{"taskDefinition", "ported"}});
  const json instance = describe(host());
  EXPECT_EQ(instance["status"], "ACTIVE");
  EXPECT_EQ(instance["agentConnected"], true);
  EXPECT_EQ(instance["pendingTasksCount"], 1);
  EXPECT_EQ(instance["runningTasksCount"], 0);
  EXPECT_GT(instance["version"], version);
  EXPECT_EQ(resource(instance, "registeredResources", "CPU"),
            json::parse(R"({"name": "CPU", "type": "INTEGER", "doubleValue": 0.0, "longValue": 0,
                            "integerValue": 4096})"));
  EXPECT_EQ(resource(instance, "remainingResources", "CPU")["integerValue"], 3996);
  EXPECT_EQ(resource(instance, "remainingResources", "MEMORY")["integerValue"], 8192 - 64);
  EXPECT_EQ(resource(instance, "registeredResources", "PORTS")["stringSetValue"],
            json::parse(R"(["22", "2375", "2376", "51678", "51679"])"));
  EXPECT_EQ(resource(instance, "remainingResources", "PORTS")["stringSetValue"],
            json::parse(R"(["22", "2375", "2376", "8080", "51678", "51679"])"));
  EXPECT_EQ(resource(instance, "registeredResources", "PORTS_UDP")["stringSetValue"],
            json::array());
  EXPECT_FALSE(instance.contains("healthStatus"));
  EXPECT_EQ(describe(host(), {"CONTAINER_INSTANCE_HEALTH"})["healthStatus"]["overallStatus"],
            "IMPAIRED");  // no Engine is connected here
}

TEST_F(ContainerInstances, AreFoundByIdAndMissedByName) {
  const std::string id(state::id_of(host()));
  EXPECT_EQ(describe(id)["containerInstanceArn"], host());
  const json answer = api("DescribeContainerInstances", {{"containerInstances", {"nope"}}});
  EXPECT_EQ(answer["failures"][0]["reason"], "MISSING");
  EXPECT_EQ(answer["failures"][0]["arn"], prefix + "container-instance/default/nope");
  EXPECT_EQ(api.error("DescribeContainerInstances", {{"containerInstances", json::array()}}),
            "ClientException: Container Instances cannot be empty.");
}

TEST_F(ContainerInstances, AreListedByStatusAndFilter) {
  const std::string first = host(), other = enlist()["containerInstanceArn"];
  const auto list = [&](const json& input) {
    return api("ListContainerInstances", input)["containerInstanceArns"];
  };
  EXPECT_EQ(list(json::object()).size(), 2u);
  EXPECT_EQ(list({{"filter", "attribute:ecs.instance-type == t3.micro"}}), json::array({other}));
  drain(other);
  EXPECT_EQ(list({{"status", "DRAINING"}}), json::array({other}));
  EXPECT_EQ(list({{"status", "ACTIVE"}}), json::array({first}));
  EXPECT_EQ(list({{"status", "REGISTERING"}}), json::array());
  EXPECT_EQ(api.error("ListContainerInstances", {{"filter", "rack == 1"}}),
            "InvalidParameterException: Invalid expression: unknown subject 'rack' (at position 0 "
            "of 'rack == 1').");
}

TEST_F(ContainerInstances, TakeNoTaskWhileTheyDrain) {
  const std::string arn = host();
  EXPECT_EQ(drain(arn)["containerInstances"][0]["status"], "DRAINING");
  const json run = api("RunTask", {{"taskDefinition", "web"}});
  EXPECT_EQ(run["failures"][0]["reason"], "AGENT");
  const json start = api("StartTask", {{"taskDefinition", "web"}, {"containerInstances", {arn}}});
  EXPECT_EQ(start["failures"][0]["reason"], "AGENT");
  drain(arn, "ACTIVE");
  EXPECT_EQ(api("RunTask", {{"taskDefinition", "web"}})["tasks"].size(), 1u);
  EXPECT_EQ(drain("nope")["failures"][0]["reason"], "MISSING");
  EXPECT_EQ(api.error("UpdateContainerInstancesState",
                      {{"containerInstances", {arn}}, {"status", "REGISTERING"}}),
            "InvalidParameterException: Container instances status should be one of "
            "[ACTIVE,DRAINING]");
}

// Its capacity provider has given it up, the user has not.
TEST_F(ContainerInstances, StayWhenAUserWantsThemBack) {
  const std::string arn = host();
  drain(arn);
  api.state[ecs::instances].modify(arn)->is_leaving = true;
  drain(arn, "ACTIVE");
  EXPECT_FALSE(api.state[ecs::instances].find(arn)->is_leaving);
}

TEST_F(ContainerInstances, LeaveWhenTheyAreEmptyOrForced) {
  const std::string arn = host();
  const std::string task = api("RunTask", {{"taskDefinition", "web"}})["tasks"][0]["taskArn"];
  EXPECT_EQ(api.error("DeregisterContainerInstance", {{"containerInstance", arn}}),
            "InvalidParameterException: Found running tasks on the instance.");
  const json gone = api("DeregisterContainerInstance",
                        {{"containerInstance", arn}, {"force", true}})["containerInstance"];
  EXPECT_EQ(gone["status"], "INACTIVE");
  EXPECT_EQ(gone["agentConnected"], false);
  EXPECT_EQ(api.state[ecs::tasks].find(task)->stopped_reason,
            "Container instance deregistration forced by user");
  EXPECT_EQ(api("ListContainerInstances")["containerInstanceArns"], json::array());
  EXPECT_EQ(describe(arn)["status"], "INACTIVE");
  EXPECT_EQ(api.error("RunTask", {{"taskDefinition", "web"}}),
            "InvalidParameterException: No Container Instances were found in your cluster.");
  EXPECT_EQ(api("StartTask", {{"taskDefinition", "web"},
                              {"containerInstances", {arn}}})["failures"][0]["reason"],
            "INACTIVE");
  EXPECT_EQ(drain(arn)["failures"][0]["reason"], "INACTIVE");
}

TEST_F(ContainerInstances, OfAnAgentShowWhatItSent) {
  const json instance = enlist({{"attributes", {{{"name", "rack"}, {"value", "r1"}}}},
                                {"versionInfo", {{"agentVersion", "1.80.0"}}},
                                {"tags", {{{"key", "a"}, {"value", "b"}}}}});
  EXPECT_EQ(instance["ec2InstanceId"], "i-1");
  EXPECT_EQ(instance["versionInfo"]["agentVersion"], "1.80.0");
  EXPECT_EQ(instance["tags"][0]["key"], "a");
  EXPECT_EQ(resource(instance, "registeredResources", "MEMORY")["integerValue"], 512);
  EXPECT_EQ(resource(instance, "registeredResources", "PORTS")["stringSetValue"],
            json::parse(R"(["22", "51678"])"));
  EXPECT_EQ(
      listed({{"attributeName", "rack"}}),
      json::array(
          {{{"name", "rack"}, {"value", "r1"}, {"targetId", instance["containerInstanceArn"]}}}));
  // Again, after the agent's own restart.
  const json again = enlist({{"containerInstanceArn", instance["containerInstanceArn"]},
                             {"versionInfo", {{"agentVersion", "1.81.0"}}}});
  EXPECT_EQ(again["containerInstanceArn"], instance["containerInstanceArn"]);
  EXPECT_EQ(again["versionInfo"]["agentVersion"], "1.81.0");
  EXPECT_EQ(api("DescribeClusters")["clusters"][0]["registeredContainerInstancesCount"], 2);
}

TEST_F(ContainerInstances, OfAnAgentAreRefusedWhenTheyMakeNoSense) {
  EXPECT_THAT(api.error("RegisterContainerInstance", {{"instanceIdentityDocument", "{"}}),
              HasSubstr("identity document is not valid"));
  EXPECT_THAT(api.error("RegisterContainerInstance",
                        {{"containerInstanceArn", prefix + "container-instance/default/nope"}}),
              HasSubstr("was not found"));
  for (const int value : {-1, 1'000'000'001})
    EXPECT_THAT(api.error("RegisterContainerInstance",
                          {{"totalResources", {{{"name", "CPU"}, {"integerValue", value}}}}}),
                HasSubstr("between 0 and 1000000000"));
  EXPECT_THAT(api.error("RegisterContainerInstance",
                        {{"totalResources", {{{"name", "PORTS"}, {"stringSetValue", {"x"}}}}}}),
              HasSubstr("no port"));
}

TEST_F(ContainerInstances, OfAnAgentKeepTheClusterUntilTheyLeave) {
  const std::string arn = enlist()["containerInstanceArn"];
  EXPECT_EQ(api.error("DeleteCluster", {{"cluster", "default"}}),
            "ClusterContainsContainerInstancesException: The Cluster cannot be deleted while "
            "Container Instances are active or draining.");
  api("DeregisterContainerInstance", {{"containerInstance", arn}});
  EXPECT_EQ(api.error("DeleteCluster", {{"cluster", "default"}}), "");
}

TEST_F(ContainerInstances, HaveAtMostTenAttributesOfTheirOwn) {
  const std::string arn = host();
  json attributes = json::array();
  for (int i = 0; i < 10; ++i)
    attributes.push_back(on(arn, ("a" + std::to_string(i)).c_str(), "1"));
  api("PutAttributes", {{"attributes", attributes}});
  EXPECT_THAT(attributes_error("PutAttributes", on(arn, "b", "1")),
              HasSubstr("AttributeLimitExceededException"));
  EXPECT_EQ(attributes_error("PutAttributes", on(arn, "a1", "2")), "");
  const json deleted = api("DeleteAttributes", {{"attributes", {on(arn, "a1", "2")}}});
  EXPECT_EQ(deleted["attributes"][0]["targetId"], arn);
  EXPECT_EQ(attributes_error("PutAttributes", on(arn, "b", "1")), "");
  EXPECT_EQ(listed({{"attributeName", "a1"}}), json::array());
  EXPECT_EQ(listed({{"attributeName", "b"}, {"attributeValue", "2"}}), json::array());
}

TEST_F(ContainerInstances, AttributesAreChecked) {
  const std::string arn = host();
  EXPECT_EQ(api.error("PutAttributes", {{"attributes", json::array()}}),
            "InvalidParameterException: attributes can not be empty");
  EXPECT_EQ(attributes_error("PutAttributes", on(prefix + "container-instance/default/x", "a", "")),
            "TargetNotFoundException: The specified target was not found.");
  EXPECT_EQ(attributes_error("PutAttributes", on(std::string(state::id_of(arn)), "a", "1")),
            "InvalidParameterException: targetType must be container-instance");
  EXPECT_THAT(attributes_error("PutAttributes", on(arn, "a b", "1")), HasSubstr("name 'a b'"));
  EXPECT_THAT(attributes_error("PutAttributes", on(arn, "a", " 1")), HasSubstr("value ' 1'"));
  EXPECT_THAT(attributes_error("DeleteAttributes", on(arn, "ecs.os-type", "linux")),
              HasSubstr("built in"));
  EXPECT_THAT(
      api.error("ListAttributes", {{"targetType", "container-instance"}, {"attributeValue", "x"}}),
      HasSubstr("attributeName is required"));
}

TEST_F(ContainerInstances, UpdateTheAgentOnlyWhereThereIsANewerOne) {
  EXPECT_THAT(api.error("UpdateContainerAgent", {{"containerInstance", host()}}),
              HasSubstr("NoUpdateAvailableException"));
  const std::string silent = enlist()["containerInstanceArn"];
  EXPECT_THAT(api.error("UpdateContainerAgent", {{"containerInstance", silent}}),
              HasSubstr("MissingVersionException"));
  const std::string old =
      enlist({{"versionInfo", {{"agentVersion", "1.0.0"}}}})["containerInstanceArn"];
  EXPECT_EQ(api("UpdateContainerAgent",
                {{"containerInstance", old}})["containerInstance"]["agentUpdateStatus"],
            "PENDING");
  EXPECT_THAT(api.error("UpdateContainerAgent", {{"containerInstance", old}}),
              HasSubstr("UpdateInProgressException"));
  EXPECT_EQ(enlist({{"containerInstanceArn", old},
                    {"versionInfo", {{"agentVersion", "1.1.0"}}}})["agentUpdateStatus"],
            "UPDATED");
}

TEST_F(ContainerInstances, AnAgentMovesItsTasks) {
  const std::string arn = enlist()["containerInstanceArn"];
  const std::string task = api("StartTask", {{"taskDefinition", "web"},
                                             {"containerInstances", {arn}}})["tasks"][0]["taskArn"];
  EXPECT_TRUE(api.state[ecs::tasks].find(task)->is_agents);
  const auto shown = [&] { return api("DescribeTasks", {{"tasks", {task}}})["tasks"][0]; };
  const json running{{"containerName", "app"}, {"status", "RUNNING"}, {"runtimeId", "abc"}};
  json told = running;
  told["task"] = task;
  EXPECT_EQ(api("SubmitContainerStateChange", told)["acknowledgment"], "ACK");
  EXPECT_EQ(shown()["lastStatus"], "PENDING");
  EXPECT_EQ(shown()["containers"][0]["lastStatus"], "RUNNING");
  api("SubmitTaskStateChange", {{"task", task}, {"status", "RUNNING"}});
  EXPECT_EQ(shown()["lastStatus"], "RUNNING");
  EXPECT_EQ(describe(arn)["runningTasksCount"], 1);
  api("SubmitTaskStateChange",
      {{"task", task},
       {"status", "STOPPED"},
       {"containers", {{{"containerName", "app"}, {"status", "STOPPED"}, {"exitCode", 7}}}}});
  EXPECT_EQ(shown()["lastStatus"], "STOPPED");
  EXPECT_EQ(shown()["containers"][0]["exitCode"], 7);
  EXPECT_EQ(shown()["stopCode"], "EssentialContainerExited");
  EXPECT_EQ(resource(describe(arn), "remainingResources", "MEMORY")["integerValue"], 512);
  // Late news.
  api("SubmitTaskStateChange", {{"task", task}, {"status", "RUNNING"}});
  EXPECT_EQ(shown()["lastStatus"], "STOPPED");
}

TEST_F(ContainerInstances, AnAgentIsNotBelievedAboutTasksOfTheEngine) {
  const std::string task = api("RunTask", {{"taskDefinition", "web"}})["tasks"][0]["taskArn"];
  api("SubmitTaskStateChange", {{"task", task}, {"status", "STOPPED"}});
  EXPECT_NE(api.state[ecs::tasks].find(task)->last_status, state::TaskStatus::STOPPED);
  EXPECT_THAT(api.error("SubmitTaskStateChange", {{"task", std::string(32, 'a')}}),
              HasSubstr("was not found"));
}

TEST_F(ContainerInstances, AreAsManyAsTheSettingsSay) {
  api.state[ecs::settings].instances = {
      {.type = "t3.micro", .availability_zone = "b"}, {.cpu = 100, .memory = 200}, {}, {}};
  api.state[ecs::settings].instances[1].attributes = {{.name = "rack", .value = "r1"}};
  api("CreateCluster", {{"clusterName", "many"}});
  std::multiset<std::tuple<int, int, std::string>> shown;
  for (const auto& [arn, row] : api.state[ecs::instances].rows())
    if (arn.find("/many/") != std::string::npos)
      shown.insert({row.cpu, row.memory, row.availability_zone});
  // The last two divide the machine.
  EXPECT_EQ(shown, (std::multiset<std::tuple<int, int, std::string>>{{2048, 1024, "us-east-1b"},
                                                                     {100, 200, "us-east-1b"},
                                                                     {2048, 4096, "us-east-1c"},
                                                                     {2048, 4096, "us-east-1a"}}));
}

TEST_F(ContainerInstances, HaveWhatATaskDefinitionCanAskFor) {
  json definition = small_definition("all");
  definition["executionRoleArn"] = "arn:aws:iam::000000000000:role/x";
  definition["taskRoleArn"] = "arn:aws:iam::000000000000:role/x";
  definition["pidMode"] = "task";
  json& container = definition["containerDefinitions"][0];
  container["image"] = "123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1";
  container["memoryReservation"] = 32;
  container["logConfiguration"] = {{"logDriver", "awslogs"},
                                   {"options",
                                    {{"awslogs-group", "g"},
                                     {"awslogs-region", "us-east-1"},
                                     {"awslogs-create-group", "true"}}}};
  container["healthCheck"] = {{"command", {"CMD", "true"}}, {"startPeriod", 5}};
  container["secrets"] = {{{"name", "A"}, {"valueFrom", "a"}}};
  container["privileged"] = true;
  api("RegisterTaskDefinition", definition);
  EXPECT_EQ(api("RunTask", {{"taskDefinition", "all"}})["failures"], json::array());
  // An agent that told of no capability gets no such task.
  const std::string arn = enlist()["containerInstanceArn"];
  EXPECT_EQ(api("StartTask", {{"taskDefinition", "all"},
                              {"containerInstances", {arn}}})["failures"][0]["reason"],
            "ATTRIBUTE");
}

TEST_F(ContainerInstances, ConstraintsOfRequestAndDefinitionBothBind) {
  const auto failure = [&](const json& input) -> std::string {
    json asked = input;
    asked["taskDefinition"] = input.value("taskDefinition", "web");
    const json answer = api("RunTask", asked);
    return answer["failures"].empty() ? "" : answer["failures"][0]["reason"].get<std::string>();
  };
  const auto member = [](const char* expression) {
    return json{{"placementConstraints", {{{"type", "memberOf"}, {"expression", expression}}}}};
  };
  EXPECT_EQ(failure(member("attribute:ecs.os-type == linux")), "");
  EXPECT_EQ(failure(member("attribute:ecs.os-type == windows")),
            "MemberOf placement constraint unsatisfied.");
  json definition = small_definition("choosy");
  definition.update(member("attribute:rack exists"));
  api("RegisterTaskDefinition", definition);
  EXPECT_EQ(failure({{"taskDefinition", "choosy"}}), "MemberOf placement constraint unsatisfied.");
  api("PutAttributes", {{"attributes", {on(host(), "rack", "r1")}}});
  EXPECT_EQ(failure({{"taskDefinition", "choosy"}}), "");
  json wrong = member("attribute:rack exist");
  wrong["taskDefinition"] = "web";
  EXPECT_THAT(api.error("RunTask", wrong), HasSubstr("InvalidParameterException: Invalid express"));
  definition.update(member("("));
  EXPECT_THAT(api.error("RegisterTaskDefinition", definition),
              HasSubstr("ClientException: Invalid expression"));
}

}  // namespace
}  // namespace localecs::services::ecs
