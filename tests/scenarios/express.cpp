// Calls the operations of Express services for a line of a scenario.
#include "express.hpp"

namespace localecs::tests {
namespace {

json configuration_of(const Command& command) {
  json configuration = json::object();
  if (command.has("image")) configuration["primaryContainer"] = {{"image", command.text("image")}};
  if (command.has("min"))
    configuration["scalingTarget"] = {{"minTaskCount", command.number("min", 1)}};
  return configuration;
}

std::vector<std::string> described(World& world, const std::string& arn) {
  const json service =
      world.call("DescribeExpressGatewayService", {{"serviceArn", arn}}).at("service");
  std::vector<std::string> lines{"express service " +
                                 service.at("status").at("statusCode").get<std::string>()};
  for (const json& active : service.at("activeConfigurations"))
    lines.push_back("  runs " + active.at("primaryContainer").at("image").get<std::string>());
  return lines;
}

}  // namespace

std::vector<std::string> change_express(World& world, const Command& command) {
  const std::string& name = command.word(1);
  const std::string arn = "arn:aws:ecs:us-east-1:000000000000:service/default/" + name;
  if (command.words.size() < 3) return described(world, arn);
  const std::string& what = command.word(2);
  json request = configuration_of(command);
  if (what == "create") {
    request["serviceName"] = name;
    request["executionRoleArn"] = "arn:aws:iam::000000000000:role/execution";
    request["infrastructureRoleArn"] = "arn:aws:iam::000000000000:role/infrastructure";
    world.call("CreateExpressGatewayService", request);
    return {};
  }
  request["serviceArn"] = arn;
  world.call(what == "update" ? "UpdateExpressGatewayService" : "DeleteExpressGatewayService",
             request);
  return {};
}

}  // namespace localecs::tests
