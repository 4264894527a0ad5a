from django.apps import AppConfig


class Assessments(AppConfig):
    name = "prima.promise.assessments"
    verbose_name = "Assessments"
