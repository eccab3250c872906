// Words the head of an answer, proof against line breaks smuggled in through header values.
#include "answer.hpp"

#include <algorithm>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/status.hpp>
#include <charconv>

namespace localecs::http {

using boost::beast::iequals;

namespace {

void append_number(std::string& out, std::size_t number) {
  char digits[20];
  const auto [end, error] = std::to_chars(std::begin(digits), std::end(digits), number);
  out.append(digits, end);
}

bool breaks_line(char c) {
  return c == '\r' || c == '\n' || c == '\0';
}

// Line breaks in `value` become blanks: whoever chose the value could otherwise write headers of
// their own.
void append_line(std::string& out, std::string_view name, std::string_view value) {
  const auto begin = out.size();
  out.append(name).append(": ").append(value);
  std::replace_if(out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(), breaks_line, ' ');
  out.append("\r\n");
}

// True for the headers that say where the body ends. append_head writes them itself: a second
// Content-Length would let client and server disagree about the next answer's beginning.
bool is_framing(std::string_view name) {
  return iequals(name, "content-length") || iequals(name, "connection") ||
         iequals(name, "transfer-encoding");
}

void append_status_line(std::string& out, unsigned status) {
  const auto reason =
      boost::beast::http::obsolete_reason(boost::beast::http::int_to_status(status));
  out.append("HTTP/1.1 ");
  append_number(out, status);
  out.append(" ").append(reason.data(), reason.size()).append("\r\n");
}

}  // namespace

// Formatting takes longer than the rest of the head, so one text serves a whole second.
std::string_view DateText::at(std::time_t now) {
  if (now != second_) {
    std::tm utc{};
    gmtime_r(&now, &utc);
    char text[32];
    text_.assign(text, std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &utc));
    second_ = now;
  }
  return text_;
}

bool may_have_body(unsigned status) {
  return status >= 200 && status != 204 && status != 304;
}

void append_head(std::string& out, const Response& response, Persistence persistence,
                 std::string_view date) {
  append_status_line(out, response.status);
  bool dated = false;
  for (const auto& [name, value] : response.headers) {
    if (is_framing(name)) continue;
    if (iequals(name, "date")) dated = true;
    append_line(out, name, value);
  }
  if (!dated) append_line(out, "Date", date);
  if (may_have_body(response.status)) {
    out.append("Content-Length: ");
    append_number(out, response.body.size());
    out.append("\r\n");
  }
  if (persistence == Persistence::close) out.append("Connection: close\r\n");
  if (persistence == Persistence::keep) out.append("Connection: keep-alive\r\n");
  out.append("\r\n");
}

}  // namespace localecs::http
