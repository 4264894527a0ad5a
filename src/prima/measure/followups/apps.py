from django.apps import AppConfig


class FollowUps(AppConfig):
    name = "prima.measure.followups"
    verbose_name = "Follow-ups"
