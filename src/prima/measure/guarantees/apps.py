from django.apps import AppConfig


class Guarantees(AppConfig):
    name = "prima.measure.guarantees"
    verbose_name = "Guarantees"
