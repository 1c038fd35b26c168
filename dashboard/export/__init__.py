"""What people take away from a meeting: CSV, workbook, task lists, print, pictures. Each holds exactly what the filter shows."""
