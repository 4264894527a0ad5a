from django.urls import path

from prima.foundation.health import views

urlpatterns = [path("health", views.health, name="health")]
