// Defines operations: functions from an input to an output, and the tables of them that wings
// offer.
#pragma once

#include <localecs/aws/dialect.hpp>
#include <localecs/aws/document.hpp>
#include <localecs/aws/rules.hpp>
#include <localecs/base/ids.hpp>
#include <localecs/base/time.hpp>
#include <localecs/state/state.hpp>

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace localecs::services {

// Everything that an operation may use. An operation records what is wanted in the state and
// returns at once; the loop does the rest.
struct Call {
  state::State& state;
  state::Scope scope;  // the caller's account and region
  TimePoint now;
  IdSource& ids;
  std::string caller_arn;  // "arn:aws:iam::<account>:root"
  std::string endpoint;    // how the caller reached localecs: "http://127.0.0.1:4566"
  std::string user_id{};   // the account, or "AROA...:<session>" of a role's session
  // The access key id of the request's signature; empty: unsigned. Valid only during the call.
  std::string_view access_key{};
};

// Appends an output in the caller's protocol: aws::write_json, aws::write_xml, …
using Encode = void (*)(const aws::Shape& shape, const void* output, std::string& answer);

// Decodes the input, runs the operation and appends the output. An input that cannot be decoded is
// refused in the words of `dialect`.
struct Run {
  void (*function)(Call& call, const aws::Document& input, const aws::Dialect& dialect,
                   std::string& answer, Encode encode);
  const aws::Dialect* dialect;

  void operator()(Call& call, const aws::Document& input, std::string& answer,
                  Encode encode = &aws::write_json) const {
    function(call, input, *dialect, answer, encode);
  }
};

// One operation of one service, its input and output described.
struct Operation {
  std::string_view name;
  const aws::Shape& (*input)();
  const aws::Shape& (*output)();
  Run run;
};

template <class Function>
struct Signature;
template <class Output, class Input>
struct Signature<Output (*)(Call&, const Input&)> {
  using input = Input;
  using output = Output;
};

// Binds `Output function(Call&, const Input&)` to its name.
template <auto function>
constexpr Operation operation(std::string_view name, const aws::Dialect& dialect) {
  using Input = typename Signature<decltype(function)>::input;
  using Output = typename Signature<decltype(function)>::output;
  return {name,
          &aws::ShapeOf<Input>::get,
          &aws::ShapeOf<Output>::get,
          {[](Call& call, const aws::Document& document, const aws::Dialect& dialect,
              std::string& answer, Encode encode) {
             const Input input = aws::decode<Input>(document, dialect);
             const Output output = function(call, input);
             encode(aws::shape_of<Output>(), &output, answer);
           },
           &dialect}};
}

// One AWS service as the gateway sees it.
struct OperationTable {
  std::string_view name;           // "ECS", for messages
  std::string_view target_prefix;  // of X-Amz-Target, before the dot; empty: not an awsJson service
  std::span<const Operation> operations;
  // The service's name in the scope of signatures: "ecs", "monitoring". Empty for the private API,
  // which accepts a signature for any service.
  std::string_view signing_name{};
  std::string_view version{};        // of an awsQuery service: "2011-06-15"
  std::string_view xml_namespace{};  // of its answers
  // How the service words errors in inputs; nullptr: inputs are not checked before they are
  // decoded.
  const aws::Dialect* dialect = nullptr;
  // The errors whose text is the member `Message` in the public model; all others have `message`.
  std::span<const std::string_view> errors_with_capital_message{};
};

// Throws if the input breaks a limit of the service's model. Does nothing for services that check
// limits themselves.
inline void check_rules(const OperationTable& service, const Operation& operation,
                        const aws::Document& input) {
  if (service.dialect && service.dialect->checks_limits)
    aws::check(*service.dialect, operation.input(), input);
}

// Runs an operation after check_rules(), for callers without a gateway.
inline void perform(const OperationTable& service, const Operation& operation, Call& call,
                    const aws::Document& input, std::string& answer,
                    Encode encode = &aws::write_json) {
  check_rules(service, operation, input);
  operation.run(call, input, answer, encode);
}

}  // namespace localecs::services
