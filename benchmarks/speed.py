"""Articles per second, stage by stage, beside what this machine could do at best.

    python benchmarks/speed.py [--articles 60] [--write]

One article is 750 words of our own texts. The floor is the encoder's arithmetic alone (two
operations
a weight and wordpiece outside the embeddings, and the attention over a window) at the best matrix
rate
that this machine reaches in the same run. Speeds of shared machines move: read the shares, not the
seconds. Stages are told in processor time, commands by the clock.
`--write` renews the first part of `docs/speed.md`, up to its second heading.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "training"))

T = TypeVar("T")
WORDS = 750
LAYERS, WIDTH, INNER = 6, 384, 1536
WEIGHTS = LAYERS * (4 * WIDTH * WIDTH + 2 * WIDTH * INNER)  # of the encoder, outside the embeddings


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    texts = [text for text, _ in zip(articles(), range(options.articles), strict=False)]
    lines = [f"Machine: {cpu()}, {os.cpu_count()} cores, Python {platform.python_version()}.", ""]
    lines += stage_table(texts)
    lines += whole_table(texts)
    lines += start_table(texts[0])
    print("\n".join(lines))
    if options.write:
        head = "# Speed\n\nMeasured by `python benchmarks/speed.py --write`; an article is 750 words.\n\n"
        page = ROOT / "docs/speed.md"
        _, mark, rest = page.read_text(encoding="utf-8").partition("\n## ")
        page.write_text(head + "\n".join(lines) + "\n" + mark + rest, encoding="utf-8")


def articles() -> Iterator[str]:
    """Texts of 750 words, cut from our own, no two alike."""
    import own_texts

    paragraphs = [
        p for t in own_texts.load_all(ROOT / "training/texts") for p in t.text.split("\n") if p
    ]
    at = 0
    while True:
        found: list[str] = []
        while sum(len(p.split()) for p in found) < WORDS:
            found.append(paragraphs[at % len(paragraphs)])
            at += 1
        yield "\n\n".join(found)


def stage_table(texts: list[str]) -> list[str]:
    from sayso import wire
    from sayso.desk.reading import _row
    from sayso.extract import reading
    from sayso.parse import article as parse
    from sayso.tagger.encode import arrays, windows
    from sayso.tagger.onnx import OnnxTagger, _words
    from sayso.text.quotation import quotations, quoted
    from sayso.text.segment import paragraphs, sentences

    tagger = OnnxTagger(threads=1)
    captures = [_row(text) for text in texts]
    parsed, parse_time = spent(lambda: [parse(capture) for capture in captures])
    split, segment_time = spent(
        lambda: [(sentences(t), quotations(t, list(paragraphs(t)))) for t in texts]
    )
    words = [
        _words(t, s, quoted([w for x in s for w in x.words], q))
        for t, (s, q) in zip(texts, split, strict=True)
    ]
    encoded, encode_time = spent(
        lambda: [
            [arrays(w, x, tagger._vocabulary) for x in windows(w, tagger._vocabulary)]
            for w in words
        ]
    )
    reading.read(parsed[0], tagger)
    _, model_time = spent(lambda: [[tagger._run(x) for x in rows] for rows in encoded])
    kept = Kept(tagger)
    found = [reading.read(article, kept) for article in parsed]
    _, read_time = spent(lambda: [reading.read(article, kept) for article in parsed])
    _, wire_time = spent(lambda: [wire.to_wire(one) for one in found])
    extract_time = max(read_time - segment_time, 0.0)
    rows = {
        "parse (language, zones)": parse_time,
        "segment (words, sentences, quotation marks)": segment_time,
        "encode (wordpieces, windows)": encode_time,
        "model (onnxruntime, one thread)": model_time,
        "extract (decoding, statements, names)": extract_time,
        "wire": wire_time,
    }
    count = len(texts)
    total = sum(rows.values())
    pieces = sum(len(x.ids) for r in encoded for x in r) / count
    rate, kind = matrix_rate()
    floor = pieces * operations(np.mean([len(x.ids) for r in encoded for x in r])) / rate
    table = ["| stage, one core | processor ms an article | share |", "|---|---|---|"]
    table += [f"| {name} | {1000 * t / count:.1f} | {t / total:.0%} |" for name, t in rows.items()]
    table += [
        f"| all | {1000 * total / count:.1f} | |",
        "",
        f"The floor: {pieces:.0f} wordpieces an article cost {pieces * operations(256) / 1e9:.1f} GFLOP; one core's best "
        f"matrix rate here is {rate / 1e12:.2f} TFLOP/s ({kind}), so {1 / floor:.1f} articles a second at best; "
        f"the model reaches {count / model_time:.1f} ({floor * count / model_time:.0%} of the floor's rate), all stages {count / total:.1f}.",
        "",
    ]
    return table


class Kept:
    """A tagger that scores each text once, so that what comes after it can be measured alone."""

    def __init__(self, tagger: Any) -> None:
        self.model, self.labels = tagger.model, tagger.labels
        self._tagger, self._kept = tagger, {}

    def scores(self, text: str, *rest: Any) -> Any:
        if text not in self._kept:
            self._kept[text] = self._tagger.scores(text, *rest)
        return self._kept[text]


def operations(window: float) -> float:
    """Of one wordpiece: two a weight, and the attention's two products over its window."""
    return 2 * WEIGHTS + LAYERS * 2 * 2 * window * WIDTH


