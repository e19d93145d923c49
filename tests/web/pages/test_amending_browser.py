"""Statements by hand in a real browser: words selected by mouse and keyboard, or typed without scripts."""

import re
import threading
import time

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe

import hands
import ledgers
from sayso.desk import Desk
from sayso.types.amendment import Given
from sayso.types.attribution import Act
from sayso.types.span import joined
from sayso.web.app import create_app

pytestmark = pytest.mark.loopback

ODD = (
    "@title Odd signs at Orsk\n\n"
    "@body Two 🚢🚢 lay at the \u202equay. A pilot, 🧭 in hand, called them “lost”, and [source he]"
    " [cue said] [content so twice].\n\n@body Nobody  answered him."
)
BOX = """([row, words]) => {
  const home = document.querySelectorAll('.leaf [data-start]')[row];
  const walker = document.createTreeWalker(home, NodeFilter.SHOW_TEXT);
  const [first, last] = [words.split(' ')[0], words.split(' ').at(-1)];
  const range = document.createRange();
  let begun = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    let at = begun ? -1 : node.data.indexOf(words);
    if (at < 0 && !begun) at = node.data.indexOf(first);
    if (!begun && at >= 0) { range.setStart(node, at); begun = true; }
    const end = begun ? node.data.indexOf(last, node === range.startContainer ? range.startOffset : 0) : -1;
    if (end >= 0) { range.setEnd(node, end + last.length); break; }
  }
  range.startContainer.parentElement.scrollIntoView({ block: 'center' });
  const boxes = [...range.getClientRects()];
  const one = boxes[0], other = boxes.at(-1);
  return [one.left + 1, one.top + one.height / 2, other.right - 1, other.top + other.height / 2];
}"""


@pytest.fixture
def desk(tmp_path):
    """The desk behind the pages, over a ledger of one's own."""
    every = [*hands.articles(), hands.made("odd", ODD, 5)]
    ledger = hands.ledger(tmp_path / "l.db", every, embedder=ledgers.embedder())
    with Desk(ledger, current=False) as desk:
        desk._embedder = ledgers.embedder()
        yield desk


@pytest.fixture
def at(desk):
    """The address at which it is served."""
    server = uvicorn.Server(
        uvicorn.Config(create_app(desk), port=0, log_config=None, ws="none", lifespan="off")
    )
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(30)


def drag(page, row, words):
    """Select words of a paragraph with the mouse."""
    last = None
    while last != (last := page.evaluate(BOX, [row, words])):  # until the page has come to rest
        page.wait_for_timeout(150)
    left, top, right, bottom = last
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move(right, bottom, steps=4)
    page.mouse.up()
    page.locator("#hand-told").filter(has_text=re.compile("^“")).wait_for()


def take(page, part):
    page.get_by_role("button", name=part, exact=True).click()


def words(desk, name):
    reading = desk.article(name.rpartition("/")[0]).reading
    found = next(s for s in reading.statements if s.id == name.rpartition("/")[2])
    text = reading.article.text
    source = joined(text, found.source.spans) if found.source else None
    return source, joined(text, found.cue.spans), joined(text, found.content)


def entered(page, key):
    """Press the button; gives the name of the statement that is shown then."""
    with page.expect_navigation():
        page.get_by_role("button", name="Enter it").click()
    assert f"/articles/{key}#" in page.url
    return f"{key}/{page.url.partition('#')[2]}"


def test_words_selected_with_the_mouse_are_taken_one_part_after_another(page, at, desk):
    page.set_viewport_size({"width": 1400, "height": 1000})
    page.goto(f"{at}/articles/quay")
    assert not page.locator("#hand").is_visible()
    drag(page, 2, "The town council")
    take(page, "source")
    assert "Now select the cue" in page.locator("#hand-told").inner_text()
    assert page.get_by_role("button", name="cue", exact=True).get_attribute("aria-current")
    drag(page, 2, "denied")
    take(page, "cue")
    drag(page, 2, "that the quay at Orsk was shut")
    take(page, "content")
    name = entered(page, "quay")
    assert words(desk, name) == ("The town council", "denied", "that the quay at Orsk was shut")
    assert page.locator(f"#note-{name.rpartition('/')[2]} .signed").is_visible()
    assert page.locator(":target").count() == 1
    assert page.said == []


