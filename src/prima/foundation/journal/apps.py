from django.apps import AppConfig


class Journal(AppConfig):
    name = "prima.foundation.journal"
    verbose_name = "Journal"
