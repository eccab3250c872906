// Sends calls and reads how they ended.
#include "engine_api.hpp"

#include <localecs/base/text.hpp>

#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "json_read.hpp"

namespace localecs::docker {

using effects::Problem;
using http::Failure;

namespace {

// libcurl words a failure on a Unix socket as if it were a port of localhost. access() tells what
// is wrong: no such file, no permission, or nobody listens.
std::string cannot_connect(const std::string& host, const std::string& words) {
  constexpr std::string_view kUnixScheme = "unix://";
  const auto text = "Cannot connect to the Docker Engine at " + host + ": ";
  if (!host.starts_with(kUnixScheme)) return text + words;
  const bool usable = access(host.c_str() + kUnixScheme.size(), R_OK | W_OK) == 0;
  return text + (usable ? "is it running?" : std::generic_category().message(errno));
}

// As Docker reads "tcp://": with TLS exactly when there are certificate files.
bool encrypts(const std::string& host, const http::TlsFiles& tls) {
  const bool files = !tls.ca.empty() || !tls.certificate.empty() || !tls.key.empty();
  return host.starts_with("https://") || (host.starts_with("tcp://") && files);
}

}  // namespace

EngineApi::EngineApi(boost::asio::io_context& loop, const DockerOptions& options,
                     http::TlsFiles tls)
    : host_(options.host),
      encrypted_(encrypts(options.host, tls)),
      inspect_timeout_(options.inspect_timeout),
      client_(http::connect(loop, options.host, std::move(tls))) {}

void EngineApi::use_version(const std::string& version) {
  prefix_ = "/v" + version;
  minor_version_ = static_cast<int>(to_number(split(version, '.').back()).value_or(0));
}

http::Call EngineApi::call_of(const Ask& what) const {
  http::Call call;
  call.request.method = what.method;
  call.request.target = prefix_ + what.path;
  call.request.headers.emplace_back("Host", "docker");
  if (!what.body.empty()) call.request.headers.emplace_back("Content-Type", what.content_type);
  call.request.headers.insert(call.request.headers.end(), what.headers.begin(), what.headers.end());
  call.request.body = what.body;
  call.timeout = what.timeout;
  return call;
}

void EngineApi::ask(Ask what, Done done) {
  ask_again(std::make_shared<const Ask>(std::move(what)), 1, std::move(done));
}

void EngineApi::ask_again(std::shared_ptr<const Ask> what, int repeats, Done done) {
  auto call = call_of(*what);
  call.retry_on_broken = true;
  client_->call(std::move(call),
                [this, what, repeats, done = std::move(done)](http::Result result) {
                  if (result.failure == Failure::broken && repeats > 0)
                    return ask_again(what, repeats - 1, done);
                  done(answer_of(*what, std::move(result)));
                });
}

EngineApi::Id EngineApi::stream(Ask what, std::chrono::milliseconds idle_timeout,
                                std::function<void(std::string_view)> on_data, Done done) {
  auto call = call_of(what);
  call.idle_timeout = idle_timeout;
  call.on_data = std::move(on_data);
  return client_->call(std::move(call), [this, what, done = std::move(done)](http::Result result) {
    done(answer_of(what, std::move(result)));
  });
}

void EngineApi::inspect(const std::string& name_or_id,
                        std::function<void(Answer, std::optional<Inspected>)> done) {
  ask({"GET", "/containers/" + percent_encode(name_or_id) + "/json", "inspecting",
       inspect_timeout_},
      [done = std::move(done)](Answer answer) {
        auto inspected = answer.problem ? std::nullopt : read_inspect(answer.body);
        if (!answer.problem && !inspected) answer.problem = senseless("inspect");
        done(std::move(answer), std::move(inspected));
      });
}

// The one place where a failed call becomes a Problem: the Engine's refusal, a time-out, or away.
Answer EngineApi::answer_of(const Ask& what, http::Result result) const {
  auto& [failure, error, response] = result;
  if (failure == Failure::none && response.status < 400)
    return {{}, response.status, std::move(response.body)};
  if (failure == Failure::none)
    return {refusal(response.status, response.body), response.status, std::move(response.body)};
  if (failure == Failure::timeout) return {timed_out(what.step, what.timeout), 0, {}};
  auto words = to_utf8(error);
  if (failure == Failure::unreachable) words = cannot_connect(host_, words);
  if (failure == Failure::unreachable && unreachable_) unreachable_(words);
  return {Problem{Problem::Kind::unreachable, std::move(words)}, 0, {}};
}

}  // namespace localecs::docker
