"""What a service standard says, whether it is whole, and what changed. No Django, no database.

| question | answer | in |
| --- | --- | --- |
| what may a document hold? | `ServiceDocument` and its parts | `document`, `commitments`, `codes` |
| what does a text say? | `read_document(text)`, or `UnreadableDocument` | `reading`, `problems` |
| how is it written down? | `write_document(document)`, `published_schema()` | `writing`, `schema` |
| which of the 14 components does it have? | `components(document)` | `components` |
| what should be mended first? | `findings(document, beside)` | `findings`, `proofreading` |
| how good is it? | `scored(document, found)` | `principles`, `scoring` |
| how long do its steps take together? | `critical_path(procedure)` | `critical_path` |
| what would happen if? | `outcome(document, change)`, `kept_share(past, promised)` | `what_if` |
| is it better, faster, newer, cheaper, simpler? | `compared(old, new)` | `comparing`, `burden` |
| what changed? | `differences(old, new)` | `differences` |
| what can a unit start from? | `catalogue()`, `unit_templates()` | `catalogue` |
| when does a version come into force? | `in_force(published, on)` | `versions` |
"""
