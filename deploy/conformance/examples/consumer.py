#!/usr/bin/env python3
"""A correct consumer of the suspension events, with kafka-python (Debian: python3-kafka) and the standard library.

consumer.py FILE keeps FILE: a line of JSON per name that carries something. It stands for your register. Nothing else
is kept, so every start begins from nothing.
"""

import json
import os
import sys

from kafka import KafkaConsumer, TopicPartition

SUSPENDED = os.environ.get("TOPIC_DOMAIN_SUSPENDED", "domain-suspended")
REINSTATED = os.environ.get("TOPIC_DOMAIN_REINSTATED", "domain-reinstated")
STATE = os.environ.get("TOPIC_SUSPENSION_STATE", "suspension-state")

# The one version that this was written for.
TYPES = {
    SUSPENDED: b"dk.punktum.flagger.domain-suspended.v1",
    REINSTATED: b"dk.punktum.flagger.domain-reinstated.v1",
    STATE: b"dk.punktum.flagger.suspension-state.v1",
}


class NotWrittenForThis(Exception):
    pass


def need(fulfilled):
    if not fulfilled:
        raise NotWrittenForThis


def take(names, record):
    """One record goes into the register, unless something newer is known about the name."""
    need(dict(record.headers or ()).get("ce_type") == TYPES[record.topic] and record.value)
    event = json.loads(record.value)
    need(isinstance(event, dict) and isinstance(event.get("domain"), str) and type(event.get("sequence")) is int)
    held = record.topic == SUSPENDED
    if record.topic == STATE:
        held = event.get("suspended")
        need(isinstance(held, bool))
    need(not held or isinstance(event.get("statuses"), list))
    need(record.topic != REINSTATED or isinstance(event.get("restore"), dict))

    # What the name has of its own, and what a suspension puts on top. Lifting takes away the latter, and nothing else.
    name = names.setdefault(event["domain"], {"sequence": 0, "own": [], "on_top": [], "delegation": None})
    if event["sequence"] < name["sequence"]:
        return
    name["sequence"] = event["sequence"]
    name["on_top"] = event["statuses"] if held else []
    name["delegation"] = event.get("delegation") if held else None
    if isinstance(event.get("before"), dict):
        name["own"] = event["before"]["statuses"]  # a register of your own knows this already
    if record.topic == REINSTATED and "STATUSES" not in event.get("changedMeanwhile", []):
        name["own"] = event["restore"]["statuses"]  # name servers, DS records and auto-renew likewise


def take_all(names, polled):
    for records in polled.values():
        for record in records:
            try:
                take(names, record)
            except (NotWrittenForThis, ValueError, KeyError, TypeError):
                # Never the value. Have somebody look; the next state of the name is the whole truth again.
                print(f"passed over: {record.topic}-{record.partition}@{record.offset}", file=sys.stderr, flush=True)


def write(names, file):
    """All or nothing: whoever reads meanwhile sees the old file or the new one."""
    with open(file + ".next", "w", encoding="utf-8") as out:
        for domain, name in names.items():
            statuses = sorted({*name["own"], *name["on_top"]})
            if statuses:
                line = {"domain": domain, "statuses": statuses}
                if name["delegation"] and "serverHold" not in statuses:
                    line["delegation"] = name["delegation"]
                print(json.dumps(line), file=out)
    os.replace(file + ".next", file)


def partitions(consumer, topic):
    return [TopicPartition(topic, number) for number in consumer.partitions_for_topic(topic)]


def main(file):
    # Until we know what is held we answer nothing: a held name would look free.
    if os.path.exists(file):
        os.remove(file)
    consumer = KafkaConsumer(
        bootstrap_servers=os.environ.get("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092"),
        enable_auto_commit=False,
        # Records that are gone before we read them: end, be started again, begin from nothing.
        auto_offset_reset="none",
    )
    happenings = partitions(consumer, SUSPENDED) + partitions(consumer, REINSTATED)
    state = partitions(consumer, STATE)
    consumer.assign(happenings + state)
    # First where the happenings end, then where the state ends: what comes in between is read twice.
    for partition, end in consumer.end_offsets(happenings).items():
        consumer.seek(partition, end)
    ends = consumer.end_offsets(state)
    for partition, begin in consumer.beginning_offsets(state).items():
        consumer.seek(partition, begin)

    names = {}
    while any(consumer.position(partition) < end for partition, end in ends.items()):
        take_all(names, consumer.poll(timeout_ms=200))
    write(names, file)
    while True:
        polled = consumer.poll(timeout_ms=200)
        if polled:
            take_all(names, polled)
            write(names, file)


if __name__ == "__main__":
    main(sys.argv[1])
