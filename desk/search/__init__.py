"""The local index: built from the truth, searched without it; nothing but public facts is in the file."""
