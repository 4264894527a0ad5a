"""Between apps of the stages only the front doors are open: actions, queries, rules, labels."""

import grimp

STAGES = {"promise", "deliver", "listen", "measure", "improve"}
OPEN = {"actions", "queries", "rules", "labels"}
ASSEMBLY = {"endpoints", "jobs", "urls", "views"}  # what web and config put together
CAST = {"testing"}


def app_of(module: str) -> tuple[str, str] | None:
    parts = module.split(".")
    return (parts[1], parts[2]) if len(parts) > 3 and parts[1] in STAGES else None


def is_test(module: str) -> bool:
    return ".tests." in module or module.endswith((".tests", ".testing", ".demo"))


def open_to(importer: str) -> set[str]:
    if is_test(importer):
        return OPEN | CAST | {"models"}
    if importer.startswith(("prima.config", "prima.web")):
        return OPEN | ASSEMBLY
    return OPEN


def back_doors(graph: grimp.ImportGraph) -> set[str]:
    return {
        f"{importer} -> {imported}"
        for importer in graph.modules
        for imported in graph.find_modules_directly_imported_by(importer)
        if app_of(imported)
        and app_of(imported) != app_of(importer)
        and imported.split(".")[3] not in open_to(importer)
    }


def test_apps_reach_each_other_only_through_front_doors() -> None:
    graph = grimp.build_graph("prima", exclude_type_checking_imports=True)

    assert back_doors(graph) == set()


def test_a_back_door_would_be_seen() -> None:
    graph = grimp.ImportGraph()
    for module in ("prima.measure.indices.views", "prima.listen.surveys.models"):
        graph.add_module(module)
    graph.add_import(importer="prima.measure.indices.views", imported="prima.listen.surveys.models")

    assert back_doors(graph) == {"prima.measure.indices.views -> prima.listen.surveys.models"}
