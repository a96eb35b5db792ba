"""The form: the workbook that is written from an edition, and what is read from it when it comes back."""
