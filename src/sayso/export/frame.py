"""What every HTML page is framed by: its policy, its title, its own style and nothing else's.

No script, no request, and a content security policy that allows the page's own style alone.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib import resources

from sayso.export.markup import Html, element


def whole(name: str, style: str, *body: str) -> str:
    """One page that needs nothing else, from its first line to its last."""
    shown = element("html", _head(name, Html(style)), element("body", *body), lang="en")
    return f"<!doctype html>\n{shown}\n"


@cache
def sheet(*names: str) -> str:
    """The style sheets of those names, one after another."""
    here = resources.files("sayso.export")
    return "".join((here / name).read_text(encoding="utf-8") for name in names)


def _head(name: str, style: Html) -> Html:
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", name),
        element("style", style),
    )
