// Private calls: who may make them, and how they are refused.
#include <gmock/gmock.h>

#include <localecs/gateway/gateway.hpp>
#include <localecs/services/all.hpp>
#include <localecs/state/state.hpp>

namespace localecs::gateway {
namespace {

using testing::HasSubstr;

class PrivateCalls : public testing::Test {
 protected:
  explicit PrivateCalls(bool require_signatures = false)
      : gateway({{.require_signatures = require_signatures}, state, clock, ids, services::all()}) {
    for (const char* name : {"GET /_localecs/health", "POST /_localecs/reset"})
      gateway.add_private_call(name, [](const http::Request& request, const http::Respond& answer) {
        answer({.status = 200, .headers = {}, .body = "called " + request.target});
      });
  }

  http::Response ask(std::string method, std::string target,
                     std::vector<http::Header> headers = {}) {
    http::Response given;
    gateway.handle({.method = std::move(method),
                    .target = std::move(target),
                    .headers = std::move(headers),
                    .body = {},
                    .peer = {}},
                   [&](http::Response answer) { given = std::move(answer); });
    return given;
  }

  state::State state{services::parts()};
  ManualClock clock{TimePoint(std::chrono::hours(500'000))};
  IdSource ids{1};
  Gateway gateway;
};

TEST_F(PrivateCalls, are_found_by_method_and_path) {
  EXPECT_EQ(ask("POST", "/_localecs/reset?x=1").body, "called /_localecs/reset?x=1");
  EXPECT_EQ(ask("GET", "/_localecs/reset").status, 404u);
}

TEST_F(PrivateCalls, are_kept_from_web_pages_as_all_requests_are) {
  for (const char* path : {"/_localecs/reset", "/_localecs/health", "/"})
    for (const char* method : {"GET", "POST"}) {
      const auto answer = ask(method, path, {{"Host", "evil.example.com"}});
      EXPECT_EQ(answer.status, 403u) << method << path;
      EXPECT_THAT(answer.body, HasSubstr("AccessDeniedException"));
    }
}

class SignedPrivateCalls : public PrivateCalls {
 protected:
  SignedPrivateCalls() : PrivateCalls(true) {}
};

TEST_F(SignedPrivateCalls, want_a_signature_but_for_health) {
  EXPECT_EQ(ask("GET", "/_localecs/health").status, 200u);
  const auto answer = ask("POST", "/_localecs/reset");
  EXPECT_EQ(answer.status, 400u);
  EXPECT_THAT(answer.body, HasSubstr("MissingAuthenticationTokenException"));
  EXPECT_THAT(answer.headers, testing::Contains(http::Header{"Content-Type", "application/json"}));
}

}  // namespace
}  // namespace localecs::gateway
