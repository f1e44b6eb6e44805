"""Stand-ins for the translation services: HTTP servers on this machine that hold callers to the real protocols.

DeepL after the OpenAPI document of DeepLcom/openapi (POST /v2/translate), LibreTranslate after libretranslate/app.py
of its repository (GET /languages, POST /translate). What a caller may not do is answered as the service does it.
"Translating" is looking up words in a small dictionary; everything else stays, so that a test can foretell the result.
"""

import html
import json
import re
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from xml.etree import ElementTree

WORDS = {
    "Fördermittel": "Dotace", "für": "pro", "Unternehmen": "podniky", "an": "na", "der": "", "Grenze": "hranici",
    "Straße": "Ulice", "und": "a", "Seminar": "Seminář", "am": "dne", "kostet": "stojí", "mit": "s", "Uhr": "hodin",
    "Anmeldung": "Přihláška", "bei": "u", "Wir": "My", "liefern": "dodáváme", "nach": "do", "Ein": "Jeden",
    "Absatz": "odstavec", "Neues": "Novinky", "Text": "Text", "Sachsen": "Sasko", "Přihláška": "Anmeldung",
}  # fmt: skip
_TOKEN = re.compile(r"<[^>]*>|&\w+;|[^\W\d_]+|.", re.DOTALL)
DEEPL_TARGETS = {"CS", "DE", "EN-GB", "EN-US", "PL", "SK"}


def look_up(text: str, is_left_alone: Callable[[str], bool]) -> str:
    """Translate word by word; not between a tag that is to be left alone and its end."""
    result, closing = [], ""
    for token in _TOKEN.findall(text):
        if closing:
            closing = "" if token == closing else closing
        elif token.startswith("<") and is_left_alone(token):
            closing = f"</{token[1:-1].split()[0]}>"
        else:
            token = WORDS.get(token, token)
        result.append(token)
    return "".join(result)


class Service:
    """A stand-in; `url` is where it listens. `requests` are the bodies of all requests that reached it.

    `script` is a list of what to do instead of translating, one for each request: a status, a pair of status and
    headers, or a function of the handler. `spoil` changes each translation before it is sent.
    """

    def __init__(self) -> None:
        self.requests: list[dict[str, Any]] = []
        self.sizes: list[int] = []
        self.script: list[Any] = []
        self.spoil: Callable[[str], str] = lambda text: text
        service = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_args: Any) -> None:
                pass

            def do_GET(self) -> None:
                service.get(self)

            def do_POST(self) -> None:
                content = self.rfile.read(int(self.headers["Content-Length"]))
                service.sizes.append(len(content))
                service.requests.append(json.loads(content))
                step = service.script.pop(0) if service.script else None
                if callable(step):
                    step(self)
                elif step is not None:
                    status, headers = step if isinstance(step, tuple) else (step, {})
                    service.send(self, status, service.error(f"scripted {status}"), headers)
                else:
                    service.send(self, *service.answer(self, service.requests[-1], len(content)))

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def error(self, message: str) -> dict[str, Any]:
        raise NotImplementedError

    def answer(self, handler: BaseHTTPRequestHandler, body: dict[str, Any], size: int) -> tuple[int, Any]:
        raise NotImplementedError

    def get(self, handler: BaseHTTPRequestHandler) -> None:
        self.send(handler, 404, self.error("Not found"))

    def send(self, handler: BaseHTTPRequestHandler, status: int, body: Any, headers: dict | None = None) -> None:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        handler.send_response(status)
        for name, value in {"Content-Type": "application/json", **(headers or {})}.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content)


