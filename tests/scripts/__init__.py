"""The scripts: every one is formatted, linted and typed; what needs no page is tested by Node, beside this file."""
