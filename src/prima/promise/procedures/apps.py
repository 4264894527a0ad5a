from django.apps import AppConfig


class Procedures(AppConfig):
    name = "prima.promise.procedures"
    verbose_name = "Procedures"
