"""Translation models: found in an index, fetched, unpacked, installed, verified, removed."""
