"""Adding in a real browser: dropped files, progress that comes by itself, the bookmark's address."""

import pytest

from intakes import told

pytestmark = pytest.mark.loopback
READ = told(1).decode()


@pytest.fixture
def page(browser):
    context = browser.new_context()
    page = context.new_page()
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    yield page
    context.close()


def files(*names):
    return [
        {"name": name, "mimeType": "text/html", "buffer": READ.replace("Quay 1", name).encode()}
        for name in names
    ]


def test_files_are_chosen_and_how_they_fared_comes_by_itself_in_two_tabs(page, address):
    other = page.context.new_page()
    other.goto(f"{address}/add")
    page.goto(f"{address}/add")
    page.get_by_label("Files").set_input_files(files("one.html", "two.html"))
    page.locator("form[action='/add/files'] button").click()
    for tab in (page, other):
        task = tab.locator(".task", has_text="one.html").first  # others may have been added before
        task.locator(".state", has_text="Done").wait_for()
        assert task.locator(".outcomes > li").count() == 2
    assert page.said == []


def test_the_bookmark_opens_the_address_and_a_click_adds_it(page, address):
    page.goto(f"{address}/add")
    code = page.locator("a.bookmark").get_attribute("href")
    assert code.startswith(f"javascript:void(open('{address}/add?url='+encodeURIComponent(")
    page.goto(f"{address}/add?url=http%3A%2F%2F127.0.0.1%3A9%2Fquay&title=Quay%20shut")
    assert page.locator(".offered .address").inner_text() == "http://127.0.0.1:9/quay"
    page.get_by_role("button", name="Add this page").click()
    page.get_by_text("It leads into a private network").first.wait_for()
    assert page.said == []


def test_without_scripts_progress_is_a_page_to_load_again(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/add")
    page.get_by_label("A text").fill("“Quay 9 is shut,” the harbour minister said on Monday.")
    page.get_by_label("Title").fill("Quay 9")
    page.locator("form[action='/add/text'] button").click()
    for _ in range(200):
        if page.locator(".task .state", has_text="Done").count():
            break
        page.wait_for_timeout(200)
        page.goto(f"{address}/add")
    assert page.locator(".outcomes").first.get_by_text("Quay 9").count() >= 1
    context.close()
