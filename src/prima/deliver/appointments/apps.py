from django.apps import AppConfig


class Appointments(AppConfig):
    name = "prima.deliver.appointments"
    verbose_name = "Appointments"
