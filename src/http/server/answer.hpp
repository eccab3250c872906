// The head of an answer as text: status line and headers, everything before the body.
#pragma once

#include <ctime>
#include <localecs/http/message.hpp>
#include <string>
#include <string_view>

namespace localecs::http {

enum class Persistence {
  implied,  // HTTP/1.1 keeps the connection without a word
  keep,     // HTTP/1.0 wants to be told
  close,
};

// "Sun, 06 Nov 1994 08:49:37 GMT", worded once a second.
class DateText {
 public:
  std::string_view at(std::time_t now);

 private:
  std::time_t second_ = -1;
  std::string text_;
};

bool may_have_body(unsigned status);

// Appends to `out`. Framing headers are ours alone: those in the response are left out.
void append_head(std::string& out, const Response& response, Persistence persistence,
                 std::string_view date);

}  // namespace localecs::http
