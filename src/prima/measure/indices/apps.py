from django.apps import AppConfig


class Indices(AppConfig):
    name = "prima.measure.indices"
    verbose_name = "Indices"
