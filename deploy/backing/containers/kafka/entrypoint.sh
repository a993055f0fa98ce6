#!/bin/sh
set -eu
settings=/data/server.properties
{
  echo log.dirs=/data/logs
  env | grep '^KAFKA_' | grep -v '^KAFKA_HEAP_OPTS=' | while IFS='=' read -r name value; do
    echo "$(echo "${name#KAFKA_}" | tr 'A-Z_' 'a-z.')=$value"
  done
} > "$settings"
java -cp '/opt/kafka/libs/*' kafka.tools.StorageTool format --ignore-formatted \
  --cluster-id "${CLUSTER_ID:-5L6g3nShT-eMCtK--X86sw}" --config "$settings"
exec java -Xmx512m -XX:+UseSerialGC -cp '/opt/kafka/libs/*' kafka.Kafka "$settings"
