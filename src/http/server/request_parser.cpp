// Fills a Request from Beast's callbacks and turns Beast's errors into HTTP statuses.
#include "request_parser.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/error.hpp>

namespace localecs::http {

namespace beast = boost::beast::http;

namespace {

constexpr std::size_t kUsualHeaderCount = 16;  // an SDK's request: reserved in one allocation
constexpr std::size_t kMostHeaders = 200;      // even "a:" takes the memory of two std::strings

}  // namespace

RequestParser::RequestParser(ParserLimits limits) : header_limit_(limits.header) {
  eager(true);
  body_limit(limits.body);
  header_limit(static_cast<std::uint32_t>(limits.header));
}

RequestParser::Outcome RequestParser::put(std::string_view& bytes) {
  Error error;
  const auto used = basic_parser::put(boost::asio::const_buffer(bytes.data(), bytes.size()), error);
  bytes.remove_prefix(used);
  if (!header_done_) header_bytes_ += used;
  return judge(error, bytes.size());
}

RequestParser::Outcome RequestParser::judge(const Error& error, std::size_t unread) const {
  if (error == beast::error::header_limit) return {Outcome::refused, 431, "header too large"};
  if (error == beast::error::body_limit) return {Outcome::refused, 413, "body too large"};
  if (error && error != beast::error::need_more)
    return {Outcome::refused, 400, "malformed request"};
  // For any coding but chunked Beast assumes an empty body. The body's bytes would then be read as
  // the next request (request smuggling).
  if (header_done_ && encoded_ && !chunked())
    return {Outcome::refused, 501, "transfer encoding not supported"};
  if (!error && is_done()) return {Outcome::complete, 0, {}};
  // Beast's own limit counts only the bytes of one put(): it misses a header that trickles in, and
  // a chunk's size line without end.
  if ((header_done_ ? 0 : header_bytes_) + unread > header_limit_)
    return {Outcome::refused, 431, "header too large"};
  return {Outcome::more, 0, {}};
}

bool RequestParser::take_continue_request() {
  return header_done_ && version_ > 10 && std::exchange(expects_continue_, false);
}

void RequestParser::on_request_impl(beast::verb, Text method, Text target, int version, Error&) {
  request_.method = method;
  request_.target = target;
  text_bytes_ = target.size();
  request_.headers.reserve(kUsualHeaderCount);
  version_ = version;
}

void RequestParser::on_field_impl(Field name, Text name_text, Text value, Error& error) {
  if (header_done_) return;  // a trailer behind a chunked body: ignored
  if (request_.headers.size() == kMostHeaders) {
    error = beast::error::header_limit;
    return;
  }
  if (name == Field::expect) expects_continue_ = boost::beast::iequals(value, "100-continue");
  if (name == Field::transfer_encoding) encoded_ = true;
  request_.headers.emplace_back(name_text, value);
  text_bytes_ += name_text.size() + value.size();
}

std::size_t RequestParser::held_bytes() const {
  return text_bytes_ + request_.headers.capacity() * sizeof(Header) + request_.body.capacity();
}

std::size_t RequestParser::on_body_impl(Text body, Error&) {
  request_.body.append(body.data(), body.size());
  return body.size();
}

std::size_t RequestParser::on_chunk_body_impl(std::uint64_t, Text body, Error&) {
  request_.body.append(body.data(), body.size());
  return body.size();
}

}  // namespace localecs::http