def test_a_content_in_two_pieces_takes_two_fields(page, at, desk):
    page.set_viewport_size({"width": 1400, "height": 1000})
    page.goto(f"{at}/articles/quay")
    for part, chosen in (
        ("source", "she"),
        ("cue", "added"),
        ("content", "“We had no choice,”"),
        ("content", "“and no time.”"),
    ):
        drag(page, 1, chosen)
        take(page, part)
    page.get_by_label("Speaker").fill("Ilka Brandt")
    assert words(desk, entered(page, "quay"))[2] == "“We had no choice,” “and no time.”"


def test_by_keyboard_alone_words_are_selected_and_entered(page, at, desk):
    page.goto(f"{at}/articles/quay")
    leaf = page.locator(".leaf")
    leaf.focus()

    def pressed(keys):
        for key in keys:
            page.keyboard.press(key)

    # from the title over its 3 words into the second paragraph behind it
    for _ in range(120):
        pressed(["ArrowRight"])
        if page.evaluate("getSelection().toString()") == "The":
            break
    pressed(["Shift+ArrowRight"] * 2)
    assert page.evaluate("getSelection().toString()") == "The town council"
    pressed(["Enter", "ArrowRight"])
    assert page.evaluate("getSelection().toString()") == "denied"
    pressed(["Enter", "ArrowRight", *["Shift+ArrowRight"] * 6])
    pressed(["Enter"])
    assert page.evaluate("document.activeElement.name") == "speakers"
    with page.expect_navigation():
        page.keyboard.press("Enter")
    name = f"quay/{page.url.partition('#')[2]}"
    assert words(desk, name) == ("The town council", "denied", "that the quay at Orsk was shut")


def test_arrows_go_by_lines_and_escape_puts_the_panel_away(page, at):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{at}/articles/quay")
    page.locator(".leaf").focus()
    tops = []
    for _ in range(4):
        page.keyboard.press("ArrowDown")
        tops.append(page.evaluate("getSelection().getRangeAt(0).getBoundingClientRect().top + scrollY"))  # fmt: skip
    assert tops == sorted(set(tops))
    page.locator("#hand").wait_for()
    page.keyboard.press("Escape")
    assert not page.locator("#hand").is_visible()
    page.evaluate("document.dispatchEvent(new Event('selectionchange'))")  # news that comes late
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert not page.locator("#hand").is_visible()
    page.keyboard.press("ArrowDown")
    page.locator("#hand").wait_for()


def test_who_clicked_into_the_words_scrolls_with_the_arrows(page, at):
    page.set_viewport_size({"width": 390, "height": 300})
    page.goto(f"{at}/articles/quay")
    page.locator(".leaf [data-start]").nth(1).click(position={"x": 5, "y": 5})
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(200)
    assert page.evaluate("getSelection().isCollapsed")
    assert not page.locator("#hand").is_visible()


def test_offsets_count_signs_whatever_a_browser_counts(page, at, desk):
    page.set_viewport_size({"width": 1400, "height": 1000})
    page.goto(f"{at}/articles/odd")
    for part, chosen in (("source", "A pilot"), ("cue", "called"), ("content", "them “lost”")):
        drag(page, 1, chosen)
        take(page, part)
    assert words(desk, entered(page, "odd")) == ("A pilot", "called", "them “lost”")
    drag(page, 1, "at the")
    for _ in range(2):
        page.evaluate("getSelection().modify('extend', 'forward', 'word')")
    take(page, "content")  # over a sign that is not shown as it is
    assert "quay" in page.locator("[name=content0]").input_value()
    for part, chosen in (("source", "Two"), ("cue", "lay")):
        drag(page, 1, chosen)
        take(page, part)
    assert words(desk, entered(page, "odd"))[2] == "at the \u202equay"


