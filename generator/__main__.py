"""Let `python -m generator` do what the command `portal` does."""

from generator.cli.main import main

if __name__ == "__main__":
    main()
