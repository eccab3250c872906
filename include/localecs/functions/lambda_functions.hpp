// Connects lifecycle hooks to an endpoint that speaks the API of AWS Lambda.
#pragma once

#include <localecs/effects/functions.hpp>

#include <memory>
#include <string>

namespace boost::asio {
class io_context;
}

namespace localecs {

// endpoint: "http://127.0.0.1:3001"; empty: there is none, and every invocation fails. Throws
// std::invalid_argument if it is no address.
std::unique_ptr<effects::Functions> make_lambda_functions(boost::asio::io_context& loop,
                                                          const std::string& endpoint);

}  // namespace localecs
