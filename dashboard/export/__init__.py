"""The files that users take away: CSV, workbook, task lists, print page, pictures. Each holds exactly what the filter shows."""
