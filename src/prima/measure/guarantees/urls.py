from django.urls import path

from prima.measure.guarantees.views import public, staff

app_name = "guarantees"

urlpatterns = [
    path("charter/<slug:slug>/kept/", public.kept, name="kept"),
    path("guarantees/<slug:slug>/", staff.history, name="history"),
]
