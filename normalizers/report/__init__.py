"""Reports: why each change was made, what another rule set would change, and one page to read it all on."""
