"""Reading the single cells of published files: days, times, money, people, hours, places. No cell makes it raise."""
