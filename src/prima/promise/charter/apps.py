from django.apps import AppConfig


class Charters(AppConfig):
    name = "prima.promise.charter"
    verbose_name = "Charter"
