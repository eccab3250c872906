// The wing of the private API. It has no rows of its own.
#include <localecs/services/local.hpp>
#include <localecs/services/wing.hpp>

namespace localecs::services::local {

extern const Wing wing;
const Wing wing{.operations = &operations};

}  // namespace localecs::services::local
