"""What a charter says and what a guarantee owes. No Django, no database.

| question | answer | in |
| --- | --- | --- |
| what may a charter hold? | `CharterDocument` and its parts | `document`, `codes` |
| what does a unit start from? | `charter_template()` | `template` |
| what is owed for what was measured? | `owed(facts, guarantee)` | `guarantees` |
| what does the charter still lack? | `missing(document)` | `completeness` |
"""
