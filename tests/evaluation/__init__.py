"""Tests of how layouts and masks are measured."""
