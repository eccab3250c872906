// Reads one request from the bytes of a connection: Beast's parser, which fills our Request
// directly and keeps to limits.
#pragma once

#include <localecs/http/message.hpp>

#include <boost/beast/http/basic_parser.hpp>
#include <cstdint>
#include <string_view>

namespace localecs::http {

struct ParserLimits {
  std::size_t header;  // bytes
  std::size_t body;    // bytes
};

class RequestParser : private boost::beast::http::basic_parser<true> {
 public:
  struct Outcome {
    enum { more, complete, refused } kind = more;
    unsigned status = 0;      // if refused: the HTTP status to answer
    std::string_view reason;  // if refused: why, a literal
  };

  explicit RequestParser(ParserLimits limits);

  // Removes what it has parsed from the front of `bytes`. The caller keeps the rest and passes it
  // again together with the bytes that follow.
  Outcome put(std::string_view& bytes);

  // True when the client waits for "100 Continue" before it sends the body; true only once, so that
  // the line is sent once.
  bool take_continue_request();
  bool keeps_alive() const { return header_done_ && keep_alive(); }
  bool is_http_1_0() const { return version_ == 10; }
  const Request& request() const { return request_; }
  std::size_t held_bytes() const;  // the memory that the request takes so far
  Request take() { return std::move(request_); }

 private:
  using Error = boost::beast::error_code;
  using Text = boost::beast::string_view;
  using Field = boost::beast::http::field;

  void on_request_impl(boost::beast::http::verb, Text method, Text target, int version,
                       Error&) override;
  void on_response_impl(int, Text, int, Error&) override {}
  void on_field_impl(Field name, Text name_text, Text value, Error&) override;
  void on_header_impl(Error&) override { header_done_ = true; }
  void on_body_init_impl(const boost::optional<std::uint64_t>&, Error&) override {}
  std::size_t on_body_impl(Text body, Error&) override;
  void on_chunk_header_impl(std::uint64_t, Text, Error&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, Text body, Error&) override;
  void on_finish_impl(Error&) override {}

  Outcome judge(const Error& error, std::size_t unread) const;

  Request request_;
  std::size_t header_limit_;
  std::size_t header_bytes_ = 0;
  std::size_t text_bytes_ = 0;  // of target, header names and values
  int version_ = 11;
  bool header_done_ = false;
  bool expects_continue_ = false;
  bool encoded_ = false;  // there is a Transfer-Encoding header
};

}  // namespace localecs::http
