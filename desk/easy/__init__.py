"""やさしい日本語: what makes a text hard, what mends it, and where spaces go. Rules over texts; no files, no Qt."""
