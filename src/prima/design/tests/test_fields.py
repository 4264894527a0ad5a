"""Forms that can be filled in by everybody, and that say what is wrong where it is wrong."""

import re

import pytest
from django import forms
from django.template import Context, Template

from prima.design.forms import errors_of, kind_of
from prima.design.gallery import SampleForm


def rendered(text: str, **values: object) -> str:
    return Template("{% load prima %}" + text).render(Context(values))


def ids(html: str) -> set[str]:
    return set(re.findall(r'\bid="([^"]+)"', html))


class TestField:
    def test_a_label_belongs_to_its_control(self) -> None:
        html = SampleForm()["name"].as_field_group()

        assert '<label class="prima-field__label" for="id_name">' in html
        assert 'class="prima-field__input"' in html

    def test_a_hint_and_an_error_are_tied_to_the_control(self) -> None:
        html = SampleForm({"phone": "12"})["phone"].as_field_group()

        described = re.search(r'<input[^>]*aria-describedby="([^"]+)"', html)
        assert described is not None
        assert set(described[1].split()) <= ids(html)
        assert described[1].split() == ["id_phone_helptext", "id_phone_error"]

    def test_what_was_typed_stays(self) -> None:
        assert 'value="12"' in SampleForm({"phone": "12"})["phone"].as_field_group()

    def test_what_is_not_required_says_so(self) -> None:
        assert "prima-field__optional" in SampleForm()["phone"].as_field_group()
        assert "prima-field__optional" not in SampleForm()["name"].as_field_group()

    def test_radios_are_a_group_of_large_choices_with_a_legend(self) -> None:
        html = SampleForm({})["channel"].as_field_group()

        assert html.startswith('<fieldset class="prima-field prima-field--wrong"')
        assert html.count('class="prima-choice"') == 3
        assert 'aria-describedby="id_channel_error"' in html

    def test_a_single_checkbox_is_one_choice(self) -> None:
        html = SampleForm()["agreed"].as_field_group()

        assert html.count("Keterangan ini benar.") == 1
        assert 'for="id_agreed"' in html

    def test_a_hidden_field_is_only_its_control(self) -> None:
        class Form(forms.Form):
            key = forms.CharField(widget=forms.HiddenInput)

        assert Form(initial={"key": "x"})["key"].as_field_group().startswith("<input")

    def test_the_class_of_a_widget_is_kept(self) -> None:
        class Form(forms.Form):
            code = forms.CharField(widget=forms.TextInput(attrs={"class": "prima-number"}))

        assert 'class="prima-field__input prima-number"' in Form()["code"].as_field_group()

    def test_words_from_people_are_escaped(self) -> None:
        html = SampleForm({"phone": '"><script>'})["phone"].as_field_group()

        assert "<script>" not in html

    @pytest.mark.parametrize(
        ("name", "kind"),
        [
            ("name", "input"),
            ("story", "textarea"),
            ("village", "select"),
            ("proof", "file"),
            ("channel", "choices"),
            ("needs", "choices"),
            ("agreed", "check"),
        ],
    )
    def test_a_widget_is_drawn_by_its_kind(self, name: str, kind: str) -> None:
        assert kind_of(SampleForm()[name]) == kind


class TestErrorSummary:
    def test_every_error_leads_to_a_control_of_the_form(self) -> None:
        form = SampleForm({"phone": "12"})
        page = ids(str(form))

        urls = [error["url"] for error in errors_of(form)]
        assert len(urls) == 6
        assert [url for url in urls if url.removeprefix("#") not in page] == []
        assert "#id_channel_0" in urls

    def test_a_general_sentence_is_told_with_the_name_of_the_field(self) -> None:
        texts = [error["text"] for error in errors_of(SampleForm({"phone": "12"}))]

        assert texts[0].startswith("Nama: ")
        assert texts[1] == "Nomor telepon harus 9 sampai 14 angka."

    def test_a_question_needs_no_colon(self) -> None:
        texts = [error["text"] for error in errors_of(SampleForm({}))]

        assert "Bagaimana kecepatan pelayanan kami? Pilih satu jawaban tentang kecepatan." in texts

    def test_an_error_of_the_whole_form_has_no_address(self) -> None:
        form = SampleForm({})
        form.add_error(None, "Kedua tanggal tidak cocok.")

        assert next(iter(errors_of(form))) == {"text": "Kedua tanggal tidak cocok.", "url": ""}

    def test_it_takes_the_focus(self) -> None:
        html = rendered('{% component "error-summary" form=form %}', form=SampleForm({}))

        assert 'tabindex="-1" autofocus role="alert"' in html

    def test_it_is_silent_when_there_is_nothing_to_say(self) -> None:
        assert (
            rendered('{% component "error-summary" form=form %}', form=SampleForm()).strip() == ""
        )


def test_a_whole_form_shows_its_summary_and_each_field() -> None:
    html = str(SampleForm({}))

    assert html.index("prima-error-summary") < html.index("prima-field")
    assert [name for name in SampleForm().fields if f'name="{name}"' not in html] == []
