"""No address leads Sayso into the machine it runs on, or the network around it."""

import socket
import ssl
from pathlib import Path

import httpcore2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fetch.servers import article, served
from sayso.errors import ReadError
from sayso.fetch.guard import Guard, RefusedError, is_public, spelt
from sayso.fetch.web import Web
from sayso.types.article import Capture
from sayso.types.web import Asked, Manners, address

CERTIFICATE = Path(__file__).parent / "courier.example.pem"
QUICK = Manners(delay=0, tries=1, connect=1, idle=1, total=2)

PRIVATE = [
    "http://127.0.0.1/", "http://127.1/", "http://127.0.0.1:8080/", "http://2130706433/",
    "http://0x7f000001/", "http://0x7f.0.0.1/", "http://0177.0.0.1/", "http://017700000001/",
    "http://0/", "http://0.0.0.0/", "http://127.0.0.1./", "http://10.0.0.1/", "http://10.1/",
    "http://172.16.0.1/", "http://192.168.1.1/", "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/", "http://192.0.0.8/", "http://198.18.0.1/", "http://224.0.0.1/",
    "http://240.0.0.1/", "http://255.255.255.255/", "http://[::1]/", "http://[::]/",
    "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::ffff:10.0.0.1]/",
    "http://[::127.0.0.1]/", "http://[64:ff9b::127.0.0.1]/", "http://[64:ff9b:1::1]/",
    "http://[2002:7f00:1::]/", "http://[2002:a00:1::1]/", "http://[fe80::1]/",
    "http://[fec0::1]/", "http://[fc00::1]/", "http://[fd00:ec2::254]/", "http://[ff02::1]/",
    "http://[2001:db8::1]/", "http://[2001::1]/", "http://999.1.1.1/", "http://1.2.3.4.5/",
]  # fmt: skip

OTHER = [
    "ftp://courier.example/a", "file:///etc/passwd", "gopher://127.0.0.1:6379/_x",
    "data://text/html,hi", "javascript://courier.example/%0aalert(1)", "https:///no-host",
    "http://user:geheim@courier.example/", "http://courier.example\\@127.0.0.1/",
    "http://courier.example:99999/", "http://[::1", "http://a b/", "http://a\r\nb/",
    "http://\x00/", f"http://courier.example/{'a' * 5000}",
]  # fmt: skip


def only(web, url):
    [found] = web.captures([url])
    return found


@pytest.mark.parametrize("url", PRIVATE)
def test_a_private_address_in_any_notation_is_refused(url):
    found = only(Web(QUICK, resolve=lambda *_: pytest.fail("a number was resolved")), url)
    assert isinstance(found, ReadError)
    assert "it leads into a private network" in str(found) or "is no address" in str(found)


@pytest.mark.parametrize("url", OTHER)
def test_what_is_no_plain_address_of_the_web_is_refused(url):
    found = only(Web(QUICK, resolve=lambda *_: pytest.fail("it was resolved")), url)
    assert isinstance(found, ReadError)
    assert "geheim" not in str(found)


@pytest.mark.parametrize(
    "url", ["ftp://a\x1b[2J/", "a\nb", "http://[\r", "x" * 3_000, "http://a\x07/"]
)
def test_a_refusal_is_one_short_line_that_a_terminal_can_show(url):
    with pytest.raises(ReadError) as told:
        address(url)
    assert str(told.value).isprintable()
    assert len(str(told.value)) < 400


def test_numbers_that_are_no_address_are_refused_whatever_stands_in_them():
    for host in ("1\x00.2", "\x00.0x7f", "1.2.3.4.5"):
        with pytest.raises(RefusedError):
            spelt(host)


@pytest.mark.parametrize(
    "led",
    [["127.0.0.1"], ["93.184.215.14", "10.0.0.1"], ["::1"], ["::ffff:192.168.0.1"], ["fe80::1%2"]],
)
def test_a_name_that_leads_to_any_private_address_is_refused(led):
    found = only(Web(QUICK, resolve=lambda *_: led), "http://inside.example/")
    assert "it leads into a private network" in str(found)
    assert "--allow-private" in str(found)


def test_a_name_cannot_lead_elsewhere_between_look_and_step(monkeypatch):
    """Rebinding: the second answer of the resolver would be a private address; nobody asks it."""
    asked, reached = [], []
    answers = iter([["93.184.215.14"], ["127.0.0.1"]])

    def resolve(host, port):
        asked.append(host)
        return next(answers)

    def connect(self, address):
        reached.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket.socket, "connect", connect)
    guard = Guard(allow_private=False, total=2, resolve=resolve)
    with pytest.raises(httpcore2.ConnectError):
        guard.connect_tcp("rebinding.example", 80, 1)
    assert (asked, reached) == (["rebinding.example"], [("93.184.215.14", 80)])
    with pytest.raises(RefusedError):
        guard.connect_tcp("rebinding.example", 80, 1)
    assert len(reached) == 1


