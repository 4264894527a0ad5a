"""The one door to the Tasks API, so that the move to Django's own is a change of one line.

A task may run twice (the power goes between its effect and the note that it is done): write it
so that the second time changes nothing. Enqueue it inside the transaction that makes it necessary,
with ids as arguments.
"""

from django_tasks import TaskResult, TaskResultStatus, task
from django_tasks.signals import task_enqueued, task_finished

__all__ = ["TaskResult", "TaskResultStatus", "task", "task_enqueued", "task_finished"]
