"""Fuzz one parser in this process: with atheris where it is there, else by damage alone."""

import argparse
import importlib
import random
import sys
import time
from pathlib import Path

LIBRARIES = ("feedparser", "protego", "trafilatura", "courlan", "zipfile", "email", "html.parser")
LIMIT = 20_000  # bytes of an input before it is blown up


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target")
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    try:
        import atheris
    except ImportError:
        _by_damage(options)
        return
    # What is imported from here on counts the branches that it takes.
    with atheris.instrument_imports(include=["sayso", *LIBRARIES]):
        for library in LIBRARIES:
            importlib.import_module(library)
        from fuzzing.mutation import mutated
        from fuzzing.targets import BY_NAME
        from fuzzing.watch import Watch
    target = BY_NAME[options.target]
    if target.name == "pdf":  # its parser runs in a child, where nothing is counted
        _by_damage(options)
        return
    watch = Watch(target, options.folder)
    corpus = options.folder / "corpus"
    corpus.mkdir(exist_ok=True)
    for number, seed in enumerate(target.seeds()):
        (corpus / f"seed{number}").write_bytes(seed)

    def change(data: bytes, limit: int, seed: int) -> bytes:
        chance = random.Random(seed)
        if chance.random() < 0.4:
            return bytes(atheris.Mutate(data, limit))
        return mutated(bytes(data), chance, target.tokens, limit)

    flags = [
        f"-max_total_time={round(options.seconds)}", f"-seed={options.seed}", f"-max_len={LIMIT}",
        "-timeout=900", "-rss_limit_mb=4096", f"-artifact_prefix={options.folder}/", "-len_control=0",
        "-print_final_stats=1", str(corpus),
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *flags], watch.tried, custom_mutator=change)
    atheris.Fuzz()


def _by_damage(options: argparse.Namespace) -> None:
    """Without counters: inputs that are made from the seeds, and from one another."""
    from fuzzing.mutation import mutated
    from fuzzing.targets import BY_NAME
    from fuzzing.watch import Watch

    target = BY_NAME[options.target]
    watch, chance = Watch(target, options.folder), random.Random(options.seed)
    seeds = list(target.seeds())
    for seed in seeds:
        watch.tried(seed)
    until = time.monotonic() + options.seconds
    while time.monotonic() < until:
        data = chance.choice(seeds)
        for _ in range(chance.randint(1, 4)):
            data = mutated(data, chance, target.tokens, LIMIT)
        watch.tried(data)
    watch.note()


if __name__ == "__main__":
    main()
