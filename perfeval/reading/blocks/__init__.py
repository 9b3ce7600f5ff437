"""The blocks of a form: each takes its own rows and makes one part of the form of them."""
