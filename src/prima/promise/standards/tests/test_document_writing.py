"""A document that is written and read again is the same document."""

import json

import yaml
from hypothesis import HealthCheck, given, settings

from prima.promise.standards.rules.document import Complaints, ServiceDocument
from prima.promise.standards.rules.reading import read_document
from prima.promise.standards.rules.writing import write_document
from prima.promise.standards.tests.documents import SMALL, documents, with_change

whole_documents = settings(
    max_examples=50, suppress_health_check=[HealthCheck.too_slow], deadline=None
)


class TestWriteDocument:
    @whole_documents
    @given(documents)
    def test_loses_nothing(self, document: ServiceDocument) -> None:
        assert read_document(write_document(document)) == document

    @whole_documents
    @given(documents)
    def test_says_the_same_to_other_readers_of_yaml(self, document: ServiceDocument) -> None:
        said = yaml.safe_load(write_document(document))

        assert ServiceDocument.model_validate(said) == document

    @whole_documents
    @given(documents)
    def test_writes_the_same_text_again(self, document: ServiceDocument) -> None:
        text = write_document(document)

        assert write_document(read_document(text)) == text

    def test_keeps_the_order_of_the_models(self) -> None:
        said = yaml.safe_load(write_document(read_document(SMALL)))

        assert list(said) == ["format", "service", "standard"]
        assert list(said["standard"]) == [
            "delivery",
            "manufacturing",
            "commitments",
            "vulnerable_groups",
        ]

    def test_writes_blocks_and_plain_letters(self) -> None:
        text = write_document(read_document(SMALL.replace("Ruang tunggu", "Café")))

        assert "    facilities:\n    - Café\n" in text
        assert "{" not in text

    def test_an_empty_part_is_not_a_missing_part(self) -> None:
        document = read_document(SMALL)
        asked: ServiceDocument = with_change(
            document, "standard", "delivery", complaints=Complaints()
        )

        assert read_document(write_document(asked)).standard.delivery.complaints == Complaints()

    def test_leaves_out_only_what_is_empty(self) -> None:
        said = yaml.safe_load(write_document(read_document(SMALL)))

        assert said["standard"]["delivery"]["requirements"][0] == {
            "code": "ktp",
            "text": "KTP-el",
            "kind": "DOCUMENT",
            "copies": 0,
            "original": False,
        }


class TestJson:
    @whole_documents
    @given(documents)
    def test_is_read_as_well(self, document: ServiceDocument) -> None:
        plain = document.model_dump(mode="json")

        for text in (json.dumps(plain), json.dumps(plain, indent="\t", ensure_ascii=False)):
            assert read_document(text) == document

    @whole_documents
    @given(documents)
    def test_comes_back_from_a_database(self, document: ServiceDocument) -> None:
        stored = json.loads(json.dumps(document.model_dump(mode="json")))

        assert ServiceDocument.model_validate(stored) == document
