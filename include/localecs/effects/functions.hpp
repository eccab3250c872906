// Functions of the user's (AWS Lambda) that lifecycle hooks invoke: what may be asked of them, and
// what comes back, as values.
#pragma once

#include <localecs/effects/door.hpp>

#include <string>

namespace localecs::effects {

// Which call of which service deployment.
struct HookKey {
  std::string deployment_arn;
  std::string hook_id;
};

struct InvokeFunction {
  HookKey key;
  std::string function_arn;
  std::string payload;  // JSON
};

// The one outcome of an invocation.
struct FunctionAnswered {
  HookKey key;
  std::string payload;  // what the function returned
  std::string problem;  // why it returned nothing; empty: it did
};

using Functions = Door<InvokeFunction, FunctionAnswered>;

}  // namespace localecs::effects
