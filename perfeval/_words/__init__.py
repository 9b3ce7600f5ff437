"""The vocabulary: every word that heads a column, labels a fact, names a tier, a sign, a source or nothing.

Each word stands here once, with what it may mean; `read_form` and `from_rows` use the same.
Which of its meanings a word has in a form is decided by where it stands, not here.
"""
