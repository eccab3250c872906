// One call on a libcurl easy handle: its options, its callbacks and its result.
#pragma once

#include <localecs/http/client.hpp>

#include <curl/curl.h>

#include <chrono>
#include <memory>

#include "client_target.hpp"

namespace localecs::http {

class Transfer {
 public:
  Transfer(Client::Id id, Call call, Client::Done done);
  Transfer(const Transfer&) = delete;

  Client::Id id() const { return id_; }
  const Call& call() const { return call_; }
  Client::Done take_done() { return std::move(done_); }

  // Sets all options of `easy`, a fresh or reset handle that the caller owns and adds to curl.
  void start(CURL* easy, const Target& target);
  CURL* easy() const { return easy_; }  // null before start
  static Transfer& of(CURL* easy);      // the transfer that was started on the handle

  // Records a failure. The first one recorded becomes the result, whatever curl reports later, and
  // no more data is streamed. Does not stop curl.
  void end_with(Failure failure, std::string error);
  // True once the request was about to be sent: the server may have seen it.
  bool was_connected() const { return attempts_ > 0; }
  std::chrono::steady_clock::time_point last_byte() const { return last_byte_; }
  Result result(CURLcode code);  // to be called once, when curl is done with the handle

 private:
  struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  };

  static std::size_t on_header(char* data, std::size_t size, std::size_t count, void* self);
  static std::size_t on_body(char* data, std::size_t size, std::size_t count, void* self);
  static int on_send(void* self, char*, char*, int, int);

  void set_method();
  void set_headers();
  void set_limits();
  void set_callbacks();
  void take_header(std::string_view line);
  bool take_body(std::string_view data);
  Failure failure_of(CURLcode code) const;

  const Client::Id id_;
  const Call call_;
  Client::Done done_;
  CURL* easy_ = nullptr;
  std::unique_ptr<curl_slist, FreeList> headers_;
  Response response_;
  bool header_done_ = false;  // the empty line behind the final answer's header has come
  Failure ended_ = Failure::none;
  std::string error_;
  int attempts_ = 0;  // times the request was about to be sent
  std::chrono::steady_clock::time_point last_byte_ = std::chrono::steady_clock::now();
  char curl_error_[CURL_ERROR_SIZE] = "";
};

}  // namespace localecs::http
