#!/usr/bin/env bash
# Runs the whole stack in Docker, from nothing to nothing: builds the images, starts it, holds the KPIs against the
# generator's own exact sums, kills each container once and holds them again, stops, goes on, sends records in each of
# Kafka's codecs, runs one out of memory, reads its Kafka as that of somebody else and a file of history by the commands of
# docs/your-shop.md, and forgets everything.
# Needs Docker with Compose 2.24 or newer, curl, and nothing else. Beside a running stack it is a project of its own,
# with ports and volumes of its own.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
# Decimal points are points.
export LC_ALL=C

export COMPOSE_PROJECT_NAME=salespulse-smoke
export UI_PORT=${UI_PORT:-28080} GENERATOR_PORT=${GENERATOR_PORT:-28081} SINK_PORT=${SINK_PORT:-28082}
export ETL_PORT=${ETL_PORT:-28083} KAFKA_PORT=${KAFKA_PORT:-29092} PROMETHEUS_PORT=${PROMETHEUS_PORT:-29090}
# A short history is quick, and with ten times the default each kind of dirt is in it.
export GENERATOR_BACKFILL_DAYS=1 GENERATOR_DIRTY_RATE=0.05
# Runs happen when this script asks for them.
export ETL_CRON='0 3 1 1 *'
readonly PATIENCE=180
# The project of docs/your-shop.md.
readonly SHOP=$COMPOSE_PROJECT_NAME-shop
# More than the generator makes in the minutes that the live strip looks back on.
readonly ORDERS_OF_A_CODEC=1000 CODECS=(gzip lz4 snappy zstd)
readonly SENT=$((${#CODECS[@]} * ORDERS_OF_A_CODEC))
logs=$(mktemp)
home=$(mktemp -d)
reason="see above"
passed=false

compose() { docker compose -f compose.yaml --env-file /dev/null "$@"; }
say() { echo "smoke | $(printf '%4d' "$SECONDS") s | $*"; }
# Stops the test; reads from a subshell too, which cannot set the reason.
fail() {
  echo "$*" >"$logs.reason"
  exit 1
}

finish() {
  if ! $passed; then
    [[ -f $logs.reason ]] && reason=$(<"$logs.reason")
    echo "--- containers"
    compose ps -a || true
    echo "--- the last lines of each"
    compose logs --no-color --tail 40 || true
    docker compose -p "$SHOP" logs --no-color --tail 40 || true
    [[ -s $logs ]] && { echo "--- the last command"; tail -n 40 "$logs"; }
  fi
  forget_shop || true
  compose down -v --remove-orphans --timeout 10 >/dev/null 2>&1 || true
  rm -rf "$logs" "$logs.reason" "$home"
  $passed || echo "smoke | FAILED after $SECONDS s: $reason"
}
trap finish EXIT
trap 'exit 130' INT TERM

# Repeats a command until it succeeds.
await() { # what, command...
  local what=$1 end=$((SECONDS + PATIENCE))
  shift
  until "$@" >/dev/null 2>&1; do
    ((SECONDS < end)) || fail "waited $PATIENCE s for $what"
    sleep 1
  done
}

get() { curl -fsS --max-time 10 "$@"; }
stats() { get "localhost:$GENERATOR_PORT/generator/stats"; }
rate() { get -X PUT "localhost:$GENERATOR_PORT/generator/rate?ordersPerSecond=$1" >/dev/null; }
# The JSON number $1, whose name is there once.
number() { grep -oE "\"$1\":[0-9.]+" | head -n 1 | cut -d: -f2; }
# The sum of the JSON numbers that match the pattern $1.
total() { grep -oE "\"($1)\":[0-9]+" | awk -F: '{ sum += $2 } END { print sum + 0 }'; }

history_is_made() { stats | grep -q '"backfill":"DONE"'; }
emitted_more_than() { (($(stats | number orders) > $1)); }
everything_is_published() {
  local published
  published=$(curl -fsS --max-time 20 -X POST "localhost:$SINK_PORT/segments/flush") &&
    (($(total next_offset <<<"$published") == $1))
}
run_etl() { curl -fsS --max-time 170 -X POST "localhost:$ETL_PORT/etl/run" | grep -q '"status":"SUCCEEDED"'; }
card() { compose exec -T etl-runner cat /data/kpi/summary.csv | awk -F, -v metric="$1" '$1 == metric { print $2 }'; }
shows() { get "localhost:$UI_PORT/kpi/summary.csv" | grep -q "^total_orders,$1,"; }
healthy() { [[ $(docker inspect -f '{{.State.Health.Status}}' "$(compose ps -q "$1")") == healthy ]]; }

# Pauses the generator, lets everything arrive, runs the job, and holds the KPIs against the generator's sums.
check_sums() { # after what
  local made orders items gross sales
  await "the generator to pause $1" rate 0
  made=$(stats)
  await "the sink to publish everything $1" everything_is_published "$(total 'clean|dirty|duplicates' <<<"$made")"
  await "a run to succeed $1" run_etl
  orders=$(number orders <<<"$made") items=$(number items <<<"$made")
  gross=$(number gross_sales <<<"$made") sales=$(number sales <<<"$made")
  [[ $(card total_orders) == "$orders" ]] || fail "$1: total_orders is $(card total_orders), made were $orders"
  [[ $(card items_sold) == "$items" ]] || fail "$1: items_sold is $(card items_sold), made were $items"
  [[ $(card gross_sales) == "$(printf '%.2f' "$gross")" ]] || fail "$1: gross_sales is $(card gross_sales), made were $gross"
  [[ $(card total_sales) == "$(printf '%.2f' "$sales")" ]] || fail "$1: total_sales is $(card total_sales), made were $sales"
  await "the dashboard to show the new KPIs $1" shows "$orders"
  say "$1: $orders orders, $items items, $gross of gross sales and $sales of sales are on the dashboard, as they were made"
}

# As the kernel does when memory is short. Docker takes its own kill for the operator's will and would not start the
# container again; a process in a container cannot kill the first one there. So a neighbour on the host's processes does.
kill_container() {
  docker run --rm --pid host --network none debian:bookworm-slim \
    sh -c "kill -9 $(docker inspect -f '{{.State.Pid}}' "$(compose ps -q "$1")")"
}
restarted() { (($(docker inspect -f '{{.RestartCount}}' "$(compose ps -q "$1")") > 0)); }

# A wrong setting ends the container with one line that names it.
check_refusal() { # service, setting, wrong value
  local output
  if output=$(timeout 60 docker compose -f compose.yaml --env-file /dev/null run --rm --no-deps -T -e "$2=$3" "$1" 2>&1); then
    fail "$1 started with $2=$3"
  fi
  output=$(grep -v -E '^ ?(Container|Volume|Network) ' <<<"$output" || true)
  [[ $output == *"$2"* && $(wc -l <<<"$output") == 1 ]] || fail "$1 with $2=$3 says: $output"
  say "refused: $output"
}

# Orders in one of Kafka's codecs, by a producer of its own. It runs beside the broker, which has to read them to take them.
send_orders() { # codec
  local now
  now=$(date -u +%Y-%m-%dT%H:%M:%SZ)
  seq "$ORDERS_OF_A_CODEC" | sed "s|.*|{\"order_id\":\"$1-&\",\"customer_id\":\"smoke\",\"order_date\":\"$now\",\"total_amount\":\"1.00\",\"sales_channel\":\"Store\",\"payment_method\":\"Cash\"}|" |
    compose exec -T -e KAFKA_HEAP_OPTS='-Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1' -e LOG_DIR=/tmp/tool kafka \
      /opt/kafka/bin/kafka-console-producer.sh --bootstrap-server localhost:9092 --topic orders --compression-codec "$1" \
      >"$logs" 2>&1 || fail "Kafka took no orders in $1"
}
rows_of() { compose exec -T sink sh -c "cat /data/raw/orders/dt=*/*.csv | grep -c '^$1-'" || true; }
# What the live strip says of the last five minutes.
strip_counts_at_least() {
  local orders
  orders=$(get "localhost:$UI_PORT/fragments/live" | grep -oE '<strong>[0-9,]+</strong> orders' | tail -n 1 | tr -dc 0-9) &&
    ((${orders:-0} >= $1))
}

# All codecs reach the broker, the sink and the live strip. The generator is paused, so nothing else comes in.
check_codecs() {
  local codec made
  made=$(stats)
  for codec in "${CODECS[@]}"; do send_orders "$codec"; done
  await "the sink to publish what was sent in ${CODECS[*]}" \
    everything_is_published "$(($(total 'clean|dirty|duplicates' <<<"$made") + SENT))"
  for codec in "${CODECS[@]}"; do
    [[ $(rows_of "$codec") == "$ORDERS_OF_A_CODEC" ]] ||
      fail "$(rows_of "$codec") of $ORDERS_OF_A_CODEC orders in $codec were published"
  done
  await "the live strip to count what was sent in ${CODECS[*]}" strip_counts_at_least "$SENT"
  say "codecs: $ORDERS_OF_A_CODEC orders in each of ${CODECS[*]} are in the raw data and in the live strip"
}

# A JVM that is out of memory ends, with 3, instead of going on with threads missing.
check_out_of_memory() {
  local code=0
  docker compose -f compose.yaml --env-file /dev/null run --rm --no-deps -T -e JAVA_OPTIONS=-Xmx8m generator >"$logs" 2>&1 ||
    code=$?
  ((code == 3)) || fail "the generator ended with $code and not with 3 for want of memory"
  for service in kafka generator sink etl-runner ui; do
    compose exec -T "$service" cat /proc/1/cmdline | grep -q -e '-XX:+ExitOnOutOfMemoryError' || fail "$service does not end when it is out of memory"
  done
  say "out of memory ends a container, and each has the option for it"
}

# The page's commands in Docker: block $1 of them, as they stand there, by somebody whose home is $home.
walk() {
  local commands
  commands=$(awk -v want="$1" '/^## / { here = $0 == "## In Docker" } here && /^```sh$/ { block++; inside = 1; next }
    /^```$/ { inside = 0 } here && inside && block == want' ../docs/your-shop.md)
  [[ -n $commands ]] || fail "docs/your-shop.md has no block $1 of commands in Docker"
  (
    cd ..
    export DOCKER_CONFIG=${DOCKER_CONFIG:-$HOME/.docker} HOME=$home COMPOSE_PROJECT_NAME=$SHOP COMPOSE_ENV_FILES=/dev/null
    bash -euo pipefail -c "$commands"
  )
}
forget_shop() {
  docker network disconnect -f "${SHOP}_outside" "$COMPOSE_PROJECT_NAME-kafka-1" >/dev/null 2>&1 || true
  COMPOSE_PROJECT_NAME=$SHOP docker compose -f compose.yaml -f compose.no-demo.yaml --env-file /dev/null \
    down -v --remove-orphans --timeout 10 >"$logs" 2>&1
}
services_of_shop() {
  docker ps -a --filter "label=com.docker.compose.project=$SHOP" --format '{{.Label "com.docker.compose.service"}}' | sort | xargs
}

# The stack's Kafka, with what the generator wrote and this script sent, is that of somebody else.
check_own_kafka() {
  local made orders services
  await "the generator to pause" rate 0
  made=$(stats)
  orders=$(($(number orders <<<"$made") + SENT))
  compose stop generator sink etl-runner ui >"$logs" 2>&1 || fail "the demo did not stop"
  export KAFKA_BOOTSTRAP_SERVERS=kafka:9092 SOURCES_FILE=$home/shop.yaml

  if walk 1 >"$logs" 2>&1; then fail "the sink started without its SOURCES_FILE"; fi
  grep -q "$SOURCES_FILE" "$logs" || fail "nothing names the SOURCES_FILE that is not there"
  [[ ! -e $SOURCES_FILE ]] || fail "Docker made a SOURCES_FILE"
  say "refused: $(grep -m 1 "$SOURCES_FILE" "$logs")"

  echo 'customers: {fields: {email: none}}' >"$SOURCES_FILE"
  chmod 755 "$home"
  walk 1 >"$logs" 2>&1 || fail "the stack for one's own Kafka did not start"
  docker network connect --alias kafka "${SHOP}_outside" "$COMPOSE_PROJECT_NAME-kafka-1" || fail "the sink has no way to Kafka"
  services=$(services_of_shop)
  [[ $services == "etl-runner sink ui" ]] || fail "for one's own Kafka were started: $services"
  await "the sink to publish what somebody's Kafka has" \
    everything_is_published "$(($(total 'clean|dirty|duplicates' <<<"$made") + SENT))"
  await "a run to succeed on somebody's Kafka" run_etl
  await "the dashboard to show somebody's orders" shows "$orders"
  forget_shop || fail "the stack for one's own Kafka did not stop"
  unset KAFKA_BOOTSTRAP_SERVERS SOURCES_FILE
  say "one's own Kafka: $orders orders of it are on the dashboard, and $services is all that ran"
}

check_own_files() {
  local services
  mkdir "$home/export"
  printf 'order_id,customer_id,order_date,total_amount\n1,a,2026-01-05,19.90\n2,b,2026-01-06,5\n' >"$home/export/orders.csv"
  touch -d '1 minute ago' "$home/export/orders.csv"
  walk 2 >"$logs" 2>&1 || fail "the stack without a demo did not start"
  await "a run to succeed without a demo" run_etl
  await "the dashboard to show the orders of a file" shows 2
  services=$(services_of_shop)
  [[ $services == "etl-runner kafka sink topics ui" ]] || fail "without a demo were started: $services"
  forget_shop || fail "the stack without a demo did not stop"
  say "one's own files: their orders are on the dashboard"
}

compose version --short >"$logs" 2>&1 || fail "no Docker with Compose here"
compose down -v --remove-orphans >/dev/null 2>&1 || true

# What .env.example says is what holds without it.
[[ $(docker compose -f compose.yaml --env-file .env.example config) == "$(compose config)" ]] ||
  fail ".env.example and compose.yaml have different defaults"

say "building the images"
compose --profile kafka-port --profile monitoring build --quiet >"$logs" 2>&1 || fail "the images were not built"
say "images: $(docker images --format '{{.Repository}} {{.Size}}' | grep '^salespulse/' | sort | paste -sd, | sed 's/,/, /g')"

compose up -d >"$logs" 2>&1 || fail "the stack did not start"
say "started"
await "the history" history_is_made
check_sums "from nothing"

for service in kafka sink generator etl-runner ui; do
  before=$(stats | number orders)
  rate 20
  await "orders" emitted_more_than "$((before + 20))"
  kill_container "$service"
  await "$service to be started again" restarted "$service"
  await "$service to be healthy again" healthy "$service"
  check_sums "after the death of $service"
done

compose down --timeout 60 >"$logs" 2>&1 || fail "the stack did not stop"
say "stopped"
compose up -d >"$logs" 2>&1 || fail "the stack did not start again"
await "the generator to go on" history_is_made
check_sums "after a stop and a new start"
check_codecs
check_out_of_memory

check_refusal generator GENERATOR_DIRTY_RATE 2
check_refusal sink SINK_ROLL_BYTES 0
check_refusal ui UI_LOCALE nowhere
check_refusal etl-runner ETL_CRON never

check_own_kafka
compose down -v --timeout 20 >"$logs" 2>&1 || fail "the stack did not stop"
[[ -z $(docker volume ls -q --filter "label=com.docker.compose.project=$COMPOSE_PROJECT_NAME") ]] ||
  fail "down -v left volumes behind"
check_own_files
passed=true
say "PASSED: the KPIs were exact from nothing, after the death of each container, and after a new start"
