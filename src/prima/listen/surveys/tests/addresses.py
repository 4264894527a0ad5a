"""The addresses of this app alone, for what needs nothing else."""

from django.urls import include, path

urlpatterns = [path("", include("prima.listen.surveys.urls"))]
