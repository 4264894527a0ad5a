"""Work that tests can have done at once."""

from django_tasks_db.management.commands.db_worker import Worker


def work_off(worker: str = "test") -> None:
    """Run every task that is ready, in this thread, as the server's worker would."""
    Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=worker,
        excluded_queue_names=[],
    ).run()
