// The private API by method and path.
#include <localecs/services/local.hpp>

#include "operations.hpp"

namespace localecs::services::local {
namespace {

constexpr Operation table[] = {
    operation<&get_clock>("GET /_localecs/clock"),
    operation<&explain_placement>("GET /_localecs/explain-placement"),
    operation<&add_instances>("POST /_localecs/instances"),
    operation<&remove_instance>("DELETE /_localecs/instances"),
};

}  // namespace

const OperationTable& operations() {
  static constexpr OperationTable local{
      .name = "localecs", .target_prefix = "", .operations = table};
  return local;
}

}  // namespace localecs::services::local
