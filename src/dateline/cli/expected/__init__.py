"""What a report says is to come, laid out: in words, on the terminal, as rows, as a calendar."""
