// Calls to the Docker Engine: version prefix, limits, and every way to fail turned into a Problem.
#pragma once

#include <localecs/docker/docker_engine.hpp>

#include <functional>
#include <optional>
#include <string>

#include "answers.hpp"

namespace localecs::docker {

// Statuses of the Engine's answers that are not simply failures.
inline constexpr unsigned kNotFound = 404, kConflict = 409;

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

  // Sends a call and gives its answer to `done`, from the event loop. When the connection breaks
  // the call is sent once more: all of ours may be repeated, because a create is found again by its
  // name.
  void ask(Ask what, Done done);
  // Sends a call whose body goes to `on_data` piece by piece; `done` gets an answer without it. The
  // call is never repeated. idle_timeout: between two pieces; 0: none.
  Id stream(Ask what, std::chrono::milliseconds idle_timeout,
            std::function<void(std::string_view)> on_data, Done done);
  // GET /containers/{id or name}/json. `done` gets what it shows, or an answer with a problem; also
  // where the body makes no sense.
  void inspect(const std::string& name_or_id,
               std::function<void(Answer, std::optional<Inspected>)> done);
  void cancel(Id id) { client_->cancel(id); }

  void use_version(const std::string& version);
  // The y of the API version 1.y that is spoken; 0 before the first use_version().
  int minor_version() const { return minor_version_; }
  // Sends calls without a version until the next use_version(): the Engine takes them as of its
  // newest.
  void forget_version() { prefix_.clear(); }
  // A path with the version in front, for a caller with a connection of its own (Hijack).
  std::string target_of(const std::string& path) const { return prefix_ + path; }
  bool is_encrypted() const { return encrypted_; }
  // `hear` is called whenever the Engine cannot be reached, before the call's own `done`.
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
