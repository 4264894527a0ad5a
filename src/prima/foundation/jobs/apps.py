from django.apps import AppConfig


class Jobs(AppConfig):
    name = "prima.foundation.jobs"
    verbose_name = "Jobs"

    def ready(self) -> None:
        from prima.foundation.jobs.wake import connect  # noqa: PLC0415 - models are loaded only now

        connect()
