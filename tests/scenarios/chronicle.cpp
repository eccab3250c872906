// Turns rows, events and described services into lines.
#include "chronicle.hpp"

#include <localecs/aws/ecs/describe_service_deployments.hpp>
#include <localecs/services/cloudwatch/rows.hpp>
#include <localecs/services/cloudwatch/rows/alarms.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include <algorithm>
#include <iomanip>
#include <sstream>
#include <stdexcept>

namespace localecs::tests {
namespace {

using state::Task;

void replace_all(std::string& text, const std::string& what, const std::string& by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

std::string ended(const Task& task) {
  std::string text;
  for (const auto& container : task.containers) {
    text += "; " + container.name;
    text += container.exit_code ? " exit " + std::to_string(*container.exit_code) : " never ran";
    if (!container.reason.empty()) text += ", " + container.reason;
  }
  return text.substr(1);
}

std::string counts(const json& of) {
  return "desired " + of.at("desiredCount").dump() + " running " + of.at("runningCount").dump() +
         " pending " + of.at("pendingCount").dump();
}

std::string after_last(const std::string& text, char separator) {
  return text.substr(text.rfind(separator) + 1);
}

// "25 %"
std::string percent(double weight) {
  std::ostringstream text;
  text << weight << " %";
  return text.str();
}

}  // namespace

Chronicle::Chronicle(World& world) : world_(world), start_(world.now()) {}

void Chronicle::note(const std::string& text) {
  std::ostringstream line;
  const auto time = (world_.now() - start_).count();
  line << "  " << std::setw(4) << time / 1000 << "." << std::setw(3) << std::setfill('0')
       << time % 1000 << "  " << plain(text);
  lines_.push_back(line.str());
}

const std::string& Chronicle::task_arn(int number) const {
  if (number < 1 || number > static_cast<int>(task_arns_.size()))
    throw std::invalid_argument("there is no task " + std::to_string(number));
  return task_arns_[static_cast<std::size_t>(number - 1)];
}

int Chronicle::number_of(const std::string& arn) {
  const auto found = std::ranges::find(task_arns_, arn);
  if (found != task_arns_.end()) return static_cast<int>(found - task_arns_.begin()) + 1;
  task_arns_.push_back(arn);
  const int number = static_cast<int>(task_arns_.size());
  names_[std::string(state::id_of(arn))] = std::to_string(number);
  return number;
}

int Chronicle::image_number(const std::string& digest) {
  return images_.try_emplace(digest, static_cast<int>(images_.size()) + 1).first->second;
}

void Chronicle::show(int number) {
  static const std::vector<std::string> steps{"waiting",  "pulling", "creating", "created",
                                              "starting", "running", "stopping", "stopped"};
  const Task* task = world_.state[ecs::tasks].find(task_arn(number));
  if (!task) return note("task " + std::to_string(number) + " is forgotten");
  std::string text = "task " + std::to_string(number) + ":";
  for (const auto& container : task->containers)
    text += " " + container.name + " " + steps.at(static_cast<std::size_t>(container.step));
  if (task->sandbox.address) text += ", address " + task->sandbox.address->ip;
  note(text);
}

void Chronicle::tell(const effects::InvokeFunction& invocation) {
  const json payload = json::parse(invocation.payload);
  const json& about = payload.at("executionDetails");
  const json& target = about.at("targetServiceRevisionArn");
  std::string text = "function " + after_last(invocation.function_arn, ':') + " is invoked for " +
                     payload.at("lifecycleStage").get<std::string>();
  for (const char* kind : {"testTrafficWeights", "productionTrafficWeights"})
    for (const auto& [revision, weight] : about.at(kind).items())
      text += std::string(", ") + kind + (revision == target ? " new " : " old ") + weight.dump();
  if (payload.contains("hookDetails")) text += ", hookDetails " + payload["hookDetails"].dump();
  note(text);
}

void Chronicle::look() {
  for (const auto& [arn, instance] : world_.state[ecs::instances].rows())
    names_.try_emplace(std::string(state::id_of(arn)), "1");
  for (const auto& [arn, service] : world_.state[ecs::services].rows()) {
    for (const auto& deployment : service.deployments) name_deployment(deployment.id);
    for (const auto& set : service.task_sets) name_deployment(set.deployment.id);
  }
  look_at_alarms();
  look_at_tasks();
  look_at_events();
  look_at_rollouts();
  look_at_daemons();
}

void Chronicle::look_at_alarms() {
  for (const auto& [arn, alarm] : world_.state[cloudwatch::alarms].rows()) {
    const std::string news(aws::to_text(*alarm.shown.StateValue));
    if (std::exchange(rollouts_[arn], news) != news)
      note("alarm " + *alarm.shown.AlarmName + " " + news + ": " + *alarm.shown.StateReason);
  }
}

// What a daemon's deployment has come to, and the instances that are being replaced for it.
void Chronicle::look_at_daemons() {
  for (const auto& [arn, row] : world_.state[ecs::daemon_deployments].rows()) {
    std::string news = " " + std::string(aws::to_text(row.status));
    if (!row.status_reason.empty()) news += ": " + row.status_reason;
    if (!row.batch.empty()) news += ", replaces " + std::to_string(row.batch.size());
    if (row.baking_since) news += ", bakes";
    if (std::exchange(rollouts_[arn], news) == news) continue;
    const auto [entry, is_new] =
        daemon_deployments_.try_emplace(arn, daemon_deployments_.size() + 1);
    note("daemon deployment " + std::to_string(entry->second) + news);
  }
  std::set<std::string> daemons;
  for (const auto& [arn, row] : world_.state[ecs::daemons].rows()) daemons.insert(row.name);
  for (const std::string& name : std::exchange(daemons_, daemons))
    if (!daemons.contains(name)) note("daemon " + name + " is gone");
}

// How a service deployment goes on; that one begins and succeeds is told by events.
void Chronicle::look_at_rollouts() {
  using Status = aws::ecs::ServiceDeploymentStatus;
  for (const auto& [arn, row] : world_.state[ecs::service_deployments].rows()) {
    const auto& described = row.described;
    std::string news;
    const Status status = *described.status;
    if (status != Status::PENDING && status != Status::IN_PROGRESS && status != Status::SUCCESSFUL)
      news = " " + std::string(aws::to_text(status)) + ": " + described.statusReason.value_or("");
    else if (described.lifecycleStage)
      news = " " + std::string(aws::to_text(*described.lifecycleStage));
    const auto& target = described.targetServiceRevision;
    if (status == Status::IN_PROGRESS && target->requestedProductionTrafficWeight.value_or(0) > 0)
      news += " traffic " + percent(*target->requestedProductionTrafficWeight);
    for (const auto& hook : row.hooks)
      if (hook.status == aws::ecs::DeploymentLifecycleHookStatus::AWAITING_ACTION && !row.is_over())
        news += " awaits " + std::string(aws::to_text(hook.stage));
      else if (hook.status == aws::ecs::DeploymentLifecycleHookStatus::IN_PROGRESS &&
               !row.is_over())
        news += " asks " + std::string(aws::to_text(hook.stage));
    if (news.empty() || std::exchange(rollouts_[arn], news) == news) continue;
    note("rollout of " + row.deployment_id + news);
  }
}

void Chronicle::name_deployment(const std::string& id) {
  if (!names_.contains(id)) names_[id] = "ecs-svc/" + std::to_string(++deployments_);
}

// Tasks that do the same at the same time share a line.
void Chronicle::look_at_tasks() {
  for (const auto& [arn, task] : world_.state[ecs::tasks].rows()) number_of(arn);
  std::vector<std::pair<std::string, std::vector<int>>> news;
  for (int number = 1; number <= static_cast<int>(task_arns_.size()); ++number) {
    const Task* task = world_.state[ecs::tasks].find(task_arn(number));
    if (!task) {
      if (seen_.erase(task_arn(number))) news.push_back({"is forgotten", {number}});
      continue;
    }
    for (std::string& text : news_of(*task)) {
      const auto same = std::ranges::find(news, text, &decltype(news)::value_type::first);
      if (same == news.end())
        news.push_back({std::move(text), {number}});
      else
        same->second.push_back(number);
    }
  }
  for (const auto& [text, numbers] : news) {
    std::string who = numbers.size() == 1 ? "task" : "tasks";
    for (const int number : numbers) who += " " + std::to_string(number);
    note(who + " " + text);
  }
}

std::vector<std::string> Chronicle::news_of(const Task& task) {
  std::vector<std::string> news;
  const auto [entry, is_new] = seen_.try_emplace(task.arn);
  Seen& seen = entry->second;
  if (is_new)
    news.push_back("of " + after_last(*task.definition->taskDefinitionArn, '/') + " " +
                   std::string(to_text(task.last_status)));
  const auto health = state::health_of(task);
  if (!is_new && seen.health != health) news.emplace_back(aws::to_text(health));
  int restarts = 0;
  for (const auto& container : task.containers) restarts += container.restarts;
  if (restarts > seen.restarts) news.emplace_back("restarts a container");
  if (seen.should_run && !task.should_run)
    news.push_back("desired STOPPED: " + std::string(aws::to_text(*task.stop_code)) + ", " +
                   task.stopped_reason);
  if (!is_new && seen.status != task.last_status)
    news.push_back(std::string(to_text(task.last_status)) +
                   (task.is_stopped() ? ":" + ended(task) : ""));
  seen = {task.last_status, task.should_run, health, restarts};
  return news;
}

void Chronicle::look_at_events() {
  for (const auto& [arn, service] : world_.state[ecs::services].rows()) {
    std::vector<std::string> messages;
    for (const auto& event : service.events) {
      if (event.id == last_event_[arn]) break;
      messages.push_back(*event.message);
    }
    if (!service.events.empty()) last_event_[arn] = *service.events.front().id;
    for (auto message = messages.rbegin(); message != messages.rend(); ++message)
      note("event: " + *message);
  }
}

void Chronicle::review() {
  for (const auto& [arn, service] : world_.state[ecs::services].rows()) {
    const json answer = world_.call("DescribeServices", {{"services", json::array({arn})}});
    const json& view = answer.at("services").at(0);
    std::vector<std::string> lines{"service " + service.name + " " +
                                   view.at("status").get<std::string>() + " " + counts(view)};
    for (const json& deployment : view.at("deployments"))
      lines.push_back("  " + deployment.at("status").get<std::string>() + " " +
                      after_last(deployment.at("taskDefinition"), '/') + " " +
                      deployment.at("rolloutState").get<std::string>() + " " + counts(deployment) +
                      " failed " + deployment.at("failedTasks").dump());
    for (const json& set : view.value("taskSets", json::array()))
      lines.push_back("  task set " + set.at("id").get<std::string>() + " " +
                      set.at("status").get<std::string>() + " " +
                      after_last(set.at("taskDefinition"), '/') + " " +
                      set.at("stabilityStatus").get<std::string>() + " desired " +
                      set.at("computedDesiredCount").dump() + " running " +
                      set.at("runningCount").dump() + " pending " + set.at("pendingCount").dump());
    if (reviewed_[arn] == lines) continue;
    reviewed_[arn] = lines;
    for (const std::string& line : lines) note(line);
  }
}

std::string Chronicle::plain(const std::string& text) {
  std::string result = text;
  for (const auto& [id, name] : names_) replace_all(result, id, name);
  return sorted_tasks(result);
}

// "(task 3) (task 1)" -> "(task 1) (task 3)": their order follows random ids.
std::string Chronicle::sorted_tasks(const std::string& text) const {
  const std::string begin = "(task ";
  std::vector<int> numbers;
  const auto first = text.find(begin);
  auto at = first;
  while (at != std::string::npos && text.compare(at, begin.size(), begin) == 0) {
    const auto end = text.find(')', at);
    numbers.push_back(std::stoi(text.substr(at + begin.size(), end - at - begin.size())));
    at = end + (text.compare(end, 2, ") ") == 0 ? 2 : 1);
  }
  if (numbers.size() < 2) return text;
  std::ranges::sort(numbers);
  std::string sorted;
  for (const int number : numbers)
    sorted += (sorted.empty() ? "" : " ") + begin + std::to_string(number) + ")";
  return text.substr(0, first) + sorted + text.substr(at);
}

}  // namespace localecs::tests
