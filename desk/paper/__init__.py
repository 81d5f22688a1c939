"""Content as records becomes a PDF; the only home of reportlab."""
