"""The words of responsibility tables as data: to support a new wording, add a word or a line to one of these modules.

The wordings come from a survey of 54 published documents. Nothing here reads a document. A pattern too long for one line
has one alternative per line, with an example beside it; tests/loaders/vocabulary tries every pattern on more examples.
"""
