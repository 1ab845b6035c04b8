"""English time expressions → dates: tables, a small grammar, pure functions.

import dateline as dl
from datetime import date

dl.calendar.parse("by the end of March", anchor=date(2019, 1, 16)).end   # 2019-04-01
"""

from dateline.calendar.absolute import find_date, read_published
from dateline.calendar.article import find_times
from dateline.calendar.parse import parse

__all__ = ["find_date", "find_times", "parse", "read_published"]
