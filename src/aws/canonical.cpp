// nlohmann's objects sort their members.
#include <localecs/aws/canonical.hpp>

#include <localecs/aws/document.hpp>

#include <nlohmann/json.hpp>

namespace localecs::aws {

std::string canonical(const Shape& shape, const void* value) {
  return encode(shape, value).dump();
}

}  // namespace localecs::aws