class DeepLService(Service):
    key = "0123abcd-secret:fx"
    quota = 500_000

    def error(self, message: str) -> dict[str, Any]:
        return {"message": message}

    def answer(self, handler: BaseHTTPRequestHandler, body: dict[str, Any], size: int) -> tuple[int, Any]:
        if handler.path != "/v2/translate":
            return 404, self.error("Not found")
        if handler.headers.get("Authorization") != f"DeepL-Auth-Key {self.key}":
            return 403, self.error("Forbidden")
        if handler.headers.get("Content-Type") != "application/json":
            return 415, self.error("Unsupported media type")
        if size > 128 * 1024:
            return 413, self.error("Payload too large")
        texts = body.get("text")
        if not isinstance(texts, list) or not 1 <= len(texts) <= 50:
            return 400, self.error("Value for 'text' not supported.")
        if body.get("target_lang") not in DEEPL_TARGETS:
            return 400, self.error("Value for 'target_lang' not supported.")
        if not re.fullmatch("[A-Z]{2}", body.get("source_lang", "")):
            return 400, self.error("Value for 'source_lang' not supported.")
        if body.get("formality") not in {None, "default", "prefer_more", "prefer_less"}:
            return 400, self.error("'formality' is not supported for given 'target_lang'.")
        self.quota -= sum(map(len, texts))
        if self.quota < 0:
            return 456, self.error("Quota Exceeded")
        if body.get("tag_handling") == "xml":
            try:
                for text in texts:
                    ElementTree.fromstring(f"<r>{text}</r>")
            except ElementTree.ParseError:
                return 400, self.error("Tag handling parsing failed, please check input.")
        ignored = body.get("ignore_tags", [])

        def is_left_alone(tag: str) -> bool:
            return any(tag == f"<{name}>" for name in ignored)

        translations = [
            {"detected_source_language": body["source_lang"], "text": self.spoil(look_up(text, is_left_alone))}
            for text in texts
        ]
        return 200, {"translations": translations}


class LibreTranslateService(Service):
    """Translates between German and English, and German and Czech; wants `key` where one is set."""

    key = ""
    batch_limit = 25
    char_limit = 5000
    languages_asked = 0

    def error(self, message: str) -> dict[str, Any]:
        return {"error": message}

    def get(self, handler: BaseHTTPRequestHandler) -> None:
        self.languages_asked += 1
        pairs = {"de": ["cs", "de", "en"], "cs": ["cs", "de"], "en": ["de", "en"]}
        listed = [{"code": code, "name": code, "targets": targets} for code, targets in pairs.items()]
        self.send(handler, *((200, listed) if handler.path == "/languages" else (404, self.error("Not found"))))

    def answer(self, handler: BaseHTTPRequestHandler, body: dict[str, Any], size: int) -> tuple[int, Any]:
        if handler.path != "/translate":
            return 404, self.error("Not found")
        if self.key and "api_key" not in body:
            return 400, self.error("Please contact the server operator to get an API key")
        if self.key and body["api_key"] != self.key:
            return 403, self.error("Invalid API key")
        texts = body.get("q")
        if not texts:
            return 400, self.error("Invalid request: missing q parameter")
        if body.get("source") not in {"de", "cs", "en"} or body.get("target") not in {"de", "cs", "en"}:
            return 400, self.error(f"{body.get('target')} is not supported")
        if len(texts) > self.batch_limit:
            return 400, self.error(f"Invalid request: request ({len(texts)}) exceeds text limit ({self.batch_limit})")
        for text in texts:
            if len(text) > self.char_limit:
                return 400, self.error(f"Invalid request: request ({len(text)}) exceeds text limit ({self.char_limit})")
        if body.get("format") != "html":
            return 400, self.error("the portal's strings are HTML")

        def is_left_alone(tag: str) -> bool:
            return 'translate="no"' in tag

        # The service decodes entities of its own answer (app.py: unescape).
        return 200, {"translatedText": [html.unescape(self.spoil(look_up(text, is_left_alone))) for text in texts]}


def slow(seconds: float) -> Callable[[BaseHTTPRequestHandler], None]:
    """Answer late."""

    def step(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(seconds)
        handler.close_connection = True

    return step


def dripping(seconds: float) -> Callable[[BaseHTTPRequestHandler], None]:
    """Answer at once, in drips: no single wait is long."""

    def step(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        end = time.monotonic() + seconds
        try:
            while time.monotonic() < end:
                handler.wfile.write(b" ")
                handler.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass
        handler.close_connection = True

    return step


def answering(content: bytes, length: int | None = None, status: int = 200, **headers: str) -> Callable[..., None]:
    """Answer with these bytes; a `length` beyond theirs is a connection that breaks off."""

    def step(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(content) if length is None else length))
        handler.end_headers()
        handler.wfile.write(content)
        handler.close_connection = True

    return step
