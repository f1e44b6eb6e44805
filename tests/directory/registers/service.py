"""A stand-in for VIES and ARES: an HTTP server on this machine that answers as they do.

VIES after the Commission's description of its REST interface (POST check-vat-number), ARES after its OpenAPI document
(GET ekonomicke-subjekty/{ico}; a number that is not there is a 404 with a document that says so).
"""

import json
import re
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

VIES_PATH, ARES_PATH = "/taxation_customs/vies/rest-api", "/ekonomicke-subjekty-v-be/rest"
VAT = {
    "DE136695976": ("---", "---"),
    "CZ00006947": ("Ministerstvo financí", "Letenská 525/15\nPRAHA 1 - MALÁ STRANA\n118 00  PRAHA 011"),
}
SUBJECTS = {
    "00006947": {
        "ico": "00006947",
        "obchodniJmeno": "Ministerstvo financí",
        "sidlo": {"kodStatu": "CZ", "psc": 11800, "textovaAdresa": "Letenská 525/15, Malá Strana, 11800 Praha 1"},
        "pravniForma": "325",
        "datumVzniku": "1969-01-01",
        "dic": "CZ00006947",
        "icoId": "00006947",
    },
    "25596641": {"ico": "25596641", "obchodniJmeno": "Zaniklá s.r.o.", "datumZaniku": "2020-05-01", "sidlo": {}},
}


class Registers:
    """`script` is a list of what to do instead of answering: an error code of VIES, a status, or a function."""

    def __init__(self) -> None:
        self.script: list[Any] = []
        self.asked: list[str] = []
        registers = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_args: Any) -> None:
                pass

            def do_GET(self) -> None:
                registers.asked.append(self.path)
                if not registers.scripted(self):
                    registers.ares(self)

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                registers.asked.append(f"{self.path} {body['countryCode']}{body['vatNumber']}")
                if not registers.scripted(self):
                    registers.vies(self, body)

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def scripted(self, handler: BaseHTTPRequestHandler) -> bool:
        if not self.script:
            return False
        step = self.script.pop(0)
        if callable(step):
            step(handler)
        elif isinstance(step, int):
            send(handler, step, "<html>Bad gateway</html>", "text/html")
        else:
            send(handler, 500, {"actionSucceed": False, "errorWrappers": [{"error": step}]})
        return True

    def vies(self, handler: BaseHTTPRequestHandler, body: dict[str, str]) -> None:
        if handler.path != f"{VIES_PATH}/check-vat-number":
            return send(handler, 404, {"timestamp": "2026-11-23T00:00:00Z", "status": 404, "error": "Not Found"})
        country, number = body["countryCode"], body["vatNumber"]
        if not re.fullmatch(r"[A-Z]{2}", country) or not re.fullmatch(r"[0-9A-Za-z+*.]{2,12}", number):
            return send(handler, 400, {"actionSucceed": False, "errorWrappers": [{"error": "INVALID_INPUT"}]})
        name, address = VAT.get(country + number, ("---", "---"))
        return send(
            handler, 200,
            {
                "countryCode": country, "vatNumber": number, "requestDate": "2026-11-23T00:00:00.000Z",
                "valid": country + number in VAT, "requestIdentifier": "", "name": name, "address": address,
                "traderName": "---", "traderStreet": "---", "traderPostalCode": "---", "traderCity": "---",
                "traderCompanyType": "---", "traderNameMatch": "NOT_PROCESSED", "traderStreetMatch": "NOT_PROCESSED",
                "traderPostalCodeMatch": "NOT_PROCESSED", "traderCityMatch": "NOT_PROCESSED",
                "traderCompanyTypeMatch": "NOT_PROCESSED",
            },
        )  # fmt: skip

    def ares(self, handler: BaseHTTPRequestHandler) -> None:
        found = re.fullmatch(rf"{ARES_PATH}/ekonomicke-subjekty/(\w+)", handler.path)
        if not found:
            return send(handler, 404, "<html>Not Found</html>", "text/html")
        if not re.fullmatch(r"\d{8}", found[1]):
            error = {"kod": "CHYBA_VSTUPU", "popis": "Chyba vstupu", "subKod": "VYSTUP_NEPLATNE_ICO"}
            return send(handler, 400, error)
        if found[1] not in SUBJECTS:
            error = {
                "kod": "NENALEZENO", "popis": f"Subjekt s IČO {found[1]} nebyl nalezen.",
                "subKod": "VYSTUP_SUBJEKT_NENALEZEN",
            }  # fmt: skip
            return send(handler, 404, error)
        return send(handler, 200, SUBJECTS[found[1]])


def send(handler: BaseHTTPRequestHandler, status: int, content: Any, kind: str = "application/json") -> None:
    data = content.encode() if isinstance(content, str) else json.dumps(content).encode()
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    handler.wfile.write(data)


def slowly(handler: BaseHTTPRequestHandler) -> None:
    """Send the beginning of an answer, and then a byte at a time."""
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    try:
        for _each in range(40):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.1)
    except OSError:
        pass


def never(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(2)


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    try:
        for _each in range(200):
            handler.wfile.write(b"[" * 65536)
    except OSError:
        pass


def elsewhere(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(302)
    handler.send_header("Location", "http://127.0.0.1:1/")
    handler.send_header("Content-Length", "0")
    handler.end_headers()
