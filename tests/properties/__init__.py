"""Laws: what holds for every value, whoever calls."""
