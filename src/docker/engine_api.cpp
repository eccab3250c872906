// Sends calls and reads how they ended.
#include "engine_api.hpp"

#include "answers.hpp"
#include "json_read.hpp"

namespace localecs::docker {

using effects::Problem;
using http::Failure;

EngineApi::EngineApi(boost::asio::io_context& loop, const DockerOptions& options,
                     http::TlsFiles tls)
    : client_(http::connect(loop, options.host, std::move(tls))) {}

http::Call EngineApi::call_of(const Ask& what) const {
  http::Call call;
  call.request.method = what.method;
  call.request.target = prefix_ + what.path;
  call.request.headers.emplace_back("Host", "docker");
  if (!what.body.empty()) call.request.headers.emplace_back("Content-Type", "application/json");
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
                  if (result.failure == Failure::broken && repeats > 0) {
                    return ask_again(what, repeats - 1, done);
                  }
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

Answer EngineApi::answer_of(const Ask& what, http::Result result) const {
  auto& [failure, error, response] = result;
  if (failure == Failure::none && response.status < 400) {
    return {{}, response.status, std::move(response.body)};
  }
  if (failure == Failure::none) {
    return {refusal(response.status, response.body), response.status, std::move(response.body)};
  }
  if (failure == Failure::timeout) return {timed_out(what.step, what.timeout), 0, {}};
  auto words = to_utf8(error);
  if (failure == Failure::unreachable && unreachable_) unreachable_(words);
  return {Problem{Problem::Kind::unreachable, std::move(words)}, 0, {}};
}

}  // namespace localecs::docker
