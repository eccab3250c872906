// The calls in progress of one Client, and the libcurl easy handles they run on.
#pragma once

#include <boost/asio/steady_timer.hpp>
#include <memory>
#include <unordered_map>
#include <vector>

#include "curl_loop.hpp"
#include "transfer.hpp"

namespace localecs::http {

// Shared, because a caller's callback may destroy the Client in the middle of a turn of curl: the
// calls then live until the turn is over.
class Calls : public CurlLoop {
 public:
  Calls(boost::asio::io_context& loop, Target target);
  ~Calls() override;

  Client::Id add(Call call, Client::Done done);
  void cancel(Client::Id id);
  void abandon();  // the Client is destroyed: no callback runs any more

 private:
  struct FreeEasy {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
  };
  using Easy = std::unique_ptr<CURL, FreeEasy>;
  struct Entry {
    std::unique_ptr<Transfer> transfer;
    Easy easy;                                              // null before it is started
    std::unique_ptr<boost::asio::steady_timer> idle_timer;  // null without an idle_timeout
  };

  void update_handles() override;
  void on_transfer_end(CURL* easy, CURLcode code) override;
  void start_call(Client::Id id);
  void end_call(Client::Id id, CURLcode code);
  void await_idle(Client::Id id, std::chrono::steady_clock::time_point when);
  void on_idle(Client::Id id);
  Easy take_easy();
  void give_back(Easy easy);

  const Target target_;
  Client::Id last_id_ = 0;
  std::unordered_map<Client::Id, Entry> entries_;
  std::vector<Client::Id> new_, cancelled_;  // for the next update_handles()
  std::vector<Easy> spare_;
  bool abandoned_ = false;
};

}  // namespace localecs::http
