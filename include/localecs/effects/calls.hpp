// Operations of AWS services that another service asks for, as on AWS: a schedule runs a task, a
// stack creates a cluster. What may be asked, and what comes back, as values.
#pragma once

#include <localecs/effects/door.hpp>
#include <localecs/state/scope.hpp>

#include <string>

namespace localecs::effects {

// Who asks, in words that only the asker reads: every wing hears of every answer, and takes its
// own.
struct CallKey {
  std::string wing;  // "scheduler"; also the name of the role's session
  std::string row;   // what of the wing asks: an ARN
  std::string call;  // which of its calls
  auto operator<=>(const CallKey&) const = default;
};

struct Call {
  CallKey key;
  // Whose policies allow it, and in whose account it is carried out. Empty: the root of the
  // scope's account, who may do everything, as AWS's own service-linked roles may.
  std::string role_arn;
  state::Scope scope;     // the region; and the account where there is no role
  std::string service;    // as policies name it: "ecs", "cloudwatch"
  std::string operation;  // "RunTask"
  std::string input;      // JSON; empty: {}
};

// The one outcome of a call.
struct CallAnswered {
  CallKey key;
  std::string output;  // JSON; empty where the call failed
  // Why it failed, as any client would be told; empty and 200: it did not.
  std::string error_code{};
  std::string message{};
  unsigned status = 200;
};

// A call is carried out soon, never before perform() returns: the operation sees the state as it is
// then.
using Calls = Door<Call, CallAnswered>;

}  // namespace localecs::effects
