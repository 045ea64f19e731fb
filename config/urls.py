"""Every address of the site."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

admin.site.site_header = admin.site.site_title = "Attaché"

urlpatterns = [
    path("", include("articles.urls")),
    path("", include("entities.urls")),
    path("admin/", admin.site.urls),
]
