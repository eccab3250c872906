// Looks up headers, whose names compare without case.
#include <localecs/http/message.hpp>

#include <boost/beast/core/string.hpp>

namespace localecs::http {

std::string_view Request::header(std::string_view name) const {
  for (const auto& [key, value] : headers)
    if (boost::beast::iequals(key, name)) return value;
  return {};
}

}  // namespace localecs::http
