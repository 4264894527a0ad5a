"""What every stage stands on: people, units, calendars, the journal, jobs, the live bus."""
