"""What people take away from a meeting: workbook, task lists, print. All hold exactly what the filter shows."""

from dashboard.export.matrix_picture import matrix_picture
from dashboard.export.print_page import print_page
from dashboard.export.task_list import task_list, task_lists
from dashboard.export.workbook import workbook

__all__ = ["matrix_picture", "print_page", "task_list", "task_lists", "workbook"]
