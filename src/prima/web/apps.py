from django.apps import AppConfig


class Web(AppConfig):
    name = "prima.web"
    verbose_name = "Web"
