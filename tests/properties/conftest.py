"""How long the properties are tried: the same few examples in every run; more, and others, with PROPERTIES=deep."""

import os

from hypothesis import HealthCheck, settings

_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile("few", max_examples=25, deadline=None, derandomize=True, suppress_health_check=_SLOW)
settings.register_profile("deep", max_examples=2_000, deadline=None, suppress_health_check=_SLOW)
settings.load_profile("deep" if os.environ.get("PROPERTIES") == "deep" else "few")
