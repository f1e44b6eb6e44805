"""Signing in: a code by e-mail, a passkey or a password, by django-allauth. base takes these in."""

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]  # Django's, which also takes e-mails
LOGIN_URL, LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "account_login", "account_home", "/"
WAGTAIL_FRONTEND_LOGIN_URL = "account_login"  # of private pages

ACCOUNT_ADAPTER = "home.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {"login": "home.accounts.forms.LoginForm", "signup": "home.accounts.forms.SignupForm"}
ACCOUNT_LOGIN_METHODS = {"email", "username"}  # accounts made by hand may have a user name that is no address
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]  # without password1, nobody could sign in by password either
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60  # seconds: mail takes its time
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_PREVENT_ENUMERATION = "strict"  # an address that somebody else has typed in is nobody's secret to tell
ACCOUNT_CHANGE_EMAIL = True  # one address per account, the old one holds until the new one is confirmed
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {"signup": "20/m/ip", "request_login_code": "20/m/ip,3/m/key", "login": "30/m/ip"}

MFA_ADAPTER = "home.accounts.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Glokal"
MFA_TOTP_TOLERANCE = 1  # clocks differ
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]

# E-mail address and password are the account's business, the CMS shows neither form.
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_RESET_ENABLED = False
