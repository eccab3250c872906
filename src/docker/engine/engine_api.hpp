// Calls to the Docker Engine: version prefix, limits, and every way to fail turned into a Problem.
#pragma once

#include <localecs/docker/docker_engine.hpp>

#include <functional>
#include <optional>
#include <string>

#include "answers.hpp"

namespace localecs::docker {

struct Ask {
  std::string method;
  std::string path;  // without the version: "/containers/json?all=1"
  std::string step;  // names a timeout: "created"
  std::chrono::milliseconds timeout{0};
  std::string body{};
  std::string content_type = "application/json";  // of the body
  std::vector<http::Header> headers{};
};

struct Answer {
  std::optional<effects::Problem> problem;
  unsigned status = 0;  // 0: no answer came
  std::string body;
};

class EngineApi {
 public:
  using Done = std::function<void(Answer)>;
  using Id = http::Client::Id;

  EngineApi(boost::asio::io_context& loop, const DockerOptions& options, http::TlsFiles tls);

  // All our calls may be repeated (creates are found again by their name), and are once when the
  // connection breaks.
  void ask(Ask what, Done done);
  // The body goes to on_data piece by piece; nothing is repeated.
  Id stream(Ask what, std::chrono::milliseconds idle_timeout,
            std::function<void(std::string_view)> on_data, Done done);
  // GET /containers/{id or name}/json. `done` gets what it shows, or an answer with a problem; also
  // where the body makes no sense.
  void inspect(const std::string& name_or_id,
               std::function<void(Answer, std::optional<Inspected>)> done);
  void cancel(Id id) { client_->cancel(id); }

  void use_version(const std::string& version);
  // The y of the version 1.y that is spoken.
  int minor_version() const { return minor_version_; }
  // Until the next use_version() the Engine takes our calls as of its newest version.
  void forget_version() { prefix_.clear(); }
  // A path with its version, for those who bring a connection of their own.
  std::string target_of(const std::string& path) const { return prefix_ + path; }
  bool is_encrypted() const { return encrypted_; }
  // Told when the Engine cannot be reached, before the call's own `done`.
  void on_unreachable(std::function<void(std::string)> hear) { unreachable_ = std::move(hear); }

 private:
  http::Call call_of(const Ask& what) const;
  void ask_again(std::shared_ptr<const Ask> what, int repeats, Done done);
  Answer answer_of(const Ask& what, http::Result result) const;

  const std::string host_;
  const bool encrypted_;
  const std::chrono::milliseconds inspect_timeout_;
  const std::unique_ptr<http::Client> client_;
  std::string prefix_;
  int minor_version_ = 0;
  std::function<void(std::string)> unreachable_;
};

}  // namespace localecs::docker
