"""Addresses of inquiries in the account. Below key/, confirm/, outcome/ and answered/, the address is the key."""

from django.urls import path, re_path

from .views import ask, oneclick, threads

urlpatterns = [
    path("inquiries/", threads.show_list, name="inquiries_list"),
    re_path("^inquiries/(?P<box>received|sent)/$", threads.show_list, name="inquiries_list"),
    path("inquiries/ask/", ask.ask_many, name="inquiries_ask_many"),
    path("inquiries/ask/company/<slug:slug>/", ask.ask_company, name="inquiries_ask_company"),
    path("inquiries/ask/listing/<slug:slug>/", ask.ask_listing, name="inquiries_ask_listing"),
    path("inquiries/asked/", ask.asked, name="inquiries_asked"),
    path("inquiries/confirm/<str:token>/", ask.confirm_inquiries, name="inquiries_confirm"),
    path("inquiries/outcome/<str:token>/", oneclick.outcome, name="inquiries_outcome"),
    path("inquiries/answered/<str:token>/", oneclick.answered, name="inquiries_answered"),
    path("inquiries/key/<str:key>/", threads.show_by_key, name="inquiries_by_key"),
    path("inquiries/key/<str:key>/files/<int:pk>/", threads.file_by_key, name="inquiries_file_by_key"),
    path("inquiries/<uuid:reference>/", threads.show_thread, name="inquiries_thread"),
    path("inquiries/<uuid:reference>/files/<int:pk>/", threads.file, name="inquiries_file"),
]
