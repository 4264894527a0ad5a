from django.apps import AppConfig


class Standards(AppConfig):
    name = "prima.promise.standards"
    verbose_name = "Standards"
