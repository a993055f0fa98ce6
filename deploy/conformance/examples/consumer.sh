#!/bin/sh
# A correct consumer of the suspension events with kcat and jq, of suspension-state alone: the simplest there is.
#
#   consumer.sh follow FILE   appends to FILE a line of JSON per state that it reads, until it is ended
#   consumer.sh show FILE     prints a line per name that carries something; fails until the state has been read
#
# It keeps no offsets: every start reads the state from its beginning, which does no harm.
set -eu
kafka=${KAFKA_BOOTSTRAP_SERVERS:-localhost:9092}
topic=${TOPIC_SUSPENSION_STATE:-suspension-state}
file=$2

# A record that is no state of version 1 is passed over; what we do not know of it is left alone.
readable='
  . as $record
  | (.headers // [] | [range(0; length; 2) as $i | {key: .[$i], value: .[$i + 1]}] | from_entries) as $headers
  | (try (.payload | fromjson) catch null) as $state
  | if $headers.ce_type == "dk.punktum.flagger.suspension-state.v1" and ($state | type) == "object"
       and ($state.domain | type) == "string" and ($state.sequence | type) == "number"
       and ($state.suspended | type) == "boolean" and ($state.statuses | type) == "array"
    then $state | {domain, sequence, suspended, statuses, delegation, before}
    else "passed over: \($record.topic)-\($record.partition)@\($record.offset)" | stderr | empty
    end'

# The highest sequence of each name counts. What a name has of its own is known from before it was held; a register of
# your own knows it already.
register='
  reduce inputs as $s ({};
    .[$s.domain] as $known
    | if $s.sequence < ($known.sequence // 0) then .
      else .[$s.domain] = $s + {own: ($s.before.statuses // $known.own // [])}
      end)
  | .[]
  | (.own + .statuses | unique) as $all
  | select($all != [])
  | {domain, statuses: $all}
    + (if .delegation != null and ($all | index("serverHold")) == null then {delegation} else {} end)'

read_state() { # $1: -e to stop at the end of the topic
  kcat -C -b "$kafka" -t "$topic" -o beginning -q -J -u $1 | jq --unbuffered -c "$readable"
}

case $1 in
follow)
  # Until we know what is held we answer nothing: a held name would look free.
  rm -f "$file"
  read_state -e >"$file.next"
  mv "$file.next" "$file"
  read_state '' >>"$file"
  ;;
show)
  [ -f "$file" ]
  jq -nc "$register" "$file"
  ;;
esac
