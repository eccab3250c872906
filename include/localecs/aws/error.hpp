// The one type of API error: operations throw it, the gateway turns it into an answer.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace localecs::aws {

class Error : public std::runtime_error {
 public:
  Error(std::string code, const std::string& message, unsigned status = 400)
      : std::runtime_error(message), code_(std::move(code)), status_(status) {}

  // A few errors of AWS's say nothing: their body has no message at all.
  static Error without_message(std::string code, unsigned status) {
    Error error(std::move(code), "", status);
    error.has_message = false;
    return error;
  }

  const std::string& code() const { return code_; }
  unsigned status() const { return status_; }

  // Only for ConflictException: the resources that are in conflict.
  std::vector<std::string> resource_ids;
  bool has_message = true;

 private:
  std::string code_;
  unsigned status_;
};

// Errors that all services share, with status 400 unless noted.
Error serialization_error(const std::string& message);
Error unknown_operation(const std::string& message);
Error validation_error(const std::string& message);
// NotImplementedException with status 501: AWS has the operation, localecs does not yet.
Error not_yet(const std::string& message);

}  // namespace localecs::aws
