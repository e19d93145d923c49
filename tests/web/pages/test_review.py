"""The review queue: a question is answered by a form, and is then no longer open."""


def test_an_answer_is_kept_and_the_question_is_gone(own, token):
    open_ones = own.desk.review()
    answer = own.post(f"/review/{open_ones[0].id}", data={"ruling": "other", "token": token})
    assert answer.status_code == 303
    assert open_ones[0].id not in {each.id for each in own.desk.review()}


def test_an_answer_that_is_none_is_refused(own, token):
    name = own.desk.review()[0].id
    answer = own.post(f"/review/{name}", data={"ruling": "maybe", "token": token})
    assert answer.status_code == 400
    assert name in {each.id for each in own.desk.review()}
