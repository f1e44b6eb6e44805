#!/usr/bin/env python
"""Django's command line; brings the embedded database up where no other is named."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    from django.core.management import execute_from_command_line

    from portal.catalogues import compile_outdated
    from portal.postgres import acquire_if_embedded

    compile_outdated()
    acquire_if_embedded()
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
