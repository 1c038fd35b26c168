"""Bytes -> blocks: how each format is recognised, read and bounded. `reading.read_blocks` is the way in."""
