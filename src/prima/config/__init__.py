"""Assembles everything. Importing this package puts the safe SQLite in place first.

SQLite before 3.51.3 can corrupt a WAL database when two connections write and checkpoint at once,
and the operating system's is older. `pysqlite3` bundles a safe one; it must stand in for `sqlite3`
before Django loads its backend (ADR 0007).
"""

import sys

import pysqlite3

sys.modules["sqlite3"] = pysqlite3
sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
