"""The fuzzer's own targets, for a moment each: its seeds and some damage are read or refused."""

import random
from time import process_time

import pytest
from fuzzing import laws
from fuzzing.mutation import blown_up, mutated
from fuzzing.targets import TARGETS

COUNT = 25  # inputs of each target; the fuzzer tries thousands: `fuzzing/README.md`
SLOWEST = 15.0  # seconds of the processor for one of 150 KB
each_target = pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)


def tried(target, data):
    try:
        target.read(data)
    except laws.OURS as error:
        laws.of_error(error)


@each_target
def test_what_the_fuzzer_begins_with_and_damage_to_it_is_read_or_refused(target):
    chance = random.Random(target.name)
    seeds = list(target.seeds())
    count = 2 if target.name == "pdf" else COUNT
    damaged = [mutated(chance.choice(seeds), chance, target.tokens, 20_000) for _ in range(count)]
    for data in (b"", *seeds, *damaged):
        tried(target, data)


@each_target
def test_an_input_that_repeats_a_piece_without_end_takes_no_long_time(target):
    for seed in [b"", *target.seeds()][:2]:
        begun = process_time()
        tried(target, blown_up(seed, target.tokens, target.large))
        assert process_time() - begun < SLOWEST
