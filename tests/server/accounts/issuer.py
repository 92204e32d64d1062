"""A small identity service on this machine: it says who somebody is to whoever brings the right code, secret and proof."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs

import jwt

CLIENT, SECRET, CODE = "jixiao", "secret-of-the-client-0123456789-0123", "code-1"


@dataclass
class Issuer:
    """`claims` is who signs in next; `challenge` what the code was given for; `audience` for whom its tokens are."""

    address: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    challenge: str = ""
    audience: str = CLIENT

    def configuration(self) -> dict[str, Any]:
        places = {"authorization_endpoint": "authorize", "token_endpoint": "token", "userinfo_endpoint": "userinfo"}
        own = {name: f"{self.address}/{place}" for name, place in places.items()}
        return {"issuer": self.address, "jwks_uri": f"{self.address}/keys", **own}

    def token(self, sent: dict[str, list[str]]) -> dict[str, Any] | None:
        proof = (
            base64.urlsafe_b64encode(hashlib.sha256(sent["code_verifier"][0].encode()).digest()).rstrip(b"=").decode()
        )
        if (sent["code"], sent["client_secret"], proof) != ([CODE], [SECRET], self.challenge):
            return None
        told = {"iss": self.address, "aud": self.audience, "exp": time.time() + 60, "iat": time.time(), **self.claims}
        return {"access_token": "a", "token_type": "bearer", "id_token": jwt.encode(told, SECRET, algorithm="HS256")}


@contextmanager
def running() -> Iterator[Issuer]:
    issuer = Issuer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.answer(issuer.claims if self.path == "/userinfo" else issuer.configuration())

        def do_POST(self) -> None:
            sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.answer(issuer.token(sent))

        def answer(self, told: dict[str, Any] | None) -> None:
            content = json.dumps(told or {"error": "invalid_grant"}).encode()
            self.send_response(200 if told else 400)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *arguments: Any) -> None:
            """Nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        issuer.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield issuer
        finally:
            server.shutdown()
            thread.join()
