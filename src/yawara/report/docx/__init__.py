"""The docx writer: the report as a file of Word, in a template that can be replaced."""

from yawara.report.docx.write import to_docx

__all__ = ["to_docx"]
