"""What people take away from a meeting: workbook, task lists, print. All hold exactly what the filter shows."""

from dashboard.handouts.matrix_picture import matrix_picture
from dashboard.handouts.print_page import print_page
from dashboard.handouts.task_list import task_list, task_lists
from dashboard.handouts.workbook import workbook

__all__ = ["matrix_picture", "print_page", "task_list", "task_lists", "workbook"]
