// The command that a session runs, its environment, and ECS's error text if it cannot run.
#pragma once

#include <localecs/effects/terminal.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/exec_session.hpp>

#include <string>

namespace localecs::exec {

// task: nullptr if it is no more. Throws std::invalid_argument, with a text for the user, if the
// command line cannot be split.
effects::TerminalSpec terminal_of(const state::ExecSession& session, const state::Task* task);

// The text that the client prints, from the Engine's error text.
std::string last_words_of(const std::string& engine_problem);
// The text that the client prints, for any reason why the command does not start.
std::string start_failure(const std::string& reason);

}  // namespace localecs::exec
