"""The page 文档: list documents, add some, correct what columns hold, check rows against the source."""
