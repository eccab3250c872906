// The private API by method and path.
#include <localecs/services/local.hpp>

#include "operations.hpp"

namespace localecs::services::local {
namespace {

constexpr Operation table[] = {
    operation<&explain>("GET /_localecs/explain"),
    operation<&put_auto_scaling_group>("POST /_localecs/auto-scaling-groups"),
    operation<&fail_zone>("POST /_localecs/fail-zone"),
    operation<&interrupt_spot>("POST /_localecs/interrupt-spot"),
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
