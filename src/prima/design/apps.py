from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "prima.design"
    label = "design"
    verbose_name = "Design system"
