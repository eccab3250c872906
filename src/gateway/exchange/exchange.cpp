// Reads the path of a request.
#include "exchange.hpp"

namespace localecs::gateway {

std::string_view Exchange::path() const {
  const std::string_view target = request.target;
  return target.substr(0, target.find('?'));
}

}  // namespace localecs::gateway
