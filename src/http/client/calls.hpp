// The calls in progress of one client, and the easy handles they run on.
#pragma once

#include <boost/asio/steady_timer.hpp>
#include <memory>
#include <unordered_map>
#include <vector>

#include "curl_loop.hpp"
#include "transfer.hpp"

namespace localecs::http {

// Outlives its client by the rest of the turn in which a callback destroys the client.
class Calls : public CurlLoop {
 public:
  Calls(boost::asio::io_context& loop, Target target);
  ~Calls() override;

  Client::Id add(Call call, Client::Done done);
  void cancel(Client::Id id);
  void abandon();  // the client is gone: no callback runs any more

 private:
  struct FreeEasy {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
  };
  using Easy = std::unique_ptr<CURL, FreeEasy>;
  struct Entry {
    std::unique_ptr<Transfer> transfer;
    Easy easy;                                              // once started
    std::unique_ptr<boost::asio::steady_timer> idle_timer;  // when the call has an idle_timeout
  };

  void prepare() override;
  void finished(CURL* easy, CURLcode code) override;
  void start(Client::Id id);
  void end(Client::Id id, CURLcode code);
  void await_idle(Client::Id id, std::chrono::steady_clock::time_point when);
  void on_idle(Client::Id id);
  Easy take_easy();
  void give_back(Easy easy);

  const Target target_;
  Client::Id last_id_ = 0;
  std::unordered_map<Client::Id, Entry> entries_;
  std::vector<Client::Id> new_, cancelled_;
  std::vector<Easy> spare_;
  bool abandoned_ = false;
};

}  // namespace localecs::http
