"""The child process that opens a workbook: rows of text to standard output, one JSON value a line.

It is run as a script with a memory limit of its own, so that a hostile file can only end this process. It uses nothing
of the product. A line is ["sheet", name], ["hidden", name], ["row", number, [cells…]], ["end"] or ["fault", kind].
"""

import json
import sys
from datetime import date, datetime, time, timedelta

CPU_SECONDS = 180
_ROOM = 16_000_000


def limit(memory_bytes: int) -> None:
    """Bound what this process may take, where the system can (POSIX)."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))


def has_room() -> bool:
    """Whether enough memory is left for a library to work at all."""
    try:
        bytearray(_ROOM)
    except MemoryError:
        return False
    return True


def clock(value: time) -> str:
    """A time of day as people write it: 9:30."""
    return f"{value.hour}:{value.minute:02}"


def shown(value: object) -> str:
    """A cell as text: dates as 2024-03-19, times as 13:30, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        if value.time() == time(0):
            return value.date().isoformat()
        # A time of day that was stored as day 0 of the spreadsheet's calendar.
        return clock(value.time()) if value.year < 1901 else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return clock(value)
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02}"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def tell(*line: object) -> None:
    """Write one line."""
    sys.stdout.write(json.dumps(line, ensure_ascii=True) + "\n")


def read(path: str, most_rows: int, most_columns: int) -> None:
    """Tell every visible sheet of the workbook, row by row; rows without any text are passed over."""
    import warnings

    import openpyxl

    warnings.simplefilter("ignore")
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    tell("issued", shown(book.properties.modified))
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            tell("hidden", sheet.title)
            continue
        tell("sheet", sheet.title)
        # What a file claims of its size may be wrong by a million columns.
        sheet.reset_dimensions()
        for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
            if number > most_rows:
                tell("fault", "rows")
                return
            texts = [shown(value) for value in cells[: most_columns + 1]]
            while texts and not texts[-1].strip():
                texts.pop()
            if len(texts) > most_columns:
                tell("fault", "columns")
                return
            if texts:
                tell("row", number, texts)
    tell("end")


def main(arguments: list[str]) -> None:
    """Read the workbook that the arguments name: path, most rows, most columns, bytes of memory."""
    most_rows, most_columns, memory_bytes = (int(number) for number in arguments[1:])
    limit(memory_bytes)
    try:
        read(arguments[0], most_rows, most_columns)
    except Exception as error:
        # Without room libraries fail in many ways: some can't be loaded, others call a good file broken.
        is_full = isinstance(error, MemoryError) or not has_room()
        tell("fault", *(["memory"] if is_full else ["broken", type(error).__name__]))
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
