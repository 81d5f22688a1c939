"""Whose turn it is: reportlab's fonts and the dictionary of readings serve one document at a time."""

from __future__ import annotations

import threading

ONE_AT_A_TIME = threading.Lock()
