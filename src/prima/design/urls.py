from django.urls import path

from prima.design import views

app_name = "design"
urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("faces/<slug:name>/", views.face, name="face"),
    path("<slug:name>/", views.component, name="component"),
]
