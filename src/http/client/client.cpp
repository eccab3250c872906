// The door's implementation: hands every call to Calls, which may outlive this object.
#include <localecs/http/client.hpp>

#include "calls.hpp"

namespace localecs::http {

namespace {

class CurlClient : public Client {
 public:
  CurlClient(boost::asio::io_context& loop, Target target)
      : calls_(std::make_shared<Calls>(loop, std::move(target))) {}
  ~CurlClient() override { calls_->abandon(); }

  Id call(Call call, Done done) override { return calls_->add(std::move(call), std::move(done)); }
  void cancel(Id id) override { calls_->cancel(id); }

 private:
  const std::shared_ptr<Calls> calls_;
};

}  // namespace

std::unique_ptr<Client> connect(boost::asio::io_context& loop, const std::string& base,
                                TlsFiles tls) {
  return std::make_unique<CurlClient>(loop, parse_target(base, std::move(tls)));
}

}  // namespace localecs::http
