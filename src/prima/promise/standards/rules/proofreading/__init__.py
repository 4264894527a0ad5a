"""The machine reads a draft: every rule has a name, and says where it found what.

| family | asks | in |
| --- | --- | --- |
| components | is everything there that the law asks for? | `completeness` |
| times | can the promised times be kept, and do they have a unit? | `times` |
| papers | is only asked what is used, and what the state does not hold already? | `papers` |
| money | does every fee rest on a rule, and stand in the price list? | `money` |
| promises | can the system measure what is promised? | `promises` |
| words | will a citizen understand it? | `wording` |
| rules of law | are the rules it rests on in force, and named in full? | `law` |
| people | are offices named, not persons? | `people` |
| hours | do the opening hours fit the unit's calendar, and themselves? | `hours` |
| growth | has it become more work for people than it was, or is elsewhere? | `growth` |

A finding and its code: `finding`. All of them together: `prima.promise.standards.rules.findings`.
"""
