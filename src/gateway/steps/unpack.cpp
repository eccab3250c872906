// Undoes gzip: SDKs pack large bodies of CloudWatch's PutMetricData.
#include "unpack.hpp"

#include <localecs/aws/error.hpp>
#include <localecs/base/text.hpp>
#include <localecs/http/gzip.hpp>

namespace localecs::gateway::steps {
namespace {

constexpr std::size_t kMostBytes = 4u << 20;  // no operation served takes more on AWS

}  // namespace

void unpack(Exchange& exchange) {
  http::Request& request = exchange.request;
  if (to_lower(request.header("Content-Encoding")) != "gzip") return;
  auto unpacked = http::gunzip(request.body, kMostBytes);
  if (unpacked.is_too_large)
    throw aws::Error("RequestEntityTooLargeException",
                     "The request body has more than 4 MiB when it is unpacked.", 413);
  if (!unpacked.bytes) throw aws::serialization_error("The request body is not gzip.");
  exchange.as_sent = request;
  request.body = *std::move(unpacked.bytes);
}

}  // namespace localecs::gateway::steps
