// The head of an answer as text: status line and headers, everything before the body.
#pragma once

#include <localecs/http/message.hpp>

#include <ctime>
#include <string>
#include <string_view>

namespace localecs::http {

enum class Persistence {
  implied,  // no Connection header: HTTP/1.1 keeps the connection by default
  keep,     // "keep-alive": HTTP/1.0 closes unless told
  close,    // "close"
};

// The value of the Date header, "Sun, 06 Nov 1994 08:49:37 GMT". A view stays valid until the next
// call.
class DateText {
 public:
  std::string_view at(std::time_t now);

 private:
  std::time_t second_ = -1;
  std::string text_;
};

// False for 1xx, 204 and 304: RFC 9110 gives them neither body nor Content-Length.
bool may_have_body(unsigned status);

// Appends status line, headers and the empty line to `out`. Content-Length, Connection and
// Transfer-Encoding come from the arguments; the response's own are left out. `date` is used unless
// the response has a Date.
void append_head(std::string& out, const Response& response, Persistence persistence,
                 std::string_view date);

}  // namespace localecs::http
