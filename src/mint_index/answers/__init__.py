"""What municipalities filled in: from workbooks and CSV files to columns."""
