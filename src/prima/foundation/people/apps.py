from django.apps import AppConfig


class People(AppConfig):
    name = "prima.foundation.people"
    verbose_name = "People"
