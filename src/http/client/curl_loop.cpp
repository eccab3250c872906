// Waits on the event loop for the sockets and the timer that libcurl's multi interface asks for.
#include "curl_loop.hpp"

#include <boost/asio/posix/basic_stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <stdexcept>

namespace localecs::http {

namespace asio = boost::asio;
using Error = boost::system::error_code;
using Descriptor = asio::posix::basic_stream_descriptor<asio::io_context::executor_type>;

namespace {

constexpr long kKeptConnections = 64;  // idle ones, for later calls

CURLM* make_multi() {
  static const auto initialised = curl_global_init(CURL_GLOBAL_DEFAULT);
  auto* multi = initialised == CURLE_OK ? curl_multi_init() : nullptr;
  if (!multi) throw std::runtime_error("libcurl does not start");
  return multi;
}

// Marks a turn of curl. A guard, because a caller's callback may throw in the middle of it.
class Turn {
 public:
  explicit Turn(bool& flag) : flag_(flag) { flag_ = true; }
  ~Turn() { flag_ = false; }
  Turn(const Turn&) = delete;

 private:
  bool& flag_;
};

}  // namespace

// A socket that curl owns and the loop watches: the descriptor must be released, never closed.
struct CurlLoop::Watch {
  Watch(asio::io_context& loop, curl_socket_t socket) : descriptor(loop, socket) {}
  ~Watch() { release(); }

  void release() {
    if (descriptor.is_open()) descriptor.release();
  }

  Descriptor descriptor;
  int wanted = CURL_POLL_NONE;  // the CURL_POLL_* that curl asked for last
  bool reading = false;
  bool writing = false;
};

CurlLoop::CurlLoop(asio::io_context& loop) : loop_(loop), timer_(loop), multi_(make_multi()) {
  curl_multi_setopt(multi_, CURLMOPT_SOCKETFUNCTION, &CurlLoop::on_socket);
  curl_multi_setopt(multi_, CURLMOPT_SOCKETDATA, this);
  curl_multi_setopt(multi_, CURLMOPT_TIMERFUNCTION, &CurlLoop::on_timer);
  curl_multi_setopt(multi_, CURLMOPT_TIMERDATA, this);
  curl_multi_setopt(multi_, CURLMOPT_MAXCONNECTS, kKeptConnections);
}

CurlLoop::~CurlLoop() {
  curl_multi_setopt(multi_, CURLMOPT_SOCKETFUNCTION, nullptr);
  curl_multi_setopt(multi_, CURLMOPT_TIMERFUNCTION, nullptr);
  for (const auto& [socket, watch] : watches_) watch->release();
  curl_multi_cleanup(multi_);
}

// Posts at most one turn, however often it is called before that turn begins.
void CurlLoop::wake() {
  if (std::exchange(woken_, true)) return;
  asio::post(loop_, [weak = weak_from_this()] {
    const auto self = weak.lock();
    if (!self) return;
    self->woken_ = false;
    {
      const Turn turn(self->in_turn_);  // no further post: run_curl follows at once
      self->update_handles();
    }
    self->run_curl(CURL_SOCKET_TIMEOUT, 0);
  });
}

// One turn of curl: lets it act on `event`, then ends the transfers that are finished. Callers hold
// a shared_ptr to this object, because a transfer's callback may destroy the client.
void CurlLoop::run_curl(curl_socket_t socket, int event) {
  {
    const Turn turn(in_turn_);
    if (socket == CURL_SOCKET_TIMEOUT) due_ = false;
    int running = 0;
    curl_multi_socket_action(multi_, socket, event, &running);
    int left = 0;
    while (const auto* message = curl_multi_info_read(multi_, &left))
      if (message->msg == CURLMSG_DONE) on_transfer_end(message->easy_handle, message->data.result);
  }
  if (due_) wake();
}

int CurlLoop::on_timer(CURLM*, long milliseconds, void* self) {
  static_cast<CurlLoop*>(self)->set_timer(milliseconds);
  return 0;
}

// milliseconds, as curl gives them: -1 stops the timer, 0 asks for a turn as soon as possible.
void CurlLoop::set_timer(long milliseconds) {
  due_ = milliseconds == 0;
  if (milliseconds <= 0) {
    timer_.cancel();
    if (due_ && !in_turn_) wake();
    return;
  }
  timer_.expires_after(std::chrono::milliseconds(milliseconds));
  timer_.async_wait([weak = weak_from_this()](const Error& error) {
    const auto self = weak.lock();
    if (self && !error) self->run_curl(CURL_SOCKET_TIMEOUT, 0);
  });
}

int CurlLoop::on_socket(CURL*, curl_socket_t socket, int what, void* self, void*) {
  auto* const loop = static_cast<CurlLoop*>(self);
  what == CURL_POLL_REMOVE ? loop->unwatch(socket) : loop->watch(socket, what);
  return 0;
}

void CurlLoop::watch(curl_socket_t socket, int what) {
  auto& watch = watches_[socket];
  if (!watch) watch = std::make_shared<Watch>(loop_, socket);
  watch->wanted = what;
  await_wanted(socket, watch);
}

// Releases at once: curl may close the socket next, and the kernel may give its number to a new
// one.
void CurlLoop::unwatch(curl_socket_t socket) {
  const auto found = watches_.find(socket);
  if (found == watches_.end()) return;
  found->second->wanted = CURL_POLL_NONE;
  found->second->release();
  watches_.erase(found);
}

void CurlLoop::await_wanted(curl_socket_t socket, const std::shared_ptr<Watch>& watch) {
  if ((watch->wanted & CURL_POLL_IN) != 0 && !watch->reading) await_read(socket, watch);
  if ((watch->wanted & CURL_POLL_OUT) != 0 && !watch->writing) await_write(socket, watch);
}

void CurlLoop::await_read(curl_socket_t socket, const std::shared_ptr<Watch>& watch) {
  watch->reading = true;
  const auto resume = [weak = weak_from_this(), socket, watch](const Error& error) {
    const auto self = weak.lock();
    if (!self) return;
    watch->reading = false;
    self->on_socket_ready(socket, watch, error ? CURL_CSELECT_ERR : CURL_CSELECT_IN);
  };
  watch->descriptor.async_wait(Descriptor::wait_read, resume);
}

void CurlLoop::await_write(curl_socket_t socket, const std::shared_ptr<Watch>& watch) {
  watch->writing = true;
  const auto resume = [weak = weak_from_this(), socket, watch](const Error& error) {
    const auto self = weak.lock();
    if (!self) return;
    watch->writing = false;
    self->on_socket_ready(socket, watch, error ? CURL_CSELECT_ERR : CURL_CSELECT_OUT);
  };
  watch->descriptor.async_wait(Descriptor::wait_write, resume);
}

void CurlLoop::on_socket_ready(curl_socket_t socket, const std::shared_ptr<Watch>& watch,
                               int event) {
  const int interest = event == CURL_CSELECT_IN    ? CURL_POLL_IN
                       : event == CURL_CSELECT_OUT ? CURL_POLL_OUT
                                                   : CURL_POLL_INOUT;
  if ((watch->wanted & interest) == 0) return;  // unwatched, or curl no longer wants this event
  run_curl(socket, event);
  await_wanted(socket, watch);
}

}  // namespace localecs::http
