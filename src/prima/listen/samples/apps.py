from django.apps import AppConfig


class Samples(AppConfig):
    name = "prima.listen.samples"
    verbose_name = "Samples"
