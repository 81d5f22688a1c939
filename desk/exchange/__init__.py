"""Files in and out: what cities publish, the sample that ships, and workbooks for the office."""
