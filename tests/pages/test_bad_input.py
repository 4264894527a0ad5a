"""Nothing that is sent breaks a page: it is refused plainly, and nothing hostile comes back alive.

Forms are read from the pages themselves: every field of every form is tried with every value below,
one at a time and all at once. So is every parameter of every address, and every method.
"""

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http import HTTPStatus
from itertools import chain, cycle, product
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path, resolve
from pytest_django.fixtures import Settings

from tests.pages import office

ALIVE = "<script>alert(1)</script>"
HOSTILE = {
    "nothing": "",
    "spaces": " \t\r\n ",
    "a null byte": "a\x00b",
    "very long": "x" * 200_000,
    "negative": "-1",
    "huge": str(10**30),
    "not a number": "NaN",
    "infinite": "1e400",
    "emoji": "👩🏽‍⚕️🏥" * 40,
    "right to left": "\u202e\u0645\u0631\u202c",
    "a script": f'">{ALIVE}',
    "a template": "{{ 7*7 }}{% debug %}%(name)s %s",
    "SQL": "' OR 1=1; DROP TABLE units_unit; --",
    "a path": "../../../../etc/passwd",
    "another site": "//evil.example/",
    "other digits": "१२३",
    "a date that is none": "2026-02-31",
    "the last day": "9999-12-31",
    "year one": "0001-01-01",
    "a formula": '=HYPERLINK("http://evil.example")',
}
VALUES = list(HOSTILE.values())
IN_ADDRESSES = {
    **{
        name: HOSTILE[name]
        for name in ("a null byte", "negative", "emoji", "a script", "SQL", "a path")
    },
    "not UTF-8": "\udc80",
    "rather long": "x" * 5000,
    "a number of twenty digits": "9" * 20,
}
METHODS = ("head", "post", "put", "patch", "delete", "options", "trace")
FILES = {
    "an empty file": b"",
    "no zip at all": b"PK\x03\x04" + b"\x00" * 200,
    "bytes": bytes(range(256)) * 20,
    "text": f"U1,U2\n{ALIVE},1\n".encode(),
    "deep YAML": b"a: " + b"[" * 5000,
    "a YAML bomb": b"a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\n"
    b"c: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c]\n",
    "a YAML object": b"!!python/object/apply:os.system ['true']\n",
}
QUESTIONS = ("period", "page", "q", "width", "theme", "next", "since", "again")
URLENCODED = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=x"
JSON = "application/json"
FEWEST_FORMS = 4
AsWhom = Callable[[str], Client]


@dataclass
class Form:
    """A form of a page, as a browser would send it."""

    action: str
    method: str = "get"
    values: dict[str, str] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)


class FormReader(HTMLParser):
    """Collects the forms of a page with what is filled in."""

    def __init__(self, where: str) -> None:
        super().__init__()
        self.where = where
        self.forms: list[Form] = []
        self._is_open = False
        self._select = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._is_open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "form":
            action = given.get("action") or self.where
            self.forms.append(Form(action, given.get("method", "get").lower()))
            self._is_open = True
        elif tag == "button" and given.get("formaction") and self._is_open:
            copied = dict(self.forms[-1].values)
            self.forms.append(Form(given["formaction"], self.forms[-1].method, copied))
        elif not self._is_open or name == "csrfmiddlewaretoken":
            return
        elif tag in {"input", "button"} and name:
            self._read_input(given, name)
        elif tag in {"textarea", "select"} and name:
            self._select = name
            self.forms[-1].values.setdefault(name, "")
        elif tag == "option" and self._select and not self.forms[-1].values[self._select]:
            self.forms[-1].values[self._select] = given.get("value", "")

    def _read_input(self, given: dict[str, str], name: str) -> None:
        form, kind = self.forms[-1], given.get("type", "text")
        if kind == "file":
            form.files.append(name)
        elif kind in {"radio", "checkbox"}:
            form.values.setdefault(name, given.get("value", "on"))
        else:
            form.values[name] = given.get("value", "")


