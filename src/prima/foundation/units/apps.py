from django.apps import AppConfig


class Units(AppConfig):
    name = "prima.foundation.units"
    verbose_name = "Units"
