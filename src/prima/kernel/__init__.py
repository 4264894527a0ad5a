"""The science of Prima in plain Python: no database, no Django, no clock, no network.

| module | what it computes |
| --- | --- |
| `calendars` | `WorkingCalendar`: is it open, how much time has passed, when is a promise due |
| `lifecycle` | `Lifecycle`: which moves are possible, from where, and where they lead |
| `intervals` | of shares, of their differences, of means, of correlations |
| `quantiles` | what nine of ten waited at most, with its interval |
| `distributions` | Student's t and Fisher's F: what the intervals stand on |
| `scales`, `answers`, `sums`, `moments` | what is kept of answers, so that units add up |
| `satisfaction`, `reliability` | the SKM and IKM with their grades; Cronbach's alpha |
| `queueing` | waits and what may be announced, desks needed, days simulated (ADR 0017: numpy) |
| `readability` | how many years of school a text asks for |
| `sampling` | how many to ask, whom, and what the answers can say |
| `comparisons`, `control_charts` | did it change? One figure, many, or a series in time |
| `gaps`, `importance` | SERVQUAL; IPA, CSI, and what overall satisfaction follows |
| `kano`, `loyalty` | what delights; NPS and effort |
| `resampling` | how a figure moves when other people had answered |

Each published number has a page with its formula, source and a worked example in docs/methods.

Always true: the same input gives the same number, in any year and on any machine; moments come in
as arguments; what cannot be answered raises a `ValueError` with a name and is never a zero.
"""
