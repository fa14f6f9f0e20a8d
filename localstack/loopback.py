"""Starts LocalStack in this process, on loopback only.

LocalStack 4.12 ignores the host in GATEWAY_LISTEN and would listen on every address of the machine. This replaces the
class that it listens with, before anything that uses it is imported.
"""

from twisted.internet import endpoints

_Endpoint = endpoints.TCP4ServerEndpoint


def _on_loopback(reactor, port, backlog=50, interface=""):
    return _Endpoint(reactor, port, backlog, interface or "127.0.0.1")


endpoints.TCP4ServerEndpoint = _on_loopback

from localstack.runtime.main import main  # noqa: E402  after the change above

main()
