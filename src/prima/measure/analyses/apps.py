from django.apps import AppConfig


class Analyses(AppConfig):
    name = "prima.measure.analyses"
    verbose_name = "Analyses"
