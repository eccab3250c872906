// Connects WebSocket, machine and terminal. Every event is told to the machine, then carry_on()
// does what the machine demands.
#include "channel.hpp"

#include <localecs/base/log.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/exec_session.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include <boost/asio/post.hpp>
#include <stdexcept>

#include "command.hpp"

namespace localecs::exec {
namespace {

using namespace std::chrono_literals;

// The machine's clock for repetitions starts when a frame enters the socket's queue. A short queue
// keeps frames from being repeated only because they still wait in it.
constexpr std::size_t kMostQueued = 64 << 10;     // bytes
constexpr std::size_t kMostUnwritten = 64 << 10;  // bytes of input that the terminal has not taken
constexpr Duration kLookInterval = 1s;            // for sessions and containers that are gone

http::CloseCode code_of(Machine::Ending ending) {
  switch (ending) {
    case Machine::Ending::clean:
      return http::CloseCode::normal;
    case Machine::Ending::protocol_error:
      return http::CloseCode::protocol_error;
    case Machine::Ending::refused:
      break;
  }
  return http::CloseCode::policy;
}

}  // namespace

Channel::Channel(Surroundings& around, const state::ExecSession& session,
                 std::unique_ptr<http::WebSocket> socket)
    : around_(around),
      id_(session.id),
      socket_(std::move(socket)),
      machine_(session.id, session.token, around.ids, around.clock.now()),
      timer_(around.loop) {}

void Channel::open(std::function<void()> on_end) {
  on_end_ = std::move(on_end);
  socket_->listen(
      {.on_message = [this](std::string_view bytes, bool is_text) { on_message(bytes, is_text); },
       .on_drained = [this] { carry_on(); },
       .on_end = [this] { end(); }});
  carry_on();
}

void Channel::on_message(std::string_view bytes, bool is_text) {
  const bool takes_input = !terminal_ || terminal_->unwritten() < kMostUnwritten;
  if (is_text)
    machine_.on_text(bytes, around_.clock.now());
  else
    machine_.on_binary(bytes, takes_input, around_.clock.now());
  const auto session = around_.state[ecs::exec_sessions].find(id_);
  if (machine_.is_authentic() && session != around_.state[ecs::exec_sessions].end())
    session->second.opened = true;
  carry_on();
}

void Channel::carry_on() {
  if (!on_end_) return;
  obey(machine_.take_demand());
  // Erased before the client is told that the session has ended: it may start the next one at once,
  // and a container has few sessions at a time.
  if (machine_.has_ended()) erase_opened_session();
  if (terminal_ && paused_ != machine_.is_full()) terminal_->pause(paused_ = machine_.is_full());
  send_due_frames();
  if (machine_.is_over()) {
    if (!machine_.problem().empty()) log::info("session {}: {}", id_, machine_.problem());
    socket_->close(code_of(machine_.ending()), machine_.problem());
    return end();
  }
  arm_timer();
}

void Channel::obey(const Machine::Demand& demand) {
  if (demand.start) start_terminal();
  if (demand.size) {
    size_ = demand.size;
    if (terminal_) terminal_->resize(size_->columns, size_->rows);
  }
  if (!demand.input.empty() && terminal_) terminal_->write(demand.input);
  if (demand.hang_up) hang_up();
}

void Channel::start_terminal() {
  const auto session = around_.state[ecs::exec_sessions].find(id_);
  if (session == around_.state[ecs::exec_sessions].end())
    return machine_.finish({}, around_.clock.now());
  const state::Task* task = around_.state[ecs::tasks].find(session->second.task_arn);
  try {
    terminal_ = around_.engine.open_terminal(terminal_of(session->second, task), terminal_events());
  } catch (const std::invalid_argument& problem) {
    machine_.finish(start_failure(problem.what()), around_.clock.now());
  }
}

effects::TerminalEvents Channel::terminal_events() {
  return {.on_open =
              [this] {
                if (terminal_ && size_) terminal_->resize(size_->columns, size_->rows);
              },
          .on_output =
              [this](std::string_view bytes) {
                machine_.on_output(bytes, around_.clock.now());
                carry_on();
              },
          .on_end =
              [this](std::optional<int>, const std::string& problem) {
                machine_.finish(problem.empty() ? "" : last_words_of(problem), around_.clock.now());
                carry_on();
              }};
}

void Channel::send_due_frames() {
  while (socket_->queued() < kMostQueued) {
    auto frame = machine_.next_frame(around_.clock.now());
    if (!frame) return;
    socket_->send_binary(std::move(*frame));
  }
}

void Channel::arm_timer() {
  const auto due = machine_.next_due();
  const Duration wait = due ? std::max(*due - around_.clock.now(), Duration(1)) : kLookInterval;
  timer_.expires_after(std::min(wait, kLookInterval));
  timer_.async_wait([weak = weak_from_this()](const boost::system::error_code& error) {
    const auto self = weak.lock();
    if (self && !error) self->on_timer();
  });
}

void Channel::on_timer() {
  if (!on_end_) return;
  machine_.on_time(around_.clock.now());
  // Normally the Engine reports the command's end (on_end); this ends the session if it does not.
  if (terminal_ && !is_container_running()) machine_.finish({}, around_.clock.now());
  end_if_erased();
  carry_on();
}

void Channel::end_if_erased() {
  if (around_.state[ecs::exec_sessions].contains(id_)) return;
  machine_.finish({}, around_.clock.now());
  carry_on();
}

bool Channel::is_container_running() const {
  const auto session = around_.state[ecs::exec_sessions].find(id_);
  if (session == around_.state[ecs::exec_sessions].end()) return false;
  const state::Task* task = around_.state[ecs::tasks].find(session->second.task_arn);
  if (!task) return false;
  for (const state::Container& container : task->containers)
    if (container.name == session->second.container)
      return container.runtime_id == session->second.runtime_id &&
             container.step != state::ContainerStep::stopped;
  return false;
}

// The terminal is destroyed in a turn of its own: this may run inside one of its events.
void Channel::hang_up() {
  if (!terminal_) return;
  hung_up_ = std::move(terminal_);
  boost::asio::post(around_.loop, [weak = weak_from_this()] {
    if (const auto self = weak.lock()) self->hung_up_.reset();
  });
}

void Channel::erase_opened_session() {
  const auto session = around_.state[ecs::exec_sessions].find(id_);
  // Not `opened`: the client never showed the token, so the session still waits for the right one.
  if (session != around_.state[ecs::exec_sessions].end() && session->second.opened)
    around_.state[ecs::exec_sessions].erase(session);
}

void Channel::end() {
  if (!on_end_) return;
  timer_.cancel();
  hang_up();
  erase_opened_session();
  boost::asio::post(around_.loop, [weak = weak_from_this(), on_end = std::exchange(on_end_, {})] {
    if (weak.lock()) on_end();
  });
}

}  // namespace localecs::exec
