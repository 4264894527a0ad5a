from django.apps import AppConfig


class Waiting(AppConfig):
    name = "prima.measure.waiting"
    verbose_name = "Waiting"
