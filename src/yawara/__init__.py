"""Yawara (柔): Japan's soft law on AI, executable.

Nothing is imported here, because `yawara --version` must stay fast.
"""

__version__ = "0.1.0"
