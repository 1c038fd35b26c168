"""Where documents come from: the folder, the disk cache, the child processes that read them."""
