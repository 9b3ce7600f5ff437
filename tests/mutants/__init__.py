"""Break the package on purpose, one place at a time, and see which tests notice."""
