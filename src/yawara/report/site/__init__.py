"""The norm base as a folder of pages: static, in both languages, whole without a server."""
