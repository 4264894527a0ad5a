"""How a page asks: which part of a form is shown, and what came back."""

from django.http import HttpRequest
from django.utils.translation import get_language

from prima.listen.surveys import forms
from prima.listen.surveys.rules.documents import Document


def asked_form(
    request: HttpRequest, document: Document, *, in_pages: bool = True, whole: bool = True
) -> forms.AnswerDocument:
    """Return the form of this request: bound when something was sent, at its page when paged."""
    language = get_language() or "id"
    if request.method != "POST":
        page = 0 if document.paged and in_pages else None
        return forms.AnswerDocument(document, language, page=page, whole=whole)
    page = page_in(request, document) if in_pages else None
    return forms.AnswerDocument(document, language, request.POST, page=page, whole=whole)


def turned(request: HttpRequest, form: forms.AnswerDocument) -> forms.AnswerDocument | None:
    """Return the form at the next or the earlier page, when that is what was asked for."""
    if form.page is None:
        return None
    is_back = request.POST.get("move") == "back"
    if is_back:
        page = max(0, form.page - 1)
    elif form.is_valid() and not form.is_last:
        page = form.page + 1
    else:
        return None
    given = request.POST.dict()
    return forms.AnswerDocument(form.document, form.language, initial=given, page=page)


def page_in(request: HttpRequest, document: Document) -> int | None:
    """Read which page was filled in; nonsense is the first page."""
    if not document.paged:
        return None
    text = request.POST.get("page", "0")[:4]
    return min(int(text), len(document.pages) - 1) if text.isdecimal() and text.isascii() else 0
