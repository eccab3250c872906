// Words a session's command as ECS's agent inside the container would start it.
#include "command.hpp"

#include <localecs/aws/ecs/key_value_pair.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows/exec_session.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <algorithm>
#include <stdexcept>

#include "shell_words.hpp"

namespace localecs::exec {
namespace {

using aws::ecs::KeyValuePair;

bool has_value_for(const std::optional<std::vector<KeyValuePair>>& variables,
                   std::string_view name) {
  return variables && std::ranges::any_of(*variables, [&](const KeyValuePair& each) {
           return each.name == name && !each.value.value_or("").empty();
         });
}

// True if the task sets LANG for the container. An image may set it too, but its variables are not
// known here.
bool sets_language(const state::Task& task, const std::string& container) {
  for (const auto& definition : *task.definition->containerDefinitions)
    if (definition.name == container && has_value_for(definition.environment, "LANG")) return true;
  if (!task.overrides || !task.overrides->containerOverrides) return false;
  return std::ranges::any_of(*task.overrides->containerOverrides, [&](const auto& each) {
    return each.name == container && has_value_for(each.environment, "LANG");
  });
}

// The command line's words; a blank command starts a shell. Throws std::invalid_argument.
std::vector<std::string> words_of(const std::string& command) {
  if (trim(command).empty()) return {"sh"};
  std::vector<std::string> words;
  try {
    words = shell_words(command);
  } catch (const std::invalid_argument& problem) {
    throw std::invalid_argument("Failed to parse commands input: " + std::string(problem.what()));
  }
  if (words.empty()) throw std::invalid_argument("Failed to parse commands input: no command");
  return words;
}

}  // namespace

effects::TerminalSpec terminal_of(const state::ExecSession& session, const state::Task* task) {
  effects::TerminalSpec spec;
  if (task) spec.task_arn = task->arn;
  spec.runtime_id = session.runtime_id;
  spec.command = words_of(session.command);
  // TERM is always set: with Docker's default "xterm" editors leave their last screen behind.
  spec.environment = {"TERM=xterm-256color"};
  if (!task || !sets_language(*task, session.container)) spec.environment.push_back("LANG=C.UTF-8");
  return spec;
}

// Docker says: OCI runtime exec failed: …: exec: "/bin/bash": stat /bin/bash: no such file or
// directory: unknown. The agent's words begin at `exec:`; for a missing file they are `fork/exec
// /bin/bash: no such file or directory`.
std::string last_words_of(const std::string& engine_problem) {
  const auto at = engine_problem.rfind("exec: \"");
  if (at == std::string::npos) return start_failure("Failed to start pty: " + engine_problem);
  std::string reason(trim(engine_problem.substr(at)));
  if (const std::string_view tail = ": unknown"; reason.ends_with(tail))
    reason.resize(reason.size() - tail.size());
  if (const auto stat = reason.find("\": stat "); stat != std::string::npos)
    reason = "fork/exec " + reason.substr(stat + 8);
  return start_failure("Failed to start pty: " + reason);
}

std::string start_failure(const std::string& reason) {
  return "\n----------ERROR-------\nUnable to start command: " + reason;
}

}  // namespace localecs::exec
