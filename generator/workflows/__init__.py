"""The program's stories, one file each: check, gate, importing, build, compare. Start reading here."""
