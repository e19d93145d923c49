"""The languages that Sayso reads; in others an article is kept and found, and no more."""

MODELLED = frozenset({"en"})


def is_modelled(code: str | None) -> bool:
    """Whether there is a model for a language; where it is not known, English is tried.

    >>> is_modelled("en-GB"), is_modelled(None), is_modelled("fi")
    (True, True, False)
    """
    return code is None or code.split("-")[0].casefold() in MODELLED
