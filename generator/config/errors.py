"""What is wrong with the settings."""


class ConfigError(Exception):
    """A file of settings is wrong: the site's own mistake, named by file and key, never a submitter's."""
