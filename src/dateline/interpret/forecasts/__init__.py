"""Which clauses put something forward, and what each says."""
