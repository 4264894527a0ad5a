"""The pages of surveys: the answer page for citizens, counts and imports for the staff."""
