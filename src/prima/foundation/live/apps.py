from django.apps import AppConfig


class Live(AppConfig):
    name = "prima.foundation.live"
    verbose_name = "Live"