def forms_of(client: Client, where: str) -> list[Form]:
    answer = client.get(where)
    if "text/html" not in answer.headers.get("Content-Type", ""):
        return []
    reader = FormReader(where)
    reader.feed(answer.text)
    return reader.forms


# --- what is tried --------------------------------------------------------------------------------


def attempts(form: Form) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield in words what is wrong with what is sent, and what is sent.

    A square: in each turn every field gets another value, until each has had all of them. And each
    field is wrong once alone, with the rest right, so that nothing before it refuses first.
    """
    yield "no field at all", {}
    names = list(form.values)
    for turn, what in enumerate(HOSTILE if names else ()):
        sent = {name: VALUES[(turn + place) % len(VALUES)] for place, name in enumerate(names)}
        yield f"{names[0]}: {what}, and others", dict(sent)
    for (name, value), (what, odd) in zip(form.values.items(), cycle(HOSTILE.items())):
        yield f"{name}: {what}", {**form.values, name: odd}
        yield f"{name} ten times", {**form.values, name: [value or "x"] * 10}
    for name, (what, content) in product(form.files, FILES.items()):
        yield (
            f"{name}: {what}",
            {**form.values, name: SimpleUploadedFile(f"{ALIVE}.xlsx", content)},
        )


def faults_of_form(client: Client, form: Form) -> Iterator[str]:
    for what, sent in attempts(form):
        yield from unchanged(client, f"{form.action} with {what}", "POST", form.action, data=sent)
    names = "&".join(f"{name}=%80%ff%00" for name in form.values)
    for kind, body in ((URLENCODED, names), (MULTIPART, names), (JSON, "[" * 5000)):
        what = f"{form.action} with broken {kind}"
        yield from unchanged(client, what, "POST", form.action, data=body, content_type=kind)


def unchanged(
    client: Client, what: str, method: str, address: str, **sent: object
) -> Iterator[str]:
    """Send it, say what is wrong with the answer, and undo whatever it did."""
    cookies = copy.deepcopy(client.cookies)
    with transaction.atomic():
        answer = client.generic(method, address) if not sent else client.post(address, **sent)  # type: ignore[arg-type]  # whatever was asked for
        fault = fault_of(answer)
        transaction.set_rollback(True)
    client.cookies = cookies
    if fault:
        yield f"{what}: {fault}"


def fault_of(answer: Any) -> str:  # noqa: ANN401 - what the test client returns
    """Say what is wrong with an answer, or nothing."""
    if answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return f"answered {answer.status_code}"
    body = b"" if answer.streaming else answer.content
    if ALIVE.encode() in body and "text/html" in answer.headers.get("Content-Type", ""):
        return "a script came back alive"
    where = urlsplit(answer.headers.get("Location", ""))
    return f"sent away to {where.netloc}" if where.netloc else ""


def every_form(client: Client, pages: list[office.Page]) -> list[Form]:
    """Return each form of these pages once: most have the same switches, or one for each row."""
    found = chain.from_iterable(
        forms_of(client, page.path) for page in pages if not page.name.startswith("design:")
    )
    posted = (form for form in found if form.method == "post")
    return list({kind_of(form): form for form in posted}.values())


def kind_of(form: Form) -> tuple[str, ...]:
    """Return what makes a form like another: where it leads, whichever row it is about."""
    found = resolve(urlsplit(form.action).path)
    words = (str(value) for value in found.kwargs.values() if str(value).isalpha())
    return found.view_name, *words, *sorted(form.values)


def some(turn: int) -> list[str]:
    """Return every third hostile value: the pages take turns, and each third page has the rest."""
    return list(IN_ADDRESSES.values())[turn % 3 :: 3]


def crooked(page: office.Page, turn: int) -> Iterator[str]:
    """Yield the address with each of its parameters turned into some hostile values."""
    parts = page.path.split("/")
    for number, part in enumerate(parts):
        if part in page.values:
            for value in some(turn + number):
                odd = quote(value, safe="", errors="surrogatepass")
                yield "/".join([*parts[:number], odd, *parts[number + 1 :]])


# --- the tests ------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", [office.RATNA, ""], ids=["head", "public"])
class TestBadInput:
    def test_in_forms_is_refused(
        self, as_whom: AsWhom, examples: office.Examples, who: str
    ) -> None:
        client, pages = as_whom(who), office.pages(examples)
        forms = every_form(client, pages)
        if who:  # the public ones have their own turn
            seen = {kind_of(form) for form in every_form(as_whom(""), pages)}
            forms = [form for form in forms if kind_of(form) not in seen]

        faults = [fault for form in forms for fault in faults_of_form(client, form)]

        assert faults == []
        assert len(forms) > FEWEST_FORMS

    def test_in_addresses_is_refused(
        self, as_whom: AsWhom, examples: office.Examples, who: str
    ) -> None:
        client = as_whom(who)
        pages = office.one_of_each(office.pages(examples))
        odd = {address for turn, page in enumerate(pages) for address in crooked(page, turn)}

        faults = [
            fault for address in sorted(odd) for fault in unchanged(client, address, "GET", address)
        ]

        assert faults == []

    def test_in_questions_is_refused(
        self, as_whom: AsWhom, examples: office.Examples, who: str
    ) -> None:
        client = as_whom(who)
        pages = office.one_of_each(office.pages(examples))

        faults = [
            fault
            for turn, page in enumerate(pages)
            for value in some(turn)
            for fault in unchanged(
                client, f"{page.path}?… {value!r}", "GET", asked(page.path, value)
            )
        ]

        assert faults == []

    def test_by_other_methods_is_refused(
        self, as_whom: AsWhom, examples: office.Examples, who: str
    ) -> None:
        client = as_whom(who)

        faults = [
            fault
            for page, method in product(office.one_of_each(office.pages(examples)), METHODS)
            for fault in unchanged(client, f"{method} {page.path}", method, page.path)
        ]

        assert faults == []


def asked(where: str, value: str) -> str:
    odd = quote(value, safe="", errors="surrogatepass")
    return f"{where}?{'&'.join(f'{name}={odd}' for name in QUESTIONS)}"


def test_every_address_has_an_example(examples: office.Examples) -> None:
    assert office.without_example(examples) == []


@pytest.mark.django_db
class TestFirstRun:
    def test_in_the_first_run_is_refused(self) -> None:
        client = Client(raise_request_exception=False)
        (form,) = (form for form in forms_of(client, "/start/") if "setup_code" in form.values)

        assert list(faults_of_form(client, form)) == []


@pytest.mark.django_db
class TestControl:
    """What these tests would find, if it were there."""

    @pytest.fixture(autouse=True)
    def _planted(self, settings: Settings) -> None:
        settings.ROOT_URLCONF = __name__

    def test_a_page_that_breaks_is_caught(self) -> None:
        client = Client(raise_request_exception=False)

        found = list(faults_of_form(client, Form("/breaks/", "post", {"name": ""})))

        assert "/breaks/ with name: not a number, and others: answered 500" in found

    def test_a_page_that_repeats_a_script_is_caught(self) -> None:
        found = list(faults_of_form(Client(), Form("/repeats/", "post", {"name": ""})))

        assert "/repeats/ with name: a script, and others: a script came back alive" in found

    def test_a_page_that_sends_people_away_is_caught(self) -> None:
        found = list(faults_of_form(Client(), Form("/sends/", "post", {"name": ""})))

        assert "/sends/ with name: another site, and others: sent away to evil.example" in found

    def test_forms_are_read_from_pages(self) -> None:
        (form,) = forms_of(Client(), "/form/")

        assert form == Form("/there/", "post", {"a": "1", "b": "x", "c": ""}, ["d"])


def breaks(request: HttpRequest) -> HttpResponse:
    return HttpResponse(int(request.POST.get("name") or 0))


def repeats(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.POST.get("name", ""))


def sends(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=302, headers={"Location": "//evil.example/"})


def form(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(
        "<form method=post action=/there/><input name=a value=1><select name=b><option value=x>"
        "</select><textarea name=c></textarea><input type=file name=d></form>"
    )


urlpatterns = [path("breaks/", breaks), path("repeats/", repeats)]
urlpatterns += [path("sends/", sends), path("form/", form)]
