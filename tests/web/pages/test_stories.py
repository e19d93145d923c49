"""The front page and a story's page over the example."""

import re


def test_the_front_page_tells_a_story_with_its_claim_counts_and_newest_change(client):
    text = client.get("/").text
    assert "Up to 40 Dravian rocket launchers" in text
    assert re.search(r"<strong>3</strong> speak for themselves.* in 17 pages, 12 texts", text)
    assert "14 Apr 2031" in text
    assert "8 Apr 2031: 3 articles, 2 of them copies" in text


def test_the_matrix_tells_each_stance_by_shape_and_word_with_its_words_behind(client, ids):
    text = client.get(f"/stories/{ids['story']}").text
    row = text.split('role="rowheader"')[1]
    assert row.count("<svg") == 8  # one a party
    assert ">denies</span>" in row
    assert 'role="tooltip"' in row
    assert "denies landing launchers at Skarn" in " ".join(re.sub("<[^>]+>", "", row).split())


def test_a_story_has_its_figures_asks_days_spread_and_articles(client, ids):
    text = client.get(f"/stories/{ids['story']}").text
    for part in ("stands", "figures", "asks", "days", "spread", "articles", "single", "notes"):
        assert f'id="{part}"' in text
    assert "revision, before 40" in text
    assert "no reply on record" in text


def test_every_note_that_is_named_stands_on_the_page(client, ids):
    text = client.get(f"/stories/{ids['story']}").text
    assert set(re.findall(r'href="#([\w-]+)"', text)) <= set(re.findall(r' id="([\w-]+)"', text))


def test_a_story_as_of_a_day_knows_nothing_later(client, ids):
    text = client.get(f"/stories/{ids['story']}?as_of=2031-04-10").text
    assert "As it stood on" in text
    told = re.sub(r"(?s)<datalist.*?</datalist>", "", text)  # the days to choose from
    assert "13 Apr 2031" not in told
    assert f"/claims/{ids['claim']}?as_of=2031-04-10" in text


def test_the_list_of_stories_goes_on_after_the_last(client, ids):
    assert "No story yet" in client.get(f"/stories?after={ids['story']}").text
