// What steps read out of a request as it came.
#include "exchange.hpp"

namespace localecs::gateway {

std::string_view Exchange::path() const {
  const std::string_view target = request.target;
  return target.substr(0, target.find('?'));
}

}  // namespace localecs::gateway
