"""Decisions: what was found in many articles, judged as one record. Pure: no clock, no store."""
