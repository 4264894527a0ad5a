"""What holds for surveys. No database, no clock, no Django.

| module | decides |
| --- | --- |
| `codes` | which words are stored: channels, profile, the life of an import |
| `instruments` | what a questionnaire must say |
| `asking`, `indexing`, `documents` | what any instrument asks, and which figures come of it |
| `library`, `editing`, `schema` | what comes with Prima; how an instrument is read and changed |
| `answering` | which of what came is an answer, and what is missing |
| `ways` | which day, pace and code a way to answer lets through |
| `integrity` | which answers look helped |
| `cycle` | how the moments of a service are drawn, and how each was |
| `invitations` | what a token carries, and until when it counts |
| `periods` | days, months and half-years of a unit |
| `sheets` | what a cell is, and what its text may hold |
| `workbooks`, `separated` | how an .xlsx or a .csv becomes sheets |
| `columns`, `cells`, `profiles`, `reading` | what a sheet of answers says, cell by cell |
"""
