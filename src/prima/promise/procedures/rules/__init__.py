"""What a procedure says, and how its work flows. No Django, no database.

| question | answer | in |
| --- | --- | --- |
| what may a procedure hold? | `ProcedureDocument` and its parts | `document`, `codes` |
| how is it read and written as text? | `read_procedure`, `write_procedure` | `exchange` |
| where does the work go after an activity? | `arrows(document)` | `flow` |
| what follows from the standard by itself? | `draft_from(standard)` | `drafting` |
| where does it contradict the standard? | `conflicts(standard, procedure)` | `conflicts` |
| what is missing? | `missing(document)` | `completeness` |
| how is a row moved, added, taken away? | `moved(document, code, by)` … | `editing` |
| how does another tool read it? | `to_bpmn(document)`, `from_bpmn(xml)` | `bpmn` |
| how does a version come into force? | `LIFECYCLE`, `in_the_way(ready)` | `lifecycle` |
| did somebody understand it? | `questions(document, number)`, `wrong` | `understanding` |
"""
