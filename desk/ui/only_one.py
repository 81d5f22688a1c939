"""One window for one home: a second start brings the first window to the front."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_PATIENCE_MS = 2000


class OnlyOne(QObject):
    """Holds a home while this process lives. A lock left by a process that died counts for nothing."""

    def __init__(self, home: Path) -> None:
        super().__init__()
        home.mkdir(parents=True, exist_ok=True)
        self._name = "manabi-desk-" + hashlib.sha256(str(home).encode()).hexdigest()[:16]
        self._lock = QLockFile(str(home / "window.lock"))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def take(self) -> bool:
        """Become the one; false when another process is."""
        return self._lock.tryLock(0)

    def call_other(self) -> bool:
        """Ask the other one to come to the front; false when it doesn't answer."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE_MS):
            return False
        return (
            socket.waitForDisconnected(_PATIENCE_MS) or socket.state() == QLocalSocket.LocalSocketState.UnconnectedState
        )

    def listen(self, called: Callable[[], object]) -> None:
        """Do this when another start asks for the window. Costs an import: call it after the first paint."""
        from PySide6.QtNetwork import QLocalServer

        server = self._server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)  # a file left by a process that died

        def on_called() -> None:
            while (socket := server.nextPendingConnection()) is not None:
                called()
                socket.disconnectFromServer()
                socket.disconnected.connect(socket.deleteLater)

        server.newConnection.connect(on_called)
        server.listen(self._name)

    def release(self) -> None:
        """Let another process be the one."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()
