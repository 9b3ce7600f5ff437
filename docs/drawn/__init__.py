"""The pictures of the documentation: one module for each, with its words in English and in Chinese."""
