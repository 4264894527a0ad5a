"""Components: folders that hold a template, a style sheet, examples and their criteria."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from django.forms.utils import flatatt
from django.template import Context, Engine, Origin, Template, TemplateDoesNotExist
from django.utils.safestring import SafeString

FOLDER = Path(__file__).resolve().parent / "components"
ATTRIBUTES = ("hx_", "data_", "aria_")
PASSED_ON = ("request", "csrf_token", "csp_nonce")


def render_component(name: str, values: Mapping[str, object], around: Context) -> SafeString:
    """Render a component with these values and nothing else of the page around it.

    Keys that begin with `hx_`, `data_` or `aria_` reach the template as one `attributes`.
    """
    given = {key: value for key, value in values.items() if not key.startswith(ATTRIBUTES)}
    attributes = {
        key.replace("_", "-"): value for key, value in values.items() if key.startswith(ATTRIBUTES)
    }
    shared = {key: around[key] for key in PASSED_ON if key in around}
    inside = Context({**shared, **given, "attributes": flatatt(attributes)}, use_tz=around.use_tz)
    engine = around.template.engine if around.template else Engine.get_default()
    return template_of(name, engine).render(inside)


def template_of(name: str, engine: Engine) -> Template:
    file = FOLDER / f"{name}/{name}.html"  # one str: pathlib refuses the SafeString of a template
    if not file.is_file():
        raise TemplateDoesNotExist(f"No component is called {name!r}.")
    return _compiled(file, file.stat().st_mtime_ns, engine)


@lru_cache(maxsize=256)
def _compiled(file: Path, _changed: int, engine: Engine) -> Template:
    """Compile a template once for each time that its file changes."""
    name = f"components/{file.name}"
    origin = Origin(name=str(file), template_name=name)
    return Template(file.read_text(encoding="utf-8"), origin, name, engine)
