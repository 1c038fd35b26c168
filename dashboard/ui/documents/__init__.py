"""The page 文档: the list of documents, adding some, saying what columns hold, checking rows against the source."""
