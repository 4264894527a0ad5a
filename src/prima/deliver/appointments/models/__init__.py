"""What is remembered of appointments: on what terms, who is expected when, and who waits."""

from prima.deliver.appointments.models.appointments import Appointment
from prima.deliver.appointments.models.plans import Plan, PlanWindow
from prima.deliver.appointments.models.wishes import Wish

__all__ = ["Appointment", "Plan", "PlanWindow", "Wish"]
