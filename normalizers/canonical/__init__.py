"""The promise (SPEC.md): canonical text, and the article as ninjs with its provenance."""
