"""onnxruntime, kept from reporting home: import it from here, and nowhere else.

Its official builds (seen in 1.32) make a device id, store events under the user's cache folder and
try to send them. The variable must stand before the first import; the function that turns
telemetry off comes too late, for both files have been written by then.
"""

import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnxruntime

# Where a processor lacks VNNI instructions, sums of eight-bit products overflow in silence unless
# this is set: one tag in a hundred is another there. With it the sums are exact on every machine.
_EXACT = ("session.x64quantprecision", "1")


def options(threads: int) -> onnxruntime.SessionOptions:
    """How every graph is run: on so many threads, quietly, with sums exact on every processor."""
    found = onnxruntime.SessionOptions()
    found.intra_op_num_threads = threads
    found.inter_op_num_threads = 1
    found.log_severity_level = 3
    found.add_session_config_entry(*_EXACT)
    return found


__all__ = ["onnxruntime", "options"]
