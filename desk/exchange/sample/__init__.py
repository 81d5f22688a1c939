"""The made-up city: resources of all eight kinds, its staff and its windows, dated from the day of loading."""

from desk.exchange.sample.city import SampleCity, read_sample

__all__ = ["SampleCity", "read_sample"]
