// POST /containers/{id}/exec, POST /exec/{id}/start as a stream, POST /exec/{id}/resize, and the
// exit code at the end.
#include "terminal.hpp"

#include <localecs/base/text.hpp>

#include <boost/asio/post.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/hijack.hpp"
#include "engine/json_read.hpp"

namespace localecs::docker {

using effects::Problem;
using effects::TerminalEvents;
using effects::TerminalSpec;

namespace {

constexpr std::chrono::milliseconds kMoment(50);
constexpr int kMostTries = 40;  // until the Engine has noticed that a command has begun or ended
constexpr std::size_t kLongestWords = 4096;
constexpr int kCannotRun = 126, kNoSuchCommand = 127;  // exit codes of runc, as a shell's

std::string create_body(const TerminalSpec& spec) {
  return write_json({{"Cmd", spec.command},
                     {"Env", spec.environment},
                     {"User", spec.user},
                     {"Tty", true},
                     {"AttachStdin", true},
                     {"AttachStdout", true},
                     {"AttachStderr", true}});
}

// One command. Its callbacks own it (shared_from_this), so it may outlive its ExecTerminal, which
// closes it: from then on no event is passed on.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(EngineLink& link, TerminalEvents events)
      : link_(link), events_(std::move(events)), timer_(link.loop), resize_timer_(link.loop) {}

  void open(const TerminalSpec& spec);
  void write(std::string_view bytes);
  void resize(int columns, int rows);
  void pause(bool paused);
  std::size_t unwritten() const { return stream_ ? stream_->unwritten() : early_.size(); }
  void close();

 private:
  void on_created(const Answer& answer);
  void start();
  void on_opened();
  void on_output(std::string_view output);
  void send_size(int tries);
  void on_ended(const std::optional<Problem>& problem);
  void ask_exit_code(int tries);
  void report_end(std::optional<int> exit_code, const std::string& problem);
  // A member function as a callback that does nothing once the terminal is closed.
  template <class... Given>
  auto then(void (Session::*next)(Given...)) {
    return [self = shared_from_this(), next](auto&&... given) {
      if (!self->is_closed_) (self.get()->*next)(std::forward<decltype(given)>(given)...);
    };
  }

