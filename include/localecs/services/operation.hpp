// What every AWS service folder offers the gateway: a table of operations by name.
#pragma once

#include <localecs/aws/document.hpp>
#include <localecs/base/ids.hpp>
#include <localecs/base/time.hpp>
#include <localecs/state/state.hpp>

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace localecs::services {

// Everything an operation may use. It records intent in the state and returns; it never waits.
struct Call {
  state::State& state;
  state::Scope scope;  // the caller's account and region
  TimePoint now;
  IdSource& ids;
  std::string caller_arn;  // "arn:aws:iam::<account>:root"
  std::string endpoint;    // how the caller reached the daemon: "http://127.0.0.1:4566"
};

// One operation of one service, its input and output described.
struct Operation {
  std::string_view name;
  const aws::Shape& (*input)();
  const aws::Shape& (*output)();
  // Decodes, runs and writes the answer as JSON text; nullptr: the public model has it, localecs
  // does not yet.
  void (*run)(Call& call, const aws::Document& input, std::string& answer);
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
constexpr Operation operation(std::string_view name) {
  using Input = typename Signature<decltype(function)>::input;
  using Output = typename Signature<decltype(function)>::output;
  return {name, &aws::ShapeOf<Input>::get, &aws::ShapeOf<Output>::get,
          [](Call& call, const aws::Document& document, std::string& answer) {
            const Input input = aws::decode<Input>(document);
            const Output output = function(call, input);
            aws::write_json(aws::shape_of<Output>(), &output, answer);
          }};
}

// An operation whose shapes are here and whose behaviour is not.
template <class Input, class Output>
constexpr Operation not_yet(std::string_view name) {
  return {name, &aws::ShapeOf<Input>::get, &aws::ShapeOf<Output>::get, nullptr};
}

// One AWS service as the gateway sees it.
struct OperationTable {
  std::string_view name;           // "ECS", for messages
  std::string_view target_prefix;  // of X-Amz-Target, before the dot
  std::span<const Operation> operations;
};

}  // namespace localecs::services
