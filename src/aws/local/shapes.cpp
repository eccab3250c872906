// Describes the private API's shapes.
#include <localecs/aws/local/shapes.hpp>

#include "../describe.hpp"

namespace localecs::aws::local {

BOOST_DESCRIBE_STRUCT(ExplainRequest, (), (cluster, service, task))
BOOST_DESCRIBE_STRUCT(Explanation, (), (subject, status, summary, waitingFor, evidence, advice))

}  // namespace localecs::aws::local

// clang-format off
namespace localecs::aws {

template <> const Shape& ShapeOf<local::ExplainRequest>::get() { return structure<local::ExplainRequest>("ExplainRequest"); }
template <> const Shape& ShapeOf<local::Explanation>::get() { return structure<local::Explanation>("Explanation"); }

}  // namespace localecs::aws
// clang-format on