  EngineLink& link_;
  const TerminalEvents events_;
  boost::asio::steady_timer timer_, resize_timer_;
  std::shared_ptr<Hijack> stream_;
  std::string id_;     // of the exec
  std::string early_;  // written before there was a stream
  std::string words_;  // the first output: where the command cannot be run, the Engine's
  int columns_ = 0, rows_ = 0;
  bool is_open_ = false, is_paused_ = false, is_closed_ = false;
};

void Session::open(const TerminalSpec& spec) {
  link_.api.ask({"POST", "/containers/" + percent_encode(spec.runtime_id) + "/exec", "created",
                 link_.options.inspect_timeout, create_body(spec)},
                then(&Session::on_created));
}

void Session::on_created(const Answer& answer) {
  if (answer.problem) return report_end({}, answer.problem->message);
  id_ = text(member(parse_json(answer.body), "Id"));
  if (id_.empty() || !is_hex(id_)) return report_end({}, "the Docker Engine made no exec");
  start();
}

// The exec is made; now it becomes a stream of bytes, over a connection of its own. What was
// written earlier waits in it.
void Session::start() {
  if (link_.api.is_encrypted())
    return report_end({}, "a command's terminal needs a Docker Engine that is reached without TLS");
  stream_ = std::make_shared<Hijack>(
      link_.loop,
      HijackEvents{then(&Session::on_opened), then(&Session::on_output), then(&Session::on_ended)});
  stream_->write(std::exchange(early_, {}));
  stream_->pause(is_paused_);
  stream_->open(link_.options.host, link_.api.target_of("/exec/" + id_ + "/start"),
                R"({"Detach":false,"Tty":true})", link_.options.inspect_timeout);
}

void Session::on_opened() {
  is_open_ = true;
  if (columns_ > 0) send_size(0);
  events_.on_open();
}

// Keeps the first output as well: it may turn out to be an error of the Engine's.
void Session::on_output(std::string_view output) {
  if (words_.size() < kLongestWords) words_ += output.substr(0, kLongestWords - words_.size());
  events_.on_output(output);
}

void Session::write(std::string_view bytes) {
  if (is_closed_) return;
  stream_ ? stream_->write(bytes) : void(early_ += bytes);
}

void Session::resize(int columns, int rows) {
  columns_ = std::clamp(columns, 1, 65535);
  rows_ = std::clamp(rows, 1, 65535);
  resize_timer_.cancel();
  if (is_open_) send_size(0);
}

// The stream opens before the command runs, and until it runs the Engine refuses to resize: try
// again for two seconds.
void Session::send_size(int tries) {
  const auto size = "h=" + std::to_string(rows_) + "&w=" + std::to_string(columns_);
  link_.api.ask(
      {"POST", "/exec/" + id_ + "/resize?" + size, "resized", link_.options.inspect_timeout},
      [self = shared_from_this(), tries](const Answer& answer) {
        if (self->is_closed_ || answer.status < 400 || tries == kMostTries) return;
        self->resize_timer_.expires_after(kMoment);
        self->resize_timer_.async_wait([self, tries](const boost::system::error_code& error) {
          if (!error && !self->is_closed_) self->send_size(tries + 1);
        });
      });
}

void Session::pause(bool paused) {
  is_paused_ = paused;
  if (stream_) stream_->pause(paused);
}

void Session::on_ended(const std::optional<Problem>& problem) {
  if (problem) return report_end({}, problem->message);
  ask_exit_code(0);
}

// The output may end a moment before the Engine has noted the exit code: ask for two seconds.
void Session::ask_exit_code(int tries) {
  link_.api.ask({"GET", "/exec/" + id_ + "/json", "inspecting", link_.options.inspect_timeout},
                [self = shared_from_this(), tries](const Answer& answer) {
                  if (self->is_closed_) return;
                  if (answer.problem) return self->report_end({}, answer.problem->message);
                  const auto json = parse_json(answer.body);
                  const auto& code = member(json, "ExitCode");
                  if (!flag(member(json, "Running")) && code.is_number_integer())
                    return self->report_end(code.get<int>(), {});
                  if (tries == kMostTries)
                    return self->report_end({}, "the connection to the Docker Engine has ended");
                  self->timer_.expires_after(kMoment);
                  self->timer_.async_wait([self, tries](const boost::system::error_code& error) {
                    if (!error && !self->is_closed_) self->ask_exit_code(tries + 1);
                  });
                });
}

void Session::report_end(std::optional<int> exit_code, const std::string& problem) {
  close();
  // Where runc cannot run the command, its error is all that the terminal has shown: pass that on
  // as the reason.
  const bool not_run = exit_code == kCannotRun || exit_code == kNoSuchCommand;
  const auto words = trim(words_);
  const bool explained = not_run && words.starts_with("OCI runtime exec failed");
  events_.on_end(exit_code, explained ? to_utf8(words) : problem);
}

void Session::close() {
  is_closed_ = true;
  timer_.cancel();
  resize_timer_.cancel();
  if (!stream_) return;
  stream_->close();
  stream_.reset();  // each holds the other
}

class ExecTerminal : public effects::Terminal {
 public:
  explicit ExecTerminal(std::shared_ptr<Session> session) : session_(std::move(session)) {}
  ~ExecTerminal() override { session_->close(); }
  void write(std::string_view bytes) override { session_->write(bytes); }
  void resize(int columns, int rows) override { session_->resize(columns, rows); }
  void pause(bool paused) override { session_->pause(paused); }
  std::size_t unwritten() const override { return session_->unwritten(); }

 private:
  const std::shared_ptr<Session> session_;
};

}  // namespace

std::unique_ptr<effects::Terminal> open_exec(EngineLink& link, TerminalSpec spec,
                                             TerminalEvents events) {
  const auto session = std::make_shared<Session>(link, std::move(events));
  session->open(spec);
  return std::make_unique<ExecTerminal>(session);
}

}  // namespace localecs::docker
