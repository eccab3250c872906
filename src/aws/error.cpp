// Makes the errors that all services share.
#include <localecs/aws/error.hpp>

namespace localecs::aws {

Error serialization_error(const std::string& message) {
  return {"SerializationException", message};
}

Error unknown_operation(const std::string& message) {
  return {"UnknownOperationException", message};
}

Error validation_error(const std::string& message) {
  return {"ValidationException", message};
}

Error not_yet(const std::string& message) {
  return {"NotImplementedException", message, 501};
}

}  // namespace localecs::aws
