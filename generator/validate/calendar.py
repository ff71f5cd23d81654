"""Days and months."""

from datetime import date


def months_later(day: date, months: int) -> date:
    """Return the day so many months later; the 29th of February becomes the 1st of March."""
    years, month = divmod(day.month - 1 + months, 12)
    if day.year + years > date.max.year:
        return date.max
    try:
        return day.replace(year=day.year + years, month=month + 1)
    except ValueError:
        return date(day.year + years, month + 2, 1)
