"""onnxruntime, kept from reporting home: import it from here, and nowhere else.

Its official builds (seen in 1.32) make a device id, store events under the user's cache folder and
try to send them. The variable must stand before the first import; the function that turns
telemetry off comes too late, for both files have been written by then.
"""

import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnxruntime

__all__ = ["onnxruntime"]
