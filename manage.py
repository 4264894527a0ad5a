"""Django's command line: `./prima <command>` calls it inside the locked environment."""

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prima.config.settings")

if __name__ == "__main__":
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    from prima.config.catalogues import compile_catalogues

    compile_catalogues()
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"Prima cannot start. {error}")
