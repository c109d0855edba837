"""Readers and writers of other tools' formats, one file a format."""
