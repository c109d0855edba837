"""Edits said in words: text -> clauses -> bits -> what they do."""
