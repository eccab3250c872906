// Functions of the user's (AWS Lambda) that lifecycle hooks invoke: what may be asked of them, and
// what comes back, as values.
#pragma once

#include <functional>
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

class Functions {
 public:
  using Inbox = std::function<void(FunctionAnswered)>;

  virtual ~Functions() = default;
  // Where the outcomes go, from the event loop; never from inside invoke().
  virtual void watch(Inbox inbox) = 0;
  virtual void invoke(InvokeFunction invocation) = 0;
};

}  // namespace localecs::effects
