"""Office files as packages of parts: what both workbooks and documents are made of."""
