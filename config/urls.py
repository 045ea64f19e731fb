"""Every address of the site."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path, re_path

from articles.views.openapi import openapi
from articles.views.twins.view import twin

admin.site.site_header = admin.site.site_title = "Attaché"

handler404 = "articles.views.gone.not_found"

urlpatterns = [
    path("", include("articles.urls")),
    path("", include("entities.urls")),
    path("openapi.json", openapi, name="openapi"),
    # The shortest page: "12.csl.json" is the page "12".
    re_path(
        r"^(?P<page>(?!admin/).+?)\.(?P<form>(?:csl|feed|ninjs)\.json|json|csv|atom|bib|ris)$",
        twin,
        name="twin",
    ),
    path("admin/", admin.site.urls),
]
