"""The science of Prima in plain Python: no database, no Django, no clock, no network.

| module | what it computes |
| --- | --- |
| `calendars` | `WorkingCalendar`: is it open, how much time has passed, when is a promise due |
| `lifecycle` | `Lifecycle`: which moves are possible, from where, and where they lead |
| `intervals` | `share_interval`, `difference_of_shares`, `mean_interval` |
| `distributions` | `student_t_quantile`, `f_quantile`: what the intervals stand on |
| `scales`, `answers`, `sums`, `moments` | what is kept of answers, so that units add up |
| `satisfaction`, `reliability` | the SKM and IKM with their grades; Cronbach's alpha |

Each published number has a page with its formula, source and a worked example in docs/methods.

Always true: the same input gives the same number, in any year and on any machine; moments come in
as arguments; what cannot be answered raises a `ValueError` with a name and is never a zero.
"""
