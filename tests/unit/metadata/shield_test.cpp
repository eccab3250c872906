// Which interfaces lead to other hosts.
#include "metadata/shield.hpp"

#include <gmock/gmock.h>

namespace localecs::metadata {
namespace {

using testing::ElementsAre;

constexpr const char* head =
    "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n";

TEST(Shield, is_where_default_routes_lead) {
  EXPECT_THAT(outer_interfaces(head), ElementsAre());
  EXPECT_THAT(outer_interfaces(""), ElementsAre());
  EXPECT_THAT(outer_interfaces("nonsense\n\t\t\t\t\t\t\t\n"), ElementsAre());
  EXPECT_THAT(
      outer_interfaces(std::string(head) +
                       "wlan0\t00000000\t0101A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0    \n"
                       "eth0\t00000000\t0100000A\t0003\t0\t0\t100\t00000000\t0\t0\t0    \n"
                       "eth0\t00000000\t0200000A\t0003\t0\t0\t200\t00000000\t0\t0\t0    \n"
                       "vpn\t00000000\t00000000\t0001\t0\t0\t0\t00000080\t0\t0\t0    \n"
                       "docker0\t000011AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0   \n"),
      ElementsAre("wlan0", "eth0"));
}

}  // namespace
}  // namespace localecs::metadata
