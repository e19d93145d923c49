"""What the model that ships says of itself, before it is opened."""

import json
from pathlib import Path

from sayso.errors import ModelError
from sayso.types.reading import Model

_WEIGHTS = Path(__file__).parent / "weights"


def model(folder: Path = _WEIGHTS) -> Model:
    """Its name and version. Raises ModelError if its description is missing or damaged."""
    try:
        told = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        return Model(told["name"], told["version"], told["sha256"])
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(str(folder), str(error)) from error
