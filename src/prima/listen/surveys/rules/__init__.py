"""What holds for surveys. No database, no clock, no Django.

| module | decides |
| --- | --- |
| `codes` | which words are stored: channels, profile, the life of an import |
| `instruments` | what a questionnaire must say |
| `invitations` | what a token carries, and until when it counts |
| `periods` | days, months and half-years of a unit |
| `sheets` | what a cell is, and what its text may hold |
| `workbooks`, `separated` | how an .xlsx or a .csv becomes sheets |
| `columns`, `cells`, `profiles`, `reading` | what a sheet of answers says, cell by cell |
"""
