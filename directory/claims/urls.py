"""Addresses of the account about companies and their people."""

from django.urls import path

from .views import claims, companies, invitations, people

urlpatterns = [
    path("companies/", companies.home, name="claims_home"),
    path("companies/search/", companies.search, name="claims_search"),
    path("companies/new/", companies.create, name="claims_create"),
    path("companies/<int:pk>/claim/", claims.begin, name="claims_begin"),
    path("claims/<int:pk>/", claims.claim, name="claims_claim"),
    path("claims/<int:pk>/again/", claims.again, name="claims_again"),
    path("claims/<int:pk>/withdraw/", claims.end, name="claims_withdraw"),
    path("companies/<int:pk>/people/", people.index, name="people_list"),
    path("companies/<int:pk>/people/invite/", people.invite, name="people_invite"),
    path("companies/<int:pk>/people/invitations/<int:invitation>/", people.take_back, name="people_take_back"),
    path("companies/<int:pk>/people/<int:member>/<slug:action>/", people.change, name="people_change"),
    path("companies/<int:pk>/people/leave/", people.leave, name="people_leave"),
    path("companies/<int:pk>/people/claims/<int:claim>/", people.claim, name="people_claim"),
    path("invitations/<int:pk>/", invitations.in_account, name="people_invited"),
    path("invitations/key/<str:key>/", invitations.by_key, name="people_invitation"),
]
