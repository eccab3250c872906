// The AWS clients' door: finds the service and the operation a request is for, and answers with its
// output or an error.
#pragma once

#include <localecs/base/ids.hpp>
#include <localecs/base/time.hpp>
#include <localecs/gateway/role_policies.hpp>
#include <localecs/http/browser_guard.hpp>
#include <localecs/http/server.hpp>
#include <localecs/services/operation.hpp>
#include <localecs/state/state.hpp>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace localecs::gateway {

struct AccessKey {
  std::string secret;
  std::string account{};  // empty: as of any other key
};
using AccessKeys = std::map<std::string, AccessKey, std::less<>>;  // by access key id

struct Options {
  std::string account =
      "000000000000";                // of callers whose access key is not itself a 12-digit account
  std::string region = "us-east-1";  // of callers whose request is not signed
  http::BrowserGuard guard{};        // whom to answer at all
  bool require_signatures = false;   // by these keys, or by those of a role's session
  AccessKeys access_keys{};
  RolePolicies role_policies{};
};

// A private call that is no operation: what it does concerns the process, not the state. `answer`
// may be called later.
using PrivateCall = std::function<void(const http::Request&, http::Respond answer)>;

class Protocol;
struct Caller;
struct Exchange;
struct Failure;

class Gateway {
 public:
  Gateway(Options options, state::State& state, const Clock& clock, IdSource& ids,
          std::vector<const services::OperationTable*> services);

  // name: "POST /_localecs/reset"
  void add_private_call(std::string name, PrivateCall handler);

  void handle(http::Request request, http::Respond answer);
  // Words the answer to what is no request at all.
  http::Response refuse(unsigned status, std::string_view reason);

 private:
  void call_private(const PrivateCall& call, const http::Request& request, http::Respond answer);
  http::Response call_service(http::Request& request);
  Caller caller_of(const http::Request& request, std::string_view credential,
                   std::string_view token, std::string_view service) const;
  void run(const Protocol& protocol, const Exchange& exchange, std::string& body);
  http::Response forbid(const http::Request& request, const std::string& why);
  http::Response error(Failure failure);
  http::Response error(const Protocol& protocol, Exchange& exchange, Failure failure);
  static http::Response respond(const Protocol& protocol, Exchange& exchange, unsigned status,
                                std::string body);

  Options options_;
  state::State& state_;
  const Clock& clock_;
  IdSource& ids_;
  std::vector<const services::OperationTable*> services_;
  std::map<std::string, PrivateCall> private_calls_;
};

}  // namespace localecs::gateway
