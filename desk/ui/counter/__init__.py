"""The counter: from the first word to the sheet in the resident's hand."""
