"""The word matrix that both models take their rows from: a row of int8 for each wordpiece."""

import hashlib
import json
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.errors import ModelError


@lru_cache(maxsize=1)  # the two models of a process open it once
def word_rows(folder: Path) -> NDArray[np.uint8]:
    """The matrix of `words.npy`, mapped, so that processes share it and hold what they look at.

    Raises ModelError if the file is missing or damaged.
    """
    path = folder / "words.npy"
    try:
        known = json.loads((folder / "labels.json").read_text(encoding="utf-8"))["words"]
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(str(path), str(error)) from error
    if found != known:
        raise ModelError(str(path), "its bytes are not those that were released")
    return np.asarray(np.load(path, mmap_mode="r"))