def test_half_a_word_is_taken_whole_and_white_space_is_left(page, at):
    page.set_viewport_size({"width": 1400, "height": 1000})
    page.goto(f"{at}/articles/odd")
    page.evaluate("""() => {
      const node = document.querySelectorAll('.leaf [data-start]')[2].firstChild;
      getSelection().setBaseAndExtent(node, 2, node, 8);
    }""")
    page.locator("#hand-told", has_text="Nobody").wait_for()
    take(page, "content")
    assert page.locator("[name=content0]").input_value() == "Nobody"


def test_without_scripts_words_are_typed_and_chosen_among_several(browser, at, desk):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{at}/articles/quay")
    page.get_by_role("link", name="enter it").click()
    page.get_by_label("Source").first.fill("A pilot")
    page.get_by_label("Cue").first.fill("said")
    page.get_by_label("Content").first.fill("that he had\nseen it")
    page.get_by_role("button", name="Enter it").click()
    which = page.get_by_role("group", name="It stands 2 times. Which is meant?")
    assert which.get_by_role("radio").nth(1).is_checked()
    page.get_by_role("button", name="Enter it").click()
    assert words(desk, f"quay/{page.url.partition('#')[2]}")[:2] == ("A pilot", "said")
    page.get_by_role("link", name="Mend statement 1", exact=True).click()
    page.get_by_label("Act", exact=True).select_option("confirms")
    page.get_by_role("button", name="Mend it").click()
    assert desk.article("quay").reading.statements[0].act is Act.CONFIRMS
    page.get_by_role("button", name="Statement 3 is not a statement").click()
    assert page.locator("#by-hand .hands > li").count() == 3
    for _ in range(3):
        page.locator("#by-hand").get_by_role("button").first.click()
    assert page.locator("#by-hand").get_by_role("button").count() == 0
    assert [s.by_hand for s in desk.article("quay").reading.statements] == [None, None]
    context.close()


def test_an_open_form_says_that_another_window_was_quicker_and_overwrites_nothing(page, at, desk):
    page.goto(f"{at}/amend?article=quay&statement=s1")
    desk.amending.mend("quay/s1", Given(act=Act.DOUBTS))
    page.evaluate("dispatchEvent(new Event('focus'))")
    page.locator("#meanwhile .meanwhile").wait_for()
    page.get_by_label("Act", exact=True).select_option("denies")
    page.get_by_role("button", name="Mend it").click()
    assert "Amended meanwhile, and that stands." in page.get_by_role("alert").inner_text()
    assert desk.article("quay").reading.statements[0].act is Act.DOUBTS
    assert page.get_by_label("Act", exact=True).input_value() == "denies"
    with page.expect_navigation():
        page.get_by_role("button", name="Mend it").click()
    assert desk.article("quay").reading.statements[0].act is Act.DENIES


STATES = {
    "new": "/amend?article=quay",
    "mend": "/amend?article=quay&statement=s1",
    "choice": "/amend?article=quay&cue0=said&content0=nothing&source0=Brandt",
}


def states(page, at):
    """The bar, the panel, and the form in each of its states, all that folds open."""
    page.goto(f"{at}/articles/quay")
    drag(page, 2, "The town council")
    yield "bar"
    take(page, "source")
    yield "panel"
    for name, address in STATES.items():
        page.goto(at + address)
        page.evaluate("document.querySelectorAll('details').forEach((e) => { e.open = true; })")
        yield name


@pytest.mark.parametrize("width", [390, 1024, 1600])
def test_the_form_fits_in_every_state_and_the_console_is_empty(page, at, width):
    page.set_viewport_size({"width": width, "height": 900})
    for name in states(page, at):
        assert page.evaluate("document.documentElement.scrollWidth") == width, name
    assert page.said == []


@pytest.mark.parametrize("width", [390, 1600])
def test_axe_finds_nothing_in_any_state_light_or_dark(page, at, desk, width):
    page.set_viewport_size({"width": width, "height": 900})
    desk.amending.mend("quay/s1", Given(act=Act.DOUBTS), reason="He wavered.")
    found = []
    for name in states(page, at):
        for look in ("light", "dark"):
            page.emulate_media(color_scheme=look)
            rules = Axe().run(page).response["violations"]
            found += [f"{name}, {look}: {r['id']} {n['target']}" for r in rules for n in r["nodes"]]
    assert found == []
