"""The commands of the command line, by what they are for. Each is a thin call to functions that anybody may use."""
