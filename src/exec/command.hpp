// What a session runs: the command's words, its environment, and ECS's words when it cannot run.
#pragma once

#include <localecs/effects/terminal.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/exec_session.hpp>

#include <string>

namespace localecs::exec {

// Throws std::invalid_argument when the command line cannot be split; its words are for the user.
effects::TerminalSpec terminal_of(const state::ExecSession& session, const state::Task* task);

// From what the Engine said to what the client prints.
std::string last_words_of(const std::string& engine_problem);
// The same for any reason why there is no command.
std::string start_failure(const std::string& reason);

}  // namespace localecs::exec
