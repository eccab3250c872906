// What RegisterTaskDefinition refuses about ports and network modes.
#include "rules.hpp"

namespace localecs::services::ecs {
namespace {

TEST(TaskDefinitionRules, Ports) {
  const auto ports = [](const char* text) {
    return std::pair<std::string, json>("container/portMappings", json::parse(text));
  };
  check(pair_definition(),
        {
            {{ports(R"([{"containerPort": 80, "hostPort": 8080}])")}, ""},
            {{ports(R"([{"containerPort": 0}])")},
             "Invalid 'containerPort' setting for container 'app'."},
            {{ports(R"([{"hostPort": 80}])")},
             "Invalid 'containerPort' setting for container 'app'."},
            {{ports(R"([{"containerPort": 80, "hostPort": 65536}])")},
             "Invalid 'hostPort' setting for container 'app'."},
            {{ports(R"([{"containerPortRange": "90-80"}])")},
             "Invalid 'containerPortRange' setting for container 'app'."},
            {{ports(R"([{"containerPortRange": "all"}])")},
             "Invalid 'containerPortRange' setting for container 'app'."},
            {{ports(R"([{"containerPort": 80, "containerPortRange": "80-90"}])")},
             "Invalid port mapping for container 'app', cannot specify both single port and port "
             "range."},
            {{ports(R"([{"containerPort": 80, "name": "-http"}])")},
             "Invalid port mapping name for container 'app'."},
            {{ports(R"([{"containerPort": 80, "name": "http"}, {"containerPort": 81,
                         "name": "http"}])")},
             "When networkMode=bridge, port mapping name is already used"},
            {{{"networkMode", "host"}, ports(R"([{"containerPort": 80, "hostPort": 81}])")},
             "When networkMode=host, the host ports and container ports in port mappings must "
             "match."},
            {{{"networkMode", "awsvpc"}, ports(R"([{"containerPort": 80, "hostPort": 0}])")},
             "When networkMode=awsvpc, the host ports and container ports in port mappings must "
             "match."},
            {{{"networkMode", "awsvpc"},
              ports(R"([{"containerPort": 8085}])"),
              {"containerDefinitions/1/portMappings", {{{"containerPort", 8085}}}}},
             "TCP container port '8085' is used multiple times in task when networkMode=awsvpc."},
            {{{"networkMode", "awsvpc"},
              ports(R"([{"containerPort": 53}, {"containerPort": 53, "protocol": "udp"}])")},
             ""},
            {{{"networkMode", "none"}, ports(R"([{"containerPort": 80}])")},
             "Port mappings are not supported when networkMode=none."},
        });
}

TEST(TaskDefinitionRules, Awsvpc) {
  json definition = pair_definition();
  definition["networkMode"] = "awsvpc";
  const std::string mode = " when networkMode=awsvpc.";
  check(definition,
        {
            {{{"container/links", {"side"}}}, "Links are not supported" + mode},
            {{{"container/links", json::array()}}, ""},
            {{{"container/hostname", "h"}}, "hostname is not supported on container" + mode},
            {{{"container/dnsServers", {"1.1.1.1"}}},
             "DNS servers are not supported on container" + mode},
            {{{"container/extraHosts", {{{"hostname", "h"}, {"ipAddress", "1.1.1.1"}}}}},
             "Extra hosts are not supported on container" + mode},
            {{{"container/disableNetworking", true}},
             "Disable Networking is not supported on container" + mode},
        });
}

}  // namespace
}  // namespace localecs::services::ecs