class Doors(Guard):
    """Lets one host through to a server on loopback, as if that were public; guards all others."""

    def __init__(self, port, total):
        super().__init__(allow_private=False, total=total, resolve=lambda *_: ["10.0.0.7"])
        self.port = port

    def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):
        if host == "public.example":
            return self._sockets.connect_tcp("127.0.0.1", self.port, timeout)
        return super().connect_tcp(host, port, timeout, local_address, socket_options)


@pytest.mark.loopback
@pytest.mark.parametrize("target", [
    "http://127.0.0.1/", "http://[::1]/", "http://inside.example/", "//2130706433/", "http://0x7f.1/",
    "http://[::ffff:169.254.169.254]/", "file:///etc/passwd", "ftp://public.example/", "gopher://x/",
    "http://a:b@127.0.0.1/", "/two", "javascript:alert(1)", "http://[fe80::1%25lo]/",
])  # fmt: skip
def test_a_redirect_is_guarded_like_a_typed_address(monkeypatch, target):
    """Also behind a second hop."""
    with served(
        one=(302, {"Location": target}, b""), two=(301, {"Location": "http://10.0.0.1/"}, b"")
    ) as host:
        port = int(host.url.rpartition(":")[2])
        monkeypatch.setattr(
            "sayso.fetch.http.Guard", lambda *, allow_private, total, resolve: Doors(port, total)
        )
        found = only(Web(QUICK), "http://public.example/one")
    assert isinstance(found, ReadError)
    wanted = ("private network", "only http and https", "password", "no address")
    assert any(told in str(found) for told in wanted), str(found)
    assert set(host.paths()) <= {"/one", "/two"}


@pytest.mark.loopback
def test_robots_may_not_lead_inside_either(monkeypatch):
    with served(
        **{"robots.txt": (302, {"Location": "http://10.0.0.1/robots.txt"}, b""), "a": b"x"}
    ) as host:
        port = int(host.url.rpartition(":")[2])
        monkeypatch.setattr(
            "sayso.fetch.http.Guard", lambda *, allow_private, total, resolve: Doors(port, total)
        )
        found = only(Web(QUICK), "http://public.example/a")
    assert "private network" in str(found)
    assert host.paths() == []


@pytest.mark.loopback
def test_only_a_person_may_lift_the_guard():
    with served(a=article("“It is shut,” the minister said.")) as host:
        assert isinstance(only(Web(QUICK), f"{host.url}/a"), ReadError)
        assert host.asked == []
        lifted = Web(Manners(delay=0, allow_private=True))
        assert isinstance(only(lifted, f"{host.url}/a"), Capture)


@pytest.mark.loopback
def test_a_certificate_is_that_of_the_name_and_one_nobody_vouches_for_is_refused(monkeypatch):
    """Though the connection goes to the address that was looked at. The key is for this test alone."""
    ours = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours.load_cert_chain(CERTIFICATE)
    names = []
    ours.sni_callback = lambda _socket, name, _context: names.append(name)
    vouched = ssl.create_default_context(cafile=str(CERTIFICATE))
    manners = Manners(delay=0, tries=1, allow_private=True)
    with served(tls=ours, a=article("“It is shut,” the minister said.")) as host:
        port = host.url.rpartition(":")[2]
        urls = [f"https://{name}.example:{port}/a" for name in ("courier", "other")]
        stranger = only(Web(manners, resolve=lambda *_: ["127.0.0.1"]), urls[0])
        monkeypatch.setattr("httpx2.create_ssl_context", lambda **_: vouched)
        good, other = Web(manners, resolve=lambda *_: ["127.0.0.1"]).captures(urls)
    assert isinstance(good, Capture)
    assert "its certificate is not good (self" in str(stranger)
    assert "its certificate is not good (Hostname mismatch" in str(other)
    assert set(names) == {"courier.example", "other.example"}


@pytest.mark.loopback
def test_no_proxy_of_the_environment_is_used(monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with served(a=article("“It is shut,” the minister said.")) as host:
        web = Web(Manners(delay=0, allow_private=True))
        [visit] = web.visits([Asked(f"{host.url}/a")])
        assert visit.capture


@settings(deadline=None)  # a busy machine is no failure
@given(st.ip_addresses(v=4))
def test_wrapping_an_address_makes_it_no_more_public(inner):
    for wrapped in (
        f"::ffff:{inner}",
        f"64:ff9b::{inner}",
        f"2002:{int(inner) >> 16:x}:{int(inner) & 0xFFFF:x}::",
    ):
        assert is_public(wrapped) == is_public(str(inner))


@settings(deadline=None)  # a busy machine is no failure
@given(st.ip_addresses(v=4))
def test_every_notation_of_a_number_is_the_same_address(inner):
    number = int(inner)
    for written in (
        str(number),
        hex(number),
        f"0{number:o}",
        f"{number >> 24}.{number & 0xFFFFFF}",
    ):
        assert spelt(written) == str(inner)


@settings(deadline=None)  # a busy machine is no failure
@given(st.text(max_size=30))
def test_an_address_is_written_one_way_or_refused(text):
    try:
        once = address(f"http://{text}")
    except ReadError:
        return
    assert address(once) == once
