"""What touches the machine: the sandbox, the executor, the writer of files."""
