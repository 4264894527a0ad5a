from django.apps import AppConfig


class Queues(AppConfig):
    name = "prima.deliver.queues"
    verbose_name = "Queues"

    def ready(self) -> None:
        from prima.deliver.queues.live import render  # noqa: PLC0415 - needs the models
        from prima.foundation.live.topics import register  # noqa: PLC0415 - with it

        register("board", render)
