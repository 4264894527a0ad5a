from django.apps import AppConfig


class Health(AppConfig):
    name = "prima.foundation.health"
    verbose_name = "Health"