def matrix_rate() -> tuple[float, str]:
    """Operations a second of one core at the encoder's shapes: the better of float32 (numpy) and int8 (onnxruntime)."""
    one, other = (
        np.random.rand(256, WIDTH).astype(np.float32),
        np.random.rand(WIDTH, INNER).astype(np.float32),
    )
    return max((_float_rate(one, other), "float32"), (_int8_rate(), "int8"))


def _float_rate(one: np.ndarray, other: np.ndarray) -> float:
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1):
        _, seconds = spent(lambda: [one @ other for _ in range(200)])
    return 200 * 2 * one.shape[0] * one.shape[1] * other.shape[1] / seconds


def _int8_rate() -> float:
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    from sayso.tagger.runtime import onnxruntime

    weight = numpy_helper.from_array(
        np.random.randint(-100, 100, (WIDTH, INNER)).astype(np.int8), "w"
    )
    node = helper.make_node("MatMulInteger", ["x", "w"], ["y"])
    graph = helper.make_graph(
        [node], "g", [helper.make_tensor_value_info("x", TensorProto.UINT8, [256, WIDTH])],
        [helper.make_tensor_value_info("y", TensorProto.INT32, [256, INNER])], [weight],
    )  # fmt: skip
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(onnx.ModelProto.SerializeToString(model), options)
    given = {"x": np.random.randint(0, 255, (256, WIDTH)).astype(np.uint8)}
    _, seconds = spent(lambda: [session.run(None, given) for _ in range(200)])
    return 200 * 2 * 256 * WIDTH * INNER / seconds


def whole_table(texts: list[str]) -> list[str]:
    """`sayso read` over a JSONL file, starts and all, with one process and with two."""
    import json

    lines = [
        "| the whole command | articles a second | peak memory, largest process |",
        "|---|---|---|",
    ]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "articles.jsonl"
        rows = (json.dumps({"id": str(i), "text": t}) + "\n" for i, t in enumerate(texts * 4))
        file.write_text("".join(rows), encoding="utf-8")
        for jobs in (1, 2):
            seconds, memory = command(
                ["read", str(file), "--format", "jsonl", "--quiet", "--jobs", str(jobs)]
            )
            lines.append(
                f"| {jobs} process{'es' * (jobs > 1)} | {4 * len(texts) / seconds:.1f} | {memory:.0f} MB |"
            )
    return [*lines, ""]


def start_table(text: str) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "one.txt"
        file.write_text(text, encoding="utf-8")
        rows = {
            "python -c pass": best(lambda: python("pass")),
            "import sayso": best(lambda: python("import sayso")),
            "sayso --help": best(lambda: command(["--help"])[0]),
            "one article from a cold start": best(
                lambda: command(["read", str(file), "--format", "json"])[0]
            ),
        }
    return [
        "| start | seconds (best of 3) |",
        "|---|---|",
        *(f"| {n} | {s:.2f} |" for n, s in rows.items()),
    ]


def python(code: str) -> float:
    return timed(lambda: subprocess.run([sys.executable, "-c", code], check=True))[1]


MEASURE = """
import resource, subprocess, sys, time
start = time.perf_counter()
subprocess.run([sys.executable, "-m", "sayso", *sys.argv[1:]], check=True, stdout=subprocess.DEVNULL)
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
"""


def command(arguments: list[str]) -> tuple[float, float]:
    """Seconds of one run of `sayso`, and the peak memory in MB of its largest process.

    A small process of its own starts it: a child's peak counts what it had when it was forked.
    """
    measure = [sys.executable, "-c", MEASURE, *arguments]
    done = subprocess.run(measure, check=True, capture_output=True, text=True)
    seconds, memory = map(float, done.stdout.split())
    return seconds, memory


def best(once: Callable[[], float]) -> float:
    return min(once() for _ in range(3))


def timed(work: Callable[[], T]) -> tuple[T, float]:
    start = time.perf_counter()
    made = work()
    return made, time.perf_counter() - start


def spent(work: Callable[[], T]) -> tuple[T, float]:
    """What the work makes, and the seconds of processor time that it took."""
    start = time.process_time()
    made = work()
    return made, time.process_time() - start


def cpu() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next(
        (line.split(":")[1].strip() for line in lines if line.startswith("model name")),
        platform.machine(),
    )


if __name__ == "__main__":
    main()
