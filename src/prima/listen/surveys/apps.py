from django.apps import AppConfig


class Surveys(AppConfig):
    name = "prima.listen.surveys"
    verbose_name = "Surveys"
