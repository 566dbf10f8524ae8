"""The repairers in code. Each module has constants and one function, `find(ground, about)`; the folder is the registry.

A repairer yields edits and flags. It never returns text, never logs, never raises on odd text.
"""
