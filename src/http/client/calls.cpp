// Starts, cancels and ends calls. curl's handles change only between curl's turns (curl_loop.hpp):
// add() and cancel() just note what to do and wake the loop.
#include "calls.hpp"

#include <new>

namespace localecs::http {

namespace asio = boost::asio;

namespace {

constexpr std::size_t kMostSpareHandles = 64;

}  // namespace

Calls::Calls(asio::io_context& loop, Target target) : CurlLoop(loop), target_(std::move(target)) {}

Calls::~Calls() {
  for (const auto& [id, entry] : entries_)
    if (entry.easy) curl_multi_remove_handle(multi(), entry.easy.get());
}

Client::Id Calls::add(Call call, Client::Done done) {
  const auto id = ++last_id_;
  entries_[id].transfer = std::make_unique<Transfer>(id, std::move(call), std::move(done));
  new_.push_back(id);
  wake();
  return id;
}

void Calls::cancel(Client::Id id) {
  const auto found = entries_.find(id);
  if (found == entries_.end()) return;
  found->second.transfer->end_with(Failure::cancelled, "cancelled");
  cancelled_.push_back(id);
  wake();
}

void Calls::abandon() {
  abandoned_ = true;
  for (const auto& [id, entry] : entries_) entry.transfer->end_with(Failure::cancelled, {});
}

void Calls::update_handles() {
  for (const auto id : std::exchange(new_, {})) start_call(id);
  for (const auto id : std::exchange(cancelled_, {})) end_call(id, CURLE_OK);
}

void Calls::start_call(Client::Id id) {
  auto& entry = entries_.at(id);
  entry.easy = take_easy();
  entry.transfer->start(entry.easy.get(), target_);
  curl_multi_add_handle(multi(), entry.easy.get());
  const auto limit = entry.transfer->call().idle_timeout;
  if (limit.count() > 0) {
    entry.idle_timer = std::make_unique<asio::steady_timer>(loop());
    await_idle(id, std::chrono::steady_clock::now() + limit);
  }
}

void Calls::on_transfer_end(CURL* easy, CURLcode code) {
  end_call(Transfer::of(easy).id(), code);
}

// Runs the caller's `done` last: it may add or cancel calls, or destroy the client.
void Calls::end_call(Client::Id id, CURLcode code) {
  const auto found = entries_.find(id);
  if (found == entries_.end() || abandoned_) return;
  auto entry = std::move(found->second);
  entries_.erase(found);
  const auto done = entry.transfer->take_done();
  auto result = entry.transfer->result(code);
  curl_multi_remove_handle(multi(), entry.easy.get());
  give_back(std::move(entry.easy));
  if (done) done(std::move(result));
}

// The timer is not set anew for every received byte: when it fires, on_idle compares with the time
// of the last byte and waits again if there was one.
void Calls::await_idle(Client::Id id, std::chrono::steady_clock::time_point when) {
  auto& timer = *entries_.at(id).idle_timer;
  timer.expires_at(when);
  timer.async_wait([weak = weak_from_this(), id](const boost::system::error_code& error) {
    const auto self = std::static_pointer_cast<Calls>(weak.lock());
    if (self && !error) self->on_idle(id);
  });
}

void Calls::on_idle(Client::Id id) {
  const auto found = entries_.find(id);
  if (found == entries_.end()) return;
  auto& transfer = *found->second.transfer;
  const auto due = transfer.last_byte() + transfer.call().idle_timeout;
  if (due > std::chrono::steady_clock::now()) return await_idle(id, due);
  const auto failure = transfer.was_connected() ? Failure::timeout : Failure::unreachable;
  transfer.end_with(failure, "no byte received for too long");
  end_call(id, CURLE_OK);
}

// Handles are used again: making one costs more than a short call on a kept connection.
Calls::Easy Calls::take_easy() {
  if (spare_.empty()) {
    Easy easy(curl_easy_init());
    if (!easy) throw std::bad_alloc();
    return easy;
  }
  auto easy = std::move(spare_.back());
  spare_.pop_back();
  return easy;
}

void Calls::give_back(Easy easy) {
  if (spare_.size() == kMostSpareHandles) return;
  curl_easy_reset(easy.get());
  spare_.push_back(std::move(easy));
}

}  // namespace localecs::http
