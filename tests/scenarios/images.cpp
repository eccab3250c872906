// Tags that move, and digests as DescribeTasks and DescribeServiceRevisions show them.
#include "images.hpp"

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include <algorithm>

namespace localecs::tests {
namespace {

// " main image 1", " side no digest"
std::string image_text(Chronicle& chronicle, const std::string& container, const json& of) {
  if (!of.contains("imageDigest")) return " " + container + " no digest";
  return " " + container + " image " + std::to_string(chronicle.image_number(of["imageDigest"]));
}

std::string of_task(World& world, Chronicle& chronicle, const std::string& arn) {
  const json answer = world.call("DescribeTasks", {{"tasks", {arn}}});
  std::string line = "task " + std::to_string(chronicle.number_of(arn)) + ":";
  for (const json& container : answer.at("tasks").at(0).at("containers"))
    line += image_text(chronicle, container.at("name"), container);
  return line;
}

std::string of_revision(World& world, Chronicle& chronicle, const state::Deployment& deployment) {
  const json answer =
      world.call("DescribeServiceRevisions", {{"serviceRevisionArns", {deployment.revision_arn}}});
  std::string line = "revision of " + deployment.id + ":";
  for (const json& image : answer.at("serviceRevisions").at(0).at("containerImages"))
    line += image_text(chronicle, image.at("containerName"), image);
  return line;
}

}  // namespace

void move_tag(World& world, const Command& command) {
  world.engine().move_tag(command.word(1));
}

std::vector<std::string> images(World& world, Chronicle& chronicle) {
  std::vector<int> numbers;
  for (const auto& [arn, task] : world.state[ecs::tasks].rows())
    if (task.last_status == state::TaskStatus::RUNNING) numbers.push_back(chronicle.number_of(arn));
  std::ranges::sort(numbers);
  std::vector<std::string> lines;
  for (const int number : numbers)
    lines.push_back(of_task(world, chronicle, chronicle.task_arn(number)));
  for (const auto& [arn, service] : world.state[ecs::services].rows())
    for (const state::Deployment& deployment : service.deployments)
      lines.push_back(of_revision(world, chronicle, deployment));
  return lines;
}

}  // namespace localecs::tests
