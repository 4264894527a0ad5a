"""The demonstration: a believable Puskesmas that was never there.

Everything in it is made through the same actions that an office uses, by a seeded simulation:
`founding` makes the unit, `visitors` decides who comes, `day` lets a day happen, `answers` says
what people thought, `history` puts the days together, `live` goes on while somebody looks.
"""
